"""
Write a report as one HTML page: complete in itself, to read on a telephone, on a screen, or on grey paper.

One function for each block, all with one signature. No script, no request to anywhere, and every text is escaped.
"""

from collections.abc import Iterable, Iterator
from functools import singledispatch

from intakewise.language.saying import say
from intakewise.report.blocks import (
    Bar,
    Bars,
    Block,
    Bullets,
    Line,
    Paragraph,
    Part,
    Report,
    Sheet,
    Source,
    Sources,
    Steps,
    Subheading,
    Table,
)
from intakewise.report.clinical_page import SHEET_STYLE, clinical_sheet
from intakewise.report.harmless import escaped
from intakewise.report.style import STYLE

NOTHING_FROM_ELSEWHERE = "default-src 'none'; style-src 'unsafe-inline'"
"""A browser that opens the page runs nothing and asks nobody, whatever came to stand in it."""

_WEB = ("https://", "http://")
_LISTS = {"": ' class="plain"', "+": ' class="for"'}


def html_of(report: Report) -> str:
    """Return the page."""
    name = escaped(f"{report.subject}: {report.headline}" if report.subject else report.headline)
    head = (
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{NOTHING_FROM_ELSEWHERE}">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{name}</title>",
        f"<style>{STYLE}{SHEET_STYLE}</style>",
    )
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{escaped(report.language)}">',
            "<head>",
            *head,
            "</head>",
            "<body>",
            *_header(report),
            "<main>",
            *_essentials(report),
            *_contents(report),
            *(text for part in report.parts for text in _part(part)),
            "</main>",
            "</body>",
            "</html>\n",
        )
    )


def _header(report: Report) -> Iterator[str]:
    yield "<header>"
    if report.subject:
        yield f'<p class="subject">{escaped(report.subject)}</p>'
    yield f"<h1>{escaped(report.headline)}</h1>"
    yield "</header>"


def _essentials(report: Report) -> Iterator[str]:
    label = say("The essentials")
    yield f'<section class="essentials" aria-label="{escaped(label)}">'
    if report.notice:
        yield f'<p class="notice"><strong>{escaped(report.notice)}</strong></p>'
    for part in report.essentials:
        yield f'<div lang="{escaped(part.language)}">' if part.language else "<div>"
        if part.title:
            yield f"<h2>{escaped(part.title)}</h2>"
        yield from map(to_html, part.blocks)
        yield "</div>"
    yield '<div class="closing">'
    yield from map(to_html, report.closing)
    yield "</div>"
    yield "</section>"


def _contents(report: Report) -> Iterator[str]:
    """Yield links to the parts: paper needs none, and an emergency has none."""
    if not report.parts:
        return
    label = say("The parts of this page")
    yield f'<nav aria-label="{escaped(label)}">'
    yield "<ul>"
    yield from (f'<li><a href="#{escaped(part.id)}">{escaped(part.title)}</a></li>' for part in report.parts)
    yield "</ul>"
    yield "</nav>"


def _part(part: Part) -> Iterator[str]:
    name = escaped(part.id)
    yield f'<section id="{name}" class="part" aria-labelledby="{name}-title">'
    yield f'<h2 id="{name}-title">{escaped(part.title)}</h2>'
    yield from map(to_html, part.blocks)
    yield "</section>"


@singledispatch
def to_html(block: Block) -> str:
    """Return one block. Raises TypeError for what is none."""
    raise TypeError(f"no block of a report: {type(block).__name__}")


@to_html.register
def _(block: Subheading) -> str:
    return f"<h3>{escaped(block.text)}</h3>"


@to_html.register
def _(block: Paragraph) -> str:
    return f"<p>{_line(block.line)}</p>"


@to_html.register
def _(block: Bullets) -> str:
    return f"<ul{_LISTS.get(block.mark, '')}>\n{_items(block.items)}\n</ul>"


@to_html.register
def _(block: Steps) -> str:
    return f"<ol>\n{_items(block.items)}\n</ol>"


@to_html.register
def _(block: Table) -> str:
    head = "".join(f'<th scope="col">{escaped(name)}</th>' for name in block.head)
    rows = "\n".join(f"<tr>{_cells(row)}</tr>" for row in block.rows)
    return (
        f"<table>\n<caption>{escaped(block.caption)}</caption>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{rows}\n</tbody>\n</table>"
    )


@to_html.register
def _(block: Bars) -> str:
    if block.picture:
        return f"<figure>{block.picture}<figcaption>{escaped(block.caption)}</figcaption></figure>"
    rows = "\n".join(map(_bar, block.bars))
    return f'<table class="bars">\n<caption>{escaped(block.caption)}</caption>\n<tbody>\n{rows}\n</tbody>\n</table>'


@to_html.register
def _(block: Sheet) -> str:
    return clinical_sheet(block.parts)


@to_html.register
def _(block: Sources) -> str:
    return '<ol class="sources">\n' + "\n".join(map(_source, block.sources)) + "\n</ol>"


def _bar(bar: Bar) -> str:
    drawn = "█" * bar.filled + "░" * (bar.length - bar.filled)
    return (
        f'<tr><th scope="row">{escaped(bar.title)}</th>'
        f'<td class="bar" aria-hidden="true">{drawn}</td><td>{escaped(bar.words)}</td></tr>'
    )


def _source(source: Source) -> str:
    accessed = f" ({escaped(source.accessed)})" if source.accessed else ""
    return f'<li id="source-{source.number}">{escaped(source.text)}{_link(source.url)}{accessed}</li>'


def _link(url: str) -> str:
    if not url:
        return ""
    if not url.startswith(_WEB):
        return f" {escaped(url)}"
    return f' <a href="{escaped(url)}" rel="noopener noreferrer">{escaped(url)}</a>'


def _cells(row: Iterable[str]) -> str:
    first, *others = row
    return f'<th scope="row">{escaped(first)}</th>' + "".join(f"<td>{escaped(cell)}</td>" for cell in others)


def _items(items: Iterable[Line]) -> str:
    return "\n".join(f"<li>{_line(item)}</li>" for item in items)


def _line(line: Line) -> str:
    lead = f"<strong>{escaped(line.lead)}</strong>" if line.lead else ""
    notes = "".join(f'<small class="note">{escaped(note)}</small>' for note in line.notes)
    return " ".join(filter(None, (lead, f"{escaped(line.text)}{_numbers(line.sources)}"))) + notes


def _numbers(sources: tuple[int, ...]) -> str:
    links = (f'<a href="#source-{number}">{number}</a>' for number in sources)
    return f' <span class="cited">[{", ".join(links)}]</span>' if sources else ""
