"""Nothing is lost: a quiz that was stopped anywhere, in any way, goes on where it was."""

import json
import time
from datetime import timedelta
from pathlib import Path

import pytest

from tests.acceptance.kept_quiz import (
    FIRST_QUESTION,
    QUESTIONS,
    aged,
    answers_in,
    decline_at,
    decline_from,
    go_on,
    stop,
    stopped_at,
    written,
)
from tests.acceptance.quiz_terminal import Terminal, quiz
from tests.acceptance.rows_terminal import to_rows
from tests.acceptance.test_quiz_leaving import STAGES, go_to

LATER = range(FIRST_QUESTION + 1, len(STAGES))
SAMPLE = (5, 8)


def _ends_as_if_never_stopped(stage: int, how: str, folder: Path) -> None:
    stopped_at(stage, how)
    terminal = quiz("--region", "uk", "--report", str(folder / "stopped.json"))
    answered = stage - FIRST_QUESTION
    terminal.see(f"you answered {answered} of at most")
    go_on(terminal)
    terminal.see(f"Screen {answered + 1} of at most")
    decline_from(terminal, stage)
    assert 0 == terminal.finish()
    whole = quiz("--region", "uk", "--report", str(folder / "whole.json"))
    go_to(whole, FIRST_QUESTION)
    decline_from(whole, FIRST_QUESTION)
    assert 0 == whole.finish()
    stopped, never = (json.loads((folder / f"{name}.json").read_text("utf-8")) for name in ("stopped", "whole"))
    assert never == stopped


