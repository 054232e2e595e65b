"""What has changed between two assessments of one person by one knowledge base."""

from dataclasses import dataclass

from intakewise.model.plain import to_plain
from intakewise.model.values import Band, Level

SCHEMA_VERSION = "1.0"
"""The version of the form of `Comparison.to_dict`; the first number changes when a reader must."""


@dataclass(frozen=True, slots=True)
class Named:
    """A part of an assessment that is there in one and not in the other."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Turnover:
    """What is new in the later assessment, and what is there no longer."""

    new: tuple[Named, ...]
    gone: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class AnswerDifference:
    """One answer, before and after, in the person's words; words say so where there was none."""

    question: str
    ask: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """A band, and the highest band that missing answers could still give."""

    band: Band
    could_be: Band


@dataclass(frozen=True, slots=True)
class BandDifference:
    """
    One contributor in both assessments.

    Args:
        before, after: None: it was not assessed.
        behind: the questions answered otherwise on which evidence rests that counts in one of the two only.
    """

    id: str
    title: str
    before: Weighed | None
    after: Weighed | None
    behind: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumberDifference:
    """A number that a report shows, such as a score, in both assessments; missing answers leave it between two."""

    id: str
    title: str
    before: tuple[float | None, float | None]
    after: tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class ReferralDifference:
    """
    The referral in both assessments.

    Args:
        see_doctor_before, see_doctor_after: None: not known, since something was not ruled out.
        reasons: the rules that refer in one of the two only.
        behind: the questions answered otherwise on which those rules rest.
    """

    before: Level
    after: Level
    days_before: int | None
    days_after: int | None
    see_doctor_before: bool | None
    see_doctor_after: bool | None
    reasons: Turnover
    behind: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenDifference:
    """
    Warning signs that could not be ruled out.

    Args:
        new: not ruled out now, and not open before.
        ruled_out: open before, and known to be false now.
        true: open before, and true now: the referral rests on them, or is higher still.
        no_higher: open before and not known now either; the referral is as high without them.
    """

    new: tuple[Named, ...]
    ruled_out: tuple[Named, ...]
    true: tuple[Named, ...]
    no_higher: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """
    What has changed from one assessment to a later one.

    Args:
        referral: before and after; `answers` are those that differ, in words, unknown ones included.
        not_ruled_out: warning signs that could not be ruled out, before or after.
        numbers: all that a report shows.
        contributors: all of them, those that changed first.
        states: those that a report shows.
        advice: what is offered; `withheld` what would be, and is held back; `cautions` what goes with it.
    """

    referral: ReferralDifference
    not_ruled_out: OpenDifference
    numbers: tuple[NumberDifference, ...]
    contributors: tuple[BandDifference, ...]
    states: Turnover
    advice: Turnover
    withheld: Turnover
    cautions: Turnover
    answers: tuple[AnswerDifference, ...]

    def to_dict(self) -> dict[str, object]:
        """Return it as plain values; words for bands and levels."""
        plain = to_plain(self)
        assert isinstance(plain, dict)
        return {"schema_version": SCHEMA_VERSION, **plain}
