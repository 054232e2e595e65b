"""
Bring a condition to negation normal form: no `Not`, and no connective directly inside its own kind.

Knows only the shape of conditions; what a fact means does not matter here.
"""

from dataclasses import replace

from intakewise.model.conditions import (
    AdviceGiven,
    All,
    AnyOf,
    Atom,
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
from intakewise.problems.exceptions import Unsupported


def normalise(condition: Condition) -> Condition:
    """
    Return the same condition without `Not`, flattened, with a connective of one part replaced by that part.

    >>> from intakewise.model.conditions import Holds
    >>> normalise(Not(All((Holds("snores", expected=True), Not(Holds("smokes", expected=True))))))
    ... # doctest: +ELLIPSIS
    AnyOf(parts=(Holds(fact='snores', expected=False, ...), Holds(fact='smokes', expected=True, ...)), ...)

    Raises:  Unsupported: the condition still holds a `Test`.
    """
    match condition:
        case Not():
            return complement(condition.part)
        case All():
            return _joined(condition, [normalise(part) for part in condition.parts])
        case AnyOf():
            return _joined(condition, [normalise(part) for part in condition.parts])
        case Test():
            raise Unsupported(condition, "normalise")
    return condition


def complement(condition: Condition) -> Condition:
    """
    Return the opposite of a condition in negation normal form: false where it is true, unknown where it is unknown.

    Raises:  Unsupported: the condition still holds a `Test`.
    """
    match condition:
        case Not():
            return normalise(condition.part)
        case All():
            parts = [complement(part) for part in condition.parts]
            return _joined(AnyOf((), condition.place), parts)
        case AnyOf():
            parts = [complement(part) for part in condition.parts]
            return _joined(All((), condition.place), parts)
        case Test():
            raise Unsupported(condition, "normalise")
    return _opposite(condition)


def _opposite(atom: Atom) -> Atom:
    match atom:
        case Compare(operator=Operator.AT_LEAST):
            return replace(atom, operator=Operator.AT_MOST, value=atom.value - 1)
        case Compare(operator=Operator.AT_MOST):
            return replace(atom, operator=Operator.AT_LEAST, value=atom.value + 1)
        case Compare(operator=Operator.EQUALS):
            return replace(atom, operator=Operator.DIFFERS)
        case Compare():
            return replace(atom, operator=Operator.EQUALS)
        case Holds() | Includes() | Known() | AdviceGiven() | FoodShown():
            return replace(atom, expected=not atom.expected)


def _joined(connective: All | AnyOf, parts: list[Condition]) -> Condition:
    flat: list[Condition] = []
    for part in parts:
        if type(part) is type(connective):
            flat.extend(part.parts)
        else:
            flat.append(part)
    return flat[0] if len(flat) == 1 else replace(connective, parts=tuple(flat))
