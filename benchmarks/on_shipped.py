"""The rules on Intakewise as shipped: both engines, in three values, weighed, compared, and explained."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.content import THEME, write_content
from benchmarks.description import Answers, Description
from benchmarks.engines import Assess
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import load


def compile_shipped(description: Description) -> Assess:
    """Load the rules, and compile them for durable_rules too."""
    knowledge_base = knowledge_base_of(description)
    knowledge_base.assess({})

    def assess(answers: Answers) -> list[str]:
        return [rule.removeprefix(THEME) for rule in knowledge_base.assess(answers).fired]

    return assess


@cache
def knowledge_base_of(description: Description) -> KnowledgeBase:
    """Return the described rules, read from files as any others."""
    with TemporaryDirectory() as folder:
        return load(write_content(description, Path(folder)))
