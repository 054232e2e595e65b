"""
Which questions are shown at once.

Knows the order of a questionnaire, nothing of answers.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from intakewise.model.questionnaires import Question, Questionnaire


@dataclass(frozen=True, slots=True)
class Screen:
    """
    What is asked at once: one question, or several that share a screen.

    Args:
        ask: what stands above several questions; empty above one.
        questions: those that are shown and not answered yet, in order.
    """

    ask: str
    questions: tuple[Question, ...]


Beside = Mapping[str, tuple[str, ...]]
"""For each question, those that stand on its screen, itself among them, in order."""


def beside(questionnaire: Questionnaire) -> Beside:
    """Return which questions stand together, whether they are shown or not."""
    together: dict[str, list[str]] = {}
    for question in questionnaire.questions.values():
        together.setdefault(_key(question), []).append(question.id)
    return {question.id: tuple(together[_key(question)]) for question in questionnaire.questions.values()}


def _key(question: Question) -> str:
    # A screen may have the name of a question; no id begins with a colon.
    return f":{question.screen}" if question.screen else question.id


def screen_of(questionnaire: Questionnaire, questions: Collection[Question]) -> Screen:
    """Return questions of one screen as that screen; above a single one nothing needs to stand."""
    first = next(iter(questions))
    shared = (each for section in questionnaire.sections for each in section.screens if each.id == first.screen)
    ask = next((each.ask for each in shared), "")
    return Screen(ask if len(questions) > 1 else "", tuple(questions))
