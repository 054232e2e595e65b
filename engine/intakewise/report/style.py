"""How the page of a report looks: black on white, so that a screen, a telephone, and grey paper show the same."""

STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { font: 1rem/1.5 system-ui, sans-serif; color: #111; background: #fff; }
body { max-width: 46rem; margin: 0 auto; padding: 1rem; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.25; break-after: avoid; text-wrap: balance; }
h1 { font-size: 1.5rem; margin: 0 0 1rem; padding: 0.75rem 1rem; border: 3px solid #111; text-wrap: wrap; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 0.5rem; padding-bottom: 0.25rem; border-bottom: 1px solid #111; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 0.25rem; }
p, ul, ol, table, figure { margin: 0.5rem 0; }
ul, ol { padding-left: 1.5rem; }
li { margin: 0.25rem 0; }
a { color: inherit; text-decoration-thickness: 1px; text-underline-offset: 0.15em; }
.subject { margin: 0 0 0.5rem; font-weight: 600; }
.plain { list-style: none; padding-left: 0; }
.for { list-style-type: "+ "; padding-left: 1.25rem; }
.note { display: block; color: #444; font-size: 0.875rem; }
.cited { white-space: nowrap; font-size: 0.875rem; }
.essentials h2 { font-size: 1.05rem; margin: 1.25rem 0 0.25rem; border: 0; padding: 0; }
.essentials p, .essentials ul, .essentials ol { margin: 0.25rem 0; }
.essentials .notice { margin: 0.5rem 0 1rem; padding-left: 0.75rem; border-left: 3px solid #111; }
.essentials [lang] { margin-top: 1.25rem; padding: 0 1rem 0.5rem; border: 1px solid #111; }
.closing { margin-top: 1.25rem; padding-top: 0.5rem; border-top: 1px solid #999; }
nav { margin: 2rem 0; padding: 0.5rem 1rem; border: 1px solid #999; }
nav ul { columns: 2 14rem; list-style: none; padding: 0; margin: 0; }
nav li { margin: 0; padding: 0.25rem 0; break-inside: avoid; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid #bbb; }
tbody th { font-weight: normal; }
.bars { width: auto; }
.bars th, .bars td { border: 0; vertical-align: middle; }
.bar { white-space: nowrap; letter-spacing: -0.05em; font-family: monospace; }
figure svg { max-width: 100%; height: auto; }
figcaption { font-size: 0.875rem; color: #444; }
.sources { padding-left: 2rem; }
@media (max-width: 30rem) {
  .bar { display: none; }
  th, td { padding-right: 0.5rem; }
}
@page { size: A4; margin: 18mm 16mm; }
@media print {
  body { font-size: 10.5pt; max-width: none; padding: 0; }
  nav { display: none; }
  h2 { margin-top: 1.5rem; }
  #clinician { page: sheet; }
  #clinician h2 { margin: 0; font-size: 10pt; }
  li, tr, figure, .bars, h3 + p { break-inside: avoid; }
  p, li { orphans: 3; widows: 3; }
  a { text-decoration: none; }
}
"""
