"""
How facts travel to durable_rules: as whole numbers only, and always present.

Every fact is two properties, its lowest and its highest possible value; false is 0, true is 1. A pattern asks that the
lowest is at least, or the highest at most, a number: so it matches what is certain. To find what is possible, the same
patterns are matched against a second message, in which lowest and highest have changed places: what is not known then
meets every comparison. Nothing ever depends on a property that is missing, on a type, or on an exponent, all of which
durable_rules gets wrong in silence.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import count, product
from string import ascii_uppercase

from intakewise.model.values import Span, Truth

LIMIT = 2**62
"""Numbers are clamped to this size either way; literals in rules are smaller, so no comparison changes."""

Written = tuple[str, str]
"""A property as it is written for certain and for possible, each after a comma; alike where the fact is known."""


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
        name: short, since durable_rules writes each message again for each rule that it fires, and our own: no id of
            an author ever meets a reserved word.
        number: where it stands among all properties.
        is_high: whether it is the highest that its fact can be; else the lowest.
        least, most: what it is compared with, at least and at most.
    """

    name: str
    number: int
    is_high: bool
    least: int
    most: int

    def of_truth(self, truth: Truth) -> Written:
        """Return it as written for a truth, or for a number of which nothing is known."""
        if truth is Truth.TRUE or truth is Truth.FALSE:
            known = self._write(int(truth is Truth.TRUE))
            return known, known
        # What is not known meets no comparison for certain, and every one for possible.
        if self.is_high:
            return self._write(self.most + 1), self._write(self.least)
        return self._write(self.least - 1), self._write(self.most)

    def of_span(self, span: Span) -> Written:
        """Return it as written for a number, a band, or a level."""
        lowest = self._write(span.low)
        if span.low == span.high:
            return lowest, lowest
        highest = self._write(span.high)
        return (highest, lowest) if self.is_high else (lowest, highest)

    def _write(self, number: int) -> str:
        if not -LIMIT < number < LIMIT:
            number = LIMIT if number > 0 else -LIMIT
        # Bands and levels would else be written as words.
        return f',"{self.name}":{int(number)}'


def short_names() -> Iterator[str]:
    """Yield A, B, and so on, then AA, AB: durable_rules' own words are in small letters."""
    for length in count(1):
        yield from map("".join, product(ascii_uppercase, repeat=length))
