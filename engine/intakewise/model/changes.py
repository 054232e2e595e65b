"""What would change an assessment: what would lower a band, and which answers would raise the referral."""

from dataclasses import dataclass

from intakewise.model.plain import to_plain
from intakewise.model.values import Band, Level

SCHEMA_VERSION = "1.0"
"""The version of the form of `WouldChange.to_dict`; the first number changes when a reader must."""


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """
    One answer, as it is and as it might be.

    Args:
        now, instead: in the person's words.
        answer: the other answer, in the form that `KnowledgeBase.assess` takes.
    """

    question: str
    ask: str
    now: str
    instead: str
    answer: object


@dataclass(frozen=True, slots=True)
class Lowering:
    """
    Answers that, changed together, would lower a band.

    Args:
        band: what it would be then; `could_be`: the highest that answers which are missing could still make of it.
    """

    changes: tuple[AnswerChange, ...]
    band: Band
    could_be: Band


@dataclass(frozen=True, slots=True)
class ContributorChanges:
    """
    What would lower the band of one contributor that is likely or very likely.

    Args:
        lowerings: all of one size, the smallest that does it; empty: nothing that was tried does.
        tried: how many changes were tried; `not_tried`: how many more there are, beyond the bound of the search.
    """

    id: str
    title: str
    band: Band
    lowerings: tuple[Lowering, ...]
    tried: int
    not_tried: int


@dataclass(frozen=True, slots=True)
class Raising:
    """
    One answer that would raise the referral.

    Args:
        within_days: how soon, where the rule says so.
        answer: the worrying answer, in the person's words; `value`: the whole answer, as `assess` takes it.
        rule, because: the rule that would refer, and its sentence.
    """

    level: Level
    within_days: int | None
    question: str
    ask: str
    answer: str
    value: object
    rule: str
    because: str


@dataclass(frozen=True, slots=True)
class WouldChange:
    """
    What would change one assessment.

    Args:
        referral: the referral as it is; nothing else is said in an emergency.
        most_together: how many answers at most were changed together.
        contributors: the likely ones, each with the changes that would lower it.
        raising: the gravest first; `raising_left_out` counts the answers that are not listed.
    """

    referral: Level
    most_together: int
    contributors: tuple[ContributorChanges, ...]
    raising: tuple[Raising, ...]
    raising_left_out: int

    def to_dict(self) -> dict[str, object]:
        """Return it as plain values; words for bands and levels."""
        plain = to_plain(self)
        assert isinstance(plain, dict)
        return {"schema_version": SCHEMA_VERSION, **plain}
