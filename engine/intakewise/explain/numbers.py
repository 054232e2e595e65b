"""Derived numbers that a report shows, such as scores: what they come to, and what missing answers leave open."""

from collections.abc import Mapping

from intakewise.model.assessed_numbers import NumberResult
from intakewise.model.knowledge import Fact, Knowledge
from intakewise.model.values import FactValue, Span
from intakewise.passes.literals import unscaled


def numbers_shown(knowledge: Knowledge, values: Mapping[str, FactValue]) -> tuple[NumberResult, ...]:
    """
    Return every derived number that is shown, unscaled, in the order of the questionnaire.

    Args:
        values: of all facts; a number of which nothing is known is no span.
    """
    return tuple(
        _number(knowledge.facts[each.id], each.title, values[each.id])
        for each in knowledge.questionnaire.derived
        if each.shown
    )


def _number(fact: Fact, title: str, value: FactValue) -> NumberResult:
    low, high = (value.low, value.high) if isinstance(value, Span) else (None, None)
    return NumberResult(fact.id, title, *(_unscaled(each, fact.decimals) for each in (low, high, fact.low, fact.high)))


def _unscaled(number: int | None, decimals: int) -> int | float | None:
    """Return a number as answers have it: shortest decimal form, whole where it has no decimals."""
    return number if number is None or not decimals else float(unscaled(number, decimals))
