"""Questionnaires: sections, questions, options, and derived numbers. Knows nothing of rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from intakewise.model.conditions import Condition
from intakewise.problems.problem import NOWHERE, Place


class QuestionType(Enum):
    """What an answer is. `TEXT` is kept with the answers and is never a fact."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    DECIMAL = "decimal"
    CHOICE = "choice"
    CHOICES = "choices"
    TEXT = "text"

    @property
    def is_number(self) -> bool:
        """Whether answers are numbers with a unit and a range."""
        return self in (QuestionType.INTEGER, QuestionType.DECIMAL)


class SummaryGroup(Enum):
    """Where an answer stands in the summary for a clinician, whatever it is."""

    WHO = "who"
    COMPLAINT = "complaint"
    HISTORY = "history"
    MEDICINES = "medicines"
    RESULTS = "results"


@dataclass(frozen=True, slots=True)
class Option:
    """
    One answer of a choice.

    Args:
        label: what a person reads; `help` explains it.
        none: it excludes all others.
        incomplete: it says that something was not on the list.
        also_called: other names that a person may type to find it.
        modifiable: ticked, it is something that a person can really and safely change; lists only.
        weight: how often it is chosen beside the others, where people are made up (`simulate`).
    """

    id: str
    label: str
    help: str = ""
    none: bool = False
    incomplete: bool = False
    also_called: tuple[str, ...] = ()
    modifiable: bool = False
    weight: int = field(default=1, compare=False)  # concludes nothing: no part of a digest
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class SharedNames:
    """
    Names that lead to several options of a question.

    Args:
        together: each name is one thing that is all of these options, such as a tablet with two medicines in it;
            else it is a word for any of them, and the person says which.
    """

    names: tuple[str, ...]
    options: tuple[str, ...]
    together: bool


@dataclass(frozen=True, slots=True)
class NumberRange:
    """What a number may be, as scaled integers: refused outside `low`..`high`, asked again outside the usual."""

    low: int
    high: int
    usual_low: int
    usual_high: int


