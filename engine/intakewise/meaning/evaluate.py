"""
Evaluate a condition on facts, in Kleene's logic: true, false, unknown, and, while an interview goes on, open.

One function per node, all with the same signature, in one table. Each makes of its node a function of facts, out of
those of its parts: what a condition means is looked up once, and not whenever it is evaluated.
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

Judge = Callable[[Facts], Truth]
"""What a condition means: what is known of it, given facts."""

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
    try:
        judge = condition.judge
    except AttributeError:
        judge = judge_of(condition)
    return judge(facts)


def judge_of(condition: Condition) -> Judge:
    """
    Return a condition as a function of facts. It is made when first asked for, and kept with the condition.

    Raises:  Unsupported: as `evaluate` does.
    """
    kept: Judge | None = getattr(condition, "judge", None)
    if kept is not None:
        return kept
    judge = _MAKERS[type(condition)](condition)
    object.__setattr__(condition, "judge", judge)
    return judge


def conjunction(truths: Iterable[Truth]) -> Truth:
    """
    Return whether all hold: one false decides; else open beats unknown, since it may still be answered.

    >>> conjunction([Truth.TRUE, Truth.UNKNOWN]).value, conjunction([Truth.UNKNOWN, Truth.FALSE]).value
    ('unknown', 'false')
    """
    return _decide(truths, _FALSE, _TRUE)


def disjunction(truths: Iterable[Truth]) -> Truth:
    """
    Return whether any holds: one true decides.

    >>> disjunction([Truth.TRUE, Truth.UNKNOWN]).value, disjunction([]).value
    ('true', 'false')
    """
    return _decide(truths, _TRUE, _FALSE)


def _decide(truths: Iterable[Truth], decisive: Truth, otherwise: Truth) -> Truth:
    result = otherwise
    for truth in truths:
        if truth is decisive:
            return decisive
        if truth is not otherwise and result is not _OPEN:
            result = truth
    return result


def _all(node: All) -> Judge:
    return _together(node.parts, _FALSE, _TRUE)


def _any_of(node: AnyOf) -> Judge:
    return _together(node.parts, _TRUE, _FALSE)


def _together(parts: tuple[Condition, ...], decisive: Truth, otherwise: Truth) -> Judge:
    """
    Decide among parts one by one, as `_decide` does.

    Most parts are options of lists: they come first, and are looked up without a call for each. In which order parts
    come makes no difference.
    """
    keys = tuple(part.key for part in parts if isinstance(part, Includes) and part.expected)
    judges = tuple(judge_of(part) for part in parts if not (isinstance(part, Includes) and part.expected))

    def judge(facts: Facts) -> Truth:
        values = facts.values
        result = otherwise
        for key in keys:
            try:
                truth = values[key]
            except KeyError:
                truth = _UNKNOWN
            if truth is not otherwise:
                if truth is decisive:
                    return decisive
                assert isinstance(truth, Truth), key
                if result is not _OPEN:
                    result = truth
        for part in judges:
            truth = part(facts)
            if truth is not otherwise:
                if truth is decisive:
                    return decisive
                if result is not _OPEN:
                    result = truth
        return result

    return judge


def _not(node: Not) -> Judge:
    part = judge_of(node.part)
    return lambda facts: OPPOSITE[part(facts)]


def _holds(node: Holds) -> Judge:
    return _truth_is(node.fact, expected=node.expected)


def _includes(node: Includes) -> Judge:
    return _truth_is(node.key, expected=node.expected)


def _advice_given(node: AdviceGiven) -> Judge:
    given = "offered" if node.offered else "withheld"
    return _truth_is(f"advice.{node.advice}.{given}", expected=node.expected)


def _food_shown(node: FoodShown) -> Judge:
    return _truth_is(f"food.{node.ingredient}", expected=node.expected)


def _unsupported(node: Test) -> Judge:
    raise Unsupported(node, "meaning")


def _truth_is(name: str, *, expected: bool) -> Judge:
    def judge(facts: Facts) -> Truth:
        try:
            value = facts.values[name]
        except KeyError:
            return _UNKNOWN
        if value is _FALSE or value is _TRUE:
            return value
        assert isinstance(value, Truth), name
        return value

    return judge if expected else lambda facts: OPPOSITE[judge(facts)]


def _known(node: Known) -> Judge:
    fact, expected = node.fact, node.expected
    known, not_known = (Truth.TRUE, Truth.FALSE) if expected else (Truth.FALSE, Truth.TRUE)

    def judge(facts: Facts) -> Truth:
        gap = gap_of(value_of(facts, fact))
        if gap is None:
            return known
        return not_known if gap is _UNKNOWN and facts.final else gap

    return judge


def _compare(node: Compare) -> Judge:
    fact, value, settle = node.fact, node.value, _COMPARISONS[node.operator]

    def judge(facts: Facts) -> Truth:
        try:
            span = facts.values[fact]
        except KeyError:
            return _UNKNOWN
        return settle(span, value) if isinstance(span, Span) else span

    return judge


def _at_least(span: Span, value: int) -> Truth:
    if span.low >= value:
        return _TRUE
    return _FALSE if span.high < value else span.gap


def _at_most(span: Span, value: int) -> Truth:
    if span.high <= value:
        return _TRUE
    return _FALSE if span.low > value else span.gap


def _equals(span: Span, value: int) -> Truth:
    if span.low == value == span.high:
        return _TRUE
    return span.gap if span.low <= value <= span.high else _FALSE


def _differs(span: Span, value: int) -> Truth:
    return OPPOSITE[_equals(span, value)]


_COMPARISONS: dict[Operator, Callable[[Span, int], Truth]] = {
    Operator.AT_LEAST: _at_least,
    Operator.AT_MOST: _at_most,
    Operator.EQUALS: _equals,
    Operator.DIFFERS: _differs,
}

_MAKERS: dict[type, Callable[..., Judge]] = {
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
