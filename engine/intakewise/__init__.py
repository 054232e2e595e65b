"""
Ask health questions, infer by rules that clinicians write, explain, and say when to see a doctor.

What is listed here, and what hangs on it, is public: docs/python.md shows it, docs/stability.md says what that means.

>>> import intakewise
>>> kb = intakewise.load("muscle_spasms")
>>> kb.assess({"danger_now": ["fit"]}).referral.level.word
'emergency'
"""

from typing import TYPE_CHECKING

__version__ = "0.1.0"

__all__ = [
    "AdviceGiven",
    "AnswersInvalid",
    "Assessment",
    "Available",
    "Band",
    "Changed",
    "Comparison",
    "ContributorResult",
    "EngineFailed",
    "EnginesDisagree",
    "IntakewiseError",
    "Interview",
    "Knowledge",
    "KnowledgeBase",
    "KnowledgeInvalid",
    "Level",
    "NothingToAnswer",
    "Option",
    "Page",
    "Place",
    "Problem",
    "Progress",
    "Question",
    "QuestionType",
    "Questionnaire",
    "Referral",
    "Rule",
    "Screen",
    "Section",
    "Sentence",
    "Severity",
    "Truth",
    "WouldChange",
    "__version__",
    "available",
    "load",
    "page_of",
    "sentence_of",
    "unfinished_level",
]

if TYPE_CHECKING:
    from intakewise.interview.interview import Interview
    from intakewise.interview.progress import Progress
    from intakewise.interview.screens import Screen
    from intakewise.interview.steps import Changed
    from intakewise.model.assessments import AdviceGiven, Assessment, ContributorResult, Referral
    from intakewise.model.changes import WouldChange
    from intakewise.model.comparisons import Comparison
    from intakewise.model.knowledge import Knowledge
    from intakewise.model.questionnaires import Option, Question, Questionnaire, QuestionType, Section
    from intakewise.model.rules import Rule
    from intakewise.model.values import Band, Level, Truth
    from intakewise.problems.exceptions import (
        AnswersInvalid,
        EngineFailed,
        EnginesDisagree,
        IntakewiseError,
        KnowledgeInvalid,
        NothingToAnswer,
    )
    from intakewise.problems.problem import Place, Problem, Severity
    from intakewise.reading.available import Available, available
    from intakewise.report.unfinished import unfinished_level
    from intakewise.wiring.knowledge_base import KnowledgeBase
    from intakewise.wiring.opening import load
    from intakewise.wiring.pages import Page, page_of
    from intakewise.workbench.sentences import Sentence, sentence_of

_HOMES = {
    "interview.interview": ("Interview",),
    "interview.progress": ("Progress",),
    "interview.screens": ("Screen",),
    "interview.steps": ("Changed",),
    "model.assessments": ("AdviceGiven", "Assessment", "ContributorResult", "Referral"),
    "model.changes": ("WouldChange",),
    "model.comparisons": ("Comparison",),
    "model.knowledge": ("Knowledge",),
    "model.questionnaires": ("Option", "Question", "Questionnaire", "QuestionType", "Section"),
    "model.rules": ("Rule",),
    "model.values": ("Band", "Level", "Truth"),
    "problems.exceptions": (
        "AnswersInvalid",
        "EngineFailed",
        "EnginesDisagree",
        "IntakewiseError",
        "KnowledgeInvalid",
        "NothingToAnswer",
    ),
    "problems.problem": ("Place", "Problem", "Severity"),
    "reading.available": ("Available", "available"),
    "report.unfinished": ("unfinished_level",),
    "wiring.knowledge_base": ("KnowledgeBase",),
    "wiring.opening": ("load",),
    "wiring.pages": ("Page", "page_of"),
    "workbench.sentences": ("Sentence", "sentence_of"),
}


if not TYPE_CHECKING:  # a type checker that saw it would take every name for one of ours

    def __getattr__(name: str) -> object:
        """
        Import a public name when it is first used: `intakewise --version` must not wait for the engine.

        Raises:  AttributeError: the package has no such public name.
        """
        home = next((home for home, names in _HOMES.items() if name in names), None)
        if home is None:
            raise AttributeError(f"module 'intakewise' has no attribute '{name}'")
        from importlib import import_module

        return getattr(import_module(f"intakewise.{home}"), name)


def __dir__() -> list[str]:
    """List the public names, for whoever completes them."""
    return __all__
