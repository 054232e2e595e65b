"""The log on disk: private, appended to, never torn beyond its last line, and never a reason to stop."""

import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from intakewise.history.lines import read_lines
from intakewise.history.log import Log, resume_log, start_log
from intakewise.history.record import Event, NotAnEvent, told
from intakewise.history.shelf import look_at
from intakewise.problems.problem import Problem
from tests.full_disk import no_file_larger_than

STARTED: Event = {
    "event": "started",
    "schema_version": "1.0",
    "engine": "0",
    "region": "",
    "knowledge": {"id": "tiny", "version": "1", "digest": "d", "title": "Tiny"},
}


def answered(name: str, value: object = True) -> Event:
    """An answer as an event."""
    return {"event": "answered", "answers": {name: value}, "asked_as": {name: "m"}, "words": {name: ["?", "Yes"]}}


def begun(folder: Path) -> Log:
    """A log with one answer."""
    log = start_log(folder, [STARTED, answered("first")])
    assert isinstance(log, Log), log
    return log


def names_in(log: Log) -> list[str]:
    """The questions that a log on disk has answers to."""
    return list(read_lines(log.path.read_bytes())[0].answers)


def test_a_log_of_before_1_0_is_read() -> None:
    """It said `format` 1 instead; nobody loses an interview by a new version."""
    before = {key: value for key, value in STARTED.items() if key != "schema_version"}
    at = {"at": "2026-11-25T10:00:00Z"}
    assert told(None, {**STARTED, **at}) == told(None, {**before, **at, "format": 1})
    with pytest.raises(NotAnEvent):
        told(None, {**before, **at})


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777])
def test_only_its_owner_can_read_a_log(history: Path, umask: int) -> None:
    """Whatever the umask: the folder 0700, the file 0600."""
    history.parent.mkdir(parents=True)
    before = os.umask(umask)
    try:
        log = begun(history)
    finally:
        os.umask(before)
    assert (0o700, 0o600) == (stat.S_IMODE(history.stat().st_mode), stat.S_IMODE(log.path.stat().st_mode))


def test_a_folder_that_others_could_read_is_closed_to_them(history: Path) -> None:
    """Nobody else sees even how many interviews there are."""
    history.mkdir(mode=0o755, parents=True)
    begun(history)
    assert 0o700 == stat.S_IMODE(history.stat().st_mode)


def test_the_name_of_a_log_says_nothing(history: Path) -> None:
    """Five letters and digits drawn by lot; neither the questionnaire, nor a day, nor a person."""
    logs = [begun(history) for _ in range(20)]
    assert 20 == len({log.id for log in logs})
    assert all(len(log.id) == 5 and log.id.isalnum() and log.id.islower() | log.id.isdigit() for log in logs)


def test_events_are_appended(history: Path) -> None:
    """What was written stays as it is, byte by byte."""
    log = begun(history)
    before = log.path.read_bytes()
    assert log.append([answered("second")]) is None
    assert log.path.read_bytes().startswith(before)
    assert ["first", "second"] == names_in(log)


def test_each_append_is_one_write_and_on_disk(history: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One write of whole lines, then fsync, before the call returns."""
    log = begun(history)
    done: list[str] = []

    def noted(name: str) -> None:
        call: Callable[..., object] = getattr(os, name)

        def do(*arguments: object) -> object:
            done.append(name)
            return call(*arguments)

        monkeypatch.setattr(os, name, do)

    noted("write")
    noted("fsync")
    assert log.append([answered("second"), answered("third")]) is None
    assert ["write", "fsync"] == done


@pytest.mark.parametrize("room", [0, 1, 40])
def test_a_full_disk_is_a_problem_and_loses_nothing(history: Path, room: int) -> None:
    """What was there stays; what was half written goes; with room again, the log goes on."""
    log = begun(history)
    before = log.path.read_bytes()
    with no_file_larger_than(len(before) + room):
        problem = log.append([answered("second")])
    assert problem is not None
    assert "IW-H004" == problem.code
    assert before == log.path.read_bytes()
    assert log.append([answered("second")]) is None
    assert (["first", "second"], False) == (names_in(log), look_at(log.path).is_damaged)


def test_what_was_half_written_and_cannot_be_removed_is_passed_over(
    history: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should even that be refused, the next line still begins as a new one."""
    log = begun(history)

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "ftruncate", refuse)
    with no_file_larger_than(log.path.stat().st_size + 40):
        assert log.append([answered("second")]) is not None
    assert log.append([answered("second")]) is None
    assert log.append([answered("third")]) is None
    assert ["first", "second", "third"] == names_in(log)


