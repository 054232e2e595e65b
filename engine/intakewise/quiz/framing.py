"""
What stands around the answers of a prompt, in the room there is: the place, the question, a note, and the keys.

Pure: knows widths and heights, nothing of keys or terminals. In a low terminal the answer at the arrow keeps its room,
and the rest goes, the least needed first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from intakewise.quiz.drawing import QUESTION, QUIET, WARNING, Line, paragraph
from intakewise.quiz.replies import Frame, Note


class _Part(Enum):
    """What can be left out, the least needed first."""

    GAPS = auto()
    PLACE = auto()
    KEYS = auto()
    HINT = auto()


BESIDE_NOTES = 4
"""Lines of answers that the longest note leaves."""

_EMPTY: Line = [("", "")]
_CUT: Line = [(QUIET, "  ...")]


@dataclass(frozen=True, slots=True)
class Framed:
    """What stands above and below the answers, and how many lines they have between."""

    head: list[Line]
    foot: list[Line]
    room: int


@dataclass(frozen=True, slots=True)
class Around:
    """
    What there is to be put around the answers.

    Args:
        above: lines between the question and the answers, which always stay.
    """

    frame: Frame
    note: Note | None
    message: str
    keys: str
    above: Sequence[Line] = ()


def framed(around: Around, width: int, height: int, need: int) -> Framed:
    """
    Return what stands around the answers, so that these have the lines that they need, if that is possible at all.

    Args:
        need: lines for the answer at the arrow; a few, while a note is read.
    """
    need = min(min(need, BESIDE_NOTES) if around.note else need, height)
    parts = list(_Part)
    for count in range(len(parts) + 1):
        left_out = parts[:count]
        head, foot = _head(around, width, left_out), _foot(around, width, left_out)
        room = height - len(head) - len(foot)
        if room >= need:
            return Framed(head, foot, room)
    kept = max(height - len(foot) - need, 0)
    return Framed(_cut(head, kept), foot, max(height - len(foot) - kept, 1))


def _head(around: Around, width: int, left_out: Sequence[_Part]) -> list[Line]:
    frame, note = around.frame, around.note
    gap = [] if _Part.GAPS in left_out else [_EMPTY]
    lines = [*gap]
    if _Part.PLACE not in left_out:
        lines += paragraph(frame.place, width, QUIET)
    lines += paragraph(frame.ask, width, QUESTION)
    if _Part.HINT not in left_out:
        lines += paragraph(frame.hint, width, QUIET)
    if note is not None:
        lines += [*gap, *paragraph(f"{note.title} {note.text}", width, first="  ")]
    return [*lines, *gap, *around.above]


def _foot(around: Around, width: int, left_out: Sequence[_Part]) -> list[Line]:
    gap = [] if _Part.GAPS in left_out else [_EMPTY]
    lines = paragraph(around.message, width, WARNING, first="! ")
    if _Part.KEYS not in left_out:
        lines = [*lines, *paragraph(around.keys, width, QUIET)]
    return [*gap, *lines] if lines else []


def _cut(lines: list[Line], kept: int) -> list[Line]:
    if len(lines) <= kept:
        return lines
    return [*lines[: kept - 1], _CUT] if kept > 1 else []
