"""
Lay out a prompt as lines of styled text: wrapped by words, never wider than the screen, long lists cut to what fits.

Pure: knows widths and heights, nothing of keys or terminals. Nothing is said by colour alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.utils import get_cwidth

from intakewise.language.saying import say

Line = list[tuple[str, str]]
"""One line on the screen: pieces of text, each with its style."""

POINTED = "bold class:pointed"
QUESTION = "bold"
QUIET = "class:quiet"
WARNING = "bold class:warning"
CURSOR = ("[SetCursorPosition]", "")


def wrap(text: str, width: int) -> list[str]:
    """
    Break a text into lines no wider than `width` columns, between words where that is possible.

    >>> wrap("one two three", 8)
    ['one two', 'three']
    >>> wrap("Donaudampfschiff", 6)
    ['Donaud', 'ampfsc', 'hiff']
    """
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if get_cwidth(joined) <= width:
            lines[-1] = joined
            continue
        parts = _chunks(word, max(width, 2))
        lines = [*lines, *parts] if lines[-1] else parts
    return lines


def _chunks(word: str, width: int) -> list[str]:
    chunks = [""]
    for character in word:
        if get_cwidth(chunks[-1] + character) > width:
            chunks.append("")
        chunks[-1] += character
    return chunks


def paragraph(text: str, width: int, style: str = "", *, first: str = "", rest: str | None = None) -> list[Line]:
    """
    Return a text as wrapped lines.

    Args:
        first: what stands before the first line; `rest` before the others (as many blanks if left out).
    """
    if not text:
        return []
    indent = " " * get_cwidth(first) if rest is None else rest
    lines = wrap(text, max(width - get_cwidth(first), 2))
    return [[(style, (indent if number else first) + line)] for number, line in enumerate(lines)]


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a list: what stands before its label (`[x] `), the label, and help shown while it is pointed at."""

    label: str
    mark: str = ""
    help: str = ""
    gap_before: bool = False


def row_lines(row: Row, width: int) -> list[Line]:
    """Return a row that is not pointed at."""
    gap: list[Line] = [[("", "")]] if row.gap_before else []
    return gap + paragraph(row.label, width, first=f"  {row.mark}")


def pointed_lines(row: Row, width: int) -> list[Line]:
    """Return the row that is pointed at: an arrow, bold, the cursor, and its help."""
    gap: list[Line] = [[("", "")]] if row.gap_before else []
    lines = paragraph(row.label, width, POINTED, first=f"> {row.mark}")
    lines[0].insert(0, CURSOR)
    indent = "  " + " " * get_cwidth(row.mark)
    return gap + lines + paragraph(row.help, width, QUIET, first=indent)


def visible(heights: Sequence[int], pointed: int, room: int, first: int) -> tuple[int, int]:
    """
    Choose which rows of a list to show: the first, and one past the last.

    The pointed row is among them, and the list moves as little as it can from where it began at `first`. A line above
    and a line below are left for saying how many rows are out of sight.
    """
    if sum(heights) <= room:
        return 0, len(heights)
    first = min(first, pointed)
    while True:
        last, used = first, min(first, 1)
        while last < len(heights) and used + heights[last] + (last + 1 < len(heights)) <= room:
            used += heights[last]
            last += 1
        if pointed < last or first == pointed:
            return first, max(last, first + 1)
        first += 1


def list_lines(rows: Sequence[Row], pointed: int, width: int, room: int, first: int) -> tuple[list[Line], int]:
    """
    Draw a list in at most `room` lines, as far as that is possible.

    Args:
        pointed: the row the arrow is at; -1 if it is elsewhere on the screen.

    Returns:  the lines, and the first row shown.
    """
    blocks = [(pointed_lines if number == pointed else row_lines)(row, width) for number, row in enumerate(rows)]
    return fitted(blocks, pointed, width, room, first)


def needed_lines(rows: Sequence[Row], pointed: int, width: int) -> int:
    """Return how many lines a list takes at least: the row at the arrow, and what is said of those out of sight."""
    return sum(len(pointed_lines(row, width)) for row in rows[max(pointed, 0) :][:1]) + min(2, len(rows) - 1)


def fitted(blocks: Sequence[list[Line]], pointed: int, width: int, room: int, first: int) -> tuple[list[Line], int]:
    """
    Return as many blocks as fit in so many lines, how many are out of sight, and the first that is in sight.

    The one at the arrow is cut only where it is higher than the room by itself.
    """
    marks = min(2, len(blocks) - 1)
    blocks = [
        [*block[: max(room - marks - 1, 1)], *([[(QUIET, "  ...")]] if room - marks > 1 else [])]
        if number == pointed and len(block) > max(room - marks, 1)
        else block
        for number, block in enumerate(blocks)
    ]
    first, last = visible([len(block) for block in blocks], max(pointed, 0), room, first)
    lines = [line for block in blocks[first:last] for line in block]
    above = paragraph(say("... {count} more above", count=first), width, QUIET, first="  ") if first else []
    below = (
        paragraph(say("... {count} more below", count=len(blocks) - last), width, QUIET, first="  ")
        if last < len(blocks)
        else []
    )
    return above + lines + below, first


def styled(lines: Sequence[Line]) -> StyleAndTextTuples:
    """Return lines as one run of styled text, as prompt_toolkit takes it."""
    run: StyleAndTextTuples = []
    for number, line in enumerate(lines):
        run += [("", "\n"), *line] if number else line
    return run
