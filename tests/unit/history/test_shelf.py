"""What is kept: listed with whatever is broken, found by id, deleted for good."""

from pathlib import Path

import pytest

from intakewise.history.shelf import Kept, delete, find, kept_in
from intakewise.problems.problem import Problem
from tests.unit.history.test_log import begun

BROKEN = {
    "empty": b"",
    "junk": b"\x00\xff\n" * 20,
    "text": b"hello\n",
    "list": b"[]\n[]\n",
    "deep": b"[" * 100_000 + b"\n",
    "number": b'{"n":' + b"9" * 10_000 + b"}\n",
    "newer": b'{"n":1,"at":"2026-11-25T10:00:00Z","event":"started","format":2,"knowledge":{},"region":""}\n',
    "newest": b'{"n":1,"at":"2026-11-25T10:00:00Z","event":"started","schema_version":"2.0","region":""}\n',
    "timeless": b'{"n":1,"at":"yesterday","event":"started","format":1,"knowledge":{},"region":""}\n',
    "ancient": b'{"n":1,"at":"0001-01-01T00:00:00Z","event":"started","format":1,"knowledge":{},"region":""}\n',
    "headless": b'{"n":1,"at":"2026-11-25T10:00:00Z","event":"answered","answers":{},"asked_as":{},"words":{}}\n',
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_listed_last_and_can_be_deleted(history: Path, name: str) -> None:
    """It takes nothing away from the others."""
    log = begun(history)
    path = history / f"{name}.jsonl"
    path.write_bytes(BROKEN[name])
    path.chmod(0o600)
    kept, problem = kept_in(history)
    assert ([log.id, name], None) == ([each.id for each in kept], problem)
    assert kept[0].record is not None
    assert kept[1].problem is not None
    found = find(history, name)
    assert isinstance(found, Kept)
    assert delete(found.path) is None
    assert [log.path.name] == [each.name for each in history.iterdir()]


def test_an_id_may_be_typed_in_capitals(history: Path) -> None:
    """And with the ending of the file."""
    log = begun(history)
    for typed in (log.id.upper(), f" {log.id}", log.path.name):
        found = find(history, typed)
        assert isinstance(found, Kept)
        assert log.path == found.path


@pytest.mark.parametrize("name", ["", "..", "../secret", "/etc/passwd", "x" * 10_000])
def test_what_is_no_id_finds_nothing(history: Path, name: str) -> None:
    """No path leads out of the folder."""
    begun(history)
    (history.parent / "secret.jsonl").write_bytes(b"")
    found = find(history, name)
    assert isinstance(found, Problem)
    assert "IW-H001" == found.code


def test_a_misspelt_id_is_suggested(history: Path) -> None:
    """One letter wrong."""
    log = begun(history)
    found = find(history, log.id[:-1] + "y")
    assert isinstance(found, Problem)
    assert log.id == found.suggestion


def test_a_link_is_deleted_and_not_what_it_points_to(history: Path, tmp_path: Path) -> None:
    """Deleting reaches nothing outside the folder."""
    target = tmp_path / "mine"
    target.write_text("mine", encoding="utf-8")
    history.mkdir(parents=True)
    path = history / "abcde.jsonl"
    path.symlink_to(target)
    assert delete(path) is None
    assert ("mine", False) == (target.read_text(encoding="utf-8"), path.is_symlink())


def test_what_cannot_be_deleted_is_a_problem(history: Path) -> None:
    """A folder that somebody put there is theirs."""
    (history / "abcde.jsonl").mkdir(parents=True)
    problem = delete(history / "abcde.jsonl")
    assert problem is not None
    assert "IW-H004" == problem.code


def test_a_folder_that_is_not_there_holds_nothing(history: Path) -> None:
    """And is not made by looking."""
    assert ([], None) == kept_in(history)
    assert not history.exists()
