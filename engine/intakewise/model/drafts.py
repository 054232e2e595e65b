"""
A knowledge base as its files say it, before names mean anything: what `reading` hands to `passes`.

Names may be unknown or given twice, conditions are still `Test` and `Not`, and parts may be missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from intakewise.model.foods import Ingredient, Nutrient, Unit
from intakewise.model.knowledge import BeforeYouStart, Contact, LevelText, Region, RegionQuestion
from intakewise.model.questionnaires import Derived, Question, Section
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


class Kind(Enum):
    """What a name can stand for."""

    QUESTION = "question"
    DERIVED = "derived number"
    SECTION = "section"
    SCREEN = "screen"
    CONTRIBUTOR = "contributor"
    STATE = "state"
    ADVICE = "advice"
    CAUTION = "caution"
    INGREDIENT = "ingredient"
    FOOD = "food"
    NUTRIENT = "nutrient"
    UNIT = "unit"
    SOURCE = "source"
    RULE = "rule"
    PROPERTY = "property"
    ACCEPTED_LOSS = "accepted loss"
    REGION = "region"
    CONTACT = "contact"
    CASE = "case"
    PERSON = "person"
    ANSWER_SET = "answer set"


@dataclass(frozen=True, slots=True)
class Text:
    """
    A text that a person reads.

    Args:
        kind: what it belongs to, with the id `owner`; None: to the knowledge base as a whole.
        key: where in its owner it stands ("because", "says").
    """

    words: str
    place: Place
    kind: Kind | None = None
    owner: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Texts whose reading grade is worked out together; `called` as a message names them."""

    called: str
    place: Place
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class About:
    """
    What `knowledge.yaml` says.

    Args:
        reading_terms: words that count as one syllable: there is no simpler word for them.
        places: by path ("levels.urgent.how.uk", "questionnaire").
    """

    id: str
    title: str
    version: str
    questionnaire: str
    before_you_start: BeforeYouStart
    disclaimer: str
    regions: tuple[Region, ...]
    contacts: tuple[Contact, ...]
    levels: Mapping[Level, LevelText]
    referral_changes: tuple[ReferralChange, ...]
    reading_terms: tuple[str, ...] = ()
    region_question: RegionQuestion | None = None
    units: tuple[Unit, ...] = ()
    place: Place = NOWHERE
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class QuestionnaireDraft:
    """A questionnaire as it was written."""

    id: str
    title: str
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    derived: tuple[Derived, ...]
    place: Place = NOWHERE
    section_places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """
    What was written but could not be read, so that nothing else is blamed for its absence.

    Args:
        names: of parts that have problems of their own.
        kinds: where not even the names could be read.
    """

    names: Mapping[Kind, frozenset[str]] = field(default_factory=dict)
    kinds: frozenset[Kind] = frozenset()


@dataclass(frozen=True, slots=True)
class Draft:
    """
    A knowledge base as it was written.

    Args:
        name: what the folder of its rules is called.
        files: where each kind of thing is written, for messages.
    """

    name: str
    about: About | None = None
    questionnaire: QuestionnaireDraft | None = None
    contributors: tuple[Contributor, ...] = ()
    states: tuple[State, ...] = ()
    advice: tuple[Advice, ...] = ()
    cautions: tuple[Caution, ...] = ()
    ingredients: tuple[Ingredient, ...] = ()
    nutrients: tuple[Nutrient, ...] = ()
    sources: tuple[Source, ...] = ()
    rules: tuple[Rule, ...] = ()
    properties: tuple[Property, ...] = ()
    accepted_losses: tuple[AcceptedLoss, ...] = ()
    files: Mapping[Kind, str] = field(default_factory=dict)
    unread: Unread = Unread()
