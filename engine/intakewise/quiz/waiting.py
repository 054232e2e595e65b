"""Tell a person who waits how far it is: on standard error, only where somebody watches, only after a second."""

import sys
import time

from intakewise.language.saying import say
from intakewise.quiz.terminal import understands_escapes

WAIT_SECONDS, BETWEEN_SECONDS = 1.0, 0.1
_ERASE = "\r\x1b[K"


class Waiting:
    """
    One wait, while answers are tried.

    Args:
        is_drawn: a line that changes may be shown; where lines are read aloud, nobody could listen to anything else.
    """

    def __init__(self, *, is_drawn: bool) -> None:
        self._is_drawn = is_drawn and sys.stderr.isatty() and understands_escapes()
        self._next = time.perf_counter() + WAIT_SECONDS
        self._is_shown = False

    def step(self, done: int, total: int) -> None:
        """Say how far it is, if it is time to."""
        now = time.perf_counter()
        if self._is_drawn and now >= self._next:
            self._next, self._is_shown = now + BETWEEN_SECONDS, True
            how_far = say("{done} of {total} answers tried", done=done, total=total)
            print(f"{_ERASE}{how_far}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Take away what was shown."""
        if self._is_shown:
            print(_ERASE, end="", file=sys.stderr, flush=True)
