"""Compute derived numbers from facts, on scaled whole numbers only."""

from collections.abc import Callable, Sequence

from intakewise.meaning.evaluate import evaluate
from intakewise.meaning.facts import Facts, gap_of, value_of
from intakewise.model.questionnaires import Derived, Operation, Scored, Term
from intakewise.model.values import FactValue, Span, Truth

# Thousands of times in one assessment, looking up a member of an enumeration costs as much as the rest of the work.
_FALSE, _TRUE, _UNKNOWN, _OPEN = Truth.FALSE, Truth.TRUE, Truth.UNKNOWN, Truth.OPEN


def derive(derived: Derived, facts: Facts) -> FactValue:
    """
    Return the value of a derived number, scaled by its own `decimals`.

    An unknown part makes it unknown; `count` and `score` carry bounds instead. Division by zero is unknown.
    """
    if derived.operation in (Operation.COUNT, Operation.SCORE):
        return _scored(derived.scored, facts)
    numbers: list[int] = []
    for term in derived.terms:
        value = _term_value(term, facts)
        if not isinstance(value, int):
            return value
        numbers.append(value)
    result = _ARITHMETIC[derived.operation](numbers, [term.decimals for term in derived.terms], derived.decimals)
    return Truth.UNKNOWN if result is None else Span(result, result)


def _term_value(term: Term, facts: Facts) -> int | Truth:
    if not term.fact:
        return term.number
    value = value_of(facts, term.fact)
    gap = gap_of(value)
    if gap is not None:
        return gap
    assert isinstance(value, Span), term.fact
    return value.low


def _scored(scored: Sequence[Scored], facts: Facts) -> Span:
    low = high = 0
    gap = _UNKNOWN
    for item in scored:
        truth = evaluate(item.when, facts)
        if truth is _TRUE:
            low += item.points
            high += item.points
        elif truth is not _FALSE:
            low += min(item.points, 0)
            high += max(item.points, 0)
            gap = _OPEN if truth is _OPEN else gap
    return Span(low, high, gap)


def _aligned(numbers: Sequence[int], scales: Sequence[int], decimals: int) -> list[int]:
    return [number * _power_of_ten(decimals - scale) for number, scale in zip(numbers, scales, strict=True)]


def _power_of_ten(exponent: int) -> int:
    return int(10**exponent)


def _sum(numbers: Sequence[int], scales: Sequence[int], decimals: int) -> int | None:
    return sum(_aligned(numbers, scales, decimals))


def _difference(numbers: Sequence[int], scales: Sequence[int], decimals: int) -> int | None:
    first, second = _aligned(numbers, scales, decimals)
    return first - second


def _minimum(numbers: Sequence[int], scales: Sequence[int], decimals: int) -> int | None:
    return min(_aligned(numbers, scales, decimals))


def _maximum(numbers: Sequence[int], scales: Sequence[int], decimals: int) -> int | None:
    return max(_aligned(numbers, scales, decimals))


def _product(numbers: Sequence[int], scales: Sequence[int], decimals: int) -> int | None:
    result = 1
    for number in numbers:
        result *= number
    return result * _power_of_ten(decimals - sum(scales))


def _quotient(numbers: Sequence[int], scales: Sequence[int], decimals: int) -> int | None:
    numerator = numbers[0] * _power_of_ten(decimals + scales[1])
    denominator = numbers[1] * _power_of_ten(scales[0])
    return None if denominator == 0 else divide_half_up(numerator, denominator)


def divide_half_up(numerator: int, denominator: int) -> int:
    """
    Divide whole numbers, rounding halves towards plus infinity.

    >>> [divide_half_up(5, 2), divide_half_up(-5, 2), divide_half_up(7, 4), divide_half_up(5, -2)]
    [3, -2, 2, -2]
    """
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    return (2 * numerator + denominator) // (2 * denominator)


_ARITHMETIC: dict[Operation, Callable[[Sequence[int], Sequence[int], int], int | None]] = {
    Operation.SUM: _sum,
    Operation.DIFFERENCE: _difference,
    Operation.PRODUCT: _product,
    Operation.QUOTIENT: _quotient,
    Operation.MINIMUM: _minimum,
    Operation.MAXIMUM: _maximum,
}
