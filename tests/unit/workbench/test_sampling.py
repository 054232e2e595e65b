"""Made-up people: every level, by the weights of options, the same for the same seed."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from random import Random

import pytest

from intakewise.meaning.infer import infer
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Option, Question, QuestionType
from intakewise.wiring.opening import open_knowledge
from intakewise.workbench.sampling import People
from intakewise.workbench.satisfying import answered
from tests.random_bases.rules import lawful_knowledge

BASES = ("muscle_spasms", "phq_9", "wells_dvt")


def opened(name: str) -> tuple[Knowledge, Mapping[str, Mapping[str, object]]]:
    """Return a shipped base and its answer sets."""
    found = open_knowledge(name)
    assert found.knowledge is not None
    return found.knowledge, {name: each.answers for name, each in found.answer_sets.items()}


@pytest.mark.parametrize("name", BASES)
def test_each_level_that_rules_refer_to_has_a_tenth_of_the_people(name: str) -> None:
    """What DESIGN asks of random answers holds for each shipped base."""
    knowledge, answer_sets = opened(name)
    people = People(knowledge, answer_sets, Random("levels")).spread(100)
    levels = Counter(infer(knowledge, answered(knowledge.questionnaire, each).facts).referral for each in people)
    assert {effect.level for _, effect in knowledge.plan.referring} <= set(levels)
    assert min(levels.values()) >= 10


def test_a_base_without_answer_sets_has_people_too() -> None:
    """Then they start with ordinary answers to everything."""
    knowledge = lawful_knowledge(Random(4))
    assert len(list(People(knowledge, {}, Random(1)).spread(20))) == 20


def test_options_come_as_often_as_their_weights_say() -> None:
    """Of 1000, one of weight 9 comes about 900 times, and one of weight 0 never."""
    options = tuple(Option(name, name, weight=weight) for name, weight in (("a", 9), ("b", 1), ("c", 0)))
    people = People(lawful_knowledge(Random(4)), {}, Random(1))
    for kind in (QuestionType.CHOICE, QuestionType.CHOICES):
        question = Question("q", "?", kind, "", "s", options=options)
        counted = Counter(str(people.value(question)).strip("[]'")[:1] for _ in range(1000))
        assert 850 <= counted["a"] <= 950
        assert counted["a"] + counted["b"] == 1000


def test_options_that_all_weigh_nothing_come_alike() -> None:
    """A slip of an author stops nobody."""
    options = tuple(replace(Option(name, name), weight=0) for name in "ab")
    people = People(lawful_knowledge(Random(4)), {}, Random(1))
    question = Question("q", "?", QuestionType.CHOICE, "", "s", options=options)
    assert {people.value(question) for _ in range(50)} == {"a", "b"}
