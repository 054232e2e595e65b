"""
How facts travel to durable_rules: as whole numbers only, and always present.

Every fact is two properties, its lowest and its highest possible value; false is 0, true is 1. A pattern asks that the
lowest is at least, or the highest at most, a number: so it matches what is certain. To find what is possible, the same
patterns are matched against a second message, in which lowest and highest have changed places: what is not known then
meets every comparison. Nothing ever depends on a property that is missing, on a type, or on an exponent, all of which
durable_rules gets wrong in silence.

A property is written once for a person, those of truths once when loading, and joined into the messages of all parts
that read it: to write each message anew took a fifth of what durable_rules takes.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Property:
    """
    One property of messages.

    Args:
        name: short, and our own: no id of an author ever meets a reserved word.
        number: where it stands among all properties.
        is_high: whether it is the highest that its fact can be; else the lowest.
        of_truths: as it is written for certain and for possible, for the bounds that most facts have.
    """

    name: str
    number: int
    is_high: bool
    of_truths: dict[Bounds, tuple[str, str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "of_truths", {})
        self.of_truths.update({bounds: self.written(bounds) for bounds in (_FALSE, _TRUE, _ANYTHING)})

    def written(self, bounds: Bounds) -> tuple[str, str]:
        """Return how it is written for certain and for possible, where lowest and highest have changed places."""
        if bounds in self.of_truths:
            return self.of_truths[bounds]
        lowest, highest = (f'"{self.name}":{bound}' for bound in bounds)
        return (highest, lowest) if self.is_high else (lowest, highest)


@dataclass(slots=True)
class Messages:
    """
    The properties as written, by their numbers.

    Args:
        certain: for messages that find what is certain.
        possible: for those that find what is possible. Where a fact is known, the two are alike.
    """

    certain: list[str]
    possible: list[str]

    @classmethod
    def of(cls, count: int) -> "Messages":
        """Return the messages before anything is written into them."""
        return cls([""] * count, [""] * count)

    def copy(self) -> "Messages":
        """Return messages that can go on apart from these."""
        return Messages(list(self.certain), list(self.possible))

    def write(self, properties: Iterable[Property], bounds: Bounds) -> None:
        """Write the properties of one fact."""
        for each in properties:
            self.certain[each.number], self.possible[each.number] = each.written(bounds)


def bounds_of(value: FactValue) -> Bounds:
    """Return the lowest and the highest whole number that a value may be."""
    if isinstance(value, Truth):
        return _TRUTHS[value]
    # Bands and levels would else be written as words.
    return max(-LIMIT, min(LIMIT, int(value.low))), max(-LIMIT, min(LIMIT, int(value.high)))


def bounds_of_known(value: FactValue, view: View) -> Bounds:
    """Return the same of whether a value is known, which only what surely holds leaves open."""
    is_known = value.low == value.high if isinstance(value, Span) else value in (Truth.TRUE, Truth.FALSE)
    if is_known:
        return _TRUE
    return _FALSE if view is View.NOW else _ANYTHING
