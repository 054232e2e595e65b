"""Ctrl-C in the middle of `simulate` and `diff`: the exit code says so, and nothing half-written is left."""

import shutil
import subprocess
from pathlib import Path

import pexpect
import pytest

from intakewise.cli.deep import Deep
from intakewise.model.flaws import Look
from tests.acceptance.command_line import COMMAND, PROBLEMS, STOPPED, TINY, environment
from tests.acceptance.test_commands_diff import BASE


def stopped(folder: Path, arguments: list[str], begun: str, **changes: str) -> str:
    """Run a command on a terminal, press Ctrl-C when it says that it has begun, and return what it printed."""
    child = pexpect.spawn(
        COMMAND[0],
        [*COMMAND[1:], *arguments],
        cwd=str(folder),
        env=environment(**changes),
        encoding="utf-8",
        timeout=60,
        dimensions=(24, 200),
    )
    child.expect(begun)
    child.sendintr()
    child.expect(pexpect.EOF)
    child.close()
    assert STOPPED == child.exitstatus
    said = str(child.before)
    assert "Traceback" not in said
    return said


@pytest.mark.parametrize("out", ["people.jsonl", "people"])
def test_simulate_leaves_no_half_of_the_people(out: str, tmp_path: Path) -> None:
    """Neither a file of some lines, nor a folder of some files; and nothing beside them."""
    stopped(tmp_path, ["simulate", "1000000", "-k", str(TINY), "--out", out], r"\d+ of 1000000 people")
    assert [] == list(tmp_path.iterdir())


def test_simulate_leaves_what_was_there(tmp_path: Path) -> None:
    """A file from before is replaced by a whole one, or stays."""
    (tmp_path / "people.jsonl").write_text("from before\n", "utf-8")
    stopped(tmp_path, ["simulate", "1000000", "-k", str(TINY), "--out", "people.jsonl"], r"\d+ of 1000000 people")
    assert ["people.jsonl"] == [path.name for path in tmp_path.iterdir()]
    assert "from before\n" == (tmp_path / "people.jsonl").read_text("utf-8")


def test_diff_says_what_was_not_looked_at_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """Of revisions in git, which are laid out in a folder of their own: it is gone, the working tree as it was."""
    base, room = tmp_path / "base", tmp_path / "room"
    shutil.copytree(BASE, base)
    room.mkdir()
    for arguments in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-qm", "A"],
    ):
        subprocess.run(["git", *arguments], cwd=base, check=True)
    rules = base / "rules/tiredness/sleep.yaml"
    rules.write_text(rules.read_text("utf-8").replace("days: 14", "days: 28"), "utf-8")
    said = stopped(base, ["diff", "HEAD", "--sample", "1000000", "-k", "."], r"\d+ of 1000000 people", TMPDIR=str(room))
    assert "No difference so far." in said
    assert "Stopped with Ctrl-C: " in said
    assert [] == list(room.iterdir())
    status = subprocess.run(["git", "status", "--short"], cwd=base, check=True, capture_output=True, text=True)
    assert " M rules/tiredness/sleep.yaml\n" == status.stdout


def test_what_a_deep_look_could_not_decide_is_not_fine() -> None:
    """As with a claim that `prove` could not decide: exit code 1; Ctrl-C is told before it."""
    undecided = Look("rule iron.pale", undecided="it took too long")
    assert PROBLEMS == Deep((undecided,)).code
    assert STOPPED == Deep((undecided,), not_looked_at=1).code
    assert 0 == Deep((Look("rule iron.pale"),)).code
