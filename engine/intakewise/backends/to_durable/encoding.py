"""
How facts travel to durable_rules: as whole numbers only, and always present.

Every fact is two properties, its lowest and its highest possible value; false is 0, true is 1. A pattern asks that the
lowest is at least, or the highest at most, a number: so it matches what is certain. To find what is possible, the same
patterns are matched against a second message, in which lowest and highest have changed places: what is not known then
meets every comparison. Nothing ever depends on a property that is missing, on a type, or on an exponent, all of which
durable_rules gets wrong in silence.
"""

from dataclasses import dataclass
from enum import Enum

from intakewise.model.values import FactValue, Span, Truth

LIMIT = 2**62
"""Numbers are clamped to this size either way; literals in rules are smaller, so no comparison changes."""

Bounds = tuple[int, int]
"""The lowest and the highest that a fact can be."""

_FALSE, _TRUE, _ANYTHING = (0, 0), (1, 1), (-LIMIT, LIMIT)

_TRUTHS: dict[Truth, Bounds] = {
    Truth.FALSE: _FALSE,
    Truth.TRUE: _TRUE,
    Truth.UNKNOWN: _ANYTHING,
    Truth.OPEN: _ANYTHING,
}


class View(Enum):
    """Facts as they are now, or as they surely are whatever the unknown answers turn out to be."""

    NOW = "now"
    SURE = "sure"

    # Members are singletons; Enum's own hash of their names, in Python, took a tenth of an assessment.
    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True)
class Slot:
    """One property of a message: the `low` or `high` end of a fact, or of whether it is `known`."""

    fact: str
    end: str
    known: bool = False


def bounds_of(value: FactValue) -> Bounds:
    """Return the lowest and the highest whole number that a value may be."""
    if isinstance(value, Truth):
        return _TRUTHS[value]
    return max(-LIMIT, min(LIMIT, value.low)), max(-LIMIT, min(LIMIT, value.high))


def bounds_of_known(value: FactValue, view: View) -> Bounds:
    """Return the same of whether a value is known, which only what surely holds leaves open."""
    is_known = value.low == value.high if isinstance(value, Span) else value in (Truth.TRUE, Truth.FALSE)
    if is_known:
        return _TRUE
    return _FALSE if view is View.NOW else _ANYTHING
