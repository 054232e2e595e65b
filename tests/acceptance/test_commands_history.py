"""`history`: lists, shows, exports, and deletes what is kept, for people, for programs, and without a terminal."""

import json
import stat
from pathlib import Path

import pytest

from tests.acceptance.command_line import COULD_NOT_RUN, FINE, PROBLEMS, STOPPED, TINY, assert_plain, intakewise
from tests.acceptance.kept_quiz import decline_from, stopped_at
from tests.acceptance.quiz_terminal import Terminal, quiz
from tests.acceptance.test_quiz_leaving import go_to

DANGER = "In the last 24 hours, have you had any of these?"


def id_of_one(history: Path) -> str:
    """The id of the only interview."""
    (path,) = history.glob("*.jsonl")
    return path.stem


@pytest.fixture
def stopped(history: Path) -> str:
    """The id of an interview that was stopped after two answers."""
    stopped_at(5)
    return id_of_one(history)


def test_nothing_kept_is_said(history: Path) -> None:
    """And no folder is made by asking."""
    for command in (["history"], ["history", "list"]):
        ran = intakewise(*command)
        assert (FINE, "") == (ran.code, ran.err)
        assert ran.out.startswith("Nothing is kept.")
    ran = intakewise("history", "delete", "--all")
    assert (FINE, "Nothing is kept.\n") == (ran.code, ran.out)
    assert not history.exists()


def test_the_list_says_when_which_and_how_far(stopped: str) -> None:
    """Never what was answered."""
    ran = intakewise("history")
    assert_plain(ran)
    assert FINE == ran.code
    assert f"{stopped}  " in ran.out
    assert "Sore hands 0.1.0" in ran.out
    assert "2 answers, not finished" in ran.out
    assert "None of these" not in ran.said
    (told,) = json.loads(intakewise("history", "list", "--format", "json").out)["interviews"]
    assert (stopped, "tiny", "uk", 2, False, None, False) == (
        told["id"],
        told["knowledge"]["id"],
        told["region"],
        *(told[key] for key in ("answered", "finished", "referral", "open")),
    )
    assert intakewise("history", "--format", "json").out == intakewise("history", "list", "--format", "json").out


def test_what_was_answered_is_shown_in_its_words(stopped: str) -> None:
    """Question and answer as they were, and for programs by their ids."""
    ran = intakewise("history", "show", stopped)
    assert_plain(ran)
    assert (FINE, "") == (ran.code, ran.err)
    assert f"- {DANGER} None of these" in ran.out
    shown = json.loads(intakewise("history", "show", stopped, "--format", "json").out)
    assert {"about_whom": "me", "danger": ["none_of_these"]} == shown["answers"]
    assert {"ask": DANGER, "said": "None of these"} == shown["questions"]["danger"]


def test_what_was_finished_shows_its_referral(history: Path) -> None:
    """And the export gives the same assessment as the quiz."""
    terminal = quiz("--region", "uk", "--report", str(history.parent / "r.json"))
    history.parent.mkdir(parents=True, exist_ok=True)
    go_to(terminal, 3)
    decline_from(terminal, 3)
    assert FINE == terminal.finish()
    name = id_of_one(history)
    assert "finished; the referral is " in intakewise("history", "show", name).out
    file = history.parent / "export.json"
    assert FINE == intakewise("history", "export", name, file).code
    ours = json.loads(intakewise("assess", file, "-k", TINY, "--format", "json").out)
    theirs = json.loads((history.parent / "r.json").read_text(encoding="utf-8"))["assessment"]
    assert theirs == ours


