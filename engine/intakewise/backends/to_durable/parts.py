"""
Cut strata into parts that durable_rules can hold.

It keeps what is pending on one message in an internal stack of 64 and writes past its end: error 303, then a corrupt
heap. It refuses messages of more than 251 properties (302) and patterns of more than 15 connectives (113). Its time for
one message grows with all the rules of a rule set, whether they can match or not, so each part becomes a rule set of
its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from intakewise.backends.to_durable.encoding import LIMIT, Slot
from intakewise.backends.to_durable.patterns import (
    Bound,
    Either,
    Every,
    Pattern,
    bounds,
    branches,
    connectives,
    pattern_of,
    slots,
    split,
)
from intakewise.backends.to_durable.rete import EVERY_MESSAGE, NAME
from intakewise.model.knowledge import Knowledge
from intakewise.passes.limits import MOST_ALTERNATIVES, MOST_TESTS
from intakewise.problems.exceptions import EngineFailed

MOST_BRANCHES = 60
"""Of all rules of a part together: all may be pending at once."""

MOST_SLOTS = MOST_TESTS
"""Properties of one message."""

MOST_BRANCHES_OF_ONE = 16
"""Of one pattern; a wider one becomes several rules."""

MOST_CONNECTIVES = 12
"""Of one pattern; with more it becomes several rules, at last one for each alternative: a plain conjunction."""


@dataclass(frozen=True, slots=True)
class Part:
    """The patterns of rules, which are matched against one message, and the properties that it carries."""

    patterns: tuple[tuple[str, Pattern], ...]
    slots: tuple[Slot, ...]


def cut(knowledge: Knowledge, rules: Sequence[str]) -> list[Part]:
    """
    Cut the rules of one stratum into parts, in order; a stratum without rules has none.

    Raises:  EngineFailed: a rule holds more than durable_rules can; `passes.limits` refuses it when loading.
    """
    parts: list[Part] = []
    patterns: list[tuple[str, Pattern]] = []
    read: dict[Slot, None] = {}
    pending = 0
    for rule, pattern in _patterns(knowledge, rules):
        needed, more = branches(pattern), slots(pattern)
        if patterns and (pending + needed > MOST_BRANCHES or len(more | read.keys()) > MOST_SLOTS):
            parts.append(Part(tuple(patterns), tuple(read)))
            patterns, read, pending = [], {}, 0
        patterns.append((rule, pattern))
        read.update(dict.fromkeys(sorted(more, key=str)))
        pending += needed
    if patterns:
        parts.append(Part(tuple(patterns), tuple(read)))
    return parts


def _patterns(knowledge: Knowledge, rules: Sequence[str]) -> Iterator[tuple[str, Pattern]]:
    for rule in rules:
        pattern = pattern_of(knowledge.rules[rule].when)
        _refuse_too_much(rule, pattern)
        for piece in _pieces(pattern, MOST_BRANCHES_OF_ONE):
            # Without any alternative it can never match: an `any` of nothing.
            if branches(piece):
                yield rule, piece


def _pieces(pattern: Pattern, most: int) -> Iterator[Pattern]:
    """Split a pattern until durable_rules can hold each piece; together they match what it matches."""
    for piece in split(pattern, most):
        if most == 1 or (connectives(piece) <= MOST_CONNECTIVES and len(slots(piece)) <= MOST_SLOTS):
            yield piece
        else:
            yield from _pieces(piece, most // 2)


def _refuse_too_much(rule: str, pattern: Pattern) -> None:
    alternatives, properties = branches(pattern), _widest(pattern)
    if alternatives > MOST_ALTERNATIVES:
        raise EngineFailed(
            NAME, f"the rule '{rule}' has {alternatives} alternatives, and it can hold {MOST_ALTERNATIVES}"
        )
    if properties > MOST_SLOTS:
        raise EngineFailed(
            NAME, f"the rule '{rule}' asks {properties} properties at once, and it can hold {MOST_SLOTS}"
        )
    if any(abs(bound.value) >= LIMIT for bound in bounds(pattern)):
        raise EngineFailed(NAME, f"the rule '{rule}' compares with a number that it cannot hold")


def _widest(pattern: Pattern) -> int:
    """Return how many comparisons the widest alternative of a pattern makes."""
    if isinstance(pattern, Bound):
        return 1
    widths = [_widest(part) for part in pattern.parts]
    return sum(widths) if isinstance(pattern, Every) else max(widths, default=0)


def definition(pattern: Pattern, names: Mapping[Slot, str]) -> dict[str, object]:
    """Return a pattern in durable_rules' own form."""
    if isinstance(pattern, Bound):
        return {pattern.relation: {names[pattern.slot]: pattern.value}}
    parts = [definition(part, names) for part in pattern.parts if branches(part)]
    if isinstance(pattern, Either):
        return {"$or": parts} if len(parts) > 1 else parts[0]
    return {"$and": parts or [{EVERY_MESSAGE: 1}]}
