"""Interviews for tests of how an interview goes: small bases have no rules on which anything could hang."""

from intakewise.interview.interview import Interview
from intakewise.interview.screens import Screen
from intakewise.model.knowledge import Knowledge


def whole_interview(knowledge: Knowledge) -> Interview:
    """Return an interview that asks every question that applies."""
    interview = Interview(knowledge)
    interview.ask_everything()
    return interview


def question_before(interview: Interview) -> str:
    """Go one question back and return the id of the question that is asked then."""
    interview.back()
    question = interview.next_question()
    assert question is not None
    return question.id


def screen_before(interview: Interview) -> Screen:
    """Go one screen back and return the screen that is asked then."""
    interview.back_screen()
    screen = interview.next_screen()
    assert screen is not None
    return screen


def as_kept(interview: Interview) -> dict[str, object]:
    """Return the state of an interview as far as a history keeps it: where somebody was about to go is forgotten."""
    return {key: value for key, value in interview.to_dict().items() if key not in ("ahead", "turned_from")}
