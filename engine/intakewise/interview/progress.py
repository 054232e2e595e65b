"""
How far an interview is, in questions, in screens, and in sections.

Counts; knows nothing of what an answer means.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from intakewise.interview.screens import BESIDE
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question


@dataclass(frozen=True, slots=True)
class Progress:
    """
    How far the interview is.

    Args:
        answered: questions that count and have an answer; `total`: how many there are, branches that are open included.
        screen: the number of the screen asked now, counted in order, wherever the person came from; `screens`: how many
            there are at most. Where branches read earlier questions, neither `total` nor `screens` grows on the way
            forward: an answer only closes branches.
        section: the title of the section asked now; `section_number`, from 1, of `sections`.
    """

    answered: int
    total: int
    screen: int
    screens: int
    section: str
    section_number: int
    sections: int


def progress_of(
    knowledge: Knowledge, shown: Sequence[Question], answered: Container[str], current: Question | None
) -> Progress:
    """
    Return how far an interview is.

    Args:
        shown: the questions that no answer has closed.
        answered: the ids of those that have an answer.
        current: the question asked now; None at the end.
    """
    sections = knowledge.questionnaire.sections
    number = next(
        (index for index, each in enumerate(sections) if current and each.id == current.section), len(sections) - 1
    )
    together = BESIDE.of(knowledge)
    screens = list(dict.fromkeys(together[question.id] for question in shown))
    return Progress(
        answered=sum(question.id in answered for question in shown),
        total=len(shown),
        screen=screens.index(together[current.id]) + 1 if current else len(screens),
        screens=len(screens),
        section=sections[number].title if sections else "",
        section_number=number + 1,
        sections=len(sections),
    )
