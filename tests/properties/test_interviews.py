"""However an interview goes, forwards, backwards, or changed: what counts in the end is the answers."""

import json
from collections.abc import Iterable
from contextlib import suppress
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intakewise.interview.interview import Interview
from intakewise.interview.review import ReviewedSection, Standing
from intakewise.model.knowledge import Knowledge
from intakewise.model.values import Level
from intakewise.problems.exceptions import NothingToAnswer
from intakewise.wiring.knowledge_base import KnowledgeBase
from tests.properties.test_relevance import outcome
from tests.random_bases.answers import RawAnswers, value_for
from tests.random_bases.rules import lawful_knowledge
from tests.random_bases.screens import with_screens
from tests.random_bases.sections import with_sections

RANDOMS = st.randoms(use_true_random=False)


def step(random: Random, interview: Interview, knowledge: Knowledge) -> None:
    """Do one thing that a person may do, whatever comes of it."""
    questions = list(knowledge.questionnaire.questions.values())
    question = interview.next_question()
    if random.random() < 0.2:
        _move(random, interview, knowledge)
    elif question is None or random.random() < 0.25:
        changed = random.choice(questions)
        interview.change(changed.id, value_for(random, changed) if random.random() < 0.8 else None)
    elif random.random() < 0.2:
        interview.decline(random.choice(("dont_know", "rather_not_say")))
    else:
        interview.answer(value_for(random, question))
    if interview.emergency and random.random() < 0.2:
        interview.confirm_emergency()


def _move(random: Random, interview: Interview, knowledge: Knowledge) -> None:
    """Go back, or anywhere, if there is anything to go to."""
    questionnaire = knowledge.questionnaire
    with suppress(NothingToAnswer):
        where = random.random()
        if where < 0.25:
            interview.back()
        elif where < 0.5:
            interview.back_screen()
        elif where < 0.75:
            interview.go_to(random.choice(list(questionnaire.questions)))
        else:
            interview.go_to_section(random.choice(questionnaire.sections).id)


def knowledge_of(random: Random) -> Knowledge:
    """A random knowledge base with sections and shared screens."""
    return with_screens(random, with_sections(random, lawful_knowledge(random)))


def wandered(random: Random) -> tuple[Knowledge, Interview]:
    """An interview after any number of steps, now and then put away and taken up again."""
    knowledge = knowledge_of(random)
    interview = Interview(knowledge)
    for _ in range(random.randint(0, 25)):
        step(random, interview, knowledge)
        if random.random() < 0.1:
            interview = Interview.from_dict(knowledge, json.loads(json.dumps(interview.to_dict())))
    return knowledge, interview


def finished(random: Random, interview: Interview) -> Interview:
    """The interview answered to its end, emergencies not confirmed; nothing is asked more often than it must be."""
    questions = interview._knowledge.questionnaire.questions
    if interview.ended_by_emergency and interview.can_go_back:
        interview.back()
    elif interview.ended_by_emergency:  # in a base where it is one whatever is answered
        interview.go_to(next(each.question.id for section in interview.review for each in section.questions))
    for _ in range(3 * len(questions) + 1):
        screen = interview.next_screen()
        if screen is None:
            return interview
        interview.answer_several({each.id: value_for(random, each) for each in screen.questions})
    raise AssertionError("an interview without an end")


@given(RANDOMS)
def test_the_way_to_the_answers_does_not_matter(random: Random) -> None:
    """After any steps, both engines come to what they come to for a new interview that is given the same answers."""
    knowledge, interview = wandered(random)
    fresh = Interview(knowledge)
    final: RawAnswers = interview.answers
    for name, value in final.items():
        fresh.change(name, value)
    base = KnowledgeBase(knowledge)
    assert final == fresh.answers
    assert base.assess(final) == base.assess(fresh.answers)
    assert interview.emergency == fresh.emergency
    assert interview.left_out == fresh.left_out
    waiting = [_standings(each) for each in (interview, fresh)]
    assert waiting[0] == waiting[1]


def _standings(interview: Interview) -> list[object]:
    return [each for section in interview.review for each in section.questions]