def test_an_export_is_private_and_reads_back(stopped: str, tmp_path: Path) -> None:
    """A document of answers that only its owner can read; nothing about it is said but where it is."""
    file = tmp_path / "answers.json"
    ran = intakewise("history", "export", stopped, file)
    assert (FINE, "") == (ran.code, ran.out)
    assert 0o600 == stat.S_IMODE(file.stat().st_mode)
    expected = {"about_whom": "me", "danger": ["none_of_these"]}
    document = json.loads(file.read_text(encoding="utf-8"))
    assert ("tiny", "0.1.0", "uk", expected) == tuple(
        document[key] for key in ("knowledge", "version", "region", "answers")
    )
    assessed = intakewise("assess", file, "-k", TINY, "--format", "json")
    assert (FINE, "") == (assessed.code, assessed.err)
    assert json.loads(assessed.out)["answers"] == expected
    assert document == json.loads(intakewise("history", "export", stopped, "-").out)


@pytest.mark.parametrize("name", ["missing/a.json", "a.txt", "folder.json"])
def test_an_export_that_cannot_be_written_is_a_problem(stopped: str, tmp_path: Path, name: str) -> None:
    """As with a report."""
    (tmp_path / "folder.json").mkdir()
    ran = intakewise("history", "export", stopped, tmp_path / name)
    assert_plain(ran)
    assert (COULD_NOT_RUN, 1) == (ran.code, len(ran.codes))


@pytest.mark.parametrize("command", [["show"], ["export"], ["delete", "--yes"]])
def test_an_unknown_id_is_a_problem(stopped: str, history: Path, command: list[str]) -> None:
    """With what was probably meant; nothing is deleted."""
    name = f"{stopped[:-1]}y"
    ran = intakewise("history", *command, name, *(["-"] if command == ["export"] else []))
    assert (COULD_NOT_RUN, ["IW-H001"], "") == (ran.code, ran.codes, ran.out)
    assert f"Did you mean '{stopped}'?" in ran.err
    assert stopped == id_of_one(history)


def test_of_several_ids_none_is_deleted_if_one_is_unknown(stopped: str, history: Path) -> None:
    """All or nothing."""
    ran = intakewise("history", "delete", stopped, "zzzzz", "--yes")
    assert (COULD_NOT_RUN, ["IW-H001"]) == (ran.code, ran.codes)
    assert stopped == id_of_one(history)


def test_without_a_terminal_deleting_wants_to_be_told(stopped: str, history: Path) -> None:
    """Then the file is really gone, and it is said what is not ours to delete."""
    asked = intakewise("history", "delete", stopped)
    assert (COULD_NOT_RUN, ["IW-H005"]) == (asked.code, asked.codes)
    assert stopped == id_of_one(history)
    ran = intakewise("history", "delete", stopped, "--yes")
    assert (FINE, "") == (ran.code, ran.err)
    assert ran.out.startswith("Deleted 1 interview. Copies that a backup has made")
    assert [] == list(history.iterdir())


@pytest.mark.parametrize("options", [[], ["abcde", "--all"]])
def test_what_to_delete_has_to_be_clear(options: list[str]) -> None:
    """Ids, or everything; not neither, not both."""
    ran = intakewise("history", "delete", *options)
    assert COULD_NOT_RUN == ran.code
    assert "Name the ids of interviews, or --all." in ran.err


@pytest.mark.parametrize(
    ("key", "code", "left"), [("y", FINE, 0), ("n", FINE, 1), ("", FINE, 1), ("ctrl_c", STOPPED, 1)]
)
def test_in_a_terminal_deleting_asks_first(stopped: str, history: Path, key: str, code: int, left: int) -> None:
    """Only yes is a yes."""
    terminal = Terminal(["-m", "intakewise", "history", "delete", stopped])
    terminal.see(f"Delete {stopped}, of ")
    terminal.answer(", for good? [y/N]", key, *(["enter"] if key != "ctrl_c" else []))
    assert code == terminal.end()
    assert left == len(list(history.iterdir()))
    assert "Traceback" not in terminal.raw


