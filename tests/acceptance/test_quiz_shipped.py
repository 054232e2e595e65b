"""The shipped quiz through a real terminal, every question of it, with the keys that a person presses."""

import json
from pathlib import Path

import yaml

from intakewise.interview.interview import Interview
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.wiring.opening import load
from tests.acceptance.quiz_terminal import CHECKOUT, Terminal

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
    for rank in sorted(question.rank_of(option) for option in answer):
        keys += [*["down"] * (rank - at), "space"]
        at = rank
    return [*keys, "enter"]


def answer_all(terminal: Terminal, interview: Interview, answers: dict[str, object]) -> int:
    """Answer every question that comes, as an interview beside it says; return how many came."""
    asked = 0
    while (question := interview.next_question()) is not None:
        progress = interview.progress
        terminal.see(f"Question {progress.answered + 1} of at most {progress.total} · {progress.section}")
        terminal.see(question.ask)
        terminal.see("Enter: ")
        answer = typed_answer(question, answers[question.id])
        terminal.press(*keys_for(question, answer))
        interview.answer(answer)
        asked += 1
    return asked


def test_the_shipped_quiz_is_answered_from_start_to_report(tmp_path: Path) -> None:
    """Every question of a healthy adult, answered with arrows, space, and digits, gives that adult's report."""
    report = tmp_path / "report.json"
    kb = load()
    answers = yaml.load(ANSWERS.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    terminal = Terminal(["-m", "intakewise", "quiz", "--report", str(report)])
    terminal.see("What it is not")
    terminal.answer("Shall we go on?", "enter")
    terminal.answer("Where are you?", "enter")
    terminal.see("Stop here and get help now")
    terminal.answer("Is there any of these now?", "enter")
    interview = kb.interview()
    asked = answer_all(terminal, interview, answers)
    terminal.see("In short: You can look after this yourself for now.")
    assert 0 == terminal.end()
    assert asked > 40
    written = json.loads(report.read_text(encoding="utf-8"))
    assert interview.answers == written["answers"]
    assert ("uk", True) == (written["region"], written["complete"])
    assert kb.assess(interview.answers, region="uk").to_dict() == written["assessment"]


def test_every_shipped_question_fits_on_its_screen() -> None:
    """At 80 columns every question is whole on its screen with its reason, and nothing reaches the last column."""
    terminal = Terminal(["-m", "intakewise", "quiz", "--region", "uk"])
    terminal.see("What it is not")
    terminal.answer("Shall we go on?", "enter")
    terminal.see("nurse or pharmacist.")
    terminal.answer("Shall we go on?", "enter")
    terminal.answer("Is there any of these now?", "enter")
    interview = load().interview()
    while (question := interview.next_question()) is not None:
        progress = interview.progress
        terminal.see(f"Question {progress.answered + 1} of at most {progress.total}")
        terminal.see("Ctrl-C: stop")
        assert question.ask in terminal.screen.text()
        # From the first entry, Up comes round to the last: going back, help if there is any, and why.
        terminal.press(*["up"] * (1 + bool(question.help) + bool(progress.answered)), "enter")
        terminal.see(" ".join(question.why.split())[:60])
        assert question.ask in terminal.screen.text()
        terminal.press("up", "up", "enter")
        interview.decline()
    assert 0 == terminal.end()
    lines = [*terminal.screen.gone, *terminal.screen.in_sight()]
    assert [] == [line for line in lines if len(line) >= 80]
