"""Foods and daily needs as one person is shown them: a part of an assessment."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FoodGiven:
    """
    A food that is shown, with what one serving holds.

    Args:
        serving: with its weight or volume, in the units of the region.
        in_other_units: the amount in other units that the region reads ("640 IU").
        is_approximate: the amount was not checked against a source.
    """

    id: str
    food: str
    serving: str
    amount: str
    unit: str
    in_other_units: tuple[str, ...]
    is_approximate: bool
    contains: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """
    What one region's authority gives as a daily need or a limit: a range where the answers leave several possible.

    Args:
        is_checked: false where the figure was not checked against a source.
    """

    region: str
    says: str
    at_least: str
    at_most: str
    in_other_units: tuple[str, ...]
    is_checked: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DailyNeed:
    """What this person needs of a nutrient a day, and limits; `missing`: answers that would give a closer figure."""

    nutrient: str
    title: str
    unit: str
    needs: tuple[Figure, ...]
    limits: tuple[Figure, ...]
    missing: tuple[str, ...]
