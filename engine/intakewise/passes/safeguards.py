"""What rules may not rest on: the safeguards that hold for every knowledge base."""

from intakewise.model.knowledge import Knowledge
from intakewise.passes.dependencies import Dependencies
from intakewise.problems.problem import Problem


def safeguards(knowledge: Knowledge, dependencies: Dependencies) -> list[Problem]:
    """Return a problem for each."""
    return []
