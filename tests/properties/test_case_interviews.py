"""Cases are interviewed in great strides: who is interviewed so ends as in an interview that asks one by one."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from intakewise.interview.interview import Interview
from intakewise.model.knowledge import Knowledge
from intakewise.model.values import Level
from intakewise.passes.raw_answers import raw_answers
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.workbench.interviewing import Interviewed, Interviewer
from tests.properties.test_relevance import outcome
from tests.random_bases.answers import RawAnswers, checked, value_for
from tests.random_bases.rules import lawful_knowledge

RANDOMS = st.randoms(use_true_random=False)


def somebody(random: Random, knowledge: Knowledge) -> RawAnswers:
    """Return an answer to every question; some decline some."""
    declines = random.choice((0.0, 0.2))
    return {
        question.id: None if random.random() < declines else value_for(random, question)
        for question in knowledge.questionnaire.questions.values()
    }


def one_by_one(knowledge: Knowledge, raw: RawAnswers) -> Interviewed:
    """Return what an interview comes to that ends with the first emergency."""
    interview, asked = Interview(knowledge), ""
    while (question := interview.next_question()) is not None:
        asked = question.id
        interview.answer(raw[asked])
        if interview.emergency:
            interview.confirm_emergency()
    given = checked(knowledge.questionnaire, interview.answers)
    return Interviewed(given, ended_by=asked if interview.ended_by_emergency else "")


def assessed(knowledge: Knowledge, interviewed: Interviewed) -> dict[str, object]:
    """Return what a person acts on at the end."""
    raw = raw_answers(knowledge.questionnaire, interviewed.answers)
    return outcome(KnowledgeBase(knowledge).assess(raw))


@given(RANDOMS)
def test_many_questions_at_once_have_the_same_outcome(random: Random) -> None:
    """For random bases and people."""
    knowledge = lawful_knowledge(random)
    raw = somebody(random, knowledge)
    interviewed = Interviewer(knowledge).interview(checked(knowledge.questionnaire, raw), Level.SELF_CARE)
    whole = Interviewed(checked(knowledge.questionnaire, raw))
    assert assessed(knowledge, whole) == assessed(knowledge, interviewed)


@given(RANDOMS)
def test_an_emergency_ends_it_at_the_same_question(random: Random) -> None:
    """After the same answers as in a real interview."""
    knowledge = lawful_knowledge(random)
    raw = somebody(random, knowledge)
    expected = one_by_one(knowledge, raw)
    found = Interviewer(knowledge).interview(checked(knowledge.questionnaire, raw), Level.EMERGENCY)
    counted = {name: each for name, each in found.answers.items() if name in expected.answers}
    assert (expected.ended_by, expected.answers) == (found.ended_by, counted)
