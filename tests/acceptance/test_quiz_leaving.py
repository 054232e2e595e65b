"""Leaving the quiz: Ctrl-C and Ctrl-D at every stage, a closed terminal, and what is refused at the start."""

import json
import signal
from pathlib import Path

import pytest

from tests.acceptance.quiz_terminal import TINY, Terminal, quiz

STAGES = [
    "Shall we go on?",
    "It is for people of 16 and over.",
    "Is there any of these now?",
    "Who are these answers about?",
    "Tick all that fit.",
    "were your fingers numb",
    "how much did you drink",
    "How often do you wash",
    "Which creams or tablets",
    "Has anybody in your family",
    "anything else that you want to remember",
]


def go_to(terminal: Terminal, stage: int) -> None:
    """Go on to a stage by the shortest way, declining whatever can be."""
    for number, seen in enumerate(STAGES[: stage + 1]):
        terminal.see(seen)
        if number == stage:
            return
        if seen == "Tick all that fit.":
            terminal.move_to("None of these")
            terminal.press("space", "enter")
        elif number > STAGES.index("Who are these answers about?"):
            terminal.move_to("I don't know")
            terminal.press("enter")
        else:
            terminal.see("> ")
            terminal.press("enter")


def kept_at(stage: int) -> str:
    """What is said of the answers when the quiz is stopped at a stage."""
    has_answers = stage > STAGES.index("Who are these answers about?")
    return f"Stopped. {'Your answers so far are kept:' if has_answers else 'Nothing was kept.'}"


@pytest.mark.parametrize("stage", range(len(STAGES)))
def test_ctrl_c_ends_the_quiz_at_every_stage(stage: int) -> None:
    """Nothing more is asked, it says whether anything was kept, the exit code is 130, and there is no traceback."""
    terminal = quiz("--region", "uk")
    go_to(terminal, stage)
    terminal.see("Ctrl-C: stop")
    terminal.press("ctrl_c")
    assert 130 == terminal.end()
    assert kept_at(stage) in terminal.screen.text()
    assert "Traceback" not in terminal.raw


@pytest.mark.parametrize("stage", [0, 4, 6])
def test_ctrl_d_ends_the_quiz_like_ctrl_c(stage: int) -> None:
    """The end of input stops the quiz, in a list and in a field alike."""
    terminal = quiz("--region", "uk")
    go_to(terminal, stage)
    terminal.see("Ctrl-C: stop")
    terminal.press("ctrl_d")
    assert 130 == terminal.end()
    assert kept_at(stage) in terminal.screen.text()


def test_ctrl_c_keeps_the_answers_so_far_where_a_file_was_asked_for(tmp_path: Path) -> None:
    """With --report the answers so far are in the file, marked as not complete, and the last line says so."""
    report = tmp_path / "report.json"
    terminal = quiz("--region", "uk", "--report", str(report))
    go_to(terminal, 6)
    terminal.press("ctrl_c")
    assert 130 == terminal.end()
    assert "Stopped. Your answers so far are in" in terminal.screen.text()
    written = json.loads(report.read_text(encoding="utf-8"))
    expected = {
        "schema_version": "1.2",
        "knowledge": "tiny",
        "version": "0.1.0",
        "region": "uk",
        "answers": {
            "about_whom": "me",
            "danger": ["none_of_these"],
            "numb": {"declined": "dont_know"},
        },
        "complete": False,
        "assessment": None,
    }
    assert expected == written


def test_ctrl_c_before_the_first_answer_leaves_an_older_report_alone(tmp_path: Path) -> None:
    """Whoever opens the quiz again and leaves at once does not lose the result of last time."""
    report = tmp_path / "report.json"
    report.write_text("the result of last time", encoding="utf-8")
    terminal = quiz("--region", "uk", "--report", str(report))
    go_to(terminal, 3)
    terminal.press("ctrl_c")
    assert 130 == terminal.end()
    assert "the result of last time" == report.read_text(encoding="utf-8")
    assert ["report.json"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize("how", [signal.SIGHUP, signal.SIGKILL, signal.SIGTERM])
def test_a_killed_quiz_has_its_answers_in_the_file(tmp_path: Path, how: signal.Signals) -> None:
    """Whatever ends the program, the answers given until then are in the file, whole."""
    report = tmp_path / "report.json"
    terminal = quiz("--region", "uk", "--report", str(report))
    go_to(terminal, 5)
    terminal.child.kill(how)
    terminal.child.wait()
    assert "Traceback" not in terminal.raw
    written = json.loads(report.read_text(encoding="utf-8"))
    assert {"about_whom": "me", "danger": ["none_of_these"]} == written["answers"]
    assert ["report.json"] == [path.name for path in tmp_path.iterdir()]


def test_a_terminal_that_closes_gives_no_traceback(tmp_path: Path) -> None:
    """With the signal ignored, as under nohup, the quiz still ends by itself when its terminal has gone."""
    errors = tmp_path / "errors"
    program = f"""
import os, signal, sys
signal.signal(signal.SIGHUP, signal.SIG_IGN)
os.dup2(os.open({str(errors)!r}, os.O_WRONLY | os.O_CREAT), 2)
from intakewise.quiz.session import run_quiz
from intakewise.wiring.opening import load
sys.exit(run_quiz(load({str(TINY)!r}), region="uk", thorough=True))
"""
    terminal = Terminal(["-c", program])
    go_to(terminal, 4)
    terminal.close_window()
    assert (130, None) == (terminal.child.exitstatus, terminal.child.signalstatus), "not ended by a signal"
    assert "" == errors.read_text(encoding="utf-8")


def test_one_can_leave_on_the_first_page() -> None:
    """Stop here is a choice like any other."""
    terminal = quiz("--region", "uk")
    terminal.answer("Shall we go on?", "down", "enter")
    assert 0 == terminal.end()
    assert "Screen 1" not in terminal.everything()


def test_signs_of_danger_before_the_quiz_end_it_with_the_number() -> None:
    """Whoever has one of the signs now, or is not sure, is told whom to call and asked nothing."""
    terminal = quiz("--region", "us")
    go_to(terminal, 2)
    terminal.press("down", "enter")
    assert 0 == terminal.end()
    assert "Call 911." == next(line for line in reversed(terminal.screen.in_sight()) if line)
    assert "Screen 1" not in terminal.everything()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing/report.json", "There is no folder"),
        ("folder.json", "This is a folder."),
        ("report.txt", "How this is written goes by the ending of its name."),
    ],
)
def test_a_file_that_cannot_be_written_is_refused_before_the_first_question(
    tmp_path: Path, name: str, message: str
) -> None:
    """Nobody answers 50 questions for a file that cannot be written."""
    (tmp_path / "folder.json").mkdir()
    terminal = quiz("--report", str(tmp_path / name))
    assert 2 == terminal.end()
    assert message in terminal.screen.text()
    assert "What this is" not in terminal.everything()


def test_an_unknown_region_is_refused_before_the_first_question() -> None:
    """A misspelt region is named, with what was probably meant."""
    terminal = quiz("--region", "ukk")
    assert 2 == terminal.end()
    assert "Unknown region 'ukk'. Expected one of: uk, us; or none. Did you mean 'uk'?" in terminal.screen.text()


def test_enter_pressed_too_early_is_not_lost() -> None:
    """Keys pressed before the first prompt is ready do what they say when it is."""
    terminal = quiz("--region", "uk")
    terminal.press("enter", "enter", "enter")
    terminal.see("Screen 1 of at most 9")
    terminal.press("ctrl_c")
    assert 130 == terminal.end()
