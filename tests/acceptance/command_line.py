"""Run `intakewise` as a person or a script does: a process of its own, with what it printed and its exit code."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from intakewise.history.folder import VARIABLE

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
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        input=written,
        capture_output=True,
        cwd=folder,
        env=environment(**changes),
        preexec_fn=first,
        timeout=120,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def shell(line: str, arguments: Sequence[str | Path], folder: Path = CHECKOUT) -> Ran:
    """Run a line of bash in which `"$@"` stands for a command with its arguments."""
    done = subprocess.run(
        ["bash", "-c", line, "bash", *COMMAND, *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        cwd=folder,
        env=environment(),
        timeout=120,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def assert_plain(ran: Ran) -> None:
    """Nothing that was printed is a traceback, drives a terminal, or repeats an answer."""
    assert "Traceback" not in ran.said, ran.said
    assert "went wrong inside" not in ran.said, ran.said
    assert "\x1b" not in ran.said
    assert MARKER not in ran.said
