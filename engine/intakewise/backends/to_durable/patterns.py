"""Turn conditions into durable_rules patterns: what is certain, and what is possible. One function per node."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import singledispatch
from math import prod

from intakewise.backends.to_durable.encoding import Slot, View
from intakewise.model.conditions import All, AnyOf, Compare, Condition, Holds, Includes, Known, Operator
from intakewise.problems.exceptions import Unsupported


class Mode(Enum):
    """Whether a pattern matches where its condition is certain, or wherever it is possible."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Bound:
    """One comparison of a property; `relation` is durable_rules' own word."""

    slot: Slot
    relation: str
    value: int


@dataclass(frozen=True, slots=True)
class Every:
    """All parts match."""

    parts: tuple["Pattern", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one part matches; durable_rules fires once for each that does."""

    parts: tuple["Pattern", ...]


Pattern = Bound | Every | Either


@singledispatch
def pattern_of(condition: Condition, mode: Mode, view: View) -> Pattern:
    """
    Return the pattern of a condition in negation normal form.

    Raises:  Unsupported: the condition holds a node that is not for rules.
    """
    raise Unsupported(condition, "durable_rules")


@pattern_of.register
def _all(condition: All, mode: Mode, view: View) -> Pattern:
    return Every(_joined(Every, (pattern_of(part, mode, view) for part in condition.parts)))


@pattern_of.register
def _any_of(condition: AnyOf, mode: Mode, view: View) -> Pattern:
    return Either(_joined(Either, (pattern_of(part, mode, view) for part in condition.parts)))


def _joined(kind: type[Every | Either], patterns: Iterable[Pattern]) -> tuple[Pattern, ...]:
    """Return the parts of a connective, those of its own kind dissolved in it: durable_rules holds few connectives."""
    parts: list[Pattern] = []
    for pattern in patterns:
        parts.extend(pattern.parts if isinstance(pattern, Every | Either) and type(pattern) is kind else [pattern])
    return tuple(parts)


@pattern_of.register
def _holds(condition: Holds, mode: Mode, view: View) -> Pattern:
    return _truth(Slot(condition.fact, view), mode, expected=condition.expected)


@pattern_of.register
def _includes(condition: Includes, mode: Mode, view: View) -> Pattern:
    return _truth(Slot(condition.key, view), mode, expected=condition.expected)


@pattern_of.register
def _known(condition: Known, mode: Mode, view: View) -> Pattern:
    return _truth(Slot(condition.fact, view, known=True), mode, expected=condition.expected)


def _truth(slot: Slot, mode: Mode, *, expected: bool) -> Pattern:
    if expected:
        return Bound(slot, "$gte", 2 if mode is Mode.CERTAIN else 1)
    return Bound(slot, "$lte", 0 if mode is Mode.CERTAIN else 1)


@pattern_of.register
def _compare(condition: Compare, mode: Mode, view: View) -> Pattern:
    return _COMPARISONS[condition.operator](condition, mode, view)


def _at_least(condition: Compare, mode: Mode, view: View) -> Pattern:
    end = "low" if mode is Mode.CERTAIN else "high"
    return Bound(Slot(condition.fact, view, end), "$gte", condition.value)


def _at_most(condition: Compare, mode: Mode, view: View) -> Pattern:
    end = "high" if mode is Mode.CERTAIN else "low"
    return Bound(Slot(condition.fact, view, end), "$lte", condition.value)


def _equals(condition: Compare, mode: Mode, view: View) -> Pattern:
    return Every((_at_least(condition, mode, view), _at_most(condition, mode, view)))


def _differs(condition: Compare, mode: Mode, view: View) -> Pattern:
    """Return what differs: below or above. Of a span the two are exclusive only when certain, so either will do."""
    above = Compare(condition.fact, Operator.AT_LEAST, condition.value + 1)
    below = Compare(condition.fact, Operator.AT_MOST, condition.value - 1)
    return Either((_at_least(above, mode, view), _at_most(below, mode, view)))


_COMPARISONS: Mapping[Operator, Callable[[Compare, Mode, View], Pattern]] = {
    Operator.AT_LEAST: _at_least,
    Operator.AT_MOST: _at_most,
    Operator.EQUALS: _equals,
    Operator.DIFFERS: _differs,
}


def branches(pattern: Pattern) -> int:
    """Return how many alternatives durable_rules expands a pattern into, each of which may be pending at once."""
    if isinstance(pattern, Bound):
        return 1
    counts = [branches(part) for part in pattern.parts]
    return sum(counts) if isinstance(pattern, Either) else prod(counts)


def connectives(pattern: Pattern) -> int:
    """Return how many connectives a pattern holds, itself included."""
    return 0 if isinstance(pattern, Bound) else 1 + sum(connectives(part) for part in pattern.parts)


def bounds(pattern: Pattern) -> Iterator[Bound]:
    """Yield the comparisons of a pattern."""
    if isinstance(pattern, Bound):
        yield pattern
    else:
        for part in pattern.parts:
            yield from bounds(part)


def slots(pattern: Pattern) -> set[Slot]:
    """Return the properties that a pattern reads."""
    return {bound.slot for bound in bounds(pattern)}


def split(pattern: Pattern, most: int) -> list[Pattern]:
    """Split a pattern into several of at most `most` alternatives each; together they match what it matches."""
    if branches(pattern) <= most:
        return [pattern]
    if isinstance(pattern, Either):
        middle = len(pattern.parts) // 2
        if middle == 0:
            return split(pattern.parts[0], most)
        halves = pattern.parts[:middle], pattern.parts[middle:]
        return [piece for half in halves for piece in split(Either(half), most)]
    assert isinstance(pattern, Every)
    widest = max(range(len(pattern.parts)), key=lambda index: branches(pattern.parts[index]))
    others = pattern.parts[:widest] + pattern.parts[widest + 1 :]
    part = pattern.parts[widest]
    pieces = split(part, max(1, branches(part) // 2))
    return [piece for each in pieces for piece in split(Every(_joined(Every, (each, *others))), most)]
