"""Look for what would change an assessment while a person waits; a report is never lost over it."""

from intakewise.model.assessments import Assessment
from intakewise.model.changes import WouldChange
from intakewise.problems.exceptions import EngineFailed, EnginesDisagree
from intakewise.quiz.waiting import Waiting
from intakewise.wiring.knowledge_base import KnowledgeBase


def look_what_would_change(kb: KnowledgeBase, assessment: Assessment, *, is_drawn: bool = True) -> WouldChange | None:
    """
    Return what would change an assessment; None in an emergency, or where an engine fails on other answers.

    Args:
        is_drawn: how far it is may be shown in a line that changes.
    """
    if assessment.emergency:
        return None
    waiting = Waiting(is_drawn=is_drawn)
    try:
        return kb.what_would_change(assessment.answers, on_step=waiting.step)
    except (EnginesDisagree, EngineFailed):
        return None
    finally:
        waiting.end()
