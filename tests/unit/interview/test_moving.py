"""Going to a question or a section, going back from there, and what was answered, to look at."""

from dataclasses import replace

import pytest

from intakewise.interview.interview import Interview
from intakewise.interview.review import Standing
from intakewise.problems.exceptions import NothingToAnswer
from tests.interviews import whole_interview
from tests.unit.interview.test_interview import KNOWLEDGE, asked


def test_whoever_jumps_ahead_is_asked_the_rest_afterwards() -> None:
    """The section first, then what was passed over, a safety question or not."""
    interview = whole_interview(KNOWLEDGE)
    interview.go_to_section("second")
    seen = []
    for value in (False, ["no_sign"], False):
        seen.append(asked(interview))
        interview.answer(value)
    assert ["fit", "signs", "smokes"] == seen
    assert interview.is_over


def test_an_answered_question_that_was_gone_to_still_counts() -> None:
    """Until it is given another answer; then the first question that waits comes."""
    interview = whole_interview(KNOWLEDGE)
    interview.answer(True)
    interview.go_to("smokes")
    assert ("smokes", {"smokes": True}) == (asked(interview), interview.answers)
    interview.answer(False)
    assert ("fit", {"smokes": False}) == (asked(interview), interview.answers)


def test_back_from_where_nothing_was_answered_leads_to_where_one_was() -> None:
    """No answer is taken back; the next step back takes the last one."""
    interview = whole_interview(KNOWLEDGE)
    interview.answer(False)
    interview.go_to_section("second")
    interview.answer(False)
    interview.go_to("smokes")
    interview.back()
    assert "signs" == asked(interview), "still in the section that was gone to first"
    interview.back()
    assert "fit" == asked(interview)
    interview.back()
    assert "smokes" == asked(interview)
    assert not interview.can_go_back


def test_at_the_end_back_from_a_look_leads_to_the_end() -> None:
    """Nothing is asked again."""
    interview = whole_interview(KNOWLEDGE)
    for value in (False, False, ["no_sign"]):
        interview.answer(value)
    interview.go_to("fit")
    assert not interview.is_over
    interview.back_screen()
    assert interview.is_over


def test_back_follows_the_order_in_which_answers_were_given() -> None:
    """Also after a jump ahead, and after a change of an early answer."""
    interview = whole_interview(KNOWLEDGE)
    interview.answer(False)
    interview.go_to("signs")
    interview.answer(["fever"])
    interview.answer(False)
    interview.change("smokes", True)
    order = []
    while interview.can_go_back:
        interview.back()
        order.append(asked(interview))
    assert ["smokes", "fit", "signs"] == order


def test_back_says_which_answers_count_again() -> None:
    """The answer that closed them is gone for now."""
    interview = whole_interview(KNOWLEDGE)
    interview.answer(True)
    interview.answer(True)
    interview.change("smokes", False)
    assert ("coughs",) == interview.back().apply_again
    assert {"coughs": True} == interview.answers


@pytest.mark.parametrize("name", ["coughs", "nowhere"])
def test_what_does_not_apply_cannot_be_gone_to(name: str) -> None:
    """A question that is closed, or that there is not; nothing has changed."""
    interview = whole_interview(KNOWLEDGE)
    interview.answer(False)
    for go in (interview.go_to, interview.go_to_section, interview.why):
        with pytest.raises(NothingToAnswer):
            go(name)
    assert "fit" == asked(interview)


def test_going_anywhere_reopens_a_confirmed_emergency() -> None:
    """Whoever looks at their answers again may change what made it one."""
    interview = whole_interview(KNOWLEDGE)
    interview.change("fit", True)
    interview.confirm_emergency()
    interview.go_to("fit")
    assert ("fit", False) == (asked(interview), interview.ended_by_emergency)
    assert interview.emergency, "it is asked about again"


def test_where_one_was_about_to_go_survives_being_put_away() -> None:
    """A form keeps the state between two requests."""
    interview = whole_interview(KNOWLEDGE)
    interview.answer(False)
    interview.go_to_section("second")
    again = Interview.from_dict(KNOWLEDGE, interview.to_dict())
    again.answer(False)
    assert "signs" == asked(again)
    damaged = {**interview.to_dict(), "ahead": ["nowhere", 3, ["fit"]], "turned_from": "fit"}
    assert "fit" == asked(Interview.from_dict(KNOWLEDGE, damaged))


def test_the_review_says_how_each_question_stands() -> None:
    """Answered, declined, to come, or left out; what other answers close is not there."""
    interview = Interview(KNOWLEDGE)
    interview.change("smokes", False)
    interview.change("fit", None)
    first, second = interview.review
    assert [("smokes", Standing.ANSWERED, "No")] == [
        (each.question.id, each.standing, each.answer) for each in first.questions
    ]
    assert [("fit", Standing.DECLINED, "I don't know"), ("signs", Standing.LEFT_OUT, "")] == [
        (each.question.id, each.standing, each.answer) for each in second.questions
    ]
    assert (1, 0) == (second.count(Standing.DECLINED), second.count(Standing.TO_COME))
    interview.ask_everything()
    first, second = interview.review
    assert (False, True) == (first.is_current, second.is_current)
    assert Standing.TO_COME is second.questions[1].standing


def test_what_was_left_out_can_be_answered() -> None:
    """Nobody is kept from saying what cannot change anything."""
    interview = Interview(KNOWLEDGE)
    interview.change("fit", False)
    assert "signs" in {question.id for question in interview.left_out}
    interview.go_to("signs")
    interview.answer(["fever"])
    assert ["fever"] == interview.answers["signs"]


def test_the_place_of_a_screen_is_its_place_in_order() -> None:
    """Wherever one came from."""
    interview = whole_interview(KNOWLEDGE)
    interview.go_to("signs")
    assert (4, 4, "Second") == (interview.progress.screen, interview.progress.screens, interview.progress.section)
    interview.back()
    assert 1 == interview.progress.screen


def test_a_base_without_sections_that_apply_has_an_empty_one_in_its_review() -> None:
    """It can be seen that there is nothing to go to."""
    questionnaire = KNOWLEDGE.questionnaire
    first, second = questionnaire.sections
    sections = (replace(first, questions=("smokes",)), replace(second, id="coughing", questions=("coughs",)))
    interview = whole_interview(replace(KNOWLEDGE, questionnaire=replace(questionnaire, sections=sections)))
    interview.answer(False)
    assert [1, 0] == [len(each.questions) for each in interview.review]
