"""Ask Z3 whether formulas can hold together: within a time, and so that Ctrl-C is Ctrl-C. Knows no claims."""

import time
from collections.abc import Callable, Iterable
from ctypes import ArgumentError
from typing import TypeVar

import z3

_Result = TypeVar("_Result")

_INTERRUPTED = ("canceled", "KeyboardInterrupt")
"""What stands in an error that Ctrl-C became: within a call of Z3, or while ctypes converted its arguments."""


class Solver:
    """
    Z3 with laws that always hold. For one thread.

    Args:
        seconds: how long one question may take; what takes longer is unknown.
    """

    def __init__(self, laws: Iterable[z3.BoolRef], seconds: float) -> None:
        # Everything is yes or no, or a whole number of few bits: Z3 has a solver for just that.
        self._solver = z3.SolverFor("QF_FD")
        self._solver.set("timeout", max(1, round(seconds * 1000)))
        # Else Z3 takes Ctrl-C for itself, and what it was asked is unknown; Python sees it once Z3 has answered.
        self._solver.set("ctrl_c", False)
        self._solver.add(*laws)

    def ask(self, *formulas: z3.BoolRef) -> z3.ModelRef | str:
        """Return a model in which all of them hold, empty text if there is none, or why Z3 cannot say."""
        self._solver.push()
        try:
            started = time.monotonic()
            self._solver.add(*formulas)
            result = self._solver.check()
            if result == z3.sat:
                return self._solver.model()
            return "" if result == z3.unsat else self._reason(time.monotonic() - started)
        finally:
            self._solver.pop()

    def _reason(self, seconds: float) -> str:
        reason = str(self._solver.reason_unknown())
        return f"no answer after {seconds:.1f} s" if reason in ("timeout", "canceled") else reason


def interruptible(work: Callable[[], _Result]) -> _Result:
    """Do something with Z3. Raises KeyboardInterrupt: Ctrl-C, also where Z3's own wrapping has made another of it."""
    try:
        return work()
    except (z3.Z3Exception, ArgumentError) as error:
        if any(word in str(error) for word in _INTERRUPTED):
            raise KeyboardInterrupt from error
        raise
