"""What would change an assessment: what would lower a likely contributor, and what would raise the referral."""

from intakewise.changes.lowering import MOST_TOGETHER, find_lowerings
from intakewise.changes.raising import find_raisings
from intakewise.changes.starting_point import Assess, StartingPoint, Step
from intakewise.model.answers import Answers
from intakewise.model.changes import WouldChange
from intakewise.model.knowledge import Knowledge
from intakewise.model.values import Level


def find_what_would_change(
    knowledge: Knowledge, answers: Answers, assess: Assess, on_step: Step | None = None
) -> WouldChange:
    """
    Return what would change the assessment of these answers. In an emergency that is nothing: only help counts.

    Args:
        answers: checked.
        assess: assesses raw answers by every engine there is; what is found is confirmed by it.
        on_step: is told how far the search is.
    """
    start = StartingPoint(knowledge, answers, assess, on_step)
    referral = start.assessment.referral.level
    if referral is Level.EMERGENCY:
        return WouldChange(referral, MOST_TOGETHER, (), (), 0)
    raising, left_out = find_raisings(start)
    return WouldChange(referral, MOST_TOGETHER, find_lowerings(start), raising, left_out)
