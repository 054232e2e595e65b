"""
Write a report as Markdown: plain to read as it stands, and rendered.

One function for each block, all with one signature. Whatever a person typed comes out as text, never as markup.
"""

import re
from collections.abc import Iterable, Iterator
from functools import singledispatch

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
from intakewise.report.harmless import harmless

_MARKUP = re.compile(r"([\\`*_\[\]<>|~#&])")
_OPENING = re.compile(r"^([-+=]|\d+(?=[.)]))")
"""What would begin a list or a heading where it begins a line."""


def markdown_of(report: Report) -> str:
    """Return the page."""
    title = f"# {escaped(report.subject)}" if report.subject else ""
    blocks = [title, f"**{escaped(report.headline)}**", report.notice and f"**{escaped(report.notice)}**"]
    for part in report.essentials:
        blocks += _part(part, "###" if report.parts else "##")
    blocks += _texts(report.closing)
    for part in report.parts:
        blocks += _part(part, "##")
    return "\n\n".join(block for block in blocks if block) + "\n"


def _part(part: Part, marks: str) -> Iterator[str]:
    if part.title:
        yield f"{marks} {escaped(part.title)}"
    yield from _texts(part.blocks)


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    return (markdown(block) for block in blocks)


@singledispatch
def markdown(block: Block) -> str:
    """Return one block. Raises TypeError for what is none."""
    raise TypeError(f"no block of a report: {type(block).__name__}")


@markdown.register
def _(block: Subheading) -> str:
    return f"### {escaped(block.text)}"


@markdown.register
def _(block: Paragraph) -> str:
    return "\n\n".join(_line(block.line))


@markdown.register
def _(block: Bullets) -> str:
    # Markdown has one mark for all lists: what speaks for and against stands in words.
    sign = {"+": "(+) ", "-": ""}.get(block.mark, "")
    return "\n".join(_item("- ", sign, item) for item in block.items)


@markdown.register
def _(block: Steps) -> str:
    return "\n".join(_item(f"{number}. ", "", item) for number, item in enumerate(block.items, 1))


@markdown.register
def _(block: Table) -> str:
    head, *rows = ([escaped(cell) for cell in row] for row in (block.head, *block.rows))
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


@markdown.register
def _(block: Bars) -> str:
    return "\n".join(f"- {escaped(bar.title)}: **{escaped(bar.words)}**" for bar in block.bars)


@markdown.register
def _(block: Sheet) -> str:
    return "\n\n".join(text for part in block.parts for text in _part(in_brackets(part), "###"))


@markdown.register
def _(block: Sources) -> str:
    lines = (
        f"{source.number}. {escaped(source.text)}{_link(source.url)}{_accessed(source)}" for source in block.sources
    )
    return "\n".join(lines)


def _accessed(source: Source) -> str:
    return f" ({escaped(source.accessed)})" if source.accessed else ""


def _link(url: str) -> str:
    return f" <{url.replace('<', '%3C').replace('>', '%3E').replace(' ', '%20')}>" if url else ""


def _line(line: Line) -> Iterator[str]:
    lead = f"**{escaped(line.lead)}**" if line.lead else ""
    yield " ".join(filter(None, (lead, escaped(f"{line.text}{brackets(line.sources)}"))))
    yield from (f"*{escaped(note)}*" for note in line.notes)


def _item(mark: str, sign: str, line: Line) -> str:
    """Return an entry of a list; its notes belong to it, indented below it."""
    first, *notes = _line(line)
    indent = " " * len(mark)
    return "  \n".join([f"{mark}{sign}{first}", *(f"{indent}{note}" for note in notes)])


def escaped(text: str) -> str:
    r"""
    Return a text that is nothing but text in Markdown.

    >>> print(escaped("# a *b* <c> | [d](e)"))
    \# a \*b\* \<c\> \| \[d\](e)
    >>> print(escaped("1. a"))
    1\. a
    """
    marked = _MARKUP.sub(r"\\\1", harmless(text))
    return _OPENING.sub(lambda found: f"\\{found[0]}" if not found[0].isdigit() else f"{found[0]}\\", marked)
