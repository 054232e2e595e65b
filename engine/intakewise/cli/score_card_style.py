"""How the page of a score card looks: in greys alone, which a printer keeps."""

# Light enough for dark text: should a printer leave the greys out, nothing is lost.
_SHADES = "\n".join(f".shade{step} {{ background: hsl(0 0% {100 - 6 * step}%); }}" for step in range(9))

STYLE = f"""
body {{ font: 16px/1.5 system-ui, sans-serif; color: #111; background: #fff; }}
body {{ max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }}
h1, h2, h3 {{ line-height: 1.25; break-after: avoid; }}
h2 {{ border-bottom: 1px solid #111; margin-top: 2.5rem; }}
h3 {{ margin-bottom: 0.25rem; }}
section {{ break-inside: avoid; }}
section p {{ margin: 0.25rem 0; }}
.lead {{ font-weight: 600; }}
.elsewhere {{ padding-left: 1rem; font-style: italic; }}
.story {{ color: #444; }}
table {{ border-collapse: collapse; font-variant-numeric: tabular-nums; }}
.shares th {{ text-align: left; font-weight: normal; width: 7.5rem; }}
.shares td {{ padding: 0 0.5rem 0 0; white-space: nowrap; vertical-align: middle; width: 5.5rem; }}
.shares td:nth-child(3) {{ width: 3.5rem; }}
.shares td:nth-child(4) {{ width: 7rem; }}
.shares svg {{ display: block; }}
.tick {{ stroke: #999; }}
.range {{ stroke: #111; stroke-width: 2; }}
.matrix {{ print-color-adjust: exact; -webkit-print-color-adjust: exact; margin-top: 0.75rem; }}
.matrix th, .matrix td {{ border: 1px solid #777; padding: 0.4rem 0.7rem; text-align: center; min-width: 3.5rem; }}
.matrix .right {{ outline: 3px solid #111; outline-offset: -3px; }}
.matrix .low {{ font-weight: 700; text-decoration: underline; }}
{_SHADES}
@media print {{ body {{ margin: 0; max-width: none; font-size: 11pt; }} }}
"""
