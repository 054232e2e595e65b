"""What `history delete` does: ask first, then remove files for good."""

import sys
from collections.abc import Sequence

from intakewise.cli.reporting import warn
from intakewise.history.folder import history_folder
from intakewise.history.shelf import Kept, delete, find, kept_in
from intakewise.language.saying import say, say_number
from intakewise.problems.exit_codes import COULD_NOT_RUN, FINE
from intakewise.problems.problem import NOWHERE, Problem
from intakewise.quiz.times import in_words


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
        print(say("Nothing is kept."))
        return FINE
    return _delete(kept, yes)


def _delete(kept: Sequence[Kept], yes: bool) -> int:
    if not yes:
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            warn([Problem("IW-H005", NOWHERE, "This is no terminal in which to ask first.", fix="Say --yes.")])
            return COULD_NOT_RUN
        if not _confirm(_ask(kept)):
            print(say("Nothing was deleted."))
            return FINE
    problems = [problem for each in kept if (problem := delete(each.path)) is not None]
    deleted = say_number("Deleted {count} interview.", "Deleted {count} interviews.", len(kept) - len(problems))
    backups = say("Copies that a backup has made of them are not ours, and stay.")
    print(f"{deleted} {backups}")
    warn(problems)
    return COULD_NOT_RUN if problems else FINE


def _ask(kept: Sequence[Kept]) -> str:
    """Say what is to be deleted, so that nobody has to look up an id."""
    if len(kept) > 1:
        return say("Delete {count} interviews for good?", count=len(kept))
    (one,) = kept
    if one.record is None:
        return say("Delete {id}, which cannot be read, for good?", id=one.id)
    return say("Delete {id}, of {when}, for good?", id=one.id, when=in_words(one.record.last))


def _confirm(ask: str) -> bool:
    """Ask. Not by `input`, in which a Ctrl-C that comes just when it begins to read is not seen."""
    # Translators name the letters of their own language; those of English are always understood.
    print(say("{question} [y/N] ", question=ask), end="", flush=True)
    typed = sys.stdin.readline()
    if not typed.endswith("\n"):
        print()
    return typed.strip().lower() in ("y", "yes", *say("y yes").split())
