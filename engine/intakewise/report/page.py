"""
What a printed page is made of: headings, paragraphs, bullets, tables, bars. Wrapped to the console, never wider.

Knows nothing of assessments. Nothing is said by colour alone, and no text can bring escape codes of its own. Where a
page is read aloud, it has the same texts without what is only drawn.
"""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from intakewise.report.harmless import harmless

WIDEST = 100
"""Longer lines are hard to read."""


class SpokenConsole(Console):
    """A console whose pages are read aloud or by a braille line: nothing is drawn, coloured, or taken away again."""

    # A subclass, because every page takes a console, and what it is for must travel with it.


def spoken_console() -> SpokenConsole:
    """Return a console on standard output that prints plain lines, without a single escape code."""
    return SpokenConsole(highlight=False, markup=False, emoji=False, force_terminal=False, color_system=None)


def is_spoken(console: Console) -> bool:
    """Tell whether pages are read aloud."""
    return isinstance(console, SpokenConsole)


def page_console() -> Console:
    """Return a console on standard output that guesses nothing: no emoji codes, no markup, no highlighting."""
    return Console(highlight=False, markup=False, emoji=False)


def width_of(console: Console) -> int:
    """Return how wide a page is, in columns. The last one is left free: terminals differ in what a full line does."""
    return max(min(console.width - 1, WIDEST), 1)


def is_plain(console: Console) -> bool:
    """Tell whether only ASCII can be drawn."""
    return not console.encoding.lower().startswith("utf")


def clean(text: str, style: str = "") -> Text:
    """Return a text as it can be printed, in a style."""
    return Text(harmless(text), style=style)


def show(console: Console, content: Text, indent: int = 0, mark: str = "") -> None:
    """Print a text, wrapped between words; `mark` stands before its first line, the others stand in line with it."""
    before = " " * min(indent, width_of(console) // 4) + mark
    lines = content.wrap(console, max(width_of(console) - cell_len(before), 1), overflow="fold")
    for number, line in enumerate(lines):
        line.rstrip()
        console.print(Text(" " * cell_len(before) if number else before) + line, no_wrap=True)


def gap(console: Console) -> None:
    """Print an empty line."""
    console.print()


def title(console: Console, text: str) -> None:
    """Print the title of a page, between two lines."""
    if is_spoken(console):
        subheading(console, text)
        return
    line = ("=" if is_plain(console) else "═") * width_of(console)
    console.print(clean(line))
    show(console, clean(text, "bold"))
    console.print(clean(line))


def heading(console: Console, text: str) -> None:
    """Print a heading, underlined."""
    gap(console)
    content = clean(text, "bold")
    show(console, content)
    if is_spoken(console):
        return
    console.print(clean(("-" if is_plain(console) else "─") * min(content.cell_len, width_of(console))))


def subheading(console: Console, text: str) -> None:
    """Print a heading within a part."""
    gap(console)
    show(console, clean(text, "bold"))


def paragraph(console: Console, text: str, indent: int = 0, style: str = "") -> None:
    """Print a paragraph; nothing for an empty one."""
    if text:
        show(console, clean(text, style), indent)


def listed(console: Console, marked: Iterable[tuple[str, str]], indent: int = 0) -> None:
    """Print entries, each a mark and a text, the texts in line below each other."""
    entries = list(marked)
    widest = max((cell_len(mark) for mark, _ in entries), default=0)
    for mark, text in entries:
        show(console, clean(text), indent, f"{mark:{widest}} ")


def bullets(console: Console, texts: Iterable[str], indent: int = 0) -> None:
    """Print a list without order."""
    listed(console, (("-", text) for text in texts), indent)


def steps(console: Console, texts: Iterable[str], indent: int = 0) -> None:
    """Print a list in order."""
    listed(console, ((f"{number}.", text) for number, text in enumerate(texts, 1)), indent)


def table(console: Console, head: Sequence[str], rows: Iterable[Sequence[str]], indent: int = 0) -> None:
    """Print a table, with a head or without (all empty); its cells wrap where the page is narrow."""
    if is_spoken(console):
        for row in rows:
            named = zip(head, row, strict=True)
            show(console, clean("; ".join(f"{name}: {cell}" if name else cell for name, cell in named if cell)), indent)
        return
    has_head = any(head)
    grid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", show_header=has_head)
    for name in head:
        grid.add_column(clean(name), overflow="fold")
    for row in rows:
        grid.add_row(*(clean(cell) for cell in row))
    console.print(Padding(grid, (0, 0, 0, indent), expand=False), width=width_of(console))


def bar(console: Console, filled: int, length: int) -> str:
    """
    Return a bar of a length, so much of it filled: readable without colour, and in ASCII where need be.

    Nothing where pages are read aloud: the word beside it says the same.

    >>> bar(Console(), 2, 4) in ("██░░", "##..")
    True
    """
    if is_spoken(console):
        return ""
    full, empty = ("#", ".") if is_plain(console) else ("█", "░")
    return full * filled + empty * (length - filled)
