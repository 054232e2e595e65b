"""Change raw answers so that a condition probably holds: what a search for counterexamples starts from."""

from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import ClassVar

from intakewise.meaning.answering import Answered, read_answers
from intakewise.meaning.evaluate import evaluate
from intakewise.meaning.facts import Facts
from intakewise.model.conditions import (
    AdviceGiven,
    All,
    AnyOf,
    Compare,
    Condition,
    FoodShown,
    Holds,
    Includes,
    Known,
    Operator,
)
from intakewise.model.knowledge import REFERRAL, Knowledge
from intakewise.model.questionnaires import Derived, Question, Questionnaire, QuestionType
from intakewise.model.values import Truth
from intakewise.passes.check_answers import check_answers
from intakewise.passes.normalise import complement

RawAnswers = dict[str, object]
"""Answers as `assess` takes them, to be changed in place."""

MOST_STEPS = 12
"""How often a derived number is pushed on towards what is asked of it."""


class Satisfier:
    """
    Makes conditions true by changing the answers they rest on, through states, bands, and derived numbers.

    It tries, and does not promise: who needs to know evaluates the condition afterwards.
    """

    def __init__(self, knowledge: Knowledge, random: Random) -> None:
        self._knowledge = knowledge
        self._questions = knowledge.questionnaire.questions
        self._derived: dict[str, Derived] = {number.id: number for number in knowledge.questionnaire.derived}
        self._random = random
        self._touched: dict[str, None] = {}

    def satisfy(self, condition: Condition, raw: RawAnswers) -> None:
        """Change `raw` in place, and then open the questions that it answers and that other answers hide."""
        self._touched = {}
        self._make(condition, raw)
        for name in tuple(self._touched):
            ask_when = self._questions[name].ask_when
            if ask_when is not None and not self._is_true(ask_when, raw):
                self._make(ask_when, raw)

    def _make(self, condition: Condition, raw: RawAnswers) -> None:
        handler = self._HANDLERS[type(condition)]
        handler(self, condition, raw)

    def _all(self, node: All, raw: RawAnswers) -> None:
        for part in node.parts:
            self._make(part, raw)

    def _any_of(self, node: AnyOf, raw: RawAnswers) -> None:
        if node.parts:
            self._make(self._random.choice(node.parts), raw)

    def _includes(self, node: Includes, raw: RawAnswers) -> None:
        self._touched[node.fact] = None
        question, ticked = self._questions[node.fact], ticked_in(raw.get(node.fact))
        none = [option.id for option in question.options if option.none]
        if node.expected:
            without = [] if node.option in none else [each for each in ticked if each not in (*none, node.option)]
            raw[node.fact] = [*without, node.option]
        else:
            raw[node.fact] = [each for each in ticked if each != node.option] or none

    def _holds(self, node: Holds, raw: RawAnswers) -> None:
        if node.fact in self._questions:
            self._touched[node.fact] = None
            raw[node.fact] = node.expected
        elif node.expected and (concluding := self._knowledge.plan.concluding[node.fact]):
            self._make(self._knowledge.rules[self._random.choice(concluding)].when, raw)

    def _known(self, node: Known, raw: RawAnswers) -> None:
        if not node.expected and node.fact in self._questions:
            self._touched[node.fact] = None
            raw[node.fact] = self._random.choice((None, {"declined": "dont_know"}, {"declined": "rather_not_say"}))

    def _compare(self, node: Compare, raw: RawAnswers) -> None:
        if node.fact in self._questions:
            self._touched[node.fact] = None
            fitting = values_that_fit(self._questions[node.fact], node)
            if fitting:
                raw[node.fact] = self._random.choice(fitting)
        elif node.fact in self._derived:
            self._push(node, self._derived[node.fact], raw)
        else:
            for rule in self._rules_towards(node):
                self._make(self._knowledge.rules[rule].when, raw)

    def _push(self, node: Compare, number: Derived, raw: RawAnswers) -> None:
        for _ in range(MOST_STEPS):
            if not number.scored or self._is_true(node, raw):
                return
            self._make(self._random.choice(number.scored).when, raw)

    def _rules_towards(self, node: Compare) -> list[str]:
        if node.fact == REFERRAL:
            far_enough = [rule for rule, effect in self._knowledge.plan.referring if effect.level >= node.value]
            return [self._random.choice(far_enough)]
        supporting = [rule for rule, effect in self._knowledge.plan.evidence[node.fact] if effect.decibans > 0]
        return self._random.sample(supporting, min(len(supporting), self._random.randint(2, 5)))

    def _advice(self, node: AdviceGiven, raw: RawAnswers) -> None:
        advising = self._knowledge.plan.advising.get(node.advice, ())
        if node.expected and advising:
            self._make(self._knowledge.rules[self._random.choice(advising)].when, raw)

    def _food_shown(self, node: FoodShown, raw: RawAnswers) -> None:
        # Advise a list with such a food, and eat of everything, so that the food would be shown if nothing forbade it.
        lists = [
            advice.id
            for advice in self._knowledge.advice.values()
            if any(node.ingredient in food.contains for food in advice.foods)
        ]
        if node.expected and lists:
            for rule in self._knowledge.plan.leaving_out.get(node.ingredient, ()):
                self._make(complement(self._knowledge.rules[rule].when), raw)
            self._advice(AdviceGiven(self._random.choice(lists), offered=True, expected=True), raw)

    def _is_true(self, condition: Condition, raw: RawAnswers) -> bool:
        facts = answered(self._knowledge.questionnaire, raw).facts
        return evaluate(condition, Facts(facts)) is Truth.TRUE

    _HANDLERS: ClassVar[dict[type, Callable[..., None]]] = {
        All: _all,
        AnyOf: _any_of,
        Includes: _includes,
        Holds: _holds,
        Known: _known,
        Compare: _compare,
        AdviceGiven: _advice,
        FoodShown: _food_shown,
    }


def answered(questionnaire: Questionnaire, raw: RawAnswers) -> Answered:
    """Return what raw answers say that must be right."""
    answers, problems = check_answers(questionnaire, raw)
    assert not problems, [problem.code for problem in problems]
    return read_answers(questionnaire, answers)


def ticked_in(value: object) -> list[str]:
    """Return the options that a raw answer to a list ticks."""
    if isinstance(value, dict):
        value = value.get("includes", value.get("value", ()))
    return [str(each) for each in value] if isinstance(value, list | tuple) else []


def values_that_fit(question: Question, asked: Compare) -> list[object]:
    """Return raw answers to a number or a choice with which a comparison holds, the border among them."""
    if question.type is QuestionType.CHOICE:
        return [option.id for rank, option in enumerate(question.options) if _fits(asked, rank)]
    assert question.range is not None, question.id
    low, high = question.range.low, question.range.high
    middle = {(asked.value + high) // 2, (asked.value + low) // 2}
    near = {asked.value - 1, asked.value, asked.value + 1, low, high} | middle
    return [as_raw(number, question) for number in sorted(near) if low <= number <= high and _fits(asked, number)]


def as_raw(number: int, question: Question) -> int | Decimal:
    """Return a scaled number as `assess` takes it."""
    return Decimal(number).scaleb(-question.decimals) if question.decimals else number


def _fits(asked: Compare, number: int) -> bool:
    return {
        Operator.AT_LEAST: number >= asked.value,
        Operator.AT_MOST: number <= asked.value,
        Operator.EQUALS: number == asked.value,
        Operator.DIFFERS: number != asked.value,
    }[asked.operator]
