"""Compute derived numbers, on scaled whole numbers only."""

from collections.abc import Callable

from intakewise.backends.to_z3 import wholes
from intakewise.backends.to_z3.facts import Fact, Span, exactly, is_known
from intakewise.backends.to_z3.truths import YES, Kleene, every, negation
from intakewise.backends.to_z3.wholes import Whole, plain, points
from intakewise.model.conditions import Condition
from intakewise.model.questionnaires import Derived, Operation


def derive(derived: Derived, truth_of: Callable[[Condition], Kleene], fact_of: Callable[[str], Fact]) -> Fact:
    """Return the value of a derived number, as `meaning.derive` does."""
    if derived.operation in (Operation.COUNT, Operation.SCORE):
        items = [(truth_of(item.when), item.points) for item in derived.scored]
        low = [(negation(truth.is_false) if points < 0 else truth.is_true, points) for truth, points in items]
        high = [(negation(truth.is_false) if points > 0 else truth.is_true, points) for truth, points in items]
        return Span(YES, points(low), points(high))
    known, numbers = [], []
    for term in derived.terms:
        number = exactly(plain(term.number)) if not term.fact else fact_of(term.fact)
        assert isinstance(number, Span), term.fact
        known.append(is_known(number))
        numbers.append(number.low)
    decimals = [term.decimals for term in derived.terms]
    result = _reckoned(derived, numbers, decimals)
    if derived.operation is Operation.QUOTIENT:
        known.append(negation(wholes.equals(numbers[1], plain(0))))
    return exactly(result, every(known))


def _reckoned(derived: Derived, numbers: list[Whole], decimals: list[int]) -> Whole:
    if derived.operation is Operation.PRODUCT:
        result = plain(10 ** (derived.decimals - sum(decimals)))
        for number in numbers:
            result = wholes.times(result, number)
        return result
    if derived.operation is Operation.QUOTIENT:
        above = wholes.times(numbers[0], plain(10 ** (derived.decimals + decimals[1])))
        return wholes.divided_half_up(above, wholes.times(numbers[1], plain(10 ** decimals[0])))
    aligned = [
        wholes.times(number, plain(10 ** (derived.decimals - scale)))
        for number, scale in zip(numbers, decimals, strict=True)
    ]
    if derived.operation is Operation.SUM:
        return wholes.total(aligned)
    if derived.operation is Operation.DIFFERENCE:
        return wholes.plus(aligned[0], wholes.times(aligned[1], plain(-1)))
    result = aligned[0]
    for number in aligned[1:]:
        result = (wholes.lesser if derived.operation is Operation.MINIMUM else wholes.greater)(result, number)
    return result
