"""What is kept of a quiz, and what is not: its file, other versions, several quizzes at once, what refuses to keep."""

import json
import shutil
import stat
from pathlib import Path

from intakewise.history.folder import VARIABLE
from tests.acceptance.command_line import CHECKOUT, MARKER
from tests.acceptance.kept_quiz import answers_in, decline_at, decline_from, go_on, stop, stopped_at, written
from tests.acceptance.quiz_terminal import TINY, Terminal, ask_for_result, quiz
from tests.acceptance.test_quiz_leaving import STAGES, go_to

KEPT = "Each answer is kept on this machine at once, in a file that only you can read"
NOT_KEPT = "Your answers stay on this machine and are not kept: should you stop, they are gone."


def test_only_its_owner_can_read_what_is_kept(history: Path) -> None:
    """The folder 0700, the file 0600; its name says nothing; and the first pages leave nothing at all."""
    terminal = quiz("--region", "uk")
    go_to(terminal, 3)
    assert KEPT in terminal.everything()
    assert not history.exists()
    decline_at(terminal, 3)
    terminal.see(STAGES[4])
    stop(terminal, "SIGKILL")
    (path,) = history.iterdir()
    assert (0o700, 0o600) == (stat.S_IMODE(history.stat().st_mode), stat.S_IMODE(path.stat().st_mode))
    assert (5, ".jsonl") == (len(path.stem), path.suffix)


def test_with_no_history_nothing_is_kept_or_offered(history: Path) -> None:
    """And the page before the first question says so."""
    stopped_at(5)
    terminal = quiz("--region", "uk", "--no-history")
    go_to(terminal, 6)
    assert NOT_KEPT in terminal.everything()
    assert "begun this before" not in terminal.everything()
    stop(terminal, "ctrl_c")
    assert "Stopped. Nothing was kept." in terminal.screen.text()
    assert [2] == [len(each) for each in answers_in(history)]


def test_stopping_says_how_to_go_on() -> None:
    """And how to delete it."""
    terminal = quiz("--region", "uk")
    go_to(terminal, 6)
    stop(terminal, "ctrl_c")
    said = "Your answers so far are kept: start the quiz again to go on, or delete them (intakewise history)."
    assert f"Stopped. {said}" in terminal.screen.text()


def test_two_quizzes_at_once_do_not_mix(history: Path) -> None:
    """Each has its file; while one is open it is not offered to the other."""
    first, second = quiz("--region", "uk"), quiz("--region", "uk")
    go_to(first, 5)
    go_to(second, 4)
    decline_at(first, 5)
    first.see(STAGES[6])
    third = quiz("--region", "uk")
    third.see("What it is not")
    assert "begun this before" not in third.everything()
    stop(second, "SIGKILL")
    fourth = quiz("--region", "uk")
    fourth.see("you answered 1 of at most")
    fourth.see("(One that you began is open in another terminal.)")
    for each in (first, third, fourth):
        stop(each, "ctrl_c")
    assert [1, 3] == sorted(len(each) for each in answers_in(history))


# Another version of the questionnaire


def changed(folder: Path) -> Path:
    """The tiny quiz as it is some time later: a question gone, one with another option, one reworded, one new."""
    later = folder / "later"
    shutil.copytree(TINY, later)
    path = later / "questionnaires" / "tiny.yaml"
    text = path.read_text(encoding="utf-8")
    for before, after in (
        ("id: about_whom", "id: who_answers"),
        ("          - {id: none_of_these, label: None of these, none: true}\n      - id: wound_days", NEW_DANGER),
        ("range: {min: 0, max: 15, usual: {min: 0.8, max: 4}}", "range: {min: 0, max: 3, usual: {min: 0.8, max: 3}}"),
    ):
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")
    return later


NEW_DANGER = """          - {id: black_finger, label: A finger that turned black}
          - {id: none_of_these, label: None of these, none: true}
      - id: wound_days"""


