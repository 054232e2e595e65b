"""What conditions read, as formulas: truths as pairs, numbers as spans. Knows nothing of where they come from."""

from dataclasses import dataclass

import z3

from intakewise.backends.to_z3.truths import YES, Kleene, chosen, every, negation, some
from intakewise.backends.to_z3.wholes import Whole, at_least, equals
from intakewise.backends.to_z3.wholes import chosen as chosen_whole
from intakewise.model.conditions import Operator


@dataclass(frozen=True, slots=True)
class Span:
    """
    A whole number between two ends, as in `model.values`.

    Args:
        known: whether anything is known of it; where it is not, the ends say nothing.
    """

    known: z3.BoolRef
    low: Whole
    high: Whole


Fact = Kleene | Span


def exactly(number: Whole, known: z3.BoolRef = YES) -> Span:
    """Return a number that is known exactly, where it is known at all."""
    return Span(known, number, number)


def is_known(fact: Fact) -> z3.BoolRef:
    """Return whether a fact is known exactly."""
    if isinstance(fact, Kleene):
        return some(fact)
    return fact.known if fact.low is fact.high else every((fact.known, equals(fact.low, fact.high)))


def selected(condition: z3.BoolRef, first: Fact, second: Fact) -> Fact:
    """Return the first fact where the condition holds, else the second; both are of one kind."""
    if isinstance(first, Kleene):
        assert isinstance(second, Kleene)
        return chosen(condition, first, second)
    assert isinstance(second, Span)
    low = chosen_whole(condition, first.low, second.low)
    is_exact = first.low is first.high and second.low is second.high
    known = some((every((condition, first.known)), every((negation(condition), second.known))))
    return Span(known, low, low if is_exact else chosen_whole(condition, first.high, second.high))


def compared(span: Span, operator: Operator, value: int) -> Kleene:
    """Compare a span with a plain number."""
    least, beyond = at_least(span.low, value), at_least(span.low, value + 1)
    reaches, passes = at_least(span.high, value), at_least(span.high, value + 1)
    is_true, is_false = {
        Operator.AT_LEAST: (least, negation(reaches)),
        Operator.AT_MOST: (negation(passes), beyond),
        Operator.EQUALS: (every((least, negation(passes))), some((beyond, negation(reaches)))),
        Operator.DIFFERS: (some((beyond, negation(reaches))), every((least, negation(passes)))),
    }[operator]
    return Kleene(every((span.known, is_true)), every((span.known, is_false)))
