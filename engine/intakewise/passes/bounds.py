"""Between which whole numbers a derived number must lie, from the ranges of its parts: interval arithmetic."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from intakewise.model.knowledge import Fact
from intakewise.model.questionnaires import Derived, Operation, Term


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most, scaled; None where it is not known."""

    low: int | None = None
    high: int | None = None


UNBOUNDED = Bounds()


def bounds_of(derived: Derived, facts: Mapping[str, Fact]) -> Bounds:
    """
    Return the bounds of a typed derived number.

    A quotient has none: near a divisor of zero it may be as large as it likes.
    """
    if derived.operation in (Operation.COUNT, Operation.SCORE):
        points = [item.points for item in derived.scored]
        return Bounds(sum(min(each, 0) for each in points), sum(max(each, 0) for each in points))
    combine = _COMBINED.get(derived.operation)
    if combine is None or not derived.terms:
        return UNBOUNDED
    scale = 0 if derived.operation is Operation.PRODUCT else derived.decimals
    spans: list[tuple[int, int]] = []
    for term in derived.terms:
        span = _span(term, facts)
        if span is None:
            return UNBOUNDED
        factor = 10 ** max(scale - term.decimals, 0)
        spans.append((span[0] * factor, span[1] * factor))
    return combine(spans)


def _span(term: Term, facts: Mapping[str, Fact]) -> tuple[int, int] | None:
    if not term.fact:
        return term.number, term.number
    fact = facts.get(term.fact)
    if fact is None or fact.low is None or fact.high is None:
        return None
    return fact.low, fact.high


def _sum(spans: Sequence[tuple[int, int]]) -> Bounds:
    return Bounds(sum(low for low, _ in spans), sum(high for _, high in spans))


def _difference(spans: Sequence[tuple[int, int]]) -> Bounds:
    if len(spans) != 2:
        return UNBOUNDED
    return Bounds(spans[0][0] - spans[1][1], spans[0][1] - spans[1][0])


def _minimum(spans: Sequence[tuple[int, int]]) -> Bounds:
    return Bounds(min(low for low, _ in spans), min(high for _, high in spans))


def _maximum(spans: Sequence[tuple[int, int]]) -> Bounds:
    return Bounds(max(low for low, _ in spans), max(high for _, high in spans))


def _product(spans: Sequence[tuple[int, int]]) -> Bounds:
    low = high = 1
    for span in spans:
        corners = [first * second for first, second in product((low, high), span)]
        low, high = min(corners), max(corners)
    return Bounds(low, high)


_COMBINED: dict[Operation, Callable[[Sequence[tuple[int, int]]], Bounds]] = {
    Operation.SUM: _sum,
    Operation.DIFFERENCE: _difference,
    Operation.MINIMUM: _minimum,
    Operation.MAXIMUM: _maximum,
    Operation.PRODUCT: _product,
}
