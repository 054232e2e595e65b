"""
One description of rules that every engine is given, so that none is favoured. Knows no engine.

A fact without a value never matches, whatever is asked of it; a state is true where a rule that concludes it fires.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

Value = bool | int | str | list[str]
"""A yes or no; a whole number; an option; or the ticked options of a list."""

Answers = Mapping[str, Value]
"""What is known, by fact; the rest is missing."""

NONE = "none_of_these"
"""The option of a list that is ticked where no other is."""


class Kind(Enum):
    """What a fact can be. A choice whose options are in an order is compared by rank, and so is among the numbers."""

    BOOLEAN = "boolean"
    NUMBER = "number"
    CHOICE = "choice"
    CHOICES = "choices"


@dataclass(frozen=True, slots=True)
class Fact:
    """One question; a number lies between 0 and `highest`."""

    id: str
    kind: Kind
    options: tuple[str, ...] = ()
    highest: int = 0


class Relation(Enum):
    """What is asked of a fact that is known: of a list, whether an option is ticked; else how the value compares."""

    IS = "is"
    IS_NOT = "is_not"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    INCLUDES = "includes"
    EXCLUDES = "excludes"


@dataclass(frozen=True, slots=True)
class Asks:
    """One comparison."""

    fact: str
    relation: Relation
    value: bool | int | str


@dataclass(frozen=True, slots=True)
class Holds:
    """A state is true. Never that it is not: engines without an unknown take what has not been shown for false."""

    state: str


@dataclass(frozen=True, slots=True)
class Every:
    """All parts hold."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one part holds."""

    parts: tuple["Condition", ...]


Condition = Asks | Holds | Every | Either

LEVELS = ("self_care", "routine", "soon", "urgent", "emergency")
"""The levels of a referral, the lowest first."""


@dataclass(frozen=True, slots=True)
class Rule:
    """
    One rule.

    Args:
        concludes: the state that is true when the rule fires; empty: none.
        refers: the level of a referral; empty: none.
        supports: the contributor that it is evidence for; empty: none.
        advises: the advice that it gives; empty: none. Only we have an effect but `concludes`, and only as shipped.
    """

    id: str
    when: Condition
    concludes: str = ""
    refers: str = ""
    supports: str = ""
    advises: str = ""


@dataclass(frozen=True, slots=True)
class Description:
    """
    Facts and rules.

    Args:
        strata: rules in the order in which they chain; those of one read only states that earlier ones conclude.
    """

    facts: tuple[Fact, ...]
    states: tuple[str, ...]
    contributors: tuple[str, ...]
    advice: tuple[str, ...]
    strata: tuple[tuple[Rule, ...], ...]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules, stratum by stratum."""
        return tuple(rule for stratum in self.strata for rule in stratum)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What every engine must find: the rules that fire, and the states that follow."""

    fired: frozenset[str]
    states: frozenset[str]


def outcome_of(description: Description, answers: Answers) -> Outcome:
    """Return what follows from the answers: by the shortest way that can be read, as the measure of every engine."""
    fired: set[str] = set()
    states: set[str] = set()
    for stratum in description.strata:
        firing = [rule for rule in stratum if holds(rule.when, answers, states)]
        fired.update(rule.id for rule in firing)
        states.update(rule.concludes for rule in firing if rule.concludes)
    return Outcome(frozenset(fired), frozenset(states))


def holds(condition: Condition, answers: Answers, states: set[str]) -> bool:
    """Return whether a condition is certain."""
    match condition:
        case Every():
            return all(holds(part, answers, states) for part in condition.parts)
        case Either():
            return any(holds(part, answers, states) for part in condition.parts)
        case Holds():
            return condition.state in states
    value = answers.get(condition.fact)
    match condition.relation, value:
        case _, None:
            return False
        case Relation.INCLUDES, list():
            return condition.value in value
        case Relation.EXCLUDES, list():
            return condition.value not in value
        case Relation.AT_LEAST, int():
            return value >= int(condition.value)
        case Relation.AT_MOST, int():
            return value <= int(condition.value)
        case Relation.IS, _:
            return value == condition.value
        case Relation.IS_NOT, _:
            return value != condition.value
    raise TypeError(f"{condition.relation} asks of {condition.fact} what it cannot be")


def referral_of(description: Description, outcome: Outcome) -> str:
    """Return the highest level that a firing rule refers to."""
    given = {rule.refers for rule in description.rules if rule.id in outcome.fired and rule.refers}
    return max(given, key=LEVELS.index, default=LEVELS[0])
