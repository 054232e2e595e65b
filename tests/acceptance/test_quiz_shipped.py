"""The shipped quiz through a real terminal, every question of it, with the keys that a person presses."""

import json
import re
from pathlib import Path

import yaml

from intakewise.interview.interview import Interview
from intakewise.interview.screens import Screen
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.quiz.list_entries import browsed
from intakewise.quiz.ticking import NOTHING
from intakewise.wiring.opening import load
from tests.acceptance.quiz_terminal import CHECKOUT, Terminal, ask_for_result

SHOWN = re.findall(r"```text\n(.*?)```", (CHECKOUT / "docs" / "quiz.md").read_text("utf-8"), re.DOTALL)
ANSWERS = CHECKOUT / "rules" / "muscle_spasms" / "answers" / "healthy_adult.yaml"
YES_NO = {"yes": True, "no": False}


def typed_answer(question: Question, written: object) -> object:
    """Return an answer of the file in the form that an interview takes: everything there is read as text."""
    if question.type is QuestionType.BOOLEAN:
        return YES_NO[str(written)]
    if question.type is QuestionType.INTEGER:
        return int(str(written))
    return float(str(written)) if question.type is QuestionType.DECIMAL else written


def keys_for(question: Question, answer: object) -> list[str]:
    """Return the keys that give an answer at its prompt: the arrow begins at the first entry, or in the field."""
    if question.type is QuestionType.BOOLEAN:
        return ["enter"] if answer else ["down", "enter"]
    if question.type is QuestionType.CHOICE:
        return [*["down"] * question.rank_of(str(answer)), "enter"]
    if question.type is not QuestionType.CHOICES:
        return [str(answer), "enter"]
    assert isinstance(answer, list)
    keys: list[str] = []
    at = 0
    shown = browsed(question, NOTHING, ())
    for rank in sorted(shown.index(option) for option in answer):
        keys += [*["down"] * (rank - at), "space"]
        at = rank
    return [*keys, "enter"]


def keys_in_row(question: Question, answer: object) -> list[str]:
    """Return the keys that give an answer at its row: digits, or what is typed."""
    if question.type is QuestionType.BOOLEAN:
        return ["1" if answer else "2"]
    if question.type.is_number:
        return [str(answer)]
    ticked = answer if isinstance(answer, list) else [answer]
    return [str(question.rank_of(str(option)) + 1) for option in ticked]


def keys_on(screen: Screen, answers: dict[str, object]) -> list[str]:
    """Return the keys that answer a screen: one question in the way of its type, or row after row."""
    if len(screen.questions) == 1:
        (question,) = screen.questions
        return keys_for(question, answers[question.id])
    rows = [[*keys_in_row(question, answers[question.id]), "down"] for question in screen.questions]
    return [*(key for row in rows for key in row), "home", "enter"]


def compare_with_the_page(terminal: Terminal, screen: Screen) -> None:
    """See that the first two screens in docs/quiz.md look as they do here."""
    if screen.questions[0].id == "leafy_greens":
        terminal.press("3", "down", "2")
        terminal.see(SHOWN[1])  # a slow machine draws a screen in pieces
        assert SHOWN[1].strip() in "\n".join(terminal.screen.in_sight())
        terminal.press("home")
    elif screen.questions[0].id == "danger_now":
        terminal.see(SHOWN[0])
        assert SHOWN[0].strip() in "\n".join(terminal.screen.in_sight())


def answer_all(terminal: Terminal, interview: Interview, answers: dict[str, object]) -> int:
    """Answer every screen that comes, as an interview beside it says; return how many came."""
    seen = 0
    while (screen := interview.next_screen()) is not None:
        progress = interview.progress
        terminal.see(f"Screen {progress.screen} of at most {progress.screens} · {progress.section}")
        terminal.see(screen.ask or screen.questions[0].ask)
        terminal.see("Enter: ")
        compare_with_the_page(terminal, screen)
        typed = {question.id: typed_answer(question, answers[question.id]) for question in screen.questions}
        terminal.press(*keys_on(screen, typed))
        interview.answer_several(typed)
        seen += 1
    return seen


def test_the_shipped_quiz_is_answered_from_start_to_report(tmp_path: Path) -> None:
    """Every question of a healthy adult, answered with arrows, space, and digits, gives that adult's report."""
    report = tmp_path / "report.json"
    kb = load()
    answers = yaml.load(ANSWERS.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    terminal = Terminal(["-m", "intakewise", "quiz", "--report", str(report)])
    terminal.answer("Where are you?", "enter")
    terminal.see("What it is not")
    terminal.answer("Shall we go on?", "enter")
    terminal.see("than it says, get help now.")
    terminal.answer("Shall we go on?", "enter")
    terminal.see("Stop here and get help now")
    terminal.answer("Is there any of these now?", "enter")
    interview = kb.interview()
    seen = answer_all(terminal, interview, answers)
    terminal.see(SHOWN[2])
    assert SHOWN[2].strip() in "\n".join(terminal.screen.in_sight())
    ask_for_result(terminal)
    assert 0 == terminal.finish()
    assert "In short: You can look after this yourself for now." in terminal.screen.text()
    assert 35 < seen <= 43
    written = json.loads(report.read_text(encoding="utf-8"))
    assert interview.answers == written["answers"]
    assert ("uk", True) == (written["region"], written["complete"])
    assert kb.assess(interview.answers, region="uk").to_dict() == written["assessment"]


def look_at_question(terminal: Terminal, question: Question, *, can_go_back: bool) -> None:
    """See that a question is whole with its reason, and decline it."""
    assert question.ask in terminal.screen.text()
    # From the first entry, Up comes round to the last: going elsewhere, going back, help if there is any, and why.
    terminal.press(*["up"] * (2 + bool(question.help) + can_go_back), "enter")
    terminal.see(" ".join(question.why.split())[:60])
    assert question.ask in terminal.screen.text()
    terminal.press("up", "up", "enter")


def look_at_rows(terminal: Terminal, screen: Screen) -> None:
    """See that each row is whole at the arrow, with every answer and with its reason, and decline them all."""
    for question in screen.questions:
        terminal.see(f"> {question.row or question.ask}")
        for option in question.options:
            terminal.see(f"] {option.label}" if question.type is QuestionType.CHOICES else f") {option.label}")
        terminal.press("?")
        terminal.see(" ".join(question.why.split())[:60])
        terminal.press("?", "down")
    terminal.press("enter")
    terminal.see("! Marked so:")
    terminal.press("enter")


def test_every_shipped_question_fits_on_its_screen() -> None:
    """At 80 columns every question is whole on its screen with its reason, and nothing reaches the last column."""
    terminal = Terminal(["-m", "intakewise", "quiz", "--region", "uk"])
    terminal.see("What it is not")
    terminal.answer("Shall we go on?", "enter")
    terminal.see("than it says, get help now.")
    terminal.answer("Shall we go on?", "enter")
    terminal.answer("Is there any of these now?", "enter")
    interview = load().interview()
    while (screen := interview.next_screen()) is not None:
        progress = interview.progress
        terminal.see(f"Screen {progress.screen} of at most {progress.screens}")
        terminal.see("Ctrl-C: stop")
        if len(screen.questions) == 1:
            look_at_question(terminal, screen.questions[0], can_go_back=progress.answered > 0)
        else:
            look_at_rows(terminal, screen)
        interview.answer_several({question.id: None for question in screen.questions})
    ask_for_result(terminal)
    assert 0 == terminal.finish()
    lines = [*terminal.screen.gone, *terminal.screen.in_sight()]
    assert [] == [line for line in lines if len(line) >= 80]
