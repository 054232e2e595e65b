"""Derived numbers in an assessment, such as scores."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NumberResult:
    """
    A derived number that a report shows, such as a score.

    Args:
        low, high: between which it lies: the same where all it needs is known; None where nothing is known of it.
        lowest, highest: between which it lies for everybody; None where that is not known.
    """

    id: str
    title: str
    low: int | float | None
    high: int | float | None
    lowest: int | float | None
    highest: int | float | None
