"""
Say in plain words that something went wrong which nobody foresaw.

Nothing of what the exception itself says is shown: it may hold an answer, and answers are health data.
"""

import errno
import os
import platform
import sys

from intakewise import __version__
from intakewise.problems.faults import way_to, where

SWITCH = "INTAKEWISE_DEBUG"
"""Set to 1 in the environment, the way through the code is printed, too."""

_OUTPUT_FAILS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF, errno.EPIPE)


def tell_fault(fault: Exception) -> None:
    """Print on standard error what happened, and what to do about it."""
    if isinstance(fault, OSError) and fault.errno in _OUTPUT_FAILS and not fault.filename:
        reason = os.strerror(fault.errno)
        print(f"The result could not be printed: {reason[:1].lower()}{reason[1:]}.", file=sys.stderr)
        print("  Look at where the output goes, and try again.", file=sys.stderr)
    else:
        print(_our_fault(fault), file=sys.stderr)
    if os.environ.get(SWITCH) == "1":
        print("\n".join(way_to(fault)), file=sys.stderr)


def _our_fault(fault: Exception) -> str:
    machine = f"Intakewise {__version__}, Python {platform.python_version()}, {platform.system()}"
    return (
        f"Something went wrong inside Intakewise: {type(fault).__name__} {where(fault)}.\n"
        "  That is our fault, not yours. If anything was printed before this, it is not the whole result:\n"
        "  please do not take it as a sign that nothing is wrong.\n"
        f"  Please report it, with what you did, the line above, and this: {machine}.\n"
        f"  With {SWITCH}=1 in the environment, the way there is printed, too. No answers are in it."
    )
