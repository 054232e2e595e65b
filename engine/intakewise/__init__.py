"""
Ask health questions, infer by rules that clinicians write, explain, and say when to see a doctor.

>>> import intakewise
>>> sorted(intakewise.__all__)
['AnswersInvalid', 'EnginesDisagree', 'KnowledgeBase', 'KnowledgeInvalid', 'Problem', '__version__', 'load']
"""

from typing import TYPE_CHECKING

__version__ = "0.1.0"

__all__ = [
    "AnswersInvalid",
    "EnginesDisagree",
    "KnowledgeBase",
    "KnowledgeInvalid",
    "Problem",
    "__version__",
    "load",
]

if TYPE_CHECKING:
    from intakewise.problems.exceptions import AnswersInvalid, EnginesDisagree, KnowledgeInvalid
    from intakewise.problems.problem import Problem
    from intakewise.wiring.knowledge_base import KnowledgeBase
    from intakewise.wiring.opening import load

_HOMES = {
    "AnswersInvalid": "intakewise.problems.exceptions",
    "EnginesDisagree": "intakewise.problems.exceptions",
    "KnowledgeInvalid": "intakewise.problems.exceptions",
    "Problem": "intakewise.problems.problem",
    "KnowledgeBase": "intakewise.wiring.knowledge_base",
    "load": "intakewise.wiring.opening",
}


def __getattr__(name: str) -> object:
    """
    Import a public name when it is first used: `intakewise --version` must not wait for the engine.

    Raises:  AttributeError: the package has no such public name.
    """
    if name not in _HOMES:
        raise AttributeError(f"module 'intakewise' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
