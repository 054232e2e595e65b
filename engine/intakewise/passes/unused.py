"""What is missing or unused."""

from datetime import date

from intakewise.model.knowledge import Knowledge
from intakewise.passes.dependencies import Dependencies
from intakewise.problems.problem import Problem


def unused(knowledge: Knowledge, dependencies: Dependencies) -> list[Problem]:
    """Return a problem for each."""
    return []


def reviews_past_due(knowledge: Knowledge, today: date) -> list[Problem]:
    """Return a problem for each."""
    return []
