"""Tell a person who waits how far it is: on standard error, only where somebody watches, only after a second."""

import sys
import time

WAIT_SECONDS, BETWEEN_SECONDS = 1.0, 0.1
_ERASE = "\r\x1b[K"


class Waiting:
    """
    One wait.

    Args:
        what: what is counted, such as "changes tried".
    """

    def __init__(self, what: str) -> None:
        self._what = what
        self._next = time.perf_counter() + WAIT_SECONDS
        self._is_shown = False

    def step(self, done: int, total: int) -> None:
        """Say how far it is, if it is time to."""
        now = time.perf_counter()
        if now >= self._next and sys.stderr.isatty():
            self._next, self._is_shown = now + BETWEEN_SECONDS, True
            print(f"{_ERASE}{done} of {total} {self._what}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Take away what was shown."""
        if self._is_shown:
            print(_ERASE, end="", file=sys.stderr, flush=True)
