"""Whether somebody answers screen by screen or question by question: it comes to the same."""

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intakewise.interview.interview import Interview
from intakewise.interview.screens import Screen
from intakewise.model.knowledge import Knowledge
from intakewise.problems.exceptions import NothingToAnswer
from intakewise.wiring.knowledge_base import KnowledgeBase
from tests.interviews import screen_before, whole_interview
from tests.properties.test_relevance import outcome
from tests.random_bases.answers import RawAnswers, value_for
from tests.random_bases.rules import lawful_knowledge
from tests.random_bases.screens import with_screens

RANDOMS = st.randoms(use_true_random=False)
DECLINED = ({"declined": "dont_know"}, {"declined": "rather_not_say"})


def knowledge_of(random: Random) -> Knowledge:
    """A random knowledge base with shared screens."""
    return with_screens(random, lawful_knowledge(random))


def answers_of(random: Random, knowledge: Knowledge) -> RawAnswers:
    """What somebody would answer to each question, some of them with "I don't know"."""
    questions = knowledge.questionnaire.questions
    return {
        name: random.choice(DECLINED) if random.random() < 0.2 else value_for(random, question)
        for name, question in questions.items()
    }


def by_screens(interview: Interview, answers: RawAnswers) -> tuple[Interview, list[Screen]]:
    """An interview answered screen by screen, and the screens that came."""
    seen = []
    while (screen := interview.next_screen()) is not None:
        seen.append(screen)
        interview.answer_several({question.id: answers[question.id] for question in screen.questions})
    return interview, seen


@given(RANDOMS)
def test_answering_by_screens_comes_to_the_same(random: Random) -> None:
    """The same questions in the same order, the same answers and hidden questions, and the same assessment."""
    knowledge = knowledge_of(random)
    answers = answers_of(random, knowledge)
    one_by_one, asked = whole_interview(knowledge), []
    while (question := one_by_one.next_question()) is not None:
        asked.append(question)
        one_by_one.answer(answers[question.id])
    interview, seen = by_screens(whole_interview(knowledge), answers)
    assert asked == [question for screen in seen for question in screen.questions]
    assert one_by_one.answers == interview.answers
    assert one_by_one.progress == interview.progress
    assert one_by_one.emergency == interview.emergency
    base = KnowledgeBase(knowledge)
    assert base.assess(one_by_one.answers) == base.assess(interview.answers)
    # What is left out may differ: an answer may show that another one beside it can change nothing any more.
    short, _ = by_screens(Interview(knowledge), answers)
    assert outcome(base.assess(interview.answers)) == outcome(base.assess(short.answers))


@given(RANDOMS)
def test_an_emergency_on_a_screen_is_seen_at_that_screen(random: Random) -> None:
    """It is there after a screen if and only if it is there after one of its questions, each answered by itself."""
    knowledge = knowledge_of(random)
    answers = answers_of(random, knowledge)
    one_by_one, together = Interview(knowledge), Interview(knowledge)
    while (screen := together.next_screen()) is not None:
        together.answer_several({question.id: answers[question.id] for question in screen.questions})
        met = False
        for question in screen.questions:
            assert question == one_by_one.next_question()
            one_by_one.answer(answers[question.id])
            met = met or bool(one_by_one.emergency)
        assert met is bool(together.emergency)
        if met:
            together.confirm_emergency()
            assert together.next_screen() is None
            assert together.ended_by_emergency
            return


@given(RANDOMS)
def test_progress_counts_screens_and_never_grows(random: Random) -> None:
    """Each screen is the next number, and "of at most" shrinks until it is what was really asked."""
    knowledge = knowledge_of(random)
    answers = answers_of(random, knowledge)
    interview, most = Interview(knowledge), len(knowledge.questionnaire.questions)
    number = 0
    while (screen := interview.next_screen()) is not None:
        progress, number = interview.progress, number + 1
        assert number == progress.screen <= progress.screens <= most
        most = progress.screens
        interview.answer_several({question.id: answers[question.id] for question in screen.questions})
    assert (number, number) == (interview.progress.screen, interview.progress.screens)


@given(RANDOMS)
def test_going_back_by_screens_returns_them_in_turn(random: Random) -> None:
    """Back leads through the same screens to the beginning, and answering again what was said leads forward again."""
    knowledge = knowledge_of(random)
    answers = answers_of(random, knowledge)
    interview, seen = by_screens(Interview(knowledge), answers)
    given_answers = interview.answers
    for screen in reversed(seen):
        assert screen == screen_before(interview)
        assert screen == interview.next_screen()
    assert {} == interview.answers
    with pytest.raises(NothingToAnswer):
        interview.back_screen()
    while (again := interview.next_screen()) is not None:
        interview.answer_several({each.id: interview.former_answer(each.id) for each in again.questions})
    assert given_answers == interview.answers


@given(RANDOMS)
def test_a_screen_half_answered_asks_for_the_rest(random: Random) -> None:
    """Put away and gone on with, an interview asks what is left of a screen, and ends with the same answers."""
    knowledge = knowledge_of(random)
    answers = answers_of(random, knowledge)
    whole, _ = by_screens(whole_interview(knowledge), answers)
    interview = whole_interview(knowledge)
    while (screen := interview.next_screen()) is not None:
        some = random.sample(screen.questions, random.randint(1, len(screen.questions)))
        interview.answer_several({question.id: answers[question.id] for question in some})
        interview = Interview.from_dict(knowledge, json.loads(json.dumps(interview.to_dict())))
        left = interview.next_screen()
        if len(some) < len(screen.questions):
            assert left is not None
            assert [each for each in screen.questions if each not in some] == list(left.questions)
    assert whole.answers == interview.answers
