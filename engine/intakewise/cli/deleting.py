"""What `history delete` does: ask first, then remove files for good."""

import sys
from collections.abc import Sequence

from intakewise.cli.exit_codes import COULD_NOT_RUN, FINE
from intakewise.cli.reporting import counted, warn
from intakewise.history.folder import history_folder
from intakewise.history.shelf import Kept, delete, find, kept_in
from intakewise.problems.problem import NOWHERE, Problem
from intakewise.quiz.times import in_words

_BACKUPS = "Copies that a backup has made of them are not ours, and stay."


def delete_kept(names: Sequence[str], yes: bool) -> int:
    """Delete some interviews; none if any of them is not there."""
    folder = history_folder()
    if isinstance(folder, Problem):
        warn([folder])
        return COULD_NOT_RUN
    found = [find(folder, name) for name in names]
    problems = [each for each in found if isinstance(each, Problem)]
    if problems:
        warn(problems)
        return COULD_NOT_RUN
    return _delete([each for each in found if isinstance(each, Kept)], yes)


def delete_all(yes: bool) -> int:
    """Delete everything that is kept, what cannot be read included."""
    folder = history_folder()
    kept, problem = ([], folder) if isinstance(folder, Problem) else kept_in(folder)
    if problem is not None:
        warn([problem])
        return COULD_NOT_RUN
    if not kept:
        print("Nothing is kept.")
        return FINE
    return _delete(kept, yes)


def _delete(kept: Sequence[Kept], yes: bool) -> int:
    if not yes:
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            warn([Problem("IW-H005", NOWHERE, "This is no terminal in which to ask first.", fix="Say --yes.")])
            return COULD_NOT_RUN
        if not _confirm(f"Delete {_named(kept)} for good?"):
            print("Nothing was deleted.")
            return FINE
    problems = [problem for each in kept if (problem := delete(each.path)) is not None]
    deleted = counted(len(kept) - len(problems), "interview")
    print(f"Deleted {deleted}. {_BACKUPS}")
    warn(problems)
    return COULD_NOT_RUN if problems else FINE


def _named(kept: Sequence[Kept]) -> str:
    """Say what is to be deleted, so that nobody has to look up an id."""
    if len(kept) > 1:
        return counted(len(kept), "interview")
    (one,) = kept
    return f"{one.id}, of {in_words(one.record.last)}," if one.record else f"{one.id}, which cannot be read,"


def _confirm(ask: str) -> bool:
    """Ask. Not by `input`, in which a Ctrl-C that comes just when it begins to read is not seen."""
    print(f"{ask} [y/N] ", end="", flush=True)
    typed = sys.stdin.readline()
    if not typed.endswith("\n"):
        print()
    return typed.strip().lower() in ("y", "yes")
