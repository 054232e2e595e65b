"""Random conditions over given facts, as `typecheck` would leave them, in the form that `normalise` gives."""

from random import Random

from intakewise.model.conditions import (
    All,
    AnyOf,
    Atom,
    Compare,
    Condition,
    Holds,
    Includes,
    Known,
    Not,
    Operator,
)
from intakewise.passes.normalise import normalise
from tests.random_bases.facts import Readable


def condition_on(random: Random, readable: list[Readable], depth: int) -> Condition:
    """Return a normalised condition without `known`."""
    return normalise(nested(random, readable, depth))


def nested(random: Random, readable: list[Readable], depth: int) -> Condition:
    """Return a condition of nested connectives, `Not` included, as an author may write it."""
    if depth <= 0 or random.random() < 0.4:
        return atom_on(random, random.choice(readable))
    parts = tuple(nested(random, readable, depth - 1) for _ in range(random.randint(1, 3)))
    connective = random.choice((All, AnyOf, Not))
    return Not(parts[0]) if connective is Not else (All if connective is All else AnyOf)(parts)


def atom_on(random: Random, fact: Readable) -> Atom:
    """Return a test that fits a fact."""
    if fact.options:
        return Includes(fact.name, random.choice(fact.options), expected=random.random() < 0.7)
    if fact.is_truth:
        return Holds(fact.name, expected=random.random() < 0.7)
    return Compare(fact.name, random.choice(tuple(Operator)), random.randint(fact.low - 1, fact.high + 1))


def lawful(random: Random, answers: list[Readable], findings: list[Readable], depth: int) -> Condition:
    """
    Return a condition that a rule which refers may rest on.

    Of findings it asks only what more answers can add: that a state is true, that a band is at least so high.
    """
    if depth <= 0 or random.random() < 0.4:
        if findings and random.random() < 0.4:
            fact = random.choice(findings)
            if fact.is_truth:
                return Holds(fact.name, expected=True)
            return Compare(fact.name, Operator.AT_LEAST, random.randint(1, fact.high))
        return condition_on(random, answers, depth=1)
    parts = tuple(lawful(random, answers, findings, depth - 1) for _ in range(random.randint(1, 3)))
    return normalise((All if random.random() < 0.5 else AnyOf)(parts))


def anything(random: Random, answers: list[Readable], findings: list[Readable], depth: int) -> Condition:
    """Return a condition of whatever can be written: `known`, and findings asked from both sides."""
    readable = answers + findings * 2
    if random.random() < 0.25:
        known = Known(random.choice(readable).name, expected=random.random() < 0.5)
        return normalise(random.choice((All, AnyOf))((known, nested(random, readable, depth - 1))))
    return condition_on(random, readable, depth)
