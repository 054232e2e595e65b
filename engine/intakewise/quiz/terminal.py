"""What terminal this is: whether a screen can be drawn in it, and how it is known that it has gone."""

import errno
import os
import stat
import sys

from intakewise.language.saying import say

GONE = (errno.EIO, errno.EBADF, errno.ENXIO)
"""What the system answers where a terminal was closed."""

FEWEST_LINES, FEWEST_CHARACTERS = 8, 400
"""20 columns and 20 lines, or 40 and 10: in less, the longest answers of a health questionnaire are out of sight."""

_CANNOT_DRAW = ("", "dumb", "unknown")


def can_draw() -> bool:
    """Tell whether this is a terminal in which the cursor can be moved, and somebody is there to press keys."""
    return sys.stdin.isatty() and sys.stdout.isatty() and understands_escapes() and _has_room()


def _has_room() -> bool:
    """Tell whether a question and the longest of its answers fit; a terminal that does not say its size has room."""
    try:
        columns, lines = os.get_terminal_size(sys.stdout.fileno())
    except OSError:
        return True
    return not (columns and lines) or (lines >= FEWEST_LINES and columns * lines >= FEWEST_CHARACTERS)


def understands_escapes() -> bool:
    """Tell whether the terminal does what escape codes say, instead of showing them."""
    return os.environ.get("TERM", "") not in _CANNOT_DRAW


def refuse_output() -> str:
    """Say why somebody at the keyboard would not see the questions; empty if they would, or nobody is there."""
    if not sys.stdin.isatty() or sys.stdout.isatty():
        return ""
    kind = os.fstat(sys.stdout.fileno()).st_mode
    if stat.S_ISFIFO(kind) or stat.S_ISSOCK(kind):
        return ""  # somebody reads along, such as `tee`
    return say(
        "Standard output is a file, so that you would not see the questions.\n"
        "  To keep a copy of what is printed, use: intakewise quiz | tee FILE"
    )
