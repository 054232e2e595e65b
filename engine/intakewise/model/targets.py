"""What somebody asks an explanation of: a rule, a finding, an advice, and, of some, how high."""

from dataclasses import dataclass
from enum import Enum

from intakewise.model.values import Band, Level


class Kind(Enum):
    """What can be explained."""

    RULE = "rule"
    CONTRIBUTOR = "contributor"
    STATE = "state"
    ADVICE = "advice"
    REFERRAL = "referral"


@dataclass(frozen=True, slots=True)
class Target:
    """
    What is to be explained.

    Args:
        rank: the band of a contributor, or the level of the referral, that is asked for; None: none was named.
    """

    kind: Kind
    name: str
    rank: Band | Level | None = None

    @property
    def written(self) -> str:
        """Return it as it is typed."""
        return self.name if self.rank is None else f"{self.name}={self.rank.word}"
