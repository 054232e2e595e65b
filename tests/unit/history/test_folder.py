"""The folder of the history: where it is, and when it is not trusted."""

import os
import pwd
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from intakewise.history.folder import VARIABLE, history_folder, make_folder
from intakewise.history.log import start_log
from intakewise.problems.problem import Problem
from tests.unit.history.test_log import STARTED, answered


def code_of(found: object) -> str:
    """The code of a problem; empty where there is none."""
    return found.code if isinstance(found, Problem) else ""


def test_the_platform_says_where_the_folder_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where no other is named: with the states of programs."""
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert tmp_path / "intakewise" / "history" == history_folder()
    assert [] == list(tmp_path.iterdir())


def test_without_a_home_there_is_no_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A user without a home gets a problem, and no folder `~` appears where they are."""

    def nobody(uid: int) -> None:
        raise KeyError(uid)

    for name in ("HOME", "XDG_STATE_HOME", VARIABLE):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", nobody)
    monkeypatch.chdir(tmp_path)
    assert "IW-H002" == code_of(history_folder())
    assert [] == list(tmp_path.iterdir())


def test_a_folder_is_named_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """A path that depends on where one is would be another one tomorrow."""
    monkeypatch.setenv(VARIABLE, "history")
    assert "IW-H002" == code_of(history_folder())


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o702])
def test_a_folder_that_others_can_write_to_is_not_trusted(history: Path, mode: int) -> None:
    """Somebody else could lay answers there."""
    history.mkdir(parents=True)
    history.chmod(mode)
    assert ("IW-H002", "IW-H002") == (code_of(history_folder()), code_of(make_folder(history)))
    assert "IW-H002" == code_of(start_log(history, [STARTED]))
    assert [] == list(history.iterdir())


def test_a_link_is_not_trusted(history: Path, tmp_path: Path) -> None:
    """It may lead anywhere."""
    history.parent.mkdir(parents=True)
    history.symlink_to(tmp_path)
    assert ("IW-H002", "IW-H002") == (code_of(history_folder()), code_of(make_folder(history)))


def test_a_file_in_its_place_is_a_problem(history: Path) -> None:
    """Nothing is overwritten."""
    history.parent.mkdir(parents=True)
    history.write_text("mine", encoding="utf-8")
    assert ("IW-H002", "IW-H002") == (code_of(history_folder()), code_of(make_folder(history)))
    assert "mine" == history.read_text(encoding="utf-8")


@pytest.fixture
def plain_user() -> Iterator[Path]:
    """A folder of a user who may not do everything, and that user: root, who may, becomes somebody else for a while."""
    folder = Path(tempfile.mkdtemp(prefix="intakewise-"))
    was_root = os.geteuid() == 0
    if was_root:
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)
    try:
        yield folder
    finally:
        if was_root:
            os.seteuid(0)
        folder.chmod(0o700)
        shutil.rmtree(folder)


def test_a_read_only_folder_is_a_problem(plain_user: Path) -> None:
    """With the reason of the system."""
    plain_user.chmod(0o500)
    problem = start_log(plain_user, [STARTED, answered("first")])
    assert isinstance(problem, Problem)
    assert problem.message.endswith("permission denied.")
    assert "IW-H002" == code_of(make_folder(plain_user / "deeper"))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_a_folder_of_somebody_else_is_not_trusted(history: Path) -> None:
    """Who owns it could change what lies there."""
    history.mkdir(parents=True)
    os.chown(history, 65534, 65534)
    assert ("IW-H002", "IW-H002") == (code_of(history_folder()), code_of(make_folder(history)))
