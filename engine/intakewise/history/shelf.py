"""All interviews that are kept: list them, find one, delete it."""

import os
from dataclasses import dataclass
from pathlib import Path

from intakewise.history.files import open_file, read_all, remember
from intakewise.history.folder import unusable
from intakewise.history.lines import Unread, is_finished, read_lines
from intakewise.history.locks import lock
from intakewise.history.log import ENDING, unread
from intakewise.history.record import Record
from intakewise.problems.problem import NOWHERE, Place, Problem
from intakewise.problems.suggestions import nearest
from intakewise.problems.system import reason_of


@dataclass(frozen=True, slots=True)
class Kept:
    """
    One file of the history.

    Args:
        record: None if nothing in it can be read; `problem` then says why.
        is_damaged: something in it was passed over.
        is_open: a quiz goes on with it in another terminal.
    """

    path: Path
    record: Record | None = None
    problem: Problem | None = None
    is_damaged: bool = False
    is_open: bool = False

    @property
    def id(self) -> str:
        """The name by which a person calls it."""
        return self.path.stem


def kept_in(folder: Path) -> tuple[list[Kept], Problem | None]:
    """Return everything that is kept, the newest first and what cannot be read last; or why it cannot be listed."""
    try:
        names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(ENDING))
    except FileNotFoundError:
        return [], None
    except OSError as error:
        return [], unusable(folder, error)
    found = [look_at(folder / name) for name in names]
    readable = [(each, each.record.last) for each in found if each.record is not None]
    newest = [each for each, _ in sorted(readable, key=lambda pair: pair[1], reverse=True)]
    return [*newest, *(each for each in found if each.record is None)], None


def unfinished_in(folder: Path, knowledge: str) -> list[tuple[Kept, Record]]:
    """Return the interviews of a knowledge base that did not come to a result, the newest first."""
    try:
        paths = [entry for entry in folder.iterdir() if entry.name.endswith(ENDING) and not _is_finished(entry)]
    except OSError:
        return []
    kept = ((each, each.record) for each in map(look_at, sorted(paths)))
    told = [(each, record) for each, record in kept if record is not None]
    waiting = [pair for pair in told if pair[1].knowledge == knowledge and not pair[1].is_finished]
    return sorted(waiting, key=lambda pair: pair[1].last, reverse=True)


def _is_finished(path: Path) -> bool:
    """Tell quickly, before a quiz, what need not be read: there may be hundreds."""
    opened = open_file(path, os.O_RDONLY)
    if isinstance(opened, Problem):
        return False
    try:
        return is_finished(read_all(opened))
    except OSError:
        return False
    finally:
        os.close(opened)


def look_at(path: Path) -> Kept:
    """Return what a file tells."""
    opened = open_file(path, os.O_RDONLY)
    if isinstance(opened, Problem):
        return Kept(path, problem=opened)
    try:
        record, _, is_damaged = read_lines(read_all(opened))
        return Kept(path, record, is_damaged=is_damaged, is_open=not lock(opened))
    except Unread:
        return Kept(path, problem=unread(path))
    except OSError as error:
        return Kept(path, problem=Problem("IW-H003", Place(path.name), f"It cannot be read: {reason_of(error)}."))
    finally:
        os.close(opened)


def find(folder: Path, name: str) -> Kept | Problem:
    """Return what is kept under an id, whether it can be read or not; or the problem that nothing is."""
    kept, problem = kept_in(folder)
    if problem is not None:
        return problem
    wanted = name.strip().lower()
    for each in kept:
        if wanted in (each.id.lower(), each.path.name.lower()):
            return each
    known = [each.id for each in kept]
    return Problem(
        "IW-H001",
        NOWHERE,
        f"No interview '{name[:40]}' is kept here.",
        "`intakewise history` lists all of them." if known else "None is.",
        suggestion=nearest(wanted[:40], known),
    )


def delete(path: Path) -> Problem | None:
    """Remove a file for good; return what went wrong, or None. A link is removed, not what it points to."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        return Problem("IW-H004", Place(path.name), f"This cannot be deleted: {reason_of(error)}.")
    remember(path.parent)
    return None
