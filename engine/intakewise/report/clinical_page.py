"""
The summary for a clinician as one page of HTML, dense, for A4; `to_pdf` makes a file of it.

Where one page cannot hold everything, negatives give way, and the page says how many. Nothing else ever gives way: then
there is a second page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import ceil

from intakewise.language.saying import say, say_number, speaking, spoken
from intakewise.model.clinical_summary import ClinicalSummary
from intakewise.report.blocks import Block, Bullets, Line, Part
from intakewise.report.clinical_parts import NEGATIVES, clinical_parts
from intakewise.report.harmless import escaped

_LETTERS_OF_A_LINE = 124
"""Letters in a line of the page, in a wide font (DejaVu Sans); words that wrap waste some."""

_LINES_OF_A_PAGE = 83
_LINES_OF_A_TITLE, _LINES_OF_A_HEADING = 2, 1.4

_PAGE_STYLE = """
:root { color-scheme: light; }
body { font: 1rem/1.4 system-ui, sans-serif; color: #111; background: #fff; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.2em; margin: 0; }
@media print { body { page: sheet; font-size: 7.8pt; line-height: 1.2; max-width: none; padding: 0; } }
"""
SHEET_STYLE = """
.sheet { line-height: 1.4; }
.sheet h3 { font-size: 1em; margin: 0.35em 0 0; padding: 0; border-bottom: 1px solid #111; break-after: avoid; }
.sheet ul { list-style: none; margin: 0; padding: 0; }
.sheet li { padding-left: 1em; text-indent: -1em; margin: 0; overflow-wrap: break-word; break-inside: auto; }
.sheet p { margin: 0; overflow-wrap: break-word; }
.sheet .fill { margin: 0.3em 0 0; }
.sheet .alert { border: 2px solid #111; padding: 0 0.4em 0.2em; margin-top: 0.35em; }
.sheet .alert h3 { margin-top: 0; }
@page sheet { size: A4; margin: 10mm 11mm; }
@media print { .sheet { font-size: 7.8pt; line-height: 1.2; } }
"""
"""How a sheet looks, on a page of its own or at the end of another."""

_ALERTS = ("referral", "open")
"""Parts in a box: what has to be seen first."""

_IN_LINES = ("referral", "open", "numbers", "contributors", "states", "advice", "stamp")
"""Parts with a line for each entry, whose lead is what to see. The others run on: there it is the answer."""


def clinical_page(summary: ClinicalSummary) -> str:
    """Return the page, in the language of the assessment."""
    with speaking(summary.assessment.language.code):
        return _page(summary)


def _page(summary: ClinicalSummary) -> str:
    title = say("{subject}: summary for a clinician", subject=summary.assessment.knowledge.title)
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{escaped(spoken())}">',
            '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            f"<title>{escaped(title)}</title><style>{_PAGE_STYLE}{SHEET_STYLE}</style></head>",
            f"<body><h1>{escaped(title)}</h1>",
            clinical_sheet(clinical_parts(summary)),
            "</body></html>\n",
        )
    )


def clinical_sheet(parts: Sequence[Part]) -> str:
    """Return the parts of a summary as they are printed on one sheet, with places for who it is about."""
    fill_in = f'<p class="fill">{escaped(_to_fill_in())}</p>'
    return "\n".join(('<div class="sheet">', fill_in, *map(_part, fitted(parts)), "</div>"))


def fitted(parts: Sequence[Part]) -> tuple[Part, ...]:
    """
    Return the parts with as many of the negatives as the page holds, and how many are left out.

    Where the rest alone takes more than a page, they may fill the last one.
    """
    rest = _LINES_OF_A_TITLE + sum(_lines_of_part(part) for part in parts if part.id != NEGATIVES)
    room = ceil(rest / _LINES_OF_A_PAGE) * _LINES_OF_A_PAGE - rest
    return tuple(_cut(part, room) if part.id == NEGATIVES else part for part in parts)


def _cut(part: Part, room: float) -> Part:
    lines = _lines_in(part.blocks)
    if _lines_of_part(part) <= room:
        return part
    room -= _LINES_OF_A_HEADING + 1  # the last line says what is left out
    kept: list[Line] = []
    for line in lines:
        if _height(line) <= room:
            kept.append(line)
            room -= _height(line)
    left_out = say_number(
        "{count} more safety question was answered and is not worrying; it did not fit on this page.",
        "{count} more safety questions were answered and are not worrying; they did not fit on this page.",
        len(lines) - len(kept),
    )
    return replace(part, blocks=(Bullets((*kept, Line(left_out))),))


def _lines_of_part(part: Part) -> float:
    heights = [_height(line) for line in _lines_in(part.blocks)]
    return _LINES_OF_A_HEADING + (sum(map(ceil, heights)) if part.id in _IN_LINES else ceil(sum(heights)))


def _height(line: Line) -> float:
    return (sum(len(text) + 2 for text in (line.lead, line.text, *line.notes)) + 2) / _LETTERS_OF_A_LINE


def _lines_in(blocks: Iterable[Block]) -> list[Line]:
    return [line for block in blocks if isinstance(block, Bullets) for line in block.items]


def _to_fill_in() -> str:
    """Return places for what an assessment never holds: who the person is, and when it was."""
    blank = "_" * 24
    return say("Name: {blank} Born: {blank} Date: {blank}", blank=blank)


def _part(part: Part) -> str:
    kind = ' class="alert"' if part.id in _ALERTS else ""
    items = [_item(line, part) for line in _lines_in(part.blocks)]
    if part.id in _IN_LINES:
        body = "\n".join(("<ul>", *(f"<li>{item}</li>" for item in items), "</ul>"))
    else:
        body = f"<p>{' · '.join(items)}</p>"
    return f"<section{kind}><h3>{escaped(part.title)}</h3>\n{body}</section>"


def _item(line: Line, part: Part) -> str:
    lead, text, *notes = map(escaped, (line.lead, line.text, *line.notes))
    if part.id in _IN_LINES:
        lead = f"<strong>{lead}</strong>" if lead else ""
    elif line.lead:
        text = f"<strong>{text}</strong>"
    return " ".join(filter(None, (lead, text, *(f"({note})" for note in notes))))