@given(RANDOMS)
def test_whoever_wandered_ends_where_whoever_did_not_ends(random: Random) -> None:
    """Answered to its end after any steps, an interview has the outcome of one that only asks what it must."""
    knowledge, interview = wandered(random)
    final = finished(random, interview).answers
    fresh = Interview(knowledge)
    while (screen := fresh.next_screen()) is not None:
        # What the other one was not asked, since it could change nothing there, may be answered in any way.
        answers = {each.id: final.get(each.id, value_for(random, each)) for each in screen.questions}
        fresh.answer_several(answers)
    base = KnowledgeBase(knowledge)
    assert outcome(base.assess(final)) == outcome(base.assess(fresh.answers))


@given(RANDOMS)
def test_no_safety_question_is_ever_skipped(random: Random) -> None:
    """However somebody jumps, at the end each safety question that applies was answered or declined."""
    _, interview = wandered(random)
    ended = finished(random, interview)
    missing = [
        each.question.id
        for section in ended.review
        for each in section.questions
        if each.question.safety and each.standing not in (Standing.ANSWERED, Standing.DECLINED)
    ]
    assert [] == missing


@given(RANDOMS)
def test_an_emergency_is_seen_at_the_answer_that_makes_it_one(random: Random) -> None:
    """Wherever somebody is: after each step an emergency shows if and only if the assessment is one."""
    knowledge = knowledge_of(random)
    interview, base = Interview(knowledge), KnowledgeBase(knowledge)
    for _ in range(8):
        step(random, interview, knowledge)
        level = base.assess(interview.answers).referral.level
        assert bool(interview.emergency) is (level is Level.EMERGENCY)


@given(RANDOMS)
def test_what_a_step_did_to_other_answers_is_said(random: Random) -> None:
    """The answers that no longer count are named, and so are those that count again, with what was said before."""
    knowledge, interview = wandered(random)
    if not interview.answers:
        return
    before, kept = interview.answers, interview.to_dict()["answers"]
    assert isinstance(kept, dict)
    if random.random() < 0.4:
        changed, own = interview.back_screen(), set(before) - set(interview.answers)
        own -= {*changed.no_longer_apply}
    else:
        question = knowledge.questionnaire.questions[random.choice(list(before))]
        changed, own = interview.change(question.id, value_for(random, question)), {question.id}
    after = interview.answers
    assert [name for name in before if name not in after and name not in own] == _in_order(
        knowledge, changed.no_longer_apply
    )
    assert [name for name in after if name not in before] == _in_order(knowledge, changed.apply_again)
    assert all(after[name] == kept[name] for name in changed.apply_again)


def _in_order(knowledge: Knowledge, names: Iterable[str]) -> list[str]:
    return sorted(names, key=knowledge.questionnaire.positions.__getitem__)


@given(RANDOMS)
def test_going_somewhere_asks_that_next_and_back_undoes_it(random: Random) -> None:
    """The screen holds the question, its answer still counts; back leads where the person was, and nothing is lost."""
    _, interview = wandered(random)
    shown = [each.question for section in interview.review for each in section.questions]
    state, before = interview.to_dict(), interview.next_screen()
    question = random.choice(shown)
    interview.go_to(question.id)
    screen = interview.next_screen()
    assert question == interview.next_question()
    assert screen is not None
    assert question in screen.questions
    assert state["answers"] == interview.to_dict()["answers"]
    interview.back_screen()
    if not state["ended_by_emergency"]:
        assert before == interview.next_screen()


@given(RANDOMS)
def test_going_to_a_section_asks_all_of_it_in_order(random: Random) -> None:
    """Each of its questions that applies comes once, with its answer or without; then what waits comes."""
    knowledge, interview = wandered(random)
    section = random.choice([each for each in interview.review if each.questions])
    interview.go_to_section(section.section.id)
    asked = []
    while (question := interview.next_question()) is not None and interview.to_dict().get("ahead"):
        assert question.section == section.section.id
        asked.append(question.id)
        interview.answer(interview.former_answer(question.id) or None)
    assert len(asked) == len(set(asked))
    shown = {each.question.id for each in _of(interview, section.section.id).questions}
    assert shown <= {*asked}
    assert asked == _in_order(knowledge, asked)


def _of(interview: Interview, section: str) -> ReviewedSection:
    return next(each for each in interview.review if each.section.id == section)


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
        if not interview.can_go_back:
            break
        counted = interview.answers
        interview.back()
        taken = interview.next_question()
        assert counted == interview.answers or (taken and interview.former_answer(taken.id) == counted[taken.id])
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
