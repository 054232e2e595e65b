"""A slice infers of what it holds exactly what the whole knowledge base does."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from intakewise.meaning.answering import read_answers
from intakewise.meaning.infer import infer
from intakewise.meaning.slices import Slicer
from tests.random_bases.answers import checked, partial_answers
from tests.random_bases.rules import wild_knowledge

RANDOMS = st.randoms(use_true_random=False)


@given(RANDOMS)
def test_a_slice_weighs_its_contributor_and_judges_its_rules_as_the_whole_does(random: Random) -> None:
    """The weight of each contributor, bounds included, and the truth of each rule are the same on its own slice."""
    knowledge = wild_knowledge(random)
    slicer = Slicer(knowledge)
    answers = checked(knowledge.questionnaire, partial_answers(random, knowledge.questionnaire))
    whole = infer(knowledge, read_answers(knowledge.questionnaire, answers).facts)
    for name in knowledge.contributors:
        part = slicer.slice((), (name,))
        inferred = infer(part, read_answers(part.questionnaire, answers).facts)
        assert whole.weights.get(name) == inferred.weights.get(name)
    for rule in knowledge.rules:
        part = slicer.slice((rule,))
        inferred = infer(part, read_answers(part.questionnaire, answers).facts)
        assert whole.rules[rule] is inferred.rules[rule]


@given(RANDOMS)
def test_what_is_not_behind_a_rule_does_not_matter_to_it(random: Random) -> None:
    """Answering anew the questions that are not behind a rule never changes its truth."""
    knowledge = wild_knowledge(random)
    slicer = Slicer(knowledge)
    first, second = (partial_answers(random, knowledge.questionnaire) for _ in range(2))
    before = infer(knowledge, read_answers(knowledge.questionnaire, checked(knowledge.questionnaire, first)).facts)
    for rule in knowledge.rules:
        behind = slicer.behind(rule)
        mixed = {name: value for name, value in second.items() if name not in behind}
        mixed |= {name: value for name, value in first.items() if name in behind}
        facts = read_answers(knowledge.questionnaire, checked(knowledge.questionnaire, mixed)).facts
        assert before.rules[rule] is infer(knowledge, facts).rules[rule]
