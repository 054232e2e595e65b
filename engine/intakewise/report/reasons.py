"""Reasons as lines: the sentence of a rule with its sources, and the answers it rests on."""

from intakewise.language.saying import say
from intakewise.model.assessed_reasons import Reason
from intakewise.report.blocks import Line
from intakewise.report.citing import Citations, cite

MOST_SAID = 6
"""Answers that are named behind one reason; the others are counted."""


def because(reason: Reason, citations: Citations, lead: str = "") -> Line:
    """Return why a rule is true, and the answers behind it."""
    return Line(reason.because, lead, cite(citations, reason.sources), said(reason))


def said(reason: Reason, most: int = MOST_SAID) -> tuple[str, ...]:
    """Return the answers that a reason rests on, in one note; of more than `most` the rest is counted."""
    answers = reason.because_you_said
    if not answers:
        return ()
    told = "; ".join(answers[:most])
    left = len(answers) - most
    if left <= 0:
        return (say("Because you said: {answers}", answers=told),)
    return (say("Because you said: {answers}; and {count} more of your answers", answers=told, count=left),)
