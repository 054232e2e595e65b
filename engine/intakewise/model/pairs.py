"""
Two knowledge bases that are asked the same: an older and a newer one, and which of their questions mean the same.

Knows nothing of what either concludes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question
from intakewise.model.rules import Refers
from intakewise.model.values import Level


class Side(Enum):
    """One of the two."""

    OLD = "old"
    NEW = "new"

    @property
    def other(self) -> "Side":
        """The other one."""
        return Side.NEW if self is Side.OLD else Side.OLD


@dataclass(frozen=True, slots=True)
class Match:
    """
    A question of either or both.

    Args:
        key: its name in answers to both: its id, that of the newer base where the two differ.
        old, new: the question itself; None: that base does not ask it.
        options: of a question of both, the newer id of each option of the older one that is still there.
        same: whether the same answers can be given to both, and mean the same.
    """

    key: str
    old: Question | None
    new: Question | None
    options: Mapping[str, str]
    same: bool

    def question(self, side: Side) -> Question | None:
        """Return the question as a base asks it."""
        return self.old if side is Side.OLD else self.new

    def option_for(self, side: Side, option: str) -> str | None:
        """Return what a base calls an option; None: it has none such. Options are called as in the newer base."""
        if side is Side.NEW:
            return option if self.new is not None and self.new.rank_of(option) >= 0 else None
        older = next((old for old, new in self.options.items() if new == option), None)
        if older is not None or self.old is None or option in self.options:
            return older
        return option if self.old.rank_of(option) >= 0 else None

    def option_from(self, side: Side, option: str) -> str:
        """Return the common name of an option of a base."""
        return self.options.get(option, option) if side is Side.OLD else option


@dataclass(frozen=True, slots=True)
class Pair:
    """Two knowledge bases, and the questions of both in the order of the newer one."""

    old: Knowledge
    new: Knowledge
    matches: tuple[Match, ...]

    def base(self, side: Side) -> Knowledge:
        """Return one of the two."""
        return self.old if side is Side.OLD else self.new


Step = tuple[int, int]
"""How high a referral is: its level, and within the level, how soon. The higher, the sooner."""

_SOME_TIME = -1_000_000

LOWEST: Step = (Level.SELF_CARE, _SOME_TIME)
"""No referral at all."""


def step_of(level: Level, within_days: int | None) -> Step:
    """Return how high a referral is; one that names no days comes after all that do."""
    return int(level), _SOME_TIME if within_days is None else -within_days


def step_of_effect(effect: Refers) -> Step:
    """Return how high a rule refers."""
    return step_of(effect.level, effect.within_days)


def step_in_words(step: Step) -> str:
    """
    Return a step as people read it.

    >>> step_in_words(step_of(Level.SOON, 3)), step_in_words(step_of(Level.URGENT, None))
    ('soon (within 3 days)', 'urgent')
    """
    level, soonness = step
    word = Level(level).word
    return word if soonness == _SOME_TIME else f"{word} (within {-soonness} day{'' if soonness == -1 else 's'})"
