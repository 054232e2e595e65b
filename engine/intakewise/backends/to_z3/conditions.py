"""Conditions as formulas, in Kleene's logic. One function per node, all with the same signature, in one table."""

from collections.abc import Callable
from typing import Protocol

import z3

from intakewise.backends.to_z3 import truths
from intakewise.backends.to_z3.facts import Fact, Span, compared, is_known
from intakewise.backends.to_z3.truths import NO, Kleene, negation
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
)
from intakewise.problems.exceptions import Unsupported


class Seen(Protocol):
    """What a condition sees."""

    @property
    def final(self) -> bool:
        """Whether `known` is two-valued, as in `meaning.facts`."""
        ...

    def fact(self, name: str, option: str = "") -> Fact:
        """Return a fact, or whether a list includes an option."""
        ...

    def advice(self, name: str) -> tuple[z3.BoolRef, z3.BoolRef]:
        """Return whether an advice is offered, and whether it is withheld."""
        ...

    def shows(self, ingredient: str) -> z3.BoolRef:
        """Return whether a food that contains an ingredient is shown."""
        ...


def encode(condition: Condition, seen: Seen) -> Kleene:
    """
    Return when a condition is known to be true, and when to be false.

    Raises:  Unsupported: the condition still holds a `Test`, which only `passes.typecheck` can turn into an atom.
    """
    handler = _HANDLERS.get(type(condition))
    if handler is None:
        raise Unsupported(condition, "Z3")
    return handler(condition, seen)


def _all(node: All, seen: Seen) -> Kleene:
    return truths.conjunction(encode(part, seen) for part in node.parts)


def _any_of(node: AnyOf, seen: Seen) -> Kleene:
    return truths.disjunction(encode(part, seen) for part in node.parts)


def _not(node: Not, seen: Seen) -> Kleene:
    return truths.opposite(encode(node.part, seen))


def _holds(node: Holds, seen: Seen) -> Kleene:
    return _as(node.expected, seen.fact(node.fact))


def _includes(node: Includes, seen: Seen) -> Kleene:
    return _as(node.expected, seen.fact(node.fact, node.option))


def _compare(node: Compare, seen: Seen) -> Kleene:
    span = seen.fact(node.fact)
    return compared(span, node.operator, node.value) if isinstance(span, Span) else span


def _known(node: Known, seen: Seen) -> Kleene:
    known = is_known(seen.fact(node.fact))
    # Whatever the unknown answers turn out to be, nobody can tell now whether what is missing stays so.
    return _as(node.expected, Kleene(known, NO if not seen.final else negation(known)))


def _advice_given(node: AdviceGiven, seen: Seen) -> Kleene:
    offered, withheld = seen.advice(node.advice)
    given = offered if node.offered else withheld
    return _as(node.expected, Kleene(given, negation(given)))


def _food_shown(node: FoodShown, seen: Seen) -> Kleene:
    shown = seen.shows(node.ingredient)
    return _as(node.expected, Kleene(shown, negation(shown)))


def _as(expected: bool, fact: Fact) -> Kleene:
    assert isinstance(fact, Kleene)
    return fact if expected else truths.opposite(fact)


_HANDLERS: dict[type, Callable[..., Kleene]] = {
    All: _all,
    AnyOf: _any_of,
    Not: _not,
    Holds: _holds,
    Includes: _includes,
    Compare: _compare,
    Known: _known,
    AdviceGiven: _advice_given,
    FoodShown: _food_shown,
}
