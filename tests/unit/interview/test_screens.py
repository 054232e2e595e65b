"""Screens of an interview: what is asked at once, what is left out, going back, and what is refused."""

from dataclasses import replace

import pytest

from intakewise.interview.interview import Interview
from intakewise.model.conditions import Holds
from intakewise.model.questionnaires import Question, Questionnaire, QuestionType, Section, SharedScreen
from intakewise.model.rules import Refers
from intakewise.model.values import Level
from intakewise.problems.exceptions import AnswersInvalid
from tests.interviews import question_before, screen_before, whole_interview
from tests.random_bases.rules import assembled, rule_of


def _question(name: str, screen: str = "", asked_if: str = "") -> Question:
    branch = Holds(asked_if, expected=True) if asked_if else None
    return Question(name, f"{name}?", QuestionType.BOOLEAN, "?", "only", ask_when=branch, screen=screen)


QUESTIONS = (
    _question("vegan"),
    _question("greens", "food"),
    _question("eggs", "food", "vegan"),
    _question("beans", "food"),
    _question("walks"),
)
NAMES = tuple(question.id for question in QUESTIONS)
SECTIONS = (Section("only", "Only", NAMES, screens=(SharedScreen("food", "Do you eat these?"),)),)
ASKED = Questionnaire("asked", "Asked", SECTIONS, {question.id: question for question in QUESTIONS}, (), NAMES)
RULE = rule_of("flag.beans", Holds("beans", expected=True), Refers(Level.EMERGENCY))
KNOWLEDGE = assembled(ASKED, {RULE.id: RULE}, {}, {})


def on_screen(interview: Interview) -> tuple[str, ...]:
    """The ids of the questions asked now."""
    screen = interview.next_screen()
    return tuple(question.id for question in screen.questions) if screen else ()


def test_a_screen_has_its_words_and_the_questions_that_are_shown() -> None:
    """A question whose branch is closed is left out of its screen."""
    interview = whole_interview(KNOWLEDGE)
    assert ("vegan",) == on_screen(interview)
    interview.answer(False)
    assert ("greens", "beans") == on_screen(interview)
    screen = interview.next_screen()
    assert screen is not None
    assert "Do you eat these?" == screen.ask


def test_a_single_question_of_a_screen_has_no_words_above_it() -> None:
    """What is left of a screen may be one question, which is asked by itself."""
    interview = whole_interview(KNOWLEDGE)
    interview.answer(False)
    interview.answer_several({"beans": False})
    screen = interview.next_screen()
    assert screen is not None
    assert ("", ("greens",)) == (screen.ask, on_screen(interview))


def test_several_answers_are_taken_whole_or_not_at_all() -> None:
    """One wrong answer of several changes nothing, and everything that is wrong is said at once."""
    interview = whole_interview(KNOWLEDGE)
    interview.answer(False)
    with pytest.raises(AnswersInvalid) as refused:
        interview.answer_several({"greens": True, "beans": "perhaps", "peas": True})
    assert 2 == len(refused.value.problems)
    assert ("greens", "beans") == on_screen(interview)
    assert {"vegan": False} == interview.answers


def test_back_by_screen_takes_back_all_of_it() -> None:
    """The whole screen comes again, and what was said is known for each of its questions."""
    interview = whole_interview(KNOWLEDGE)
    interview.answer(True)
    interview.answer_several({"greens": True, "eggs": None, "beans": False})
    assert ("walks",) == on_screen(interview)
    assert ("greens", "eggs", "beans") == tuple(question.id for question in screen_before(interview).questions)
    assert {"vegan": True} == interview.answers
    said = [interview.former_answer(name) for name in on_screen(interview)]
    assert [True, {"declined": "dont_know"}, False] == said


def test_back_question_by_question_goes_into_a_screen() -> None:
    """Embedders that ask one question at a time see the last question of a screen again, then the one before."""
    interview = whole_interview(KNOWLEDGE)
    interview.answer(False)
    interview.answer_several({"greens": True, "beans": False})
    assert "beans" == question_before(interview)
    assert ("beans",) == on_screen(interview)
    assert "greens" == question_before(interview)
    assert ("greens", "beans") == on_screen(interview)


def test_a_change_that_opens_a_branch_asks_for_what_is_missing() -> None:
    """A question that comes back to a screen answered before is asked by itself."""
    interview = whole_interview(KNOWLEDGE)
    interview.answer(False)
    interview.answer_several({"greens": True, "beans": False})
    interview.change("vegan", True)
    assert ("eggs",) == on_screen(interview)
    assert (2, 3) == (interview.progress.screen, interview.progress.screens)


def test_an_emergency_on_a_screen_ends_the_interview_once_confirmed() -> None:
    """Nothing more is on the next screen then; another answer reopens it."""
    interview = whole_interview(KNOWLEDGE)
    interview.answer(False)
    interview.answer_several({"greens": False, "beans": True})
    interview.confirm_emergency()
    assert () == on_screen(interview)
    interview.answer_several({"beans": False})
    assert ("walks",) == on_screen(interview)


def test_a_screen_may_have_the_name_of_a_question() -> None:
    """Names of screens are their own: a question called like a screen is not on it."""
    questions = {**ASKED.questions, "food": _question("food")}
    sections = (replace(SECTIONS[0], questions=(*NAMES, "food")),)
    asked = replace(ASKED, questions=questions, sections=sections, order=(*NAMES, "food"))
    interview = whole_interview(assembled(asked, {}, {}, {}))
    interview.answer(False)
    assert ("greens", "beans") == on_screen(interview)


def test_going_back_leaves_an_answer_that_does_not_count_now_where_it_is() -> None:
    """It was closed by another answer, not taken back, and comes back with its branch."""
    interview = whole_interview(KNOWLEDGE)
    interview.change("eggs", True)
    interview.change("vegan", False)
    interview.answer_several({"greens": False, "beans": False})
    assert ("greens", "beans") == tuple(question.id for question in screen_before(interview).questions)
    assert {"vegan": False} == interview.answers
    assert ("eggs",) == interview.back_screen().apply_again
    assert {"eggs": True} == interview.answers
