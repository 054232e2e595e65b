"""
How facts travel to durable_rules: as whole numbers only, and always present.

A truth is 0 (false), 1 (unknown), or 2 (true). A number, rank, band, or level is two properties, its lowest and its
highest possible value. So a pattern asks either what certainly holds or what is possible, and nothing ever depends on
a property that is missing, on a type, or on an exponent, all of which durable_rules gets wrong in silence.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from intakewise.model.values import FactValue, Span, Truth

LIMIT = 2**62
"""Numbers are clamped to this size either way; literals in rules are smaller, so no comparison changes. Beyond 63 bits
durable_rules takes one number for another."""

_TRUTHS = {Truth.FALSE: 0, Truth.UNKNOWN: 1, Truth.OPEN: 1, Truth.TRUE: 2}


class View(Enum):
    """Facts as they are now, or as they surely are whatever the unknown answers turn out to be."""

    NOW = "now"
    SURE = "sure"

    # Members are singletons; Enum's own hash of their names, in Python, took a tenth of an assessment.
    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True)
class Slot:
    """One property of a message: a fact, or whether it is `known`; `end` is `low` or `high` for spans."""

    fact: str
    view: View
    end: str = ""
    known: bool = False


Facts = Mapping[View, Mapping[str, FactValue]]
"""The facts under each view; answers are the same under both."""


def encode(slot: Slot, facts: Facts) -> int:
    """Return the whole number that a slot carries."""
    value = facts[slot.view].get(slot.fact, Truth.UNKNOWN)
    if slot.known:
        return _encode_known(value, slot.view)
    if not slot.end:
        assert isinstance(value, Truth), slot
        return _TRUTHS[value]
    if not isinstance(value, Span):
        return -LIMIT if slot.end == "low" else LIMIT
    number = value.low if slot.end == "low" else value.high
    return max(-LIMIT, min(LIMIT, number))


def _encode_known(value: FactValue, view: View) -> int:
    is_known = value.low == value.high if isinstance(value, Span) else value in (Truth.TRUE, Truth.FALSE)
    if is_known:
        return _TRUTHS[Truth.TRUE]
    return _TRUTHS[Truth.FALSE if view is View.NOW else Truth.UNKNOWN]
