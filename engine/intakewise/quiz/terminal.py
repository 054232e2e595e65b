"""Whether this is a terminal in which the quiz can ask, and how it is known that it has gone."""

import errno
import os
import sys

GONE = (errno.EIO, errno.EBADF, errno.ENXIO)
"""What the system answers where a terminal was closed."""

_NO_TERMINAL = (
    "The quiz asks with the arrow keys, and this is not a terminal in which it can.\n"
    "  To assess answers from a file, use: intakewise assess FILE"
)


def refuse_terminal() -> str:
    """Say why the quiz cannot ask here; empty if it can."""
    is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    return "" if is_terminal and os.environ.get("TERM", "") not in ("dumb", "unknown") else _NO_TERMINAL
