"""How the page looks: on a telephone, on a screen by day and by night, and on paper."""

STYLE = """
:root { color-scheme: light dark; --ink: #111; --paper: #fff; --soft: #505050; --line: #b5b5b5; --link: #0b4fa3; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececec; --paper: #161616; --soft: #b8b8b8; --line: #555; --link: #9cc7ff; }
}
* { box-sizing: border-box; }
body { font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: break-word; }
a { color: var(--link); text-underline-offset: 0.15em; }
h1, h2, h3, h4 { line-height: 1.25; break-after: avoid; }
h2 { margin-top: 3rem; border-bottom: 2px solid; }
h3 { margin: 2rem 0 0.5rem; }
h4 { margin: 0; font-size: 1rem; overflow-wrap: anywhere; }
p, ul, dl { margin: 0.35rem 0; }
ul { padding-left: 1.25rem; }
article { margin: 0.75rem 0; padding: 0.5rem 0.75rem; border: 1px solid var(--line); border-radius: 4px; }
article dl { font-size: 0.9375rem; }
dl div { display: grid; grid-template-columns: 7.5rem 1fr; gap: 0.5rem; padding: 0.1rem 0; }
dt { color: var(--soft); }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
.note { color: var(--soft); font-size: 0.9375rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; }
caption { text-align: left; color: var(--soft); padding: 0.25rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0; }
th, td { border-bottom: 1px solid var(--line); }
tbody th { font-weight: normal; overflow-wrap: anywhere; min-width: 9rem; }
.blank { display: inline-block; min-width: 7rem; border-bottom: 1px solid; height: 1.25rem; }
figure { margin: 0.75rem 0; }
figcaption { color: var(--soft); font-size: 0.9375rem; }
svg text { fill: var(--ink); }
svg path, svg polygon, svg ellipse { stroke: var(--ink); }
svg .edge polygon { fill: var(--ink); }
svg a text { fill: var(--link); }
.signed tbody th { min-width: 17rem; }
@media (max-width: 30rem) { dl div { grid-template-columns: 1fr; gap: 0; } }
@page { size: A4; margin: 16mm 14mm; @bottom-right { content: counter(page); } }
@media print {
  :root { color-scheme: light; --ink: #000; --paper: #fff; --soft: #333; --line: #999; --link: #000; }
  body { font-size: 9.5pt; max-width: none; padding: 0; }
  a { text-decoration: none; }
  nav { break-after: page; }
  #sign-off { break-before: page; }
  article, tr, figure { break-inside: avoid; }
  .wide { overflow: visible; }
  figure svg { max-width: 100%; max-height: 235mm; height: auto; }
}
"""