def test_a_broken_file_is_listed_and_can_be_deleted(stopped: str, history: Path) -> None:
    """It hides nothing else, and its words are not repeated."""
    broken = history / "abcde.jsonl"
    broken.write_text("MARKER77 \x1b[31m\n", encoding="utf-8")
    broken.chmod(0o600)
    ran = intakewise("history")
    assert_plain(ran)
    assert PROBLEMS == ran.code
    assert "2 answers, not finished" in ran.out
    assert "abcde" in ran.out
    listed = json.loads(intakewise("history", "--format", "json").out)
    assert (1, ["abcde"]) == (len(listed["interviews"]), [each["id"] for each in listed["unreadable"]])
    shown = intakewise("history", "show", "abcde")
    assert_plain(shown)
    assert (COULD_NOT_RUN, ["IW-H003"]) == (shown.code, shown.codes)
    assert "intakewise history delete abcde" in shown.err
    assert FINE == intakewise("history", "delete", "abcde", "--yes").code
    assert stopped == id_of_one(history)


def test_everything_can_be_deleted_at_once(stopped: str, history: Path) -> None:
    """What cannot be read, too."""
    (history / "abcde.jsonl").write_bytes(b"junk")
    ran = intakewise("history", "delete", "--all", "--yes")
    assert (FINE, True) == (ran.code, ran.out.startswith("Deleted 2 interviews."))
    assert [] == list(history.iterdir())


def test_a_torn_end_is_a_warning(stopped: str, history: Path) -> None:
    """What was before it is shown, with exit code 0."""
    (path,) = history.iterdir()
    path.write_bytes(path.read_bytes()[:-20])
    ran = intakewise("history", "show", stopped)
    assert (FINE, ["IW-H003"]) == (ran.code, ran.codes)
    assert "- Who are these answers about? Me" in ran.out
    assert "None of these" not in ran.out
    assert "damaged" in intakewise("history").out


@pytest.mark.parametrize(
    "command", [["list"], ["show", "abcde"], ["export", "abcde", "-"], ["delete", "--all", "--yes"]]
)
def test_a_folder_that_is_not_trusted_is_not_read(history: Path, command: list[str]) -> None:
    """Nor deleted from."""
    history.mkdir(parents=True)
    history.chmod(0o777)
    (history / "abcde.jsonl").write_bytes(b"junk")
    ran = intakewise("history", *command)
    assert (COULD_NOT_RUN, ["IW-H002"], "") == (ran.code, ran.codes, ran.out)
    assert "abcde" == id_of_one(history)


def test_an_escape_code_in_a_name_stays_harmless(history: Path) -> None:
    """Neither in the list nor in a problem does it reach the terminal."""
    history.mkdir(mode=0o700, parents=True)
    (history / "\x1b[31m\u202eabc.jsonl").write_bytes(b"junk")
    for command in (["history"], ["history", "show", "\x1b[31m\u202eabc"], ["history", "delete", "--all", "--yes"]):
        ran = intakewise(*command)
        assert "\x1b" not in ran.said
        assert "\u202e" not in ran.said


def test_an_interview_that_goes_on_is_marked(history: Path) -> None:
    """So that nobody wonders why it grows."""
    terminal = quiz("--region", "uk")
    go_to(terminal, 5)
    assert "open in another terminal" in " ".join(intakewise("history").out.split())
    terminal.press("ctrl_c")
    assert STOPPED == terminal.end()
    assert "open in another terminal" not in " ".join(intakewise("history").out.split())


def test_help_names_the_commands() -> None:
    """At 80 columns, as every other help."""
    ran = intakewise("history", "--help")
    assert (FINE, "") == (ran.code, ran.err)
    assert all(each in ran.out for each in ("list", "show", "export", "delete"))
    assert max(map(len, ran.out.splitlines())) <= 80


def test_the_platform_keeps_it_where_no_folder_is_named(tmp_path: Path) -> None:
    """Below the home of whoever runs it."""
    ran = intakewise("history", HOME=str(tmp_path), XDG_STATE_HOME="", INTAKEWISE_HISTORY="")
    assert f"\nThe folder: {tmp_path}" in ran.out
