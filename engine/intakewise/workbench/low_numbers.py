"""
Put the lowest number for each that answers hold, as long as they still break a claim.

A prover may name any of many. The lowest is where a rule turns, and the same each time.
"""

from collections.abc import Mapping
from decimal import Decimal

from intakewise.model.proofs import Found, Given
from intakewise.model.questionnaires import Question
from intakewise.passes.literals import unscaled
from intakewise.workbench.smallest import Breaks


def with_low_numbers(found: Found, questions: Mapping[str, Question], breaks: Breaks) -> Found:
    """Return what was found with each number as low as it can be; one that differs in two sets stays as it is."""
    answers, instead = found.answers or {}, found.instead
    for name, value in answers.items():
        if _is_number(value) and (instead is None or instead.get(name) == value):
            low = _lowest(questions[name], name, answers, instead, breaks)
            answers, instead = {**answers, name: low}, None if instead is None else {**instead, name: low}
    return Found(found.verdict, found.reason, answers, instead)


def _lowest(question: Question, name: str, answers: Given, instead: Given | None, breaks: Breaks) -> object:
    """Halve the way to the least: where answers break a claim from one number on, that is found."""

    def does_break(scaled: int) -> bool:
        value = _raw(question, scaled)
        return breaks({**answers, name: value}, None if instead is None else {**instead, name: value})

    assert question.range is not None, name
    low, high = question.range.low, int(Decimal(str(answers[name])).scaleb(question.decimals))
    if does_break(low):
        return _raw(question, low)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if does_break(middle) else (middle, high)
    return _raw(question, high)


def _raw(question: Question, scaled: int) -> int | Decimal:
    return Decimal(unscaled(scaled, question.decimals)) if question.decimals else scaled


def _is_number(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)
