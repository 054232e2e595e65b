"""However an interview goes, forwards, backwards, or changed: what counts in the end is the answers."""

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intakewise.interview.interview import Interview
from intakewise.model.knowledge import Knowledge
from intakewise.problems.exceptions import NothingToAnswer
from intakewise.wiring.knowledge_base import KnowledgeBase
from tests.random_bases.answers import RawAnswers, value_for
from tests.random_bases.rules import lawful_knowledge

RANDOMS = st.randoms(use_true_random=False)


def step(random: Random, interview: Interview, knowledge: Knowledge) -> None:
    """Do one thing that a person may do, whatever comes of it."""
    questions = list(knowledge.questionnaire.questions.values())
    question = interview.next_question()
    if question is None or random.random() < 0.25:
        changed = random.choice(questions)
        interview.change(changed.id, value_for(random, changed) if random.random() < 0.8 else None)
    elif random.random() < 0.2:
        interview.decline(random.choice(("dont_know", "rather_not_say")))
    elif random.random() < 0.2 and interview.progress.answered:
        _go_back(interview)
    else:
        interview.answer(value_for(random, question))
    if interview.emergency and random.random() < 0.2:
        interview.confirm_emergency()


def _go_back(interview: Interview) -> None:
    try:
        taken = interview.back()
    except NothingToAnswer:
        return
    assert taken.id not in interview.answers


def wandered(random: Random) -> tuple[Knowledge, Interview]:
    """An interview after any number of steps."""
    knowledge = lawful_knowledge(random)
    interview = Interview(knowledge)
    for _ in range(random.randint(0, 25)):
        step(random, interview, knowledge)
    return knowledge, interview


@given(RANDOMS)
def test_the_way_to_the_answers_does_not_matter(random: Random) -> None:
    """After any steps, the assessment equals that of a new interview that is given the same answers in order."""
    knowledge, interview = wandered(random)
    fresh = Interview(knowledge)
    final: RawAnswers = interview.answers
    for name, value in final.items():
        fresh.change(name, value)
    base = KnowledgeBase(knowledge)
    assert final == fresh.answers
    assert base.assess(final) == base.assess(fresh.answers)
    assert interview.emergency == fresh.emergency
    if not interview.ended_by_emergency:
        assert interview.next_question() == fresh.next_question()


@given(RANDOMS)
def test_an_interview_survives_being_put_away(random: Random) -> None:
    """Written as JSON and read back, an interview goes on exactly where it was, answers that do not count included."""
    knowledge, interview = wandered(random)
    state = json.loads(json.dumps(interview.to_dict()))
    again = Interview.from_dict(knowledge, state)
    assert state == again.to_dict()
    assert interview.answers == again.answers
    assert interview.next_question() == again.next_question()
    assert interview.progress == again.progress
    assert interview.ended_by_emergency is again.ended_by_emergency
    for _ in range(5):
        seed = random.randint(0, 10**6)
        for each in (interview, again):
            step(Random(seed), each, knowledge)
        assert interview.to_dict() == again.to_dict()


@given(RANDOMS)
def test_an_interview_can_be_walked_back_to_its_beginning(random: Random) -> None:
    """Back leads through every answer that counts, the last first, until none is left; then it says so."""
    _, interview = wandered(random)
    for _ in range(len(interview.answers) + 50):
        try:
            taken = interview.back()
        except NothingToAnswer:
            break
        assert interview.former_answer(taken.id) is not None
    assert {} == interview.answers
    with pytest.raises(NothingToAnswer):
        interview.back()


@given(RANDOMS)
def test_an_interview_ends(random: Random) -> None:
    """Whoever answers each question as it comes is done after as many steps as there are questions."""
    knowledge = lawful_knowledge(random)
    interview = Interview(knowledge)
    for _ in knowledge.questionnaire.questions:
        question = interview.next_question()
        if question is not None:
            interview.answer(value_for(random, question))
    assert interview.is_over
    progress = interview.progress
    assert progress.answered == progress.total