@dataclass(frozen=True, slots=True)
class Question:
    """
    One question.

    Args:
        why: why it is asked, for the person.
        safety: a warning sign rests on it: it is always asked, and only what the person typed counts.
        ordered: its options are ranks, from low to high.
        search: its options are found by name, and a name may be none of them; then nothing is known to be absent.
        allow_not_sure: "not sure" may be said of a single option of a list.
        range: which numbers there are; None: it asks for none.
        decimals: how many a number has; inside, numbers are integers scaled by ten to that power.
        unit: UCUM code; `unit_label` is what a person reads.
        also_accept: other units a person may type, each with its factor to `unit`.
        unit_names: what such units are called, by id; those left out by their id, with blanks.
        help_by_region: stands in the place of `help` where a region is known.
        options_from: the question whose options this one takes over, before its own; empty if none.
        shared_names: names that lead to several options.
        worrying: option ids (or `yes`) that mean the person may be in danger; safety questions only.
        lasting: it asks about what somebody is, has, or takes, and not about a sign that may come.
        ask_when: the question is hidden only while this is known to be false.
        if_hidden: the answer that absence means, as an answer of this question; None: absence means nothing.
        screen: the screen on which it stands together with others; empty: it has one of its own.
        row: what stands for it there, beside the words above all of them; empty: `ask`.
        modifiable: it asks about something that a person can really and safely change; never a safety question.
        modifiable_unless: no change is suggested unless this is known to be false. It may read findings.
        summary: its group in the summary for a clinician, that of its section unless it has one of its own; None: none.
        places: where its parts stand, by path ("if_hidden", "worrying.0", "options.2.also_called.0").
        ranks: the position of each option, from 0; of two with one id, the first.
        keys: the names under which facts hold the options of a list, in their order; `none_keys` of those, the options
            that exclude all others.
    """

    id: str
    ask: str
    type: QuestionType
    why: str
    section: str
    help: str = ""
    safety: bool = False
    worrying: tuple[str, ...] = ()
    lasting: bool = False
    options: tuple[Option, ...] = ()
    options_from: str = ""
    shared_names: tuple[SharedNames, ...] = ()
    ordered: bool = False
    search: bool = False
    allow_not_sure: bool = False
    unit: str = ""
    unit_label: str = ""
    decimals: int = 0
    range: NumberRange | None = None
    also_accept: Mapping[str, Decimal] = field(default_factory=dict)
    unit_names: Mapping[str, str] = field(default_factory=dict)
    help_by_region: Mapping[str, str] = field(default_factory=dict)
    ask_when: Condition | None = None
    if_hidden: "bool | int | str | None" = None
    screen: str = ""
    row: str = ""
    modifiable: bool = False
    modifiable_unless: Condition | None = None
    summary: SummaryGroup | None = None
    place: Place = field(default=NOWHERE, compare=False)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)

    ranks: Mapping[str, int] = field(init=False, compare=False, repr=False)
    keys: tuple[str, ...] = field(init=False, compare=False, repr=False)
    none_keys: tuple[str, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Note once what is looked up in every assessment: a list of medicines is long."""
        ranks = {known.id: rank for rank, known in reversed(list(enumerate(self.options)))}
        object.__setattr__(self, "ranks", ranks)
        object.__setattr__(self, "keys", tuple(f"{self.id}.{known.id}" for known in self.options))
        nones = (key for key, known in zip(self.keys, self.options, strict=True) if known.none)
        object.__setattr__(self, "none_keys", tuple(nones))

    def called(self, unit: str) -> str:
        """Return what a person reads for a unit that may be typed besides the question's own."""
        return self.unit_names.get(unit) or unit.replace("_", " ")

    def rank_of(self, option: str) -> int:
        """Return the position of an option from 0; -1 if there is none such."""
        return self.ranks.get(option, -1)

    def key_of(self, option: str) -> str:
        """Return the name under which facts hold an option of a list. Raises KeyError if there is none such."""
        return self.keys[self.ranks[option]]

    def option(self, option: str) -> Option:
        """Return an option by id. Raises KeyError if there is none such."""
        return self.options[self.ranks[option]]


@dataclass(frozen=True, slots=True)
class SharedScreen:
    """A screen on which several questions of a section stand together, each with its own answer; `ask` stands above."""

    id: str
    ask: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Section:
    """
    A titled run of questions, by id, in the order they are asked.

    Args:
        intro: what is said before the first of them.
        screens: those that questions share.
    """

    id: str
    title: str
    questions: tuple[str, ...]
    intro: str = ""
    screens: tuple[SharedScreen, ...] = ()


class Operation(Enum):
    """What a derived number does with its parts."""

    COUNT = "count"
    SCORE = "score"
    SUM = "sum"
    DIFFERENCE = "difference"
    PRODUCT = "product"
    QUOTIENT = "quotient"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"


@dataclass(frozen=True, slots=True)
class Scored:
    """Points that count while a condition is true; a `count` gives each condition one point."""

    points: int
    when: Condition


@dataclass(frozen=True, slots=True)
class Term:
    """A part of an arithmetic derived number: a fact, or a plain number; `decimals` is its scale."""

    fact: str
    number: int
    decimals: int
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Derived:
    """
    A number computed from answers: `scored` for count and score, `terms` for the rest.

    Args:
        shown: it stands in reports under its title, such as a published score.
    """

    id: str
    title: str
    operation: Operation
    terms: tuple[Term, ...] = ()
    scored: tuple[Scored, ...] = ()
    decimals: int = 0
    shown: bool = False
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """
    All questions of a knowledge base.

    Args:
        sections: in the order they are asked.
        questions: by id, in the order they are asked.
        order: questions and derived numbers, each after everything that it reads.
    """

    id: str
    title: str
    sections: tuple[Section, ...]
    questions: Mapping[str, Question]
    derived: tuple[Derived, ...] = ()
    order: tuple[str, ...] = ()
    positions: Mapping[str, int] = field(init=False, compare=False, repr=False)
    """The place of each question in the order they are asked, from 0."""

    def __post_init__(self) -> None:
        """Note the places once: every sentence of a report is put in this order."""
        object.__setattr__(self, "positions", {name: number for number, name in enumerate(self.questions)})
