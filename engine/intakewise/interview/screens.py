"""
Which questions are shown at once.

Knows the order of a questionnaire, nothing of answers.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from intakewise.meaning.found_once import FoundOnce
from intakewise.model.knowledge import Knowledge
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


def _beside(knowledge: Knowledge) -> Mapping[str, tuple[str, ...]]:
    together: dict[str, list[str]] = {}
    questions = knowledge.questionnaire.questions.values()
    for question in questions:
        together.setdefault(_key(question), []).append(question.id)
    return {question.id: tuple(together[_key(question)]) for question in questions}


BESIDE = FoundOnce(_beside)
"""For each question, those that stand on its screen, itself among them, in order, whether they are shown or not."""


def _key(question: Question) -> str:
    # A screen may have the name of a question; no id begins with a colon.
    return f":{question.screen}" if question.screen else question.id


def screen_of(questionnaire: Questionnaire, questions: Collection[Question]) -> Screen:
    """Return questions of one screen as that screen; above a single one nothing needs to stand."""
    first = next(iter(questions))
    shared = (each for section in questionnaire.sections for each in section.screens if each.id == first.screen)
    ask = next((each.ask for each in shared), "")
    return Screen(ask if len(questions) > 1 else "", tuple(questions))
