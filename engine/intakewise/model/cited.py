"""A source that something in an assessment rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Cited:
    """
    A source as a report prints it.

    Args:
        accessed: when a page that prints no year was last read.
        unlocated: why nobody can look it up.
    """

    id: str
    title: str
    by: str
    year: int | None
    locators: Mapping[str, str]
    accessed: date | None = None
    unlocated: str = ""
