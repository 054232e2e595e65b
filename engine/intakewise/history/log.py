"""
The log of one interview while it goes on: each event is on disk before the next question shows.

Append-only. Its name is drawn by lot, so that it says nothing about anybody.
"""

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from secrets import choice

from intakewise.history.files import open_file, read_all, remember
from intakewise.history.folder import make_folder
from intakewise.history.lines import Unread, lines_of, read_lines
from intakewise.history.locks import lock
from intakewise.history.record import Event, Record
from intakewise.problems.problem import Place, Problem
from intakewise.problems.system import reason_of

ENDING = ".jsonl"

_LETTERS = "23456789bcdfghjkmnpqrstvwxz"
"""No vowels, so that no word comes out, and nothing that looks like something else."""

_LENGTH, _ATTEMPTS = 5, 20


class Log:
    """A log that is open for writing, and locked."""

    def __init__(self, path: Path, descriptor: int, number: int) -> None:
        self.path = path
        self._descriptor = descriptor
        self._number = number
        content = os.fstat(descriptor).st_size
        self._end = content
        self._torn = content > 0 and os.pread(descriptor, 1, content - 1) != b"\n"

    @property
    def id(self) -> str:
        """The name by which a person calls it."""
        return self.path.stem

    @property
    def is_deleted(self) -> bool:
        """Whether the file has been deleted meanwhile: what is written to it would be lost."""
        return os.fstat(self._descriptor).st_nlink == 0

    def append(self, events: Sequence[Event]) -> Problem | None:
        """Write events and wait until they are on disk; return what went wrong, or None."""
        lines = lines_of(events, self._number + 1, datetime.now(UTC))
        try:
            if self.is_deleted:
                return self._unwritten("it was deleted")
            # After a torn line a new one begins, which would else be read as its end.
            whole = b"\n" + lines if self._torn else lines
            written = os.write(self._descriptor, whole)
            if written < len(whole):
                self._take_back()
                return self._unwritten("no space left")
            os.fsync(self._descriptor)
        except OSError as error:
            self._take_back()
            return self._unwritten(reason_of(error))
        self._number += len(events)
        self._end += len(whole)
        self._torn = False
        return None

    def close(self) -> None:
        """Let go of the file, so that another quiz may go on with it."""
        os.close(self._descriptor)

    def _take_back(self) -> None:
        """Remove what was written by halves; where even that is refused, remember that it is there."""
        try:
            os.ftruncate(self._descriptor, self._end)
        except OSError:
            self._torn = True

    def _unwritten(self, reason: str) -> Problem:
        return Problem("IW-H004", Place(self.path.name), f"This file cannot be written: {reason}.")


def start_log(folder: Path, events: Sequence[Event]) -> Log | Problem:
    """Begin a log with its first events, in a folder that is made if need be; or return what went wrong."""
    problem = make_folder(folder)
    if problem is not None:
        return problem
    opened = _new_file(folder)
    if isinstance(opened, Problem):
        return opened
    path, descriptor = opened
    os.fchmod(descriptor, 0o600)  # whatever the umask took away
    lock(descriptor)
    log = Log(path, descriptor, 0)
    problem = log.append(events)
    if problem is not None:
        log.close()
        path.unlink(missing_ok=True)
        return problem
    remember(folder)
    return log


def _new_file(folder: Path) -> tuple[Path, int] | Problem:
    problem: Problem | None = None
    for _ in range(_ATTEMPTS):
        path = folder / ("".join(choice(_LETTERS) for _ in range(_LENGTH)) + ENDING)
        opened = open_file(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND)
        if not isinstance(opened, Problem):
            return path, opened
        problem = opened
        if not path.exists():
            break
    assert problem is not None
    return problem


def resume_log(path: Path) -> tuple[Log, Record] | Problem:
    """Open a log to go on with, and read what it tells while nobody else can write to it."""
    opened = open_file(path, os.O_RDWR | os.O_APPEND)
    if isinstance(opened, Problem):
        return opened
    if not lock(opened):
        os.close(opened)
        return Problem("IW-H003", Place(path.name), "This interview is open in another terminal.")
    try:
        os.fchmod(opened, 0o600)  # a copy that was put back may be open to others
        record, number, _ = read_lines(read_all(opened))
    except Unread:
        os.close(opened)
        return unread(path)
    except OSError as error:
        os.close(opened)
        return Problem("IW-H003", Place(path.name), f"This file cannot be read: {reason_of(error)}.")
    return Log(path, opened, number), record


def unread(path: Path) -> Problem:
    """Return the problem of a file that tells of no interview."""
    expected = "Expected the log of an interview, of this version or an older one."
    return Problem("IW-H003", Place(path.name), "Nothing in this file can be read.", expected)
