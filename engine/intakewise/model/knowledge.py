"""A knowledge base: a questionnaire plus its rules, resolved and checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from intakewise.model.foods import Ingredient, Nutrient, Unit
from intakewise.model.languages import ENGLISH, Language
from intakewise.model.plan import Plan
from intakewise.model.questionnaires import Questionnaire
from intakewise.model.rules import (
    AcceptedLoss,
    Advice,
    Caution,
    Contributor,
    Property,
    ReferralChange,
    Rule,
    Source,
    State,
)
from intakewise.model.values import Level
from intakewise.problems.problem import NOWHERE, Place


class FactKind(Enum):
    """What a condition can name."""

    BOOLEAN = "yes or no question"
    NUMBER = "number"
    CHOICE = "choice"
    CHOICES = "checklist"
    TEXT = "text"
    STATE = "state"
    CONTRIBUTOR = "contributor"
    REFERRAL = "referral"


@dataclass(frozen=True, slots=True)
class Fact:
    """
    Something a condition can name.

    Args:
        decimals: scale of a number.
        options: option ids of a choice or list, in order; the words of bands or levels otherwise.
        ordered: whether `at_least` and the like make sense for a choice.
        derived: a derived number; answers have false.
        low: the least that a number can be, scaled; None where that is not known. `high` likewise.
    """

    id: str
    kind: FactKind
    decimals: int = 0
    options: tuple[str, ...] = ()
    ordered: bool = False
    derived: bool = False
    low: int | None = None
    high: int | None = None

    @property
    def is_finding(self) -> bool:
        """Whether rules conclude it, rather than a person answering."""
        return self.kind in (FactKind.STATE, FactKind.CONTRIBUTOR, FactKind.REFERRAL)


REFERRAL = "referral"
"""The name under which conditions read the referral."""


@dataclass(frozen=True, slots=True)
class Region:
    """A region: it chooses texts, telephone numbers, and units, never meaning. `units`: other units shown there."""

    id: str
    title: str
    units: tuple[str, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class RegionQuestion:
    """How a person is asked where they are, before all else; `elsewhere` is the answer that chooses no region."""

    ask: str
    elsewhere: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to turn to where it is not simply a doctor; `how` by region."""

    id: str
    title: str
    how: Mapping[str, str]
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class LevelText:
    """
    What a level of care means to a person.

    Args:
        says: what to do; it must hold whatever could not be ruled out.
        how: the same by region.
        sooner: what would mean getting help sooner.
        reassures: said first, but only while nothing is left that could not be ruled out.
    """

    level: Level
    title: str
    says: str
    how: Mapping[str, str]
    sooner: tuple[str, ...]
    reassures: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class BeforeYouStart:
    """What is said before the first question."""

    is_: tuple[str, ...]
    is_not: tuple[str, ...]
    call_now: tuple[str, ...]
    age: str


class Stratified:
    """Where `meaning.infer` keeps the rules as functions of facts, by stratum: no field, as in `conditions.Judged`."""

    __slots__ = ("judges",)


@dataclass(frozen=True, slots=True)
class Knowledge(Stratified):
    """
    A resolved knowledge base: the one form that every back end reads, and that a program may look through.

    Args:
        before_you_start: what is said before the first question; `disclaimer` beside every result.
        regions: where people may be; `contacts` whom they may turn to; `levels` what each level of care says.
        referral_changes: rules that refer less than in a version before, on purpose.
        contributors, states, advice, cautions: what rules may conclude, by id.
        ingredients, nutrients, units: what foods hold, what people need of it, and in what it is told, by id.
        sources: what rules rest on, by id.
        rules: by id, sorted by id.
        region_question: None: nobody is asked where they are, and every region is shown.
        facts: everything a condition can name, by name. For the engines alone, as `plan` is.
        plan: the order of inference.
        digest: SHA-256 of the resolved meaning and English texts; comments and file layout do not change it.
        language: of the texts.
        original: the same in English, where these texts are a translation.
    """

    id: str
    title: str
    version: str
    questionnaire: Questionnaire
    before_you_start: BeforeYouStart
    disclaimer: str
    regions: Mapping[str, Region]
    contacts: Mapping[str, Contact]
    levels: Mapping[Level, LevelText]
    referral_changes: tuple[ReferralChange, ...]
    contributors: Mapping[str, Contributor]
    states: Mapping[str, State]
    advice: Mapping[str, Advice]
    cautions: Mapping[str, Caution]
    sources: Mapping[str, Source]
    rules: Mapping[str, Rule]
    properties: Mapping[str, Property] = field(default_factory=dict)
    accepted_losses: Mapping[str, AcceptedLoss] = field(default_factory=dict)
    ingredients: Mapping[str, Ingredient] = field(default_factory=dict)
    nutrients: Mapping[str, Nutrient] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    region_question: RegionQuestion | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)
    plan: Plan = field(default_factory=Plan)
    digest: str = ""
    language: Language = ENGLISH
    original: "Knowledge | None" = None

    @property
    def beside(self) -> "Knowledge | None":
        """What is shown beside these texts where it matters most, since nobody has reviewed them; None: nothing."""
        return None if self.language.is_trusted else self.original
