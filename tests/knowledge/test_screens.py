"""How many screens people see of the shipped questionnaire, in which order, and what stands on a screen by itself."""

from collections.abc import Callable, Iterator
from random import Random

import pytest

from intakewise.interview.interview import Interview
from intakewise.interview.screens import BESIDE, Screen
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.model.values import Level
from intakewise.passes.circles import question_graph
from tests.knowledge.shipped import answer_sets, inferred, knowledge, people
from tests.random_bases.answers import RawAnswers
from tests.random_bases.answers import value_for as random_value

MOST_FOR_A_HEALTHY_ADULT = 43
MOST_FOR_ANYBODY = 80

QUESTIONS = knowledge().questionnaire.questions
Answering = Callable[[Question, Interview], object]


def screens_seen(answer: Answering) -> list[Screen]:
    """Return the screens that come to somebody who answers so; "of at most" must never grow on the way."""
    interview, seen = Interview(knowledge()), []
    most = interview.progress.screens
    while (screen := interview.next_screen()) is not None:
        seen.append(screen)
        interview.answer_several({each.id: answer(each, interview) for each in screen.questions})
        assert interview.progress.screens <= most, screen
        most = interview.progress.screens
    assert len(seen) == most
    return seen


def from_set(answers: RawAnswers) -> Answering:
    """Answer as a named set says, and decline the rest."""
    return lambda question, _: answers.get(question.id)


def test_a_healthy_adult_sees_at_most_43_screens() -> None:
    """And answers each question there."""
    answers = dict(answer_sets()["healthy_adult"])
    seen = screens_seen(from_set(answers))
    assert set() == {question.id for screen in seen for question in screen.questions} - answers.keys()
    assert len(seen) <= MOST_FOR_A_HEALTHY_ADULT, [screen.questions[0].id for screen in seen]


def test_there_are_not_more_screens_than_anybody_should_see() -> None:
    """A sound bound: whoever goes forward sees each screen once at most, so nobody sees more than there are."""
    assert len(set(BESIDE.of(knowledge()).values())) <= MOST_FOR_ANYBODY


@pytest.mark.parametrize("name", answer_sets())
def test_named_people_see_fewer_screens(name: str) -> None:
    """Each of the named answer sets, with what it leaves out declined."""
    assert len(screens_seen(from_set(dict(answer_sets()[name])))) <= MOST_FOR_ANYBODY


def test_random_people_see_fewer_screens() -> None:
    """Half of them answer anything, half of them as sick people do; and the most that was met is printed."""
    random, drawn = Random("screens"), people("screens")
    most = 0
    for number in range(20):
        person = drawn.person(list(Level)[number % len(Level)]) if number % 2 else {}

        def answer(question: Question, _: Interview, person: RawAnswers = person) -> object:
            return person.get(question.id) if person else random_value(random, question)

        most = max(most, len(screens_seen(answer)))
    print(f"the most screens of 20 people: {most}")  # shown by `pytest -rP`
    assert 43 < most <= MOST_FOR_ANYBODY


@pytest.mark.long
def test_somebody_who_always_gives_the_answer_that_asks_most_sees_fewer() -> None:
    """A greedy search: at each question, of all its plain answers, the one that leaves the most screens open."""
    seen = screens_seen(_asking_most)
    print(f"the most screens found by a greedy search: {len(seen)}")  # shown by `pytest -rP`
    assert 60 < len(seen) <= MOST_FOR_ANYBODY


def _asking_most(question: Question, interview: Interview) -> object:
    def screens_after(value: object) -> int:
        tried = Interview.from_dict(knowledge(), interview.to_dict())
        tried.change(question.id, value)
        return tried.progress.screens

    return max(_plain_answers(question), key=screens_after)


def _plain_answers(question: Question) -> Iterator[object]:
    if question.type is QuestionType.BOOLEAN:
        yield from (True, False)
    elif question.type is QuestionType.CHOICE:
        yield from (option.id for option in question.options)
    elif question.type is QuestionType.CHOICES:
        yield [option.id for option in question.options if not option.none]
        yield [option.id for option in question.options if option.none]
        yield from ([option.id] for option in question.options)
    else:
        assert question.range is not None
        low, high = question.range.usual_low, question.range.usual_high
        yield from (number // 10**question.decimals for number in range(low, high + 1, max((high - low) // 50, 1)))


def test_a_checklist_with_an_emergency_in_it_stands_alone() -> None:
    """Where one tick, with nothing else known, is an emergency, no other question is on the screen."""
    together = BESIDE.of(knowledge())
    emergencies = {
        question.id
        for question in QUESTIONS.values()
        if question.type is QuestionType.CHOICES
        for option in question.options
        if inferred({question.id: [option.id]}).referral is Level.EMERGENCY
    }
    assert {"danger_now", "danger_muscle", "danger_nerves"} < emergencies
    assert [] == [name for name in emergencies if len(together[name]) > 1]


def test_the_first_questions_are_what_the_branches_need_and_then_comes_safety() -> None:
    """Whom it is about, age, and pregnancy; then every question of the safety check, and nothing else before it."""
    first, second, *_ = knowledge().questionnaire.sections
    assert ("about_whom", "age", "pregnancy") == first.questions
    assert [] == [name for name in second.questions if not QUESTIONS[name].safety]
    assert "danger_now" == second.questions[0]


def test_what_makes_food_unsafe_is_asked_before_food() -> None:
    """Kidneys, medicines, supplements, and what is not eaten come before the first food."""
    order = list(QUESTIONS)
    food = order.index("leafy_greens")
    needed = ("body_conditions", "kidney_stage", "more_conditions", "medicines", "supplements", "foods_avoided")
    assert [] == [name for name in needed if order.index(name) > food]


def test_no_branch_reads_a_later_question() -> None:
    """So an answer only ever closes screens that are still to come, and "of at most" never grows."""
    order = list(QUESTIONS)
    graph = question_graph(QUESTIONS, knowledge().questionnaire.derived)
    later = {
        name: [read for read in graph[name] if read in QUESTIONS and order.index(read) > order.index(name)]
        for name in order
    }
    assert {} == {name: reads for name, reads in later.items() if reads}
