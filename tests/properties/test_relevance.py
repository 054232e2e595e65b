"""Whoever leaves out the questions that cannot change the outcome any more ends with the same outcome."""

from collections.abc import Mapping
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from intakewise.meaning.answering import read_answers
from intakewise.model.assessments import Assessment
from intakewise.model.knowledge import Knowledge
from intakewise.model.values import Truth
from intakewise.wiring.knowledge_base import KnowledgeBase
from tests.random_bases.answers import RawAnswers, checked, value_for
from tests.random_bases.rules import lawful_knowledge, wild_knowledge
from tests.stakes_as_defined import assert_as_defined, relevance_of

RANDOMS = st.randoms(use_true_random=False)


def asked(knowledge: Knowledge, raw: Mapping[str, object], *, leave_out: bool) -> RawAnswers:
    """Answer from `raw` what an interview asks, in order: everything shown, or what is safety or still matters."""
    questionnaire = knowledge.questionnaire
    given_so_far: RawAnswers = {}
    while True:
        answers = checked(questionnaire, given_so_far)
        answered = read_answers(questionnaire, answers, absent=Truth.OPEN)
        matters = relevance_of(knowledge, answers).mattering if leave_out else questionnaire.questions
        coming = (
            name
            for name, question in questionnaire.questions.items()
            if name not in given_so_far and name not in answered.hidden and (question.safety or name in matters)
        )
        name = next(coming, None)
        if name is None:
            return given_so_far
        given_so_far[name] = raw[name]


def outcome(result: Assessment) -> dict[str, object]:
    """What a person acts on."""
    return {
        "referral": (result.referral.level, [each.reason.rule for each in result.referral.reasons]),
        "see_doctor": result.see_doctor,
        "not_ruled_out": [each.rule for each in result.not_ruled_out],
        "bands": {each.id: (each.band, each.could_be) for each in result.contributors},
        "not_assessed": result.not_assessed,
        "numbers": result.numbers,
        "states": [(each.id, each.truth) for each in result.states if each.shown],
        "advice": [
            (
                each.id,
                [food.id for food in each.foods],
                [(food.id, food.reason) for food in each.foods_left_out],
                each.need,
            )
            for each in result.advice
        ],
        "withheld": [(each.id, each.reason) for each in result.withheld],
        "cautions": [each.id for each in result.cautions],
    }


@given(RANDOMS)
def test_what_is_left_out_changes_nothing(random: Random) -> None:
    """For random bases and people, the short interview has the outcome of the whole one."""
    knowledge = lawful_knowledge(random)
    declines = random.choice((0.0, 0.2))
    raw = {
        question.id: None if random.random() < declines else value_for(random, question)
        for question in knowledge.questionnaire.questions.values()
    }
    whole, short = asked(knowledge, raw, leave_out=False), asked(knowledge, raw, leave_out=True)
    base = KnowledgeBase(knowledge)
    assert outcome(base.assess(whole)) == outcome(base.assess(short))


@given(RANDOMS)
def test_a_question_matters_exactly_where_it_has_stakes(random: Random) -> None:
    """For random bases and people who have answered some of it, in any order: nothing that matters is left out."""
    knowledge = random.choice((lawful_knowledge, wild_knowledge))(random)
    share = random.choice((0.1, 0.4, 0.8))
    some = {
        question.id: None if random.random() < 0.2 else value_for(random, question)
        for question in knowledge.questionnaire.questions.values()
        if random.random() < share
    }
    assert_as_defined(knowledge, checked(knowledge.questionnaire, some))
