"""Every shipped rule has a case in which it is false, and each threshold three (`test_house`: one that fires)."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest

from intakewise.meaning.answering import read_answers
from intakewise.meaning.evaluate import evaluate
from intakewise.meaning.facts import Facts
from intakewise.meaning.reasons import settled_facts
from intakewise.model.cases import Case
from intakewise.model.conditions import All, AnyOf, Compare, Condition, Operator
from intakewise.model.inference import Inference
from intakewise.model.knowledge import FactKind
from intakewise.model.questionnaires import Operation
from intakewise.model.values import FactValue, Span, Truth
from tests.knowledge.shipped import answer_sets, inferred, knowledge, opened
from tests.random_bases.answers import RawAnswers, checked


class Shown(NamedTuple):
    """A number at which a case sees a rule fire, or not."""

    rule: str
    fact: str
    value: int
    fires: bool


def answers_of(case: Case) -> RawAnswers:
    """The answers of a case, as `test` gives them to an engine."""
    background = answer_sets()[case.background] if case.background else {}
    return {**dict.fromkeys(knowledge().questionnaire.questions), **background, **case.given}


def facts_of(case: Case) -> dict[str, FactValue]:
    """What the answers of a case say, derived numbers among it."""
    questionnaire = knowledge().questionnaire
    return read_answers(questionnaire, checked(questionnaire, answers_of(case))).facts


def numbers_in(condition: Condition) -> Iterator[Compare]:
    """Every comparison of a number in a condition."""
    if isinstance(condition, All | AnyOf):
        for part in condition.parts:
            yield from numbers_in(part)
    elif isinstance(condition, Compare) and knowledge().facts[condition.fact].kind is FactKind.NUMBER:
        yield condition


def wanted_of(rule: str) -> Iterator[Shown]:
    """What cases must show of a rule's thresholds: one step below, at, and above, each with whether the rule fires."""
    for asked in numbers_in(knowledge().rules[rule].when):
        low, high = range_of(asked.fact)
        for value in (asked.value - 1, asked.value, asked.value + 1):
            if low <= value <= high:
                yield Shown(rule, asked.fact, value, holds(asked, value))


def holds(asked: Compare, value: int) -> bool:
    """Whether a comparison holds for a number."""
    return {
        Operator.AT_LEAST: value >= asked.value,
        Operator.AT_MOST: value <= asked.value,
        Operator.EQUALS: value == asked.value,
        Operator.DIFFERS: value != asked.value,
    }[asked.operator]


def range_of(fact: str) -> tuple[int, int]:
    """The least and the most that a number can be."""
    question = knowledge().questionnaire.questions.get(fact)
    if question is not None:
        assert question.range is not None
        return question.range.low, question.range.high
    derived = next(each for each in knowledge().questionnaire.derived if each.id == fact)
    assert derived.operation in (Operation.COUNT, Operation.SCORE), f"say here what {fact} can be"
    return 0, sum(each.points for each in derived.scored)


@cache
def shown() -> frozenset[Shown]:
    """What the cases show: the numbers at which a rule fires, or not, and the number decides it."""
    found = set()
    for number, case in enumerate(opened().cases):
        facts = settled_facts(knowledge(), facts_of(case), inference_of(number))
        for rules, fires in ((case.expected.fired, True), (case.expected.not_fired, False)):
            for rule in rules:
                found |= {each for each in shown_by(facts, rule) if each.fires is fires}
    return frozenset(found)


def shown_by(facts: Facts, rule: str) -> Iterator[Shown]:
    """
    What one person shows of a rule's thresholds: with the number beyond one of them, the rule would be otherwise.

    Beyond one at which it is false, it may also be unknown: the same number can close the questions that it reads.
    """
    when = knowledge().rules[rule].when
    truth = evaluate(when, facts)
    for asked in numbers_in(when):
        value = facts.values.get(asked.fact)
        if isinstance(value, Span) and value.low == value.high:
            other = next(
                each
                for each in (asked.value - 1, asked.value, asked.value + 1)
                if holds(asked, each) is not holds(asked, value.low)
            )
            beyond = Facts({**facts.values, asked.fact: Span(other, other)})
            if truth is not Truth.UNKNOWN and evaluate(when, beyond) is not truth:
                yield Shown(rule, asked.fact, value.low, truth is Truth.TRUE)


@cache
def inference_of(number: int) -> Inference:
    """What is inferred for one of the cases, by its position."""
    return inferred(answers_of(opened().cases[number]))


def test_every_rule_is_known_to_be_false_in_a_case() -> None:
    """Each rule is expected not to fire by a case whose answers decide that: it is not merely unknown there."""
    closed = {
        rule
        for number, case in enumerate(opened().cases)
        for rule in case.expected.not_fired
        if inference_of(number).rules[rule] is Truth.FALSE
    }
    assert set() == set(knowledge().rules) - closed


@pytest.mark.parametrize("rule", [rule for rule in knowledge().rules if list(wanted_of(rule))])
def test_every_threshold_is_tested_at_below_and_above(rule: str) -> None:
    """Of each number that a rule asks for, cases show the rule one step below it, at it, and one step above."""
    assert set() == set(wanted_of(rule)) - shown()
