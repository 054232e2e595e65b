"""
Lay out the rows of a screen: the one at the arrow with all that can be chosen, the others with their answer.

Pure: knows widths and heights, nothing of keys or terminals. Nothing is said by colour alone.
"""

from collections.abc import Iterator, Sequence

from intakewise.language.saying import say
from intakewise.quiz.drawing import (
    CURSOR,
    POINTED,
    QUIET,
    WARNING,
    Line,
    Row,
    paragraph,
    pointed_lines,
    row_lines,
)
from intakewise.quiz.numbers import read_number
from intakewise.quiz.replies import Item, Misread
from intakewise.quiz.rows import QuestionRow, entries, hint, said

DIGITS = 9
"""So many entries can be chosen by a digit."""


def blocks_of(
    rows: Sequence[QuestionRow], actions: Sequence[Item], pointed: int, width: int, room: int
) -> list[list[Line]]:
    """Return the lines of each row, then of each action; `pointed` counts through both, and keeps to the room."""
    blocks = [
        _cropped(row, width, room - 2) if number == pointed else _closed(row, width) for number, row in enumerate(rows)
    ]
    for number, action in enumerate(actions, len(rows)):
        line = Row(action.label, gap_before=number == len(rows))
        blocks.append((pointed_lines if number == pointed else row_lines)(line, width))
    return blocks


def _closed(row: QuestionRow, width: int) -> list[Line]:
    colon = "" if row.label.endswith(("?", ".", ":")) else ":"
    return paragraph(f"{row.label}{colon} {said(row)}", width, first="  ")


def _open(row: QuestionRow, width: int) -> list[Line]:
    lines = paragraph(row.label, width, POINTED, first="> ", rest="  ")
    lines += paragraph(hint(row), width, QUIET, first="    ")
    if row.is_typed:
        lines += _field(row, width)
    lines += [line for number, entry in enumerate(entries(row)) for line in _entry(row, number, entry, width)]
    if row.at < 0 and not row.is_typed:
        lines[0].insert(0, CURSOR)
    return lines


def _cropped(row: QuestionRow, width: int, room: int) -> list[Line]:
    """Return the row at the arrow in at most so many lines: its words, and as much as fits round the cursor."""
    block = _open(row, width)
    if len(block) <= room:
        return block
    words = len(paragraph(row.label, width, first="> "))
    top = words if room >= words + 4 else 1
    kept = max(room - top, 1)
    cursor = next((number for number, line in enumerate(block) if CURSOR in line), 0)
    first = min(max(cursor - kept // 2, top), len(block) - kept)
    seen = block[first : first + kept]
    if kept > 2:
        if first > top:
            seen[0] = [(QUIET, "    " + say("... more above"))]
        if first + kept < len(block):
            seen[-1] = [(QUIET, "    " + say("... more below"))]
    return [*block[:top], *seen]


def _field(row: QuestionRow, width: int) -> Iterator[Line]:
    """Yield what is typed, and how it is understood so far."""
    first = paragraph(
        say("Type here: {typed}", typed=f"{row.typed}_"), width, POINTED if row.at < 0 else "", first="    "
    )
    if row.at < 0:
        first[-1].insert(0, CURSOR)
    yield from first
    understood = read_number(row.question, row.typed) if row.typed.strip() else None
    if isinstance(understood, Misread):
        if not understood.may_grow:
            yield from paragraph(understood.message, width, WARNING, first="    ! ")
    elif understood is not None and understood.shown:
        yield from paragraph(f"= {understood.shown}", width, QUIET, first="    ")


def _entry(row: QuestionRow, number: int, entry: Item, width: int) -> list[Line]:
    is_here = number == row.at
    arrow = ">" if is_here and row.is_checklist else " "
    digit = str(number + 1) if number < DIGITS and not row.is_typed else " "
    first = f"  {arrow} {digit} {_mark(row, entry)}" if not row.is_typed else f"    {_mark(row, entry)}"
    lines = paragraph(entry.label, width, POINTED if is_here else "", first=first)
    if not is_here:
        return lines
    lines[0].insert(0, CURSOR)
    return lines + paragraph(entry.help, width, QUIET, first=" " * len(first))


def _mark(row: QuestionRow, entry: Item) -> str:
    if not row.is_checklist or not isinstance(entry.value, str):
        return "(x) " if row.chosen == entry.value else "( ) "
    if entry.value in row.ticked.includes:
        return "[x] "
    return "[?] " if entry.value in row.ticked.not_sure else "[ ] "
