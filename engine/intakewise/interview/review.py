"""
What was answered, in the person's words, and how far each section is: to look at, to go to, and to change.

Counts and words; decides nothing.
"""

from dataclasses import dataclass
from enum import Enum

from intakewise.explain.words import answer_in_words
from intakewise.interview.so_far import SoFar
from intakewise.language.saying import speaking
from intakewise.model.answers import Ticked
from intakewise.model.questionnaires import Question, Section


class Standing(Enum):
    """How a question that applies stands; `LEFT_OUT`: it is not asked, since no answer to it can change the outcome."""

    ANSWERED = "answered"
    DECLINED = "declined"
    TO_COME = "to_come"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """
    A question that applies, and how it stands.

    Args:
        answer: as the person would say it; empty if there is none.
        is_yes: it is a plain yes; `is_no`: a plain no, or none of a list.
    """

    question: Question
    standing: Standing
    answer: str = ""
    is_yes: bool = False
    is_no: bool = False


@dataclass(frozen=True, slots=True)
class ReviewedSection:
    """
    A section with the questions that apply in it.

    Args:
        number: of the section, from 1, those without a question that applies counted, too.
        questions: in order; none where other answers close all of them. Then there is nothing to go to.
        is_current: the question asked now stands in it.
    """

    section: Section
    number: int
    questions: tuple[Reviewed, ...]
    is_current: bool

    def count(self, *standings: Standing) -> int:
        """Return how many questions stand in one of these ways."""
        return sum(each.standing in standings for each in self.questions)


def review_of(so_far: SoFar, current: Question | None) -> tuple[ReviewedSection, ...]:
    """
    Return every section with what was answered in it.

    Args:
        current: the question asked now; None at the end.
    """
    with speaking(so_far.knowledge.language.code):
        return tuple(
            ReviewedSection(
                section,
                number,
                tuple(_reviewed(so_far, so_far.shown[name]) for name in section.questions if name in so_far.shown),
                is_current=current is not None and current.section == section.id,
            )
            for number, section in enumerate(so_far.knowledge.questionnaire.sections, 1)
        )


def _reviewed(so_far: SoFar, question: Question) -> Reviewed:
    answer = so_far.counted.get(question.id)
    if answer is None:
        return Reviewed(question, Standing.TO_COME if so_far.is_asked(question) else Standing.LEFT_OUT)
    standing = Standing.DECLINED if answer.is_declined else Standing.ANSWERED
    value = answer.value
    none = isinstance(value, Ticked) and _is_none(question, value)
    words = answer_in_words(question, value)
    return Reviewed(question, standing, words, is_yes=value is True, is_no=value is False or none)


def _is_none(question: Question, ticked: Ticked) -> bool:
    is_whole = not (ticked.not_sure or ticked.not_recognised)
    return is_whole and all(question.option(option).none for option in ticked.includes)
