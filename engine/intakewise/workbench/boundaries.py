"""The numbers at which a rule turns, and which of them a case shows: one step below, at, and one step above."""

from collections.abc import Iterator
from typing import NamedTuple

from intakewise.meaning.evaluate import evaluate
from intakewise.meaning.facts import Facts
from intakewise.model.conditions import Compare
from intakewise.model.knowledge import FactKind, Knowledge
from intakewise.model.rules import Rule
from intakewise.model.values import Span, Truth
from intakewise.passes.atoms import atoms_in


class Shown(NamedTuple):
    """A number at which a case sees a rule fire, or not."""

    rule: str
    fact: str
    value: int
    fires: bool


def boundaries_of(knowledge: Knowledge, rule: Rule) -> Iterator[tuple[Compare, tuple[Shown, ...]]]:
    """Yield each comparison of a number in a rule, and what cases must show of it: what somebody can answer."""
    for asked in numbers_in(knowledge, rule):
        fact = knowledge.facts[asked.fact]
        yield (
            asked,
            tuple(
                Shown(rule.id, asked.fact, value, _holds(asked, value))
                for value in (asked.value - 1, asked.value, asked.value + 1)
                if (fact.low is None or fact.low <= value) and (fact.high is None or value <= fact.high)
            ),
        )


def numbers_in(knowledge: Knowledge, rule: Rule) -> list[Compare]:
    """Return every comparison of a number in the condition of a rule."""
    return [
        atom
        for atom in atoms_in(rule.when)
        if isinstance(atom, Compare) and knowledge.facts[atom.fact].kind is FactKind.NUMBER
    ]


def shown_by(knowledge: Knowledge, facts: Facts, rule: Rule) -> Iterator[Shown]:
    """
    Yield what one set of answers shows of a rule's numbers: with the number beyond one, the rule would be otherwise.

    Beyond one at which it is false, it may also be unknown: the same number can close the questions that it reads.

    Args:
        facts: with every finding in place.
    """
    truth = evaluate(rule.when, facts)
    for asked in numbers_in(knowledge, rule):
        value = facts.values.get(asked.fact)
        if isinstance(value, Span) and value.low == value.high:
            other = next(
                each
                for each in (asked.value - 1, asked.value, asked.value + 1)
                if _holds(asked, each) is not _holds(asked, value.low)
            )
            beyond = Facts({**facts.values, asked.fact: Span(other, other)})
            if truth is not Truth.UNKNOWN and evaluate(rule.when, beyond) is not truth:
                yield Shown(rule.id, asked.fact, value.low, truth is Truth.TRUE)


def _holds(asked: Compare, value: int) -> bool:
    return evaluate(asked, Facts({asked.fact: Span(value, value)})) is Truth.TRUE
