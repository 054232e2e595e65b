"""Kleene's truths as pairs of formulas: known to be true, known to be false, or, where neither holds, unknown."""

from collections.abc import Iterable
from typing import NamedTuple

import z3

YES, NO = z3.BoolVal(True), z3.BoolVal(False)


class Kleene(NamedTuple):
    """When something is known to be true, and when to be false; never both."""

    is_true: z3.BoolRef
    is_false: z3.BoolRef


UNKNOWN = Kleene(NO, NO)
"""What nothing is known of, whatever is answered."""


def every(formulas: Iterable[z3.BoolRef]) -> z3.BoolRef:
    """Return that all of them hold; what is plain is left out, so that formulas stay small."""
    parts = []
    for formula in formulas:
        if z3.is_false(formula):
            return NO
        if not z3.is_true(formula):
            parts.append(formula)
    return z3.And(parts) if len(parts) > 1 else (parts[0] if parts else YES)


def some(formulas: Iterable[z3.BoolRef]) -> z3.BoolRef:
    """Return that at least one of them holds."""
    parts = []
    for formula in formulas:
        if z3.is_true(formula):
            return YES
        if not z3.is_false(formula):
            parts.append(formula)
    return z3.Or(parts) if len(parts) > 1 else (parts[0] if parts else NO)


def negation(formula: z3.BoolRef) -> z3.BoolRef:
    """Return that it does not hold."""
    if z3.is_true(formula):
        return NO
    return YES if z3.is_false(formula) else z3.Not(formula)


def opposite(truth: Kleene) -> Kleene:
    """Return the opposite; unknown stays unknown."""
    return Kleene(truth.is_false, truth.is_true)


def conjunction(truths: Iterable[Kleene]) -> Kleene:
    """Return whether all hold: one false decides."""
    parts = tuple(truths)
    return Kleene(every(part.is_true for part in parts), some(part.is_false for part in parts))


def disjunction(truths: Iterable[Kleene]) -> Kleene:
    """Return whether any holds: one true decides."""
    parts = tuple(truths)
    return Kleene(some(part.is_true for part in parts), every(part.is_false for part in parts))


def chosen(condition: z3.BoolRef, first: Kleene, second: Kleene) -> Kleene:
    """Return the first truth where the condition holds, else the second."""
    other = negation(condition)
    return Kleene(
        *(some((every((condition, one)), every((other, two)))) for one, two in zip(first, second, strict=True))
    )
