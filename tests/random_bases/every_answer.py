"""Every answer that a question takes, for bases so small that all of them can be tried."""

from collections.abc import Iterator
from itertools import product

from intakewise.model.questionnaires import Question, QuestionType


def all_answers_to(question: Question) -> list[object]:
    """Every answer to a question that differs from the others in what it says; None: none."""
    if question.type is QuestionType.BOOLEAN:
        return [None, True, False]
    if question.type is QuestionType.TEXT:
        return [None]
    if question.type is QuestionType.CHOICE:
        return [None, *(option.id for option in question.options)]
    if question.type is QuestionType.CHOICES:
        return [None, *_all_lists(question)]
    assert question.range is not None
    scale = 10**question.decimals
    return [None, *(number / scale for number in range(question.range.low, question.range.high + 1))]


def _all_lists(question: Question) -> Iterator[object]:
    nones = [option.id for option in question.options if option.none]
    others = [option.id for option in question.options if not option.none]
    yield from ([each] for each in nones)
    for states in product(("no", "yes", "unsure") if question.allow_not_sure else ("no", "yes"), repeat=len(others)):
        for missing in (False, True) if question.search else (False,):
            includes = [each for each, state in zip(others, states, strict=True) if state == "yes"]
            unsure = [each for each, state in zip(others, states, strict=True) if state == "unsure"]
            if includes or unsure or missing:
                parts = {"includes": includes, "not_sure": unsure, "not_recognised": ["x"] if missing else []}
                yield {key: value for key, value in parts.items() if value or key == "includes"}