@pytest.mark.parametrize("stage", SAMPLE)
def test_a_killed_quiz_ends_as_if_it_had_never_stopped(tmp_path: Path, stage: int) -> None:
    """Kill -9 at a question; opened again, it asks that question, and its report is that of a quiz in one go."""
    _ends_as_if_never_stopped(stage, "SIGKILL", tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("stage", [stage for stage in LATER if stage not in SAMPLE])
def test_killed_at_any_question(tmp_path: Path, stage: int) -> None:
    """The same at every other question."""
    _ends_as_if_never_stopped(stage, "SIGKILL", tmp_path)


@pytest.mark.parametrize("how", ["ctrl_c", "ctrl_d", "SIGTERM", "SIGHUP", "closed"])
def test_however_it_was_stopped_it_goes_on(history: Path, how: str) -> None:
    """By a key, by a signal, or with its terminal: the answers are there, and the next question comes."""
    stopped_at(6, how)
    assert [dict.fromkeys(QUESTIONS[:3])] == [dict.fromkeys(each) for each in answers_in(history)]
    terminal = quiz("--region", "uk")
    go_on(terminal)
    terminal.see("Screen 4 of at most")
    terminal.see(STAGES[6])
    stop(terminal, "ctrl_c")


def test_each_answer_is_on_disk_before_the_next_question_shows(history: Path) -> None:
    """At each question, the file has all answers before it."""
    terminal = quiz("--region", "uk")
    go_to(terminal, FIRST_QUESTION)
    for number, stage in enumerate(LATER, 1):
        decline_at(terminal, stage - 1)
        terminal.see(STAGES[stage])
        terminal.see("Ctrl-C: stop")
        assert [QUESTIONS[:number]] == [[*each] for each in answers_in(history)]
    stop(terminal, "ctrl_c")


def test_what_was_taken_back_is_selected_when_its_question_comes_again() -> None:
    """Back, killed, and opened again: the question is asked again, with the answer before."""
    terminal = quiz("--region", "uk")
    go_to(terminal, 5)
    terminal.answer("> Yes", "down", "enter")
    terminal.answer(STAGES[6], "ctrl_b")
    terminal.see("> No (your answer before)")
    stop(terminal, "SIGKILL")
    again = quiz("--region", "uk")
    again.see("you answered 2 of at most")
    go_on(again)
    again.see("> No (your answer before)")
    again.press("ctrl_b")
    again.see("[x] None of these")
    stop(again, "ctrl_c")


def test_a_screen_of_several_questions_is_kept_and_taken_back_as_one(history: Path, tmp_path: Path) -> None:
    """Its answers are one line; taken back and killed, the screen comes again with all of them chosen."""
    terminal = to_rows(tmp_path)
    terminal.press("2", "down", "2", "down", "2", "down", "1")
    terminal.answer("1 [x] The palms", "enter")
    terminal.answer("Which creams or tablets", "ctrl_b")
    terminal.see("(x) No")
    stop(terminal, "SIGKILL")
    (path,) = history.iterdir()
    events = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert (["numb", "fluids", "washing", "itch"], "taken_back") == ([*events[-2]["answers"]], events[-1]["event"])
    again = Terminal(["-m", "intakewise", "quiz", str(tmp_path / "base"), "--thorough", "--region", "uk"])
    go_on(again)
    again.see("Screen 4 of at most 7")
    again.see("(x) No")
    again.press("down", "down", "down", "enter")
    again.see("Which creams or tablets")
    stop(again, "ctrl_c")
    assert {"numb": False, "fluids": 2.0, "washing": "often", "itch": ["palms"]}.items() <= answers_in(history)[
        0
    ].items()


def test_an_emergency_that_was_not_confirmed_is_asked_about_again() -> None:
    """Killed at "Is that right?": nothing goes on before that is answered."""
    terminal = quiz("--region", "uk")
    go_to(terminal, 4)
    terminal.press("space", "enter")
    terminal.see("Is that right?")
    stop(terminal, "SIGKILL")
    again = quiz("--region", "uk")
    go_on(again)
    again.see("This may be an emergency")
    again.answer("> Yes, that is right", "enter")
    assert 0 == again.end()
    assert "Get emergency help now. Call 999." in again.screen.text()


def test_what_is_finished_is_not_offered_again(history: Path) -> None:
    """A result stays a result."""
    terminal = quiz("--region", "uk")
    go_to(terminal, FIRST_QUESTION)
    decline_from(terminal, FIRST_QUESTION)
    assert 0 == terminal.finish()
    again = quiz("--region", "uk")
    again.see("What it is not")
    assert "begun this before" not in again.everything()
    stop(again, "ctrl_c")
    assert 1 == len(answers_in(history))


def test_starting_afresh_keeps_what_was_there(history: Path) -> None:
    """It is offered again, behind the newer one, until it is deleted."""
    stopped_at(5)
    time.sleep(1)  # which is newer is known by the second
    terminal = quiz("--region", "uk")
    terminal.answer("> Go on where", "down", "enter")
    go_to(terminal, 6)
    stop(terminal, "SIGKILL")
    assert [3, 2] == [len(each) for each in answers_in(history)]
    again = quiz("--region", "uk")
    again.see("you answered 3 of")
    again.move_to("Show me the one before (1 more)")
    again.press("enter")
    again.see("you answered 2 of")
    again.move_to("Delete this one")
    again.press("enter")
    again.see("Deleted.")
    again.see("What it is not")
    stop(again, "ctrl_c")
    assert "Stopped. Nothing new was kept." in again.screen.text()
    assert [3] == [len(each) for each in answers_in(history)]


def test_the_offer_shows_no_answer() -> None:
    """Whoever looks over a shoulder learns that a quiz was begun, when, and how far it came."""
    stopped_at(6)
    terminal = quiz("--region", "uk")
    terminal.see("Shall we go on with it?")
    for answer in ("Me", "None of these", "I don't know"):
        assert answer not in terminal.everything().split("begun this before")[1].split("Go on where")[0]
    stop(terminal, "ctrl_c")


def test_the_next_day_what_may_have_changed_is_asked_again(history: Path, tmp_path: Path) -> None:
    """Safety questions come again with what was said selected; the others stay answered."""
    stopped_at(8)
    aged(history, timedelta(hours=13))
    terminal = quiz("--region", "uk", "--report", str(tmp_path / "r.json"))
    terminal.see("You have begun this before")
    terminal.answer("> Go on where", "enter")
    terminal.see("Things may have changed in the meantime. 2 answers are asked again.")
    terminal.answer("> Go on", "enter")
    terminal.answer("Is there any of these now?", "enter")
    terminal.see("Screen 2 of at most")
    terminal.answer("[x] None of these", "enter")
    terminal.answer("> I don't know (your answer before)", "enter")
    terminal.see(STAGES[8])
    stop(terminal, "ctrl_c")
    assert QUESTIONS[:5] == [*written(tmp_path / "r.json")]


def test_after_four_weeks_everything_is_asked_again(history: Path) -> None:
    """Most questions ask about the last 4 weeks, and those are others now."""
    stopped_at(8)
    aged(history, timedelta(days=29))
    terminal = quiz("--region", "uk")
    terminal.answer("> Go on where", "enter")
    terminal.see("5 answers are asked again.")
    terminal.answer("> Go on", "enter")
    terminal.answer("Is there any of these now?", "enter")
    terminal.see("Screen 1 of at most")
    terminal.see("> Me (your answer before)")
    stop(terminal, "ctrl_c")
