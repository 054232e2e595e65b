"""Look for what would change an assessment while a person waits; a report is never lost over it."""

from intakewise.model.assessments import Assessment
from intakewise.model.changes import WouldChange
from intakewise.problems.exceptions import EngineFailed, EnginesDisagree
from intakewise.quiz.waiting import Waiting
from intakewise.wiring.knowledge_base import KnowledgeBase


def look_what_would_change(kb: KnowledgeBase, assessment: Assessment) -> WouldChange | None:
    """Return what would change an assessment; None in an emergency, or where an engine fails on other answers."""
    if assessment.emergency:
        return None
    waiting = Waiting("answers tried")
    try:
        return kb.what_would_change(assessment.answers, on_step=waiting.step)
    except (EnginesDisagree, EngineFailed):
        return None
    finally:
        waiting.end()
