"""
Run `intakewise` as a person or a script does: a process of its own, with what it printed and its exit code.

It is started warm (`warm_start.py`) wherever that comes to the same.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from intakewise.history.folder import VARIABLE
from tests.acceptance.warm_start import can_start_warm, start_warm

CHECKOUT = Path(__file__).resolve().parents[2]
TINY = CHECKOUT / "tests" / "knowledge" / "tiny"
HEARTBURN = CHECKOUT / "docs" / "examples" / "heartburn_tablet.yaml"

FINE, PROBLEMS, COULD_NOT_RUN, STOPPED = 0, 1, 2, 130

COMMAND = (sys.executable, "-m", "intakewise")

MARKER = "MARKER77"
"""Stands for an answer of a person: it may be in a report, and nowhere else."""


@dataclass(frozen=True)
class Ran:
    """What a run printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """Everything that was printed."""
        return self.out + self.err

    @property
    def codes(self) -> list[str]:
        """The codes of the problems that were printed, in order."""
        return [word for word in self.said.split() if word.startswith("IW-")]


def environment(**changes: str) -> dict[str, str]:
    """Return an environment that prints the same everywhere: 80 columns, no colour, UTF-8."""
    kept = {name: value for name, value in os.environ.items() if name == VARIABLE or not name.startswith("INTAKEWISE_")}
    always = {"PYTHONPATH": str(CHECKOUT / "engine"), "COLUMNS": "80", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    return {**kept, **always, **changes}


def intakewise(
    *arguments: str | Path,
    given: str | bytes = b"",
    folder: Path = CHECKOUT,
    first: Callable[[], None] | None = None,
    **changes: str,
) -> Ran:
    """
    Run a command.

    Args:
        given: what it reads on standard input.
        folder: the current folder.
        first: called in the new process before the command.
        changes: of the environment.
    """
    written = given.encode() if isinstance(given, str) else given
    surroundings = environment(**changes)
    if first is None and can_start_warm(surroundings):
        return _ran_warm([str(each) for each in arguments], written, folder, surroundings)
    return _ran([*COMMAND, *map(str, arguments)], written, folder, surroundings, first)


def cold(*arguments: str | Path, given: bytes = b"", folder: Path = CHECKOUT) -> Ran:
    """Run a command from the start of Python on: what rests on that, another seed of hashes for one, shows only so."""
    return _ran([*COMMAND, *map(str, arguments)], given, folder, environment())


def _ran(
    command: Sequence[str],
    given: bytes,
    folder: Path,
    surroundings: dict[str, str],
    first: Callable[[], None] | None = None,
) -> Ran:
    done = subprocess.run(
        command,
        input=given,
        capture_output=True,
        cwd=folder,
        env=surroundings,
        preexec_fn=first,
        timeout=120,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def _ran_warm(arguments: Sequence[str], given: bytes, folder: Path, surroundings: dict[str, str]) -> Ran:
    (its_in, ours_in), (ours_out, its_out), (ours_err, its_err) = os.pipe(), os.pipe(), os.pipe()
    started = start_warm(arguments, surroundings, folder, [its_in, its_out, its_err])
    for its in (its_in, its_out, its_err):
        os.close(its)
    with ThreadPoolExecutor(2) as readers:
        out, err = readers.submit(_all_of, ours_out), readers.submit(_all_of, ours_err)
        with suppress(BrokenPipeError), os.fdopen(ours_in, "wb", buffering=0) as its_input:  # it may read nothing
            while given:
                given = given[its_input.write(given) :]
        code = os.waitstatus_to_exitcode(started.status())
        return Ran(code, out.result().decode("utf-8", "replace"), err.result().decode("utf-8", "replace"))


def _all_of(stream: int) -> bytes:
    with os.fdopen(stream, "rb") as file:
        return file.read()


def shell(line: str, arguments: Sequence[str | Path], folder: Path = CHECKOUT) -> Ran:
    """Run a line of bash in which `"$@"` stands for a command with its arguments."""
    return _ran(["bash", "-c", line, "bash", *COMMAND, *map(str, arguments)], b"", folder, environment())


def assert_plain(ran: Ran) -> None:
    """Nothing that was printed is a traceback, drives a terminal, or repeats an answer."""
    assert "Traceback" not in ran.said, ran.said
    assert "went wrong inside" not in ran.said, ran.said
    assert "\x1b" not in ran.said
    assert MARKER not in ran.said
