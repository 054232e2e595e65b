"""
Start the command line, and let nothing but plain sentences and exit codes come out of it.

What a command does is imported inside: Ctrl-C while Python still reads it, and a broken installation, are met, too.
"""

import os
import signal
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING

from intakewise.problems.exit_codes import COULD_NOT_RUN, FINE, STOPPED

_A_MOMENT_S = 0.005

if TYPE_CHECKING:
    from sys import UnraisableHookArgs


def main() -> None:
    """Run the command line and leave with its exit code; no traceback reaches a person."""
    sys.unraisablehook = _interrupt_again
    sys.exit(_run())


def _interrupt_again(ignored: "UnraisableHookArgs") -> None:
    """
    Repeat a Ctrl-C that met Python where it drops exceptions, such as in the callback of a weak reference.

    A moment later: at once, it would meet this very hook, where exceptions are dropped, too.
    """
    if isinstance(ignored.exc_value, KeyboardInterrupt):
        signal.signal(signal.SIGALRM, signal.default_int_handler)
        signal.setitimer(signal.ITIMER_REAL, _A_MOMENT_S)
    else:
        sys.__unraisablehook__(ignored)


def _run() -> int:
    closed = _replace_closed_streams()
    if "stdout" in closed:
        print("Standard output is closed, so that nothing can be shown.", file=sys.stderr)
        return COULD_NOT_RUN
    try:
        _prepare_output()
        return _command()
    except KeyboardInterrupt:
        return STOPPED
    except Exception as fault:  # whatever nobody foresaw: a person gets a sentence
        from intakewise.cli.faults import tell_fault

        _drop_output()
        with suppress(OSError):
            tell_fault(fault)
        return COULD_NOT_RUN


def _command() -> int:
    """Run the command that was asked for, and see to it that what it printed has left."""
    from intakewise.cli.program import program

    code: object = FINE
    try:
        program(prog_name="intakewise")
    except SystemExit as left:
        code = left.code
    sys.stdout.flush()
    return code if isinstance(code, int) else COULD_NOT_RUN


def _replace_closed_streams() -> list[str]:
    """
    Put something harmless where a standard stream is closed, and return the names of those that were.

    A closed stream is None in Python; and the next file that is opened would get its number, and what is printed.
    """
    closed = [name for name in ("stdin", "stdout", "stderr") if getattr(sys, name) is None]
    for name in closed:
        setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), "r" if name == "stdin" else "w"))
    return closed


def _prepare_output() -> None:
    """
    Let the system end the program, without a word, when nobody reads what it prints (`| head -1`).

    What the encoding of standard output cannot say is replaced: a report with a `?` in it is better than none.
    """
    if not sys.stdout.isatty():
        with suppress(AttributeError):  # there is no such signal on Windows
            signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def _drop_output() -> None:
    """Drop what could not be printed: Python would try once more when it ends, and complain."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
