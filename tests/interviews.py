"""Interviews for tests of how an interview goes: small bases have no rules on which anything could hang."""

from intakewise.interview.interview import Interview
from intakewise.model.knowledge import Knowledge


def whole_interview(knowledge: Knowledge) -> Interview:
    """Return an interview that asks every question that applies."""
    interview = Interview(knowledge)
    interview.ask_everything()
    return interview