def test_a_log_that_cannot_begin_leaves_no_file(history: Path) -> None:
    """No empty file is left of an interview that could not be kept."""
    with no_file_larger_than(40):
        begun = start_log(history, [STARTED, answered("first")])
    assert isinstance(begun, Problem)
    assert [] == list(history.iterdir())


def test_a_deleted_log_is_not_written_to(history: Path) -> None:
    """Whoever deletes an interview while it goes on has deleted it: it does not come back."""
    log = begun(history)
    log.path.unlink()
    problem = log.append([answered("second")])
    assert problem is not None
    assert "deleted" in problem.message
    assert [] == list(history.iterdir())


def test_a_torn_last_line_is_passed_over_and_the_log_goes_on(history: Path) -> None:
    """Also what begins after it is read."""
    log = begun(history)
    log.close()
    with log.path.open("ab") as file:
        file.write(b'{"n":3,"at":"2026-11-25T')
    assert (True, ["first"]) == (look_at(log.path).is_damaged, names_in(log))
    resumed = resume_log(log.path)
    assert not isinstance(resumed, Problem)
    assert resumed[0].append([answered("second")]) is None
    assert ["first", "second"] == names_in(log)


def test_two_quizzes_cannot_go_on_with_one_log(history: Path) -> None:
    """While it is open it is nobody else's; when it is closed, anybody's."""
    log = begun(history)
    assert look_at(log.path).is_open
    assert isinstance(resume_log(log.path), Problem)
    log.close()
    assert not look_at(log.path).is_open
    assert not isinstance(resume_log(log.path), Problem)


def test_two_quizzes_at_once_have_two_logs(history: Path) -> None:
    """Written at the same time, neither has anything of the other."""
    logs = [begun(history) for _ in range(2)]

    def write(log: Log, name: str) -> None:
        for number in range(50):
            assert log.append([answered(f"{name}{number}")]) is None

    threads = [threading.Thread(target=write, args=(log, name)) for log, name in zip(logs, "ab", strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [["first", *(f"{name}{number}" for number in range(50))] for name in "ab"] == [names_in(log) for log in logs]


def link(path: Path, target: Path) -> None:
    """A link to a whole log elsewhere."""
    path.symlink_to(target)


def pipe(path: Path, _: Path) -> None:
    """A pipe, which would keep whoever opens it waiting."""
    os.mkfifo(path)


def folder(path: Path, _: Path) -> None:
    """A folder."""
    path.mkdir()


def open_to_others(path: Path, target: Path) -> None:
    """A whole log that others can write to."""
    path.write_bytes(target.read_bytes())
    path.chmod(0o622)


def large(path: Path, _: Path) -> None:
    """A file that no interview could fill."""
    path.touch(mode=0o600)
    os.truncate(path, 17 * 1024 * 1024)


@pytest.mark.parametrize("make", [link, pipe, folder, open_to_others, large])
def test_what_only_looks_like_a_log_is_not_opened(history: Path, tmp_path: Path, make: object) -> None:
    """Neither read nor written to."""
    assert callable(make)
    log = begun(tmp_path / "elsewhere")
    log.close()
    history.mkdir(parents=True)
    path = history / "abcde.jsonl"
    make(path, log.path)
    before = log.path.read_bytes()
    resumed = resume_log(path)
    assert isinstance(resumed, Problem)
    assert "IW-H003" == resumed.code
    assert look_at(path).record is None
    assert before == log.path.read_bytes()
