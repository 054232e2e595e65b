"""
Evaluate a condition on facts, in Kleene's logic: true, false, unknown, and, while an interview goes on, open.

One function per node, all with the same signature, in one table.
"""

from collections.abc import Callable, Iterable

from intakewise.meaning.facts import Facts, gap_of, value_of
from intakewise.model.conditions import (
    AdviceGiven,
    All,
    AnyOf,
    Compare,
    Condition,
    FoodShown,
    Holds,
    Includes,
    Known,
    Not,
    Operator,
    Test,
)
from intakewise.model.values import Span, Truth
from intakewise.problems.exceptions import Unsupported

# Thousands of times in one assessment, looking up a member of an enumeration costs as much as the rest of the work.
_FALSE, _TRUE, _UNKNOWN, _OPEN = Truth.FALSE, Truth.TRUE, Truth.UNKNOWN, Truth.OPEN

OPPOSITE = {
    Truth.TRUE: Truth.FALSE,
    Truth.FALSE: Truth.TRUE,
    Truth.UNKNOWN: Truth.UNKNOWN,
    Truth.OPEN: Truth.OPEN,
}


def evaluate(condition: Condition, facts: Facts) -> Truth:
    """
    Return what is known of a condition.

    A comparison on an unknown fact is unknown, and so is its negation.

    Raises:  Unsupported: the condition still holds a `Test`, which only `passes.typecheck` can turn into an atom.
    """
    return _HANDLERS[type(condition)](condition, facts)


def conjunction(truths: Iterable[Truth]) -> Truth:
    """
    Return whether all hold: one false decides; else open beats unknown, since it may still be answered.

    >>> conjunction([Truth.TRUE, Truth.UNKNOWN]).value, conjunction([Truth.UNKNOWN, Truth.FALSE]).value
    ('unknown', 'false')
    """
    return _decide(truths, Truth.FALSE, Truth.TRUE)


def disjunction(truths: Iterable[Truth]) -> Truth:
    """
    Return whether any holds: one true decides.

    >>> disjunction([Truth.TRUE, Truth.UNKNOWN]).value, disjunction([]).value
    ('true', 'false')
    """
    return _decide(truths, Truth.TRUE, Truth.FALSE)


def _decide(truths: Iterable[Truth], decisive: Truth, otherwise: Truth) -> Truth:
    result = otherwise
    for truth in truths:
        if truth is decisive:
            return decisive
        if truth is not otherwise and result is not Truth.OPEN:
            result = truth
    return result


def _all(node: All, facts: Facts) -> Truth:
    return _judge(node.parts, facts, _FALSE, _TRUE)


def _any_of(node: AnyOf, facts: Facts) -> Truth:
    return _judge(node.parts, facts, _TRUE, _FALSE)


def _judge(parts: tuple[Condition, ...], facts: Facts, decisive: Truth, otherwise: Truth) -> Truth:
    """Decide among parts that are evaluated one by one: `_decide` without a call for each, as most time goes here."""
    result = otherwise
    for part in parts:
        truth = _HANDLERS[type(part)](part, facts)
        if truth is decisive:
            return decisive
        if truth is not otherwise and result is not _OPEN:
            result = truth
    return result


def _not(node: Not, facts: Facts) -> Truth:
    return OPPOSITE[evaluate(node.part, facts)]


def _holds(node: Holds, facts: Facts) -> Truth:
    return _truth_is(node.fact, facts, expected=node.expected)


def _includes(node: Includes, facts: Facts) -> Truth:
    value = facts.values.get(node.key, _UNKNOWN)  # as `_truth_is`, without the call: most atoms are these
    assert not isinstance(value, Span), node
    return value if node.expected else OPPOSITE[value]


def _advice_given(node: AdviceGiven, facts: Facts) -> Truth:
    given = "offered" if node.offered else "withheld"
    return _truth_is(f"advice.{node.advice}.{given}", facts, expected=node.expected)


def _food_shown(node: FoodShown, facts: Facts) -> Truth:
    return _truth_is(f"food.{node.ingredient}", facts, expected=node.expected)


def _unsupported(node: Test, facts: Facts) -> Truth:
    raise Unsupported(node, "meaning")


def _truth_is(name: str, facts: Facts, *, expected: bool) -> Truth:
    value = facts.values.get(name, Truth.UNKNOWN)
    assert not isinstance(value, Span), name
    return value if expected else OPPOSITE[value]


def _known(node: Known, facts: Facts) -> Truth:
    gap = gap_of(value_of(facts, node.fact))
    if gap is None:
        return Truth.TRUE if node.expected else Truth.FALSE
    if gap is Truth.UNKNOWN and facts.final:
        return Truth.FALSE if node.expected else Truth.TRUE
    return gap


def _compare(node: Compare, facts: Facts) -> Truth:
    span = facts.values.get(node.fact, Truth.UNKNOWN)
    if not isinstance(span, Span):
        return span
    return _COMPARISONS[node.operator](span, node.value)


def _at_least(span: Span, value: int) -> Truth:
    if span.low >= value:
        return Truth.TRUE
    return Truth.FALSE if span.high < value else span.gap


def _at_most(span: Span, value: int) -> Truth:
    if span.high <= value:
        return Truth.TRUE
    return Truth.FALSE if span.low > value else span.gap


def _equals(span: Span, value: int) -> Truth:
    if span.low == value == span.high:
        return Truth.TRUE
    return span.gap if span.low <= value <= span.high else Truth.FALSE


def _differs(span: Span, value: int) -> Truth:
    return OPPOSITE[_equals(span, value)]


_COMPARISONS: dict[Operator, Callable[[Span, int], Truth]] = {
    Operator.AT_LEAST: _at_least,
    Operator.AT_MOST: _at_most,
    Operator.EQUALS: _equals,
    Operator.DIFFERS: _differs,
}

_HANDLERS: dict[type, Callable[..., Truth]] = {
    All: _all,
    AnyOf: _any_of,
    Not: _not,
    Holds: _holds,
    Includes: _includes,
    Compare: _compare,
    Known: _known,
    AdviceGiven: _advice_given,
    FoodShown: _food_shown,
    Test: _unsupported,
}
