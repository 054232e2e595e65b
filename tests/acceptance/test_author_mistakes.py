"""
Every file of tests/author_mistakes is a mistake: a change to the base beside it, and exactly the problems it must give.

Drop a file in, and it is a test. `change` is a list: `file` with `replace` (which must stand there once) and `with`,
or with `write`, `append`, `delete`, `folder`, `link` (to itself), or `bytes` (in hexadecimal).
"""

import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from intakewise.problems.problem import Problem
from intakewise.wiring.opening import open_knowledge

MISTAKES = Path(__file__).parents[1] / "author_mistakes"
BASE = MISTAKES / "base"
TODAY = date(2027, 1, 1)

Change = dict[str, str]


def problems_in(folder: str) -> list[Problem]:
    """Return everything that is wrong with a knowledge base and its cases."""
    return list(open_knowledge(folder, TODAY).problems)


def apply(change: Change, folder: Path) -> None:
    """Make one change to a copy of the base."""
    path = folder / change["file"]
    if "replace" in change:
        text = path.read_text("utf-8")
        assert text.count(change["replace"]) == 1, f"{change['replace']!r} stands {text.count(change['replace'])} times"
        path.write_text(text.replace(change["replace"], change["with"]), "utf-8")
    elif "append" in change:
        path.write_text(path.read_text("utf-8") + change["append"], "utf-8")
    elif "write" in change:
        path.parent.mkdir(exist_ok=True)
        path.write_text(change["write"], "utf-8")
    elif "bytes" in change:
        path.write_bytes(bytes.fromhex(change["bytes"]))
    else:
        path.unlink(missing_ok=True)
        if "folder" in change:
            path.mkdir()
        elif "link" in change:
            path.symlink_to(path.name)


def summary(problem: Problem) -> dict[str, str]:
    """Return what a mistake file says of a problem."""
    return {
        "code": problem.code,
        "at": str(problem.place),
        "message": problem.message,
        **({"suggestion": problem.suggestion} if problem.suggestion else {}),
        **({"severity": problem.severity.value} if problem.severity.value != "error" else {}),
    }


def test_the_base_of_the_mistakes_is_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is wrong with the base, so that whatever a test finds comes from its mistake."""
    monkeypatch.chdir(BASE)
    assert [] == problems_in(".")


@pytest.mark.parametrize("path", sorted(MISTAKES.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_mistake_gives_exactly_its_problems(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake gives the problems that its file lists, at their places and with their suggestions, and no others."""
    mistake = yaml.safe_load(path.read_text("utf-8"))
    shutil.copytree(BASE, tmp_path / "base")
    monkeypatch.chdir(tmp_path / "base")
    for change in mistake["change"]:
        apply(change, Path())
    assert mistake["expect"] == [summary(problem) for problem in problems_in(".")]


def test_at_least_fifty_mistakes_are_seeded() -> None:
    """There are fifty mistakes or more, each with a problem."""
    mistakes = [yaml.safe_load(path.read_text("utf-8")) for path in MISTAKES.glob("*.yaml")]
    assert 50 <= sum(len(mistake["expect"]) > 0 for mistake in mistakes)
