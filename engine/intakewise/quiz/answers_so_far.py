"""
Sections and questions as entries of a list: what was answered in each, in few words, and what was not.

Pure: knows an interview's review, nothing of terminals.
"""

from collections.abc import Iterator
from textwrap import shorten

from intakewise.interview.review import Reviewed, ReviewedSection, Standing
from intakewise.language.saying import say, say_number

MOST_NAMED = 3
LONGEST_ANSWER = 48
LONGEST_QUESTION = 72


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
    """Yield the first answers that say that there is something."""
    for each in [each for each in section.questions if _is_something(each)][:MOST_NAMED]:
        if each.is_yes:
            yield shorten(each.question.row or each.question.ask, LONGEST_QUESTION, placeholder="…")
        elif each.question.row:
            yield shorten(f"{each.question.row}: {each.answer}", LONGEST_QUESTION, placeholder="…")
        else:
            yield shorten(each.answer, LONGEST_ANSWER, placeholder="…")


def _is_something(reviewed: Reviewed) -> bool:
    return reviewed.standing is Standing.ANSWERED and not reviewed.is_no


def _counted(section: ReviewedSection) -> Iterator[str]:
    more = sum(map(_is_something, section.questions)) - MOST_NAMED
    if more > 0:
        yield say_number("{count} more answer", "{count} more answers", more)
    no = sum(each.is_no for each in section.questions)
    if no:
        yield say_number("no, or none of them, once", "no, or none of them, {count} times", no)
    declined = section.count(Standing.DECLINED)
    if declined:
        yield say_number("{count} without an answer", "{count} without an answer", declined)
    to_come = section.count(Standing.TO_COME)
    if to_come:
        yield say_number("{count} to come", "{count} to come", to_come)
    left_out = section.count(Standing.LEFT_OUT)
    if left_out:
        yield say_number("{count} not asked", "{count} not asked", left_out)
