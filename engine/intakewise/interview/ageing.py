"""
Which answers are too old to rely on: the questions say "in the last 24 hours" and "in the last 4 weeks".

The clock stays out of inference: whoever takes up an interview says what time it is.
"""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from intakewise.model.knowledge import Knowledge

SAFE_FOR = timedelta(hours=12)
"""A night may bring what was not there the day before: older answers to safety questions are asked again."""

FRESH_FOR = timedelta(days=28)
"""Most questions ask about the last 4 weeks: whatever is older is asked again."""

_CLOCKS_DIFFER = timedelta(minutes=5)


def too_old(
    knowledge: Knowledge,
    answers: Collection[str],
    answered_at: Mapping[str, datetime],
    started: datetime,
    now: datetime,
) -> tuple[str, ...]:
    """
    Return the answered questions that are to be asked again for the time that has passed.

    Args:
        answered_at: when each was answered; one that is not in it counts as old as the interview.
        now: with its zone, as all others; an answer from a future that no clock explains is too old as well.
    """
    questions = knowledge.questionnaire.questions
    ages = ((name, now - answered_at.get(name, started)) for name in answers if name in questions)
    limits = {True: SAFE_FOR, False: FRESH_FOR}
    return tuple(name for name, age in ages if not -_CLOCKS_DIFFER <= age <= limits[questions[name].safety])
