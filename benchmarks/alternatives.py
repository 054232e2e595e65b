"""Conditions as alternatives, each of which suffices: for engines that have no `any` within one pattern."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from benchmarks.description import Asks, Condition, Description, Either, Every, Holds


@dataclass(frozen=True, slots=True)
class Conjunction:
    """What must hold together."""

    asks: tuple[Asks, ...] = ()
    states: tuple[str, ...] = ()


def alternatives(condition: Condition) -> tuple[Conjunction, ...]:
    """
    Return the conjunctions any of which suffices.

    >>> len(alternatives(Every((Holds("a"), Either((Holds("b"), Holds("c")))))))
    2
    """
    match condition:
        case Asks():
            return (Conjunction(asks=(condition,)),)
        case Holds():
            return (Conjunction(states=(condition.state,)),)
        case Either():
            return tuple(each for part in condition.parts for each in alternatives(part))
        case Every():
            return tuple(
                Conjunction(
                    tuple(asks for each in together for asks in each.asks),
                    tuple(state for each in together for state in each.states),
                )
                for together in product(*(alternatives(part) for part in condition.parts))
            )


def all_asks(description: Description) -> Iterator[Asks]:
    """Yield every comparison that any rule makes."""
    for rule in description.rules:
        for together in alternatives(rule.when):
            yield from together.asks
