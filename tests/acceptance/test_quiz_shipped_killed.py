"""The shipped quiz, killed at its screens and opened again: it ends as if it had never stopped."""

import json
from collections.abc import Container
from pathlib import Path

import pytest
import yaml

from intakewise.interview.interview import Interview
from intakewise.interview.screens import Screen
from intakewise.wiring.opening import load
from tests.acceptance.kept_quiz import go_on, stop
from tests.acceptance.quiz_terminal import Terminal, ask_for_result
from tests.acceptance.test_quiz_shipped import ANSWERS, keys_on, typed_answer


def opened(report: Path) -> Terminal:
    """The shipped quiz, with a report."""
    return Terminal(["-m", "intakewise", "quiz", "--region", "uk", "--report", str(report)])


def see_screen(terminal: Terminal, interview: Interview, screen: Screen) -> None:
    """Wait until a screen can be answered."""
    progress = interview.progress
    terminal.see(f"Screen {progress.screen} of at most {progress.screens} · {progress.section}")
    terminal.see(screen.ask or screen.questions[0].ask)
    terminal.see("Enter: ")


def end_killed_at(screens: Container[int], report: Path) -> int:
    """Answer the quiz of a healthy adult, killed at some of its screens; return how many screens there were."""
    kb = load()
    answers = yaml.load(ANSWERS.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    interview, number = kb.interview(), 0
    terminal = opened(report)
    for seen in ("> Go on", "> Go on", "> No: start"):
        terminal.answer(seen, "enter")
    while (screen := interview.next_screen()) is not None:
        number += 1
        see_screen(terminal, interview, screen)
        if number in screens and number > 1:
            stop(terminal, "SIGKILL")
            terminal = opened(report)
            terminal.see(f"you answered {interview.progress.answered} of at most {interview.progress.total} question")
            go_on(terminal)
            see_screen(terminal, interview, screen)
        typed = {question.id: typed_answer(question, answers[question.id]) for question in screen.questions}
        terminal.press(*keys_on(screen, typed))
        interview.answer_several(typed)
    ask_for_result(terminal)
    assert 0 == terminal.finish()
    written = json.loads(report.read_text(encoding="utf-8"))
    assert kb.assess(interview.answers, region="uk").to_dict() == written["assessment"]
    return number


def test_killed_here_and_there_it_ends_as_ever(tmp_path: Path) -> None:
    """In the safety check, on a screen with several questions, and near the end."""
    end_killed_at((6, 20, 34), tmp_path / "r.json")


@pytest.mark.long
def test_killed_at_every_screen_it_ends_as_ever(tmp_path: Path) -> None:
    """From the second to the last."""
    assert 35 < end_killed_at(range(1000), tmp_path / "r.json")
