"""
The values that inference works on: truths, spans of whole numbers, bands, and levels.

Knows nothing of questions or rules.
"""

from enum import Enum, IntEnum
from typing import NamedTuple


class Truth(Enum):
    """
    What is known of a claim.

    `UNKNOWN`: the answer it needs was declined, hidden, or not asked. `OPEN`: it may still be asked.
    """

    FALSE = "false"
    TRUE = "true"
    UNKNOWN = "unknown"
    OPEN = "open"

    # Members are singletons; Enum's own hash of their names, in Python, took a tenth of an assessment.
    __hash__ = object.__hash__


class _Ranked(IntEnum):
    """Words in an order: compared as ranks, written as words."""

    @property
    def word(self) -> str:
        """The word used in YAML, code, and JSON."""
        return self.name.lower()

    def __str__(self) -> str:
        return self.word


class Band(_Ranked):
    """How likely it is that something contributes: expert judgement in words, never a probability."""

    UNLIKELY = 0
    POSSIBLE = 1
    LIKELY = 2
    VERY_LIKELY = 3


class Level(_Ranked):
    """The level of care a referral asks for; `URGENT` is the same day."""

    SELF_CARE = 0
    ROUTINE = 1
    SOON = 2
    URGENT = 3
    EMERGENCY = 4


class Span(NamedTuple):
    """
    A whole number that is known to lie between `low` and `high`, both included; known exactly if they are equal.

    `gap` says why it is not known exactly: `UNKNOWN`, or `OPEN` while an answer may still come.
    """

    low: int
    high: int
    gap: Truth = Truth.UNKNOWN


FactValue = Truth | Span
"""A truth for booleans, states, and each option of a list; a span for numbers, choices (ranks), bands, the referral.
A number or choice that nothing is known of is `Truth.UNKNOWN` or `Truth.OPEN`."""


DECIBANS = {"weak": 3, "moderate": 7, "strong": 10, "decisive": 14}
"""Strength of one piece of evidence in decibans, tenths of a power of ten of odds (I. J. Good 1950).

Source: likelihood ratios of about 2, 5, 10, and 25; the first three follow McGee, J Gen Intern Med 2002;17:646."""

STRENGTHS = {decibans: word for word, decibans in DECIBANS.items()}
"""The words of `DECIBANS`, by what they stand for."""

BAND_FLOORS = {Band.POSSIBLE: -7, Band.LIKELY: 0, Band.VERY_LIKELY: 6}
"""The lowest total in decibans of each band: likely begins at even odds."""

_FROM_THE_TOP = tuple(sorted(BAND_FLOORS.items(), reverse=True))


def band_of(total: int) -> Band:
    """
    Return the band of a total in decibans.

    >>> [str(band_of(total)) for total in (-8, -7, -1, 0, 5, 6)]
    ['unlikely', 'possible', 'possible', 'likely', 'likely', 'very_likely']
    """
    for band, floor in _FROM_THE_TOP:
        if total >= floor:
            return band
    return Band.UNLIKELY
