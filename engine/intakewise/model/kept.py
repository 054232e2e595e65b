"""
What two knowledge bases tell people: each aspect of it, and the claim that the other base tells it, too.

Knows nothing of how either comes to it.
"""

from dataclasses import dataclass
from enum import Enum

from intakewise.model.pairs import Side, Step


class Aspect(Enum):
    """
    What people are told, by what it is told of.

    `REFERRAL`: a rule refers them, so that they are referred at least so high. `OPEN`: a rule could not be ruled out,
    so that something so high is shown as not ruled out. Both by rule; the others by contributor, advice, and so on.
    """

    REFERRAL = "referral"
    OPEN = "not_ruled_out"
    CONTACT = "contact"
    BAND = "band"
    COULD_BE = "could_be"
    OFFERED = "advice_offered"
    WITHHELD = "advice_withheld"
    CAUTION = "caution"
    STATE = "state"
    FOOD = "food"

    @property
    def is_referral(self) -> bool:
        """Whether losing it lowers a referral."""
        return self in (Aspect.REFERRAL, Aspect.OPEN)


@dataclass(frozen=True, slots=True)
class Kept:
    """
    Whatever one base tells of something, the other tells, too, for the same answers.

    Args:
        of: the base that tells it.
        at_least: a referral that is declared to be lower is kept where it is still so high; None: as high as it was.
    """

    aspect: Aspect
    name: str
    of: Side
    at_least: Step | None = None
