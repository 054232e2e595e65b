"""A quiz that is kept, in a real terminal: stopped somewhere, opened again, and what lies in its history."""

import json
import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path

from intakewise.history.shelf import kept_in
from tests.acceptance.quiz_terminal import Terminal, ask_for_result, quiz
from tests.acceptance.test_quiz_leaving import STAGES, go_to

FIRST_QUESTION = STAGES.index("Who are these answers about?")

QUESTIONS = ["about_whom", "danger", "numb", "fluids", "washing", "creams", "relatives", "note"]
"""The questions of the tiny quiz, from the first stage that is one."""


def stop(terminal: Terminal, how: str) -> None:
    """End a quiz: by a key, by a signal, or by closing its terminal; none leaves a traceback."""
    if how.startswith("ctrl"):
        terminal.press(how)
        assert 130 == terminal.end()
    elif how == "closed":
        terminal.close_window()
    else:
        terminal.child.kill(getattr(signal, how))
        terminal.child.wait()
    assert "Traceback" not in terminal.raw


def stopped_at(stage: int, how: str = "SIGKILL") -> None:
    """Answer as far as a stage, and stop there."""
    terminal = quiz("--region", "uk")
    go_to(terminal, stage)
    terminal.see("Ctrl-C: stop")
    stop(terminal, how)


def go_on(terminal: Terminal) -> None:
    """Go on with what is offered, as far as its next question."""
    terminal.see("You have begun this before")
    terminal.answer("> Go on where you stopped", "enter")
    terminal.answer("Is there any of these now?", "enter")


def decline_from(terminal: Terminal, stage: int) -> None:
    """Decline every question from a stage on, as far as that goes, and ask for the result."""
    for number in range(stage, len(STAGES)):
        decline_at(terminal, number)
    ask_for_result(terminal)


def decline_at(terminal: Terminal, stage: int) -> None:
    """Decline one question; the first is answered, and so is the list of dangers."""
    terminal.see(STAGES[stage])
    if stage == FIRST_QUESTION:
        terminal.answer("> Me", "enter")
    elif STAGES[stage] == "Tick all that fit.":
        terminal.move_to("None of these")
        terminal.press("space", "enter")
    else:
        terminal.move_to("I don't know")
        terminal.press("enter")


def written(report: Path) -> dict[str, object]:
    """The answers of a report file."""
    answers: dict[str, object] = json.loads(report.read_text(encoding="utf-8"))["answers"]
    return answers


def answers_in(history: Path) -> list[dict[str, object]]:
    """What is kept: the answers that count of each interview, the newest first."""
    kept, problem = kept_in(history)
    assert problem is None
    return [each.record.counted for each in kept if each.record is not None]


def aged(history: Path, age: timedelta) -> None:
    """Let everything in a history have happened so long ago."""
    for path in history.iterdir():
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        stamp = (datetime.now(UTC) - age).strftime("%Y-%m-%dT%H:%M:%SZ")
        path.write_text("".join(json.dumps({**line, "at": stamp}) + "\n" for line in lines), encoding="utf-8")
