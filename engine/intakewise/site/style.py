"""
How the page looks: on a telephone, on a screen by day and by night, and on paper.

On paper all text stands in two columns, so that a page holds about a dozen rules; pictures shrink to 8 points at least.
"""

STYLE = """
:root { color-scheme: light dark; --ink: #111; --paper: #fff; --soft: #505050; --line: #b5b5b5; --link: #0b4fa3; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececec; --paper: #161616; --soft: #b8b8b8; --line: #555; --link: #9cc7ff; }
}
* { box-sizing: border-box; }
body { font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
body { max-width: 60rem; margin: 0 auto; padding: 1rem 1rem 4rem; overflow-wrap: anywhere; }
a { color: var(--link); text-underline-offset: 0.15em; }
:focus-visible, :target { outline: 2px solid var(--link); outline-offset: 2px; }
h1, h2, h3, h4 { line-height: 1.25; break-after: avoid; scroll-margin-top: 0.5rem; }
h1 { overflow-wrap: anywhere; }
h2 { margin-top: 3rem; border-bottom: 2px solid; }
h3 { margin: 2rem 0 0.5rem; overflow-wrap: anywhere; }
h4 { margin: 0; font-size: 1rem; overflow-wrap: anywhere; }
p, ul, ol, dl { margin: 0.35rem 0; }
ul, ol { padding-left: 1.25rem; }
article h3 { margin: 0; }
article { margin: 0.75rem 0; padding: 0.5rem 0.75rem; border: 1px solid var(--line); border-radius: 4px; }
article dl { font-size: 0.9375rem; }
dl div { display: grid; grid-template-columns: 7.5rem 1fr; gap: 0.5rem; padding: 0.1rem 0; }
dt { color: var(--soft); }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
.note { color: var(--soft); font-size: 0.9375rem; overflow-wrap: anywhere; }
.warning { border-left: 4px solid; padding-left: 0.75rem; font-weight: bold; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; }
caption { text-align: left; color: var(--soft); padding: 0.25rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0; }
th, td { border-bottom: 1px solid var(--line); }
tbody th { font-weight: normal; overflow-wrap: anywhere; min-width: 7rem; }
.signed tbody th { min-width: 13rem; }
.signed td, .signed th { padding-top: 0.75rem; }
.blank { display: inline-block; min-width: 7rem; border-bottom: 1px solid; height: 1.25rem; }
figure { margin: 0.75rem 0; }
figcaption { color: var(--soft); font-size: 0.9375rem; }
svg text { fill: var(--ink); }
svg path, svg polygon, svg ellipse { stroke: var(--ink); }
svg .edge polygon { fill: var(--ink); }
svg a text { fill: var(--link); }
nav a { display: inline-block; padding: 0.15rem 0; }
nav li li { font-size: 0.9375em; }
.up { position: fixed; right: 0.5rem; bottom: 0.5rem; padding: 0.35rem 0.75rem; border: 1px solid; border-radius: 4px; }
.up { background: var(--paper); }
@media (max-width: 30rem) { dl div { grid-template-columns: 1fr; gap: 0; } }
@media screen and (min-width: 75rem) {
  body { display: grid; grid-template-columns: 18rem minmax(0, 60rem); column-gap: 2.5rem; max-width: 82rem; }
  header { grid-column: 1 / 3; }
  nav { position: sticky; top: 0; max-height: 100vh; overflow-y: auto; align-self: start; padding: 0.5rem; }
  main h2:first-child { margin-top: 0; }
  .part:first-child h2 { margin-top: 0; }
  .up { display: none; }
}
@page { size: A4; margin: 11mm 10mm 13mm; @bottom-right { content: counter(page); font-size: 8pt; } }
@media print {
  :root { color-scheme: light; --ink: #000; --paper: #fff; --soft: #333; --line: #999; --link: #000; }
  body { font-size: 8pt; line-height: 1.25; max-width: none; padding: 0; }
  a { text-decoration: none; }
  :target { outline: none; }
  .up { display: none; }
  .part, nav > ul { columns: 2; column-gap: 6mm; }
  nav li li, table { font-size: inherit; }
  nav > ul > li { break-inside: avoid; }
  nav a { display: inline; }
  h1 { font-size: 16pt; margin: 0 0 2mm; }
  h2 { font-size: 13pt; margin: 6mm 0 2mm; column-span: all; }
  h3 { font-size: 10pt; margin: 3mm 0 1mm; }
  h4 { font-size: 8.5pt; }
  p, ul, ol, dl { margin: 0.5mm 0; }
  ul, ol { padding-left: 3.5mm; }
  article { margin: 1mm 0; padding: 1mm 0; border-width: 1px 0 0; border-radius: 0; orphans: 3; widows: 3; }
  article dl, .note, figcaption { font-size: inherit; }
  dl div { display: block; padding: 0; }
  dt, dd { display: inline; }
  dt { font-style: italic; }
  dt::after { content: ": "; }
  th, td { padding: 0.3mm 2mm 0.3mm 0; }
  tr, figure { break-inside: avoid; }
  tbody th, .signed tbody th { min-width: 0; }
  .wide { overflow: visible; }
  .broad, .signed { column-span: all; }
  figure { margin: 1mm 0; }
  figure svg { width: min(100%, calc(var(--points) * 0.73pt)); height: auto; max-height: 255mm; }
  .reasons { padding: 0; }
  .reasons span { display: none; }
  .reasons li { display: inline; }
  .reasons li:not(:last-child)::after { content: "; "; }
  .rule > h4::after { content: ""; float: right; width: 3.5mm; height: 3.5mm; margin-left: 2mm; border: 1px solid; }
  #sign-off { break-before: page; }
}
"""
