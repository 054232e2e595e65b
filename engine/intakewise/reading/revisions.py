"""
Take a knowledge base out of the history that git keeps of it, into a folder of its own.

Must not know what stands in its files. Reads only: no branch, index, or working file is touched.
"""

import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from intakewise.problems.problem import Place, Problem
from intakewise.reading.library import Found

_SECONDS = 60


@contextmanager
def base_at(revision: str, found: Found) -> Iterator[tuple[Path | None, list[Problem]]]:
    """
    Yield the folder of a base as it was at a revision, for as long as the context lasts; or None and why not.

    Args:
        found: where the base is now, in a repository of git.
    """
    try:
        top = Path(_git(found.rules, "rev-parse", "--show-toplevel").decode().strip())
        commit = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode()
    except (OSError, subprocess.SubprocessError):
        yield None, [_no_revision(revision)]
        return
    inside = [each.resolve().relative_to(top.resolve()) for each in (found.rules, found.questionnaires)]
    with TemporaryDirectory(prefix="intakewise-") as folder:
        try:
            packed = _git(top, "archive", "--format=tar", commit.strip(), "--", *map(str, inside))
        except (OSError, subprocess.SubprocessError):
            yield None, [_not_there(revision, inside[0])]
            return
        with tarfile.open(fileobj=BytesIO(packed)) as files:
            files.extractall(folder, filter="data")
        yield Path(folder) / inside[0], []


def _git(folder: Path, *arguments: str) -> bytes:
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        capture_output=True,
        check=True,
        timeout=_SECONDS,
        stdin=subprocess.DEVNULL,
    )
    return done.stdout


def _no_revision(revision: str) -> Problem:
    return Problem(
        "IW-F040",
        Place(revision),
        "There is no such folder, and no such revision of the knowledge base.",
        "Expected a folder, or a revision such as HEAD~1 or v0.1.0 of a base that is kept in git.",
        "Name the base with -k, and see `git log`.",
    )


def _not_there(revision: str, folder: Path) -> Problem:
    return Problem(
        "IW-F040",
        Place(revision),
        f"At this revision there was no '{folder}'.",
        "Expected one that has the knowledge base.",
    )