def test_an_older_version_goes_on_with_what_still_applies(history: Path, tmp_path: Path) -> None:
    """What does not apply is named by its old words; a list with a new danger is asked again; nothing is an error."""
    terminal = quiz("--region", "uk")
    go_to(terminal, 5)
    terminal.answer("> Yes", "enter")
    terminal.answer(STAGES[6], "3.5", "enter")
    terminal.answer(STAGES[7], "enter")
    terminal.see(STAGES[8])
    stop(terminal, "SIGKILL")
    options = [str(changed(tmp_path)), "--thorough", "--region", "uk", "--report", str(tmp_path / "r.json")]
    later = Terminal(["-m", "intakewise", "quiz", *options])
    later.answer("> Go on where", "enter")
    later.see("The questionnaire has changed since you stopped.")
    later.see("2 answers no longer apply, since their questions are gone or take other answers now:")
    later.see("- Who are these answers about?")
    later.see("- In the last 7 days, how much did you drink a day, all drinks together?")
    later.see("1 question is asked again, since it has changed: - In the last 24 hours")
    later.answer("> Go on", "enter")
    later.answer("Is there any of these now?", "enter")
    later.answer("> Me", "enter")
    later.see("A finger that turned black")
    later.see("[ ] None of these")
    later.move_to("None of these")
    later.press("space", "enter")
    later.answer(STAGES[6], "2", "enter")
    later.see(STAGES[8])
    stop(later, "SIGKILL")
    expected = {"who_answers": "me", "danger": ["none_of_these"], "numb": True, "fluids": 2.0, "washing": "rarely"}
    assert expected == written(tmp_path / "r.json")
    assert [expected] == answers_in(history)
    again = Terminal(["-m", "intakewise", "quiz", *options])
    again.answer("> Go on where", "enter")
    again.answer("Is there any of these now?", "enter")
    again.see(STAGES[8])
    assert "has changed since" not in again.everything()
    stop(again, "ctrl_c")


def test_a_region_that_is_no_more_is_left_open(history: Path) -> None:
    """All telephone numbers are shown then, and the quiz ends as it should."""
    stopped_at(len(STAGES) - 1)
    (path,) = history.iterdir()
    path.write_text(path.read_text(encoding="utf-8").replace('"region":"uk"', '"region":"atlantis"'), encoding="utf-8")
    terminal = quiz()
    go_on(terminal)
    terminal.see("Call 911.")
    decline_at(terminal, len(STAGES) - 1)
    ask_for_result(terminal)
    assert 0 == terminal.finish()
    assert "In short:" in terminal.everything()


def test_a_log_that_was_tampered_with_is_not_gone_on_with(history: Path) -> None:
    """An answer that its own question does not take: it can be deleted, and a new quiz begun."""
    stopped_at(6)
    (path,) = history.iterdir()
    path.write_text(path.read_text(encoding="utf-8").replace('"none_of_these"', '"gone"'), encoding="utf-8")
    terminal = quiz("--region", "uk")
    terminal.see("It cannot be gone on with: its answers do not fit the questions.")
    terminal.answer("> Start afresh", "enter")
    terminal.see("What it is not")
    stop(terminal, "ctrl_c")


# Health data stays where it is


def test_no_answer_is_anywhere_but_in_its_file(tmp_path: Path) -> None:
    """Of a word that was typed, no other file in the whole home of the person has anything."""
    home = {"HOME": str(tmp_path), "XDG_STATE_HOME": "", "XDG_CACHE_HOME": "", VARIABLE: ""}
    terminal = quiz("--region", "uk", environment={**home, "INTAKEWISE_DEBUG": "1"})
    go_to(terminal, len(STAGES) - 1)
    terminal.press(MARKER, "enter")
    ask_for_result(terminal)
    assert 0 == terminal.finish()
    holding = [path for path in tmp_path.rglob("*") if path.is_file() and MARKER.encode() in path.read_bytes()]
    (only,) = holding
    assert ".jsonl" == only.suffix
    assert "history" == only.parent.name
    assert MARKER not in str(only)


NO_NETWORK = """
import sys

def watch(event: str, _: object) -> None:
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")) and event != "socket.__new__":
        print("NETWORK", event, flush=True)

sys.addaudithook(watch)
sys.argv = ["intakewise", "quiz", *sys.argv[1:]]
from intakewise.cli.app import main
main()
"""


def test_a_quiz_opens_no_network() -> None:
    """From the first page to the report, nothing is looked up, connected to, or sent."""
    terminal = Terminal(["-c", NO_NETWORK, str(TINY), "--thorough", "--region", "uk"])
    go_to(terminal, 3)
    decline_from(terminal, 3)
    assert 0 == terminal.finish()
    assert "NETWORK" not in terminal.everything()


def test_the_program_writes_no_log() -> None:
    """
    Nothing in the engine uses Python's logging, into which an answer could slip.

    The service does, and `tests/unit/service/test_silence.py` says that no answer is in it.
    """
    of_quizzes = [path for path in (CHECKOUT / "engine").rglob("*.py") if path.parent.name != "service"]
    assert [] == [path.name for path in of_quizzes if "import logging" in path.read_text("utf-8")]


def test_the_log_is_json_a_line(history: Path) -> None:
    """Whoever wants to see what is kept can read it."""
    stopped_at(6)
    (path,) = history.iterdir()
    events = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert ["started", "answered", "answered", "answered"] == [event["event"] for event in events]
    assert [1, 2, 3, 4] == [event["n"] for event in events]
    assert ("tiny", "0.1.0", "uk") == (*[events[0]["knowledge"][key] for key in ("id", "version")], events[0]["region"])
    assert ["In the last 24 hours, have you had any of these?", "None of these"] == events[2]["words"]["danger"]
