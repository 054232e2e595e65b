"""Answers of one person, checked against a questionnaire and in one form. Knows nothing of rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Declined(Enum):
    """Asked, and not answered: no answer is never "no"."""

    DONT_KNOW = "dont_know"
    RATHER_NOT_SAY = "rather_not_say"


@dataclass(frozen=True, slots=True)
class Ticked:
    """
    The answer to a list: what was ticked, what the person is not sure of, and names that were not recognised.

    What is neither ticked nor unsure is known not to hold, unless something was not recognised.
    """

    includes: tuple[str, ...]
    not_sure: tuple[str, ...] = ()
    not_recognised: tuple[str, ...] = ()


Value = bool | int | str | Ticked | Declined
"""A boolean; a number as an integer scaled by the question's decimals; an option id or free text; a list; declined."""


class Provenance(Enum):
    """Where an answer comes from."""

    TYPED = "typed"
    IMPORTED = "imported"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer with where it comes from."""

    value: Value
    provenance: Provenance = Provenance.TYPED

    @property
    def is_declined(self) -> bool:
        """Whether the person was asked and did not say."""
        return isinstance(self.value, Declined)


Answers = Mapping[str, Answer]
"""Answers by question id; what is absent was not asked."""
