"""Two engines, one meaning: on random knowledge bases and random partial answers, whatever the order of anything."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intakewise.backends.compare import differences
from intakewise.backends.to_durable.engine import DurableEngine
from intakewise.meaning.answering import read_answers
from intakewise.meaning.infer import infer
from intakewise.model.inference import Inference
from intakewise.model.knowledge import Knowledge
from intakewise.model.values import Level
from intakewise.passes.dependencies import dependencies_of
from intakewise.passes.stratify import stratify
from tests.random_bases.answers import RawAnswers, checked, partial_answers
from tests.random_bases.rules import lawful_knowledge, wild_knowledge

_Part = TypeVar("_Part")

RANDOMS = st.randoms(use_true_random=False)


def inferred(knowledge: Knowledge, raw: RawAnswers) -> Inference:
    """What the plain evaluator infers from raw answers."""
    return infer(knowledge, read_answers(knowledge.questionnaire, checked(knowledge.questionnaire, raw)).facts)


@given(RANDOMS)
def test_both_engines_infer_the_same(random: Random) -> None:
    """On a random base, every rule, state, weight, bound, and the referral are the same in both engines."""
    knowledge = wild_knowledge(random)
    engine = DurableEngine(knowledge)
    for _ in range(5):
        raw = partial_answers(random, knowledge.questionnaire)
        facts = read_answers(knowledge.questionnaire, checked(knowledge.questionnaire, raw)).facts
        first, second = infer(knowledge, facts), engine.infer(facts)
        assert [] == differences(first, second)
        assert first == second


@given(RANDOMS)
def test_the_order_of_rules_does_not_matter(random: Random) -> None:
    """A base with its rules, states, and contributors in another order infers the same, in both engines."""
    knowledge = wild_knowledge(random)
    shuffled = _shuffled(random, knowledge)
    engine = DurableEngine(shuffled)
    for _ in range(3):
        raw = partial_answers(random, knowledge.questionnaire)
        expected = inferred(knowledge, raw)
        facts = read_answers(shuffled.questionnaire, checked(shuffled.questionnaire, raw)).facts
        assert expected == infer(shuffled, facts)
        assert expected == engine.infer(facts)


@given(RANDOMS)
def test_the_order_of_answers_does_not_matter(random: Random) -> None:
    """The same answers in another order are the same facts."""
    knowledge = wild_knowledge(random)
    raw = partial_answers(random, knowledge.questionnaire)
    names = list(raw)
    random.shuffle(names)
    assert inferred(knowledge, raw) == inferred(knowledge, {name: raw[name] for name in names})


@pytest.mark.long
def test_ten_thousand_random_assessments_agree() -> None:
    """Both engines agree on 12,000 assessments of 1,000 random bases; every level is reached in a tenth of them."""
    levels: Counter[Level] = Counter()
    for seed in range(1000):
        random = Random(seed)
        knowledge = (lawful_knowledge if seed % 2 else wild_knowledge)(random)
        engine = DurableEngine(knowledge)
        for _ in range(12):
            raw = partial_answers(random, knowledge.questionnaire)
            facts = read_answers(knowledge.questionnaire, checked(knowledge.questionnaire, raw)).facts
            first = infer(knowledge, facts)
            assert [] == differences(first, engine.infer(facts)), seed
            levels[first.referral] += 1
    assert 12_000 == sum(levels.values())
    assert all(levels[level] >= 1200 for level in Level), levels


def _shuffled(random: Random, knowledge: Knowledge) -> Knowledge:
    rules = _in_any_order(random, knowledge.rules)
    states = _in_any_order(random, knowledge.states)
    contributors = _in_any_order(random, knowledge.contributors)
    plan = stratify(rules, states, contributors, dependencies_of(rules, states, contributors))
    return replace(knowledge, rules=rules, states=states, contributors=contributors, plan=plan)


def _in_any_order(random: Random, parts: Mapping[str, _Part]) -> dict[str, _Part]:
    return {name: parts[name] for name in random.sample(list(parts), len(parts))}
