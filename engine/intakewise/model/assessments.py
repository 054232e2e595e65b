"""
The assessment: the whole result for one set of answers, with its trace.

Complete in itself, so that it can be printed or repeated years later.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from intakewise.model.assessed_foods import DailyNeed, FoodGiven
from intakewise.model.assessed_numbers import NumberResult
from intakewise.model.assessed_reasons import Reason
from intakewise.model.cited import Cited
from intakewise.model.languages import Language
from intakewise.model.plain import to_json, to_plain
from intakewise.model.values import Band, Level, Truth

SCHEMA_VERSION = "1.2"
"""The version of `schemas/assessment.schema.json`; the first number changes when a reader must."""


@dataclass(frozen=True, slots=True)
class KnowledgeStamp:
    """Which knowledge base gave this result."""

    id: str
    title: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class ReferralReason:
    """A true rule that refers, and how far."""

    level: Level
    within_days: int | None
    contact: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Referral:
    """
    The level of care, in words for the person.

    Args:
        level: the highest level that a true rule refers to.
        title: what the level is called; `says` what to do; `how` by region, all of them if no region was given.
        headline: the sentence that stands first in a report; it never says more than is known.
        within_days: the shortest time that a rule of this level asks for.
        contacts: whom to turn to, where it is not simply a doctor.
        sooner: what would mean getting help sooner.
        reasons: every true rule that refers, the highest level first.
    """

    level: Level
    title: str
    headline: str
    says: str
    how: Mapping[str, str]
    within_days: int | None
    contacts: tuple[str, ...]
    sooner: tuple[str, ...]
    reasons: tuple[ReferralReason, ...]


@dataclass(frozen=True, slots=True)
class OpenReferral:
    """A rule that would refer above the referral given, and could not be ruled out because answers are missing."""

    rule: str
    title: str
    level: Level
    contact: str
    because: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One true rule's decibans for (positive) or against (negative) a contributor."""

    decibans: int
    group: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class OpenEvidence:
    """One rule that might still count, and the questions without an answer that it needs."""

    rule: str
    decibans: int
    group: str
    because: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContributorResult:
    """
    One contributor, weighed.

    Args:
        band: what the known answers come to.
        could_be: the highest band that the unknown answers could still give.
        enough_answers: false where `could_be` is higher: then the band is shown as "not enough answers".
        kind: such as `nutrient`; `decibans`: `prior` plus the clamped sums of `groups`, in tenths of a power of 10.
        evidence: of each true rule that counts; `open_evidence` of each that might, if its answers were known.
        says: what should be known about it; `watch_for` signs to look out for.
    """

    id: str
    title: str
    kind: str
    band: Band
    could_be: Band
    enough_answers: bool
    decibans: int
    prior: int
    groups: Mapping[str, int]
    evidence: tuple[Evidence, ...]
    open_evidence: tuple[OpenEvidence, ...]
    says: str
    watch_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StateResult:
    """One state. `shown`: listed when true, with its reasons; a `look_alike` as worth asking about, never as found."""

    id: str
    title: str
    truth: Truth
    says: str
    shown: bool
    look_alike: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class FoodLeftOut:
    """
    A food that is not shown, and why.

    Args:
        reason: `caution` (a rule leaves out something in it) or `unknown` (a rule might, and answers are missing).
        reasons: the true rules that leave it out.
        missing: the questions without an answer.
    """

    id: str
    food: str
    reason: str
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AdviceGiven:
    """
    Advice that is offered.

    Args:
        kind: what it is, such as `food`; `says` why and how far it helps; `steps` how to do it, in order.
        foods: what to eat; `foods_left_out` what was taken out for this person, each with its reason.
        need: stands beside foods that hold one nutrient; None: there is none to show.
        reasons: the true rules that offer it; `sources` by id.
    """

    id: str
    title: str
    kind: str
    says: str
    steps: tuple[str, ...]
    foods: tuple[FoodGiven, ...]
    foods_left_out: tuple[FoodLeftOut, ...]
    need: DailyNeed | None
    reasons: tuple[Reason, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AdviceWithheld:
    """
    Advice that would have been offered, and why it is not.

    Args:
        reason: `caution` (a rule withholds it), `unknown` (a rule might, and answers are missing), or `emergency`.
        reasons: the true rules that withhold it.
        missing: the questions without an answer.
    """

    id: str
    title: str
    reason: str
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CautionGiven:
    """A caution that is shown."""

    id: str
    title: str
    says: str
    reasons: tuple[Reason, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InEnglish:
    """
    What nobody may miss because of a translation that no clinician has read: it stands beside the translation.

    Args:
        advice: what is offered in an emergency: first aid. Empty where it is none.
    """

    referral: Referral
    advice: tuple[AdviceGiven, ...]
    disclaimer: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """
    The whole result for one set of answers.

    Args:
        schema_version: of its form as a document; `engine_version` of what computed it.
        region: as it was asked for; empty: none, and then all telephone numbers are given.
        language: of the texts, and how far they can be trusted. The digest of `knowledge` is that of the English ones.
        in_english: the referral and first aid in English, to be shown, too; None where the texts can be trusted.
        referral: the level of care that the known answers come to; what is not known may raise it.
        see_doctor: true from routine up; None (unknown) at self-care while anything is not ruled out: not false.
        emergency: whether the referral is one: then only that and `advice` are shown, to whomever it is about.
        not_ruled_out: rules that might refer further, if their missing answers were known.
        contributors: those assessed, the likeliest first.
        numbers: derived numbers that are shown, in the order of the questionnaire.
        states: every step of a chain of rules, true, false, or unknown.
        advice: what may be offered; `withheld` what may not, each with its reason; `cautions` what goes with it.
        not_assessed: contributors that do not apply to this person, by id and title.
        answers: as given, in the form that `assess` takes.
        hidden: questions closed by other answers; `unanswered`: shown and without an answer, declined ones included.
        safety_from: where an answer to a safety question may have come from, for it to count.
        not_accepted: safety questions whose answers came from elsewhere: they count as not known.
        rules: the truth of every rule, by id: the trace.
        questions: the wording of every question named anywhere in this assessment, by id.
        sources: each that is named anywhere in it, by id.
        disclaimer: what has to stand beside every result.
    """

    schema_version: str
    engine_version: str
    knowledge: KnowledgeStamp
    region: str
    language: Language
    in_english: InEnglish | None
    referral: Referral
    see_doctor: bool | None
    emergency: bool
    not_ruled_out: tuple[OpenReferral, ...]
    contributors: tuple[ContributorResult, ...]
    not_assessed: tuple[tuple[str, str], ...]
    numbers: tuple[NumberResult, ...]
    states: tuple[StateResult, ...]
    advice: tuple[AdviceGiven, ...]
    withheld: tuple[AdviceWithheld, ...]
    cautions: tuple[CautionGiven, ...]
    answers: Mapping[str, object]
    hidden: tuple[str, ...]
    unanswered: tuple[str, ...]
    safety_from: tuple[str, ...]
    not_accepted: tuple[str, ...]
    rules: Mapping[str, Truth]
    questions: Mapping[str, str]
    sources: Mapping[str, Cited]
    disclaimer: str

    def __repr__(self) -> str:
        """Say what it is of, and nothing about the person: this may end in a log."""
        return f"<Assessment by {self.knowledge.id} {self.knowledge.version}>"

    @property
    def fired(self) -> tuple[str, ...]:
        """The ids of the true rules."""
        return tuple(rule for rule, truth in self.rules.items() if truth is Truth.TRUE)

    def to_dict(self) -> dict[str, object]:
        """Return the assessment as plain values, as `schemas/assessment.schema.json` describes them."""
        plain = to_plain(self)
        assert isinstance(plain, dict)
        return plain

    def to_json(self) -> str:
        """Return the same as JSON: in UTF-8, to the byte what `assess --format json` prints and the service sends."""
        return to_json(self.to_dict())
