"""
Draw a report in a terminal, wrapped to its width: the essentials close together, the parts with room.

One function for each block, all with one signature.
"""

from collections.abc import Iterable
from functools import singledispatch

from rich.console import Console
from rich.text import Text

from intakewise.language.saying import say
from intakewise.report import page
from intakewise.report.blocks import (
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
from intakewise.report.citing import brackets
from intakewise.report.clinical_parts import in_brackets

_NARROW = 60
_NOTE_INDENT = 2
_LISTS = (Bullets, Steps, Table, Bars)


def draw_essentials(report: Report, console: Console) -> None:
    """Draw what has to be read: the headline, and below it part by part; with room, where there is nothing else."""
    page.title(console, report.headline)
    page.paragraph(console, report.notice, style="bold")
    draw_part = _draw_close if report.parts else _draw_apart
    for part in report.essentials:
        draw_part(part, console)
    if not report.parts:
        page.gap(console)
    draw_blocks(report.closing, console)


def draw_parts(parts: Iterable[Part], console: Console) -> None:
    """Draw parts in full."""
    for part in parts:
        page.heading(console, part.title)
        for before, block in zip((None, *part.blocks), part.blocks, strict=False):
            if _begins_anew(before, block):
                page.gap(console)
            draw(block, console)


def _begins_anew(before: Block | None, block: Block) -> bool:
    """Tell whether a gap belongs between two blocks: text below a list, and what is drawn below text."""
    if isinstance(block, Paragraph):
        return isinstance(before, _LISTS) and bool(block.line.text or block.line.lead)
    return isinstance(block, Bars | Table) and before is not None


def draw_blocks(blocks: Iterable[Block], console: Console) -> None:
    """Draw blocks below each other."""
    for block in blocks:
        draw(block, console)


def _draw_close(part: Part, console: Console) -> None:
    """Draw a part of the essentials: what fits behind its title stands there; another language stands apart."""
    if part.language:
        _draw_apart(part, console)
        return
    first, *others = part.blocks
    if part.title and isinstance(first, Paragraph):
        title = say("{title}:", title=part.title)
        page.show(console, page.clean(title, "bold") + " " + _text(first.line))
    else:
        page.paragraph(console, part.title and say("{title}:", title=part.title), style="bold")
        draw(first, console)
    draw_blocks(others, console)


def _draw_apart(part: Part, console: Console) -> None:
    """Draw a part with room: of a report that has nothing but its essentials, such as an emergency."""
    page.subheading(console, part.title) if part.title else page.gap(console)
    draw_blocks(part.blocks, console)


@singledispatch
def draw(block: Block, console: Console) -> None:
    """Draw one block. Raises TypeError for what is none."""
    raise TypeError(f"no block of a report: {type(block).__name__}")


@draw.register
def _(block: Subheading, console: Console) -> None:
    page.subheading(console, block.text)


@draw.register
def _(block: Paragraph, console: Console) -> None:
    if block.line.text or block.line.lead:
        page.show(console, _text(block.line))
    _notes(block.line, console)


@draw.register
def _(block: Bullets, console: Console) -> None:
    for item in block.items:
        page.show(console, _text(item), mark=f"{block.mark} " if block.mark else "")
        _notes(item, console)


@draw.register
def _(block: Steps, console: Console) -> None:
    widest = len(f"{len(block.items)}.")
    for number, item in enumerate(block.items, 1):
        page.show(console, _text(item), mark=f"{f'{number}.':{widest}} ")
        _notes(item, console)


@draw.register
def _(block: Table, console: Console) -> None:
    page.table(console, block.head, block.rows, indent=2)


@draw.register
def _(block: Bars, console: Console) -> None:
    # On a narrow page the bars are left out: the words say it all.
    if page.width_of(console) < _NARROW:
        page.bullets(console, (f"{bar.title}: {bar.words}" for bar in block.bars))
        return
    rows = [(bar.title, page.bar(console, bar.filled, bar.length), bar.words) for bar in block.bars]
    page.table(console, ("", "", ""), rows)


@draw.register
def _(block: Sheet, console: Console) -> None:
    for part in block.parts:
        _draw_apart(in_brackets(part), console)


@draw.register
def _(block: Sources, console: Console) -> None:
    page.steps(console, map(_source, block.sources))


def _source(source: Source) -> str:
    accessed = source.accessed and f"({source.accessed})"
    return " ".join(filter(None, (source.text, source.url, accessed)))


def _text(line: Line) -> Text:
    lead = page.clean(line.lead, "bold")
    rest = page.clean(f"{line.text}{brackets(line.sources)}")
    return lead + " " + rest if lead and rest else lead + rest


def _notes(line: Line, console: Console) -> None:
    for note in line.notes:
        page.paragraph(console, note, indent=_NOTE_INDENT)
