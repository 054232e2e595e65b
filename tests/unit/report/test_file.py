"""The file of a report: refused in time, written whole, private."""

import json
import os
import stat
from pathlib import Path

import pytest

from intakewise.report.compose import compose
from intakewise.report.file import refuse_report, write_answers, write_report
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import load

TINY = Path(__file__).parents[2] / "knowledge" / "tiny"


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """The tiny knowledge base."""
    return load(TINY)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("folder.json", "IW-F002"),
        ("missing/r.json", "IW-F001"),
        ("r.txt", "IW-F009"),
        ("r", "IW-F009"),
        ("folder.html", "IW-F002"),
    ],
)
def test_a_path_that_cannot_be_written_is_a_problem(tmp_path: Path, name: str, code: str) -> None:
    """A folder, a missing folder, and another ending each have their code."""
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "folder.html").mkdir()
    problem = refuse_report(tmp_path / name)
    assert problem is not None
    assert code == problem.code


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_written_is_a_problem(tmp_path: Path) -> None:
    """Permissions are tried, not guessed."""
    tmp_path.chmod(0o500)
    problem = refuse_report(tmp_path / "r.json")
    assert problem is not None
    assert "IW-F009" == problem.code


def test_asking_whether_a_path_can_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    """Neither the file nor a trial of it."""
    assert refuse_report(tmp_path / "r.json") is None
    assert [] == list(tmp_path.iterdir())


def test_a_written_report_is_private_and_whole(tmp_path: Path, kb: KnowledgeBase) -> None:
    """Readable by its owner only, over an older file too, and nothing lies beside it."""
    path = tmp_path / "r.json"
    path.write_text("older", encoding="utf-8")
    path.chmod(0o644)
    assessment = kb.assess({"numb": True}, region="uk")
    assert write_report(path, assessment, compose(assessment)) is None
    written = json.loads(path.read_text(encoding="utf-8"))
    assert (True, assessment.to_dict()) == (written["complete"], written["assessment"])
    assert (0o600, ["r.json"]) == (stat.S_IMODE(path.stat().st_mode), [each.name for each in tmp_path.iterdir()])


def test_a_failed_write_is_a_problem_and_keeps_the_older_file(kb: KnowledgeBase, tmp_path: Path) -> None:
    """What was there before is still there, and the problem says nothing of the answers."""
    folder = tmp_path / "r.json"
    folder.mkdir()
    problem = write_answers(folder, kb.knowledge, "", {"note": "a secret"})
    assert problem is not None
    assert "secret" not in str(problem)
    assert ["r.json"] == [each.name for each in tmp_path.iterdir()]


def test_a_report_without_a_region_says_null(kb: KnowledgeBase, tmp_path: Path) -> None:
    """An empty region is none, as the schema of answers has it."""
    path = tmp_path / "r.json"
    assert write_answers(path, kb.knowledge, "", {}) is None
    assert json.loads(path.read_text(encoding="utf-8"))["region"] is None
