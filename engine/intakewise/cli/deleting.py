"""What `history delete` does: ask first, then remove files for good."""

import sys
from collections.abc import Sequence

from intakewise.cli.exit_codes import COULD_NOT_RUN, FINE
from intakewise.cli.reporting import counted, warn
from intakewise.history.folder import history_folder
from intakewise.history.shelf import Kept, delete, find, kept_in
from intakewise.problems.problem import NOWHERE, Problem

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
    what = counted(len(kept), "interview")
    if not yes:
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            warn([Problem("IW-H005", NOWHERE, "This is no terminal in which to ask first.", fix="Say --yes.")])
            return COULD_NOT_RUN
        if not _confirm(f"Delete {what} for good ({', '.join(each.id for each in kept)})?"):
            print("Nothing was deleted.")
            return FINE
    problems = [problem for each in kept if (problem := delete(each.path)) is not None]
    deleted = counted(len(kept) - len(problems), "interview")
    print(f"Deleted {deleted}. {_BACKUPS}")
    warn(problems)
    return COULD_NOT_RUN if problems else FINE


def _confirm(ask: str) -> bool:
    try:
        return input(f"{ask} [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        print()
        return False
