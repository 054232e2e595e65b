"""A condition as it came out on given answers, part by part. Knows nothing of how that is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from intakewise.model.plain import to_plain
from intakewise.model.values import Truth
from intakewise.problems.problem import NOWHERE, Place


class Gap(Enum):
    """
    Why something is not known.

    `CLOSED`: other answers close the question, and its absence means nothing. `INCOMPLETE`: something on a list was
    not recognised, or is said to be missing. `RESTS_ON`: what it rests on is not known.
    """

    NOT_ASKED = "not asked"
    DONT_KNOW = "dont_know"
    RATHER_NOT_SAY = "rather_not_say"
    CLOSED = "closed"
    NOT_SURE = "not sure"
    INCOMPLETE = "incomplete"
    RESTS_ON = "rests on what is not known"


@dataclass(frozen=True, slots=True)
class Ground:
    """
    What a fact comes from, one step further down: a rule that concludes it, a part of a number, a branch that closes.

    Args:
        what: a rule id, or a condition or fact as an author writes it.
        kind: "rule", "part" (of a number), or "branch".
        points: what it counts, where it counts; None: nothing.
    """

    kind: str
    what: str
    truth: Truth
    place: Place = NOWHERE
    points: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """
    One part of a condition.

    Args:
        says: as an author writes it; "all" or "any" of a connective.
        saw: the value that was seen, in the words of the rules; empty: none.
        gap: why it is not known; None: it is, or its parts say why.
        is_closed: other answers close its question, so that its absence counts.
        grounds: what its fact comes from.
        parts: of a connective.
    """

    says: str
    truth: Truth
    place: Place
    saw: str = ""
    gap: Gap | None = None
    is_closed: bool = False
    grounds: tuple[Ground, ...] = ()
    parts: tuple["Part", ...] = ()


@dataclass(frozen=True, slots=True)
class RuleSeen:
    """A rule with its condition as it came out."""

    rule: str
    truth: Truth
    place: Place
    when: Part


@dataclass(frozen=True, slots=True)
class Explained:
    """
    Why something is so, or is not.

    Args:
        kind: "rule", "contributor", "state", "advice", or "referral".
        lines: the same for people, as `KnowledgeBase.explain` returns it.
        rules: those that bear on it, or the rule itself.
    """

    name: str
    kind: str
    lines: tuple[str, ...]
    rules: tuple[RuleSeen, ...]

    def to_dict(self) -> Mapping[str, object]:
        """Return it as plain values."""
        plain = to_plain(self)
        assert isinstance(plain, dict)
        return plain
