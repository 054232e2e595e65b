"""`check --watch` in a real terminal, while somebody edits and saves."""

import sys
from pathlib import Path

import pexpect
import pytest

from tests.acceptance.command_line import COULD_NOT_RUN, STOPPED, environment, intakewise
from tests.acceptance.test_commands_check_and_test import base, changed

__all__ = ["base"]

IRON = "rules/tiredness/iron.yaml"
FINE_LINE = r"2 contributors, 5 cases; 0 warnings\."


def watching(folder: Path) -> "pexpect.spawn[str]":
    """A watch that has checked for the first time."""
    child = pexpect.spawn(
        sys.executable,
        ["-m", "intakewise", "check", ".", "--watch"],
        cwd=str(folder),
        env=environment(),
        encoding="utf-8",
        timeout=20,
        dimensions=(24, 100),
    )
    child.expect(FINE_LINE)
    return child


def test_every_change_is_checked_until_ctrl_c(base: Path) -> None:
    """A mistake is shown when it is saved, and gone when it is put right."""
    child = watching(base)
    changed(base, IRON, "age: {above: 70}", "agee: {above: 70}")
    child.expect("1 file changed, checked at")
    child.expect("IW-R012  Unknown question 'agee'")
    child.expect("1 error, 0 warnings")
    changed(base, IRON, "agee: {above: 70}", "age: {above: 70}")
    child.expect(FINE_LINE)
    child.sendintr()
    child.expect(pexpect.EOF)
    child.close()
    assert STOPPED == child.exitstatus


def test_a_file_half_written_is_a_problem_and_no_end(base: Path) -> None:
    """Nor is one that is gone for a moment, as with editors that save by renaming."""
    child = watching(base)
    whole = (base / IRON).read_text("utf-8")
    (base / IRON).write_text(whole[: len(whole) // 2] + "\n  - {", "utf-8")
    child.expect("IW-Y001")
    (base / IRON).unlink()
    child.expect("checked at")
    (base / IRON).with_suffix(".new").write_text(whole, "utf-8")
    (base / IRON).with_suffix(".new").rename(base / IRON)
    child.expect(FINE_LINE)
    child.close(force=True)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_many_saves_stay_small(base: Path) -> None:
    """Far below 300 MB, and no more after forty saves than after ten: no engine is built, which would stay."""
    child = watching(base)
    seen = []
    for number in range(40):
        (base / IRON).write_text((base / IRON).read_text("utf-8") + f"# {number}\n", "utf-8")
        child.expect(FINE_LINE)
        pages = int(Path(f"/proc/{child.pid}/statm").read_text("ascii").split()[1])
        seen.append(pages * 4096 / 1e6)
    child.close(force=True)
    assert max(seen) < 300, seen
    assert seen[-1] - seen[10] < 10, seen


def test_what_is_not_there_is_not_watched() -> None:
    """It says so, like `check`."""
    ran = intakewise("check", "nowhere", "--watch")
    assert (COULD_NOT_RUN, ["IW-F007"]) == (ran.code, ran.codes)


def test_the_schemas_of_an_editor_follow(base: Path) -> None:
    """Where there are some, a new name is in them as soon as its file is saved; else none are made."""
    assert not (base / ".schemas").exists()
    intakewise("schemas", ".", folder=base)
    child = watching(base)
    changed(base, IRON, "id: iron.pale", "id: iron.very_pale")
    child.expect("1 file changed, checked at")
    child.expect("IW-R022")
    changed(base, "rules/tiredness/iron.cases.yaml", "iron.few_greens, iron.pale]", "iron.few_greens, iron.very_pale]")
    child.expect(FINE_LINE)
    child.close(force=True)
    assert "iron.very_pale" in (base / ".schemas/tiredness/conditions.schema.json").read_text("utf-8")
