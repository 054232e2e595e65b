"""Rules, their effects, and everything an effect can name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from intakewise.model.conditions import Condition
from intakewise.model.foods import Food
from intakewise.model.values import Level
from intakewise.problems.problem import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Supports:
    """Evidence for (positive decibans) or against (negative) one contributor, within one of its groups."""

    contributor: str
    decibans: int
    group: str
    place: Place = field(default=NOWHERE, compare=False)
    group_place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Concludes:
    """The state is true when the rule is."""

    state: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Refers:
    """The person should have this level of care; `within_days` with soon; `contact` where it is not simply a doctor."""

    level: Level
    within_days: int | None = None
    contact: str = ""
    place: Place = field(default=NOWHERE, compare=False)
    contact_place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Advises:
    """Give this advice, unless something withholds it."""

    advice: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Cautions:
    """Show this caution."""

    caution: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Withholds:
    """Do not give this advice while the rule is true or unknown."""

    advice: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class WithholdsKind:
    """Withhold every advice of a kind, as it was written. Gone after `resolve`: one `Withholds` for each."""

    kind: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class LeavesOut:
    """Show no food that contains this ingredient while the rule is true or unknown."""

    ingredient: str
    place: Place = field(default=NOWHERE, compare=False)


Effect = Supports | Concludes | Refers | Advises | Cautions | Withholds | WithholdsKind | LeavesOut


@dataclass(frozen=True, slots=True)
class Review:
    """Who stands behind a rule: `needs_review`, `sourced`, or `reviewed` by a named clinician; when, and until when."""

    status: str
    checked: date
    due: date
    by: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """
    When `when` is true, the effects follow; `because` is the sentence a report prints after the answers.

    Args:
        places: where its parts stand, by path ("sources.0", "review.due").
    """

    id: str
    title: str
    when: Condition
    effects: tuple[Effect, ...]
    because: str
    sources: tuple[str, ...]
    review: Review
    place: Place = field(default=NOWHERE, compare=False)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)

    @property
    def refers(self) -> Refers | None:
        """The referral of this rule, if it refers."""
        return next((effect for effect in self.effects if isinstance(effect, Refers)), None)


@dataclass(frozen=True, slots=True)
class GroupBounds:
    """What a group's sum of decibans is clamped to."""

    at_least: int | None = None
    at_most: int | None = None

    def clamp(self, total: int) -> int:
        """Return the sum as the group lets it count."""
        if self.at_most is not None:
            total = min(total, self.at_most)
        return total if self.at_least is None else max(total, self.at_least)


@dataclass(frozen=True, slots=True)
class Contributor:
    """
    Something that may contribute to the trouble, weighed in decibans.

    Args:
        prior: decibans before any evidence.
        groups: the groups of evidence, each with its clamp.
        likely_needs: sets of groups; unless in one of them every group adds up to more than zero, the band stops at
            possible. Empty: no such need.
        applies_when: known false: the contributor is not assessed at all.
        one_answer_is_enough: questions of which one answer alone may make it likely, as its authors mean it.
    """

    id: str
    title: str
    kind: str
    prior: int
    groups: Mapping[str, GroupBounds]
    likely_needs: tuple[tuple[str, ...], ...] = ()
    applies_when: Condition | None = None
    says: str = ""
    watch_for: tuple[str, ...] = ()
    one_answer_is_enough: tuple[str, ...] = field(default=(), compare=False)  # concludes nothing: no part of a digest
    place: Place = field(default=NOWHERE, compare=False)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class State:
    """
    A step in a chain: true, false, or unknown.

    Args:
        shown: a report lists it when it is true.
        look_alike: something that can pass for what the quiz is about; shown as worth asking about, never as found.
    """

    id: str
    title: str
    says: str = ""
    shown: bool = False
    look_alike: bool = False
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Advice:
    """
    Something to do or eat.

    Args:
        first_aid: the only advice that an emergency leaves standing.
        nutrient: what the foods hold; the person's daily need of it stands beside them. Empty: none.
    """

    id: str
    title: str
    kind: str
    says: str
    first_aid: bool = False
    steps: tuple[str, ...] = ()
    foods: tuple[Food, ...] = ()
    nutrient: str = ""
    sources: tuple[str, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Caution:
    """Something to be careful with."""

    id: str
    title: str
    says: str
    sources: tuple[str, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Source:
    """
    What a rule rests on.

    Args:
        locators: DOI, PMID, PMC, URL, ISBN.
        strength: what its evidence can bear: `strong`, `moderate`, `weak`, `mechanism`, or `against`.
        accessed: when a page that prints no year was last read.
        unlocated: why nobody can look it up.
    """

    id: str
    title: str
    by: str
    year: int | None
    kind: str
    says: str
    locators: Mapping[str, str]
    strength: str = ""
    accessed: date | None = None
    unlocated: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Property:
    """What must hold for every possible set of answers: while `whenever` is true, `must` is true."""

    id: str
    statement: str
    whenever: Condition
    must: Condition
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ReferralChange:
    """
    A lowering of the referral by one rule, declared by whoever stands behind it.

    Args:
        version: of the knowledge base, the first one with the change.
        rule: its id before the change.
        before, after: the level that it referred to, and the least that such people are still referred to.
    """

    version: str
    rule: str
    before: Level
    after: Level
    by: str
    why: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class AcceptedLoss:
    """
    Worrying answers that are meant to close a rule that refers, as they explain what the rule is about.

    Args:
        worrying: the options, or "yes" or "no".
        rule: the one whose referral is lost; of any other nothing is accepted.
        sources, by: what it rests on, or who stands behind it: one of them at least.
    """

    id: str
    question: str
    worrying: tuple[str, ...]
    rule: str
    because: str
    sources: tuple[str, ...] = ()
    by: str = ""
    place: Place = field(default=NOWHERE, compare=False)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)
