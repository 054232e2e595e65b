// How the form looks. A page sets the variables `--intake-…`, and `color-scheme` for light or dark alone.

const STYLE = `
:host{
	display:block;
	color-scheme:light dark;
	--text:var(--intake-text,light-dark(#1a1c1e,#e8eaed));
	--soft:var(--intake-soft,light-dark(#4a4f55,#b8bec5));
	--ground:var(--intake-background,light-dark(#fff,#121416));
	--raised:var(--intake-raised,light-dark(#f3f6f8,#1e2226));
	--line:var(--intake-border,light-dark(#7a828a,#7d868f));
	--accent:var(--intake-accent,light-dark(#0b5a7a,#8fd0ee));
	--on-accent:var(--intake-on-accent,light-dark(#fff,#08222e));
	--danger:var(--intake-danger,light-dark(#a3161d,#ffb3b0));
	--on-danger:var(--intake-on-danger,light-dark(#fff,#3a0508));
	--radius:var(--intake-radius,.5rem);
}
:host([hidden]){display:none}
*{box-sizing:border-box}
.form{
	color:var(--text);
	background:var(--ground);
	font:var(--intake-font,1rem/1.5 system-ui, sans-serif);
	max-width:var(--intake-width,42rem);
	margin-inline:auto;
	overflow-wrap:anywhere;
}
h2{font-size:1.375rem;line-height:1.3;margin:0 0 .75rem}
h3{font-size:1.05rem;line-height:1.35;margin:1.25rem 0 .25rem}
p,figure{margin:.5rem 0}
ul,ol{margin:.25rem 0;padding-inline-start:1.4rem}
a{color:var(--accent)}
small{display:block}
small,.small,.help,.hint,figcaption{color:var(--soft);font-size:.9rem}
:focus-visible:not(h2),.choice:has(:focus-visible){outline:3px solid var(--accent);outline-offset:2px}
fieldset{border:0;margin:1rem 0 1.5rem;padding:0;min-width:0}
legend{padding:0;font-weight:600;font-size:1.05rem}
legend h2{margin-bottom:.25rem}
.choice,.found,.aside,.essentials [lang],[type=text],select,textarea{border:1px solid var(--line);border-radius:var(--radius)}
.choices,.number,.search{margin-block:.5rem}
.choices{display:grid;gap:.5rem}
.choice{display:flex;gap:.75rem;align-items:start;padding:.65rem .85rem;cursor:pointer;background:var(--ground);flex:1}
.choice:hover,.choice:has(:checked){background:var(--raised)}
.choice:has(:checked){border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
.choice :focus-visible{outline:none}
.choice.light{border-style:dashed;padding-block:.45rem}
.choice input,.unsure input{width:1.25rem;height:1.25rem;margin:.15rem 0 0;flex:none;accent-color:var(--accent)}
.unsure{display:flex;gap:.4rem;padding:.5rem}
[type=text],select,textarea{font:inherit;color:inherit;background:var(--ground);padding:.6rem .75rem;max-width:100%}
textarea,.search input{width:100%}
.row,.number,.actions{display:flex;flex-wrap:wrap;gap:.75rem}
.row,.number{align-items:center}
.number input{width:9rem}
.found{list-style:none;margin:.25rem 0;padding:0;max-height:22rem;overflow:auto}
.found li{padding:.6rem .85rem;cursor:pointer}
.found li+li{border-top:1px solid var(--line)}
.found li:hover,.found [aria-selected=true]{background:var(--accent);color:var(--on-accent)}
.found small{color:inherit}
.problem{color:var(--danger);font-weight:600}
.problem:empty{display:none}
.question:has(.problem:not(:empty)){border-inline-start:4px solid var(--danger);padding-inline-start:.85rem}
summary{cursor:pointer;padding-block:.5rem}
.why summary{color:var(--accent);font-size:.95rem}
.why p{margin:0 0 .5rem;padding-inline-start:1rem;border-inline-start:3px solid var(--line)}
.actions{margin-block:1.5rem .75rem}
.stacked{flex-direction:column;align-items:stretch}
button{
	font:inherit;font-weight:600;cursor:pointer;flex:none;max-width:100%;overflow-wrap:break-word;min-height:2.75rem;padding:.5rem 1.1rem;
	border:1px solid var(--accent);border-radius:var(--radius);color:var(--accent);background:var(--ground);
}
button.main{background:var(--accent);color:var(--on-accent)}
button.danger{background:var(--danger);color:var(--on-danger);border-color:var(--danger)}
button.quiet{border:0;background:none;text-decoration:underline}
.progress{margin-bottom:1.25rem;color:var(--soft)}
progress{width:100%;height:.5rem;accent-color:var(--accent)}
.notice{background:var(--raised);border-inline-start:4px solid var(--accent);padding:.6rem 1rem;margin-block:1rem}
.warning,.aside,.essentials [lang]{padding:0 1rem .75rem;margin-block:1rem}
.warning{border:2px solid var(--danger);border-radius:var(--radius)}
.warning h3{color:var(--danger);margin-top:.75rem}
.emergency>.heading,.unfinished>.heading{color:var(--danger)}
dl{margin:.25rem 0 1.25rem}
.answered,.part,th,td{border-bottom:1px solid var(--line)}
.answered{padding-block:.6rem}
dd{margin:.15rem 0 0;display:flex;gap:1rem;justify-content:space-between;align-items:center;font-weight:600}
dd button{min-height:2.25rem;padding-block:.25rem}
.plain{list-style:none;padding:0}
.essentials{background:var(--raised);border-radius:var(--radius);padding:.25rem 1.1rem .75rem}
.closing{border-top:1px solid var(--line);margin-top:1rem}
.part>summary h3{display:inline;margin:0}
figure svg{display:block;width:100%;max-width:500px;height:auto}
table{border-collapse:collapse;width:100%}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{text-align:start;vertical-align:top;padding:.3rem .75rem .3rem 0}
@media (max-width:30rem){
	.actions button{flex:1 1 100%}
	dd{flex-wrap:wrap}
}
@media print{
	:host{color-scheme:light}
	.form{max-width:none;font-size:10.5pt}
	.actions,.notices,.why{display:none}
	.essentials{background:none;padding-inline:0}
	li,tr,figure{break-inside:avoid}
	details::details-content{content-visibility:visible;height:auto}
}
`;

/** All forms of a page share it. A strict policy lets it pass: it is no `<style>`. */
export const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);
