"""
Sections and questions as entries of a list: what was answered in each, in few words, and what was not.

Pure: knows an interview's review, nothing of terminals.
"""

from collections.abc import Iterator
from textwrap import shorten

from intakewise.interview.review import Reviewed, ReviewedSection, Standing
from intakewise.language.saying import say, say_number
from intakewise.model.questionnaires import QuestionType

MOST_NAMED = 3
LONGEST = 60


def section_in_words(section: ReviewedSection) -> str:
    """Return a section with what it is known for, and how many of its questions stand otherwise."""
    return f"{section.section.title}: {'; '.join([*_named(section), *_counted(section)])}"


def question_in_words(reviewed: Reviewed) -> str:
    """Return a question with its answer, or why there is none."""
    said = {
        Standing.TO_COME: say("[not answered yet]"),
        Standing.LEFT_OUT: say("[not asked: after your other answers, it can change nothing]"),
    }
    question = reviewed.question.row or reviewed.question.ask
    mark = "" if question.endswith(("?", ".", ":")) else ":"
    return f"{question}{mark} {said.get(reviewed.standing, reviewed.answer)}"


def _named(section: ReviewedSection) -> Iterator[str]:
    """Yield the first answers that can be understood without their questions."""
    words = (_by_itself(each) for each in section.questions)
    yield from [shorten(each, LONGEST, placeholder="…") for each in words if each][:MOST_NAMED]


def _by_itself(reviewed: Reviewed) -> str:
    """Return an answer without its question: what was ticked, a number, a yes; empty where that would say nothing."""
    question = reviewed.question
    if reviewed.standing is not Standing.ANSWERED or reviewed.is_no:
        return ""
    if reviewed.is_yes:
        return question.row or question.ask
    if question.row:
        return f"{question.row}: {reviewed.answer}"
    return reviewed.answer if question.type is QuestionType.CHOICES or question.type.is_number else ""


def _counted(section: ReviewedSection) -> Iterator[str]:
    named = len(list(_named(section)))
    answered = section.count(Standing.ANSWERED) - named
    if answered and named:
        yield say_number("{count} more answer", "{count} more answers", answered)
    elif answered:
        yield say_number("{count} answer", "{count} answers", answered)
    declined = section.count(Standing.DECLINED)
    if declined:
        yield say_number("{count} without an answer", "{count} without an answer", declined)
    to_come = section.count(Standing.TO_COME)
    if to_come:
        yield say_number("{count} to come", "{count} to come", to_come)
    left_out = section.count(Standing.LEFT_OUT)
    if left_out:
        yield say_number("{count} not asked", "{count} not asked", left_out)
