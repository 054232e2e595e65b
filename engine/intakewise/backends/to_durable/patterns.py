"""Turn conditions into durable_rules patterns. One function per node."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import singledispatch
from math import prod

from intakewise.backends.to_durable.encoding import Slot
from intakewise.model.conditions import All, AnyOf, Compare, Condition, Holds, Includes, Known, Operator
from intakewise.problems.exceptions import Unsupported


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
def pattern_of(condition: Condition) -> Pattern:
    """
    Return the pattern of a condition in negation normal form.

    Raises:  Unsupported: the condition holds a node that is not for rules.
    """
    raise Unsupported(condition, "durable_rules")


@pattern_of.register
def _all(condition: All) -> Pattern:
    return Every(_joined(Every, (pattern_of(part) for part in condition.parts)))


@pattern_of.register
def _any_of(condition: AnyOf) -> Pattern:
    return Either(_joined(Either, (pattern_of(part) for part in condition.parts)))


def _joined(kind: type[Every | Either], patterns: Iterable[Pattern]) -> tuple[Pattern, ...]:
    """Return the parts of a connective, those of its own kind dissolved in it: durable_rules holds few connectives."""
    parts: list[Pattern] = []
    for pattern in patterns:
        parts.extend(pattern.parts if isinstance(pattern, Every | Either) and type(pattern) is kind else [pattern])
    return tuple(parts)


@pattern_of.register
def _holds(condition: Holds) -> Pattern:
    return _truth(condition.fact, expected=condition.expected)


@pattern_of.register
def _includes(condition: Includes) -> Pattern:
    return _truth(condition.key, expected=condition.expected)


@pattern_of.register
def _known(condition: Known) -> Pattern:
    return _truth(condition.fact, expected=condition.expected, known=True)


def _truth(fact: str, *, expected: bool, known: bool = False) -> Pattern:
    if expected:
        return Bound(Slot(fact, "low", known), "$gte", 1)
    return Bound(Slot(fact, "high", known), "$lte", 0)


@pattern_of.register
def _compare(condition: Compare) -> Pattern:
    return _COMPARISONS[condition.operator](condition.fact, condition.value)


def _at_least(fact: str, value: int) -> Pattern:
    return Bound(Slot(fact, "low"), "$gte", value)


def _at_most(fact: str, value: int) -> Pattern:
    return Bound(Slot(fact, "high"), "$lte", value)


def _equals(fact: str, value: int) -> Pattern:
    return Every((_at_least(fact, value), _at_most(fact, value)))


def _differs(fact: str, value: int) -> Pattern:
    return Either((_at_least(fact, value + 1), _at_most(fact, value - 1)))


_COMPARISONS: Mapping[Operator, Callable[[str, int], Pattern]] = {
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
