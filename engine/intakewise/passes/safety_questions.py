"""
Compare red flags with the questions marked `safety: true`, both ways, and keep those questions from being hidden.

A red flag that reads a band does not make every question behind that band a safety question: only what it reads
itself, through states, and through derived numbers.
"""

from collections.abc import Iterator, Mapping

from intakewise.model.conditions import AboutAdvice
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question
from intakewise.model.rules import Rule
from intakewise.model.values import Level
from intakewise.passes.atoms import atoms_in
from intakewise.passes.behind import Foundations
from intakewise.passes.derive_facts import names_read
from intakewise.passes.graph import reachable
from intakewise.passes.scope import listed
from intakewise.problems.problem import Place, Problem

Origins = Mapping[str, frozenset[str]]
"""The questions behind each name that a condition can read: itself, or those behind a derived number."""


def red_flags(knowledge: Knowledge) -> list[Rule]:
    """Return the rules that refer to urgent or emergency."""
    return [rule for rule in knowledge.rules.values() if rule.refers and rule.refers.level >= Level.URGENT]


def check_safety_questions(knowledge: Knowledge, foundations: Foundations) -> list[Problem]:
    """Return what is wrong with the marks and the branches of safety questions, but for those no red flag reads."""
    origins = _origins(knowledge)
    safe = {question.id for question in knowledge.questionnaire.questions.values() if question.safety}
    problems: list[Problem] = []
    for rule in red_flags(knowledge):
        problems += _unmarked(rule, safe, origins, foundations)
    for name in knowledge.questionnaire.questions:
        if name in safe:
            problems += _hideable(knowledge.questionnaire.questions[name], safe, origins)
    return problems


def unread_safety_questions(knowledge: Knowledge, foundations: Foundations) -> Iterator[Problem]:
    """Yield a problem for each safety question that no red flag reads."""
    origins = _origins(knowledge)
    read = {
        question
        for rule in red_flags(knowledge)
        for behind in foundations.behind(rule)
        if not isinstance(behind.atom, AboutAdvice)
        for question in origins.get(behind.atom.fact, ())
    }
    for question in knowledge.questionnaire.questions.values():
        if question.safety and question.id not in read:
            yield Problem(
                "IW-L009",
                question.place,
                f"'{question.id}' is a safety question, and no red flag reads it.",
                "A red flag is a rule that refers to urgent or emergency.",
                "Delete `safety: true`, or write the rule that is missing.",
            )


def _origins(knowledge: Knowledge) -> Origins:
    graph = {number.id: names_read(number) for number in knowledge.questionnaire.derived}
    questions = knowledge.questionnaire.questions
    origins = {name: frozenset({name}) for name in questions}
    return origins | {name: frozenset(reachable(name, graph) & questions.keys()) for name in graph}


def _unmarked(rule: Rule, safe: set[str], origins: Origins, foundations: Foundations) -> Iterator[Problem]:
    unmarked: dict[tuple[Place, str], dict[str, None]] = {}
    for behind in foundations.behind(rule):
        if isinstance(behind.atom, AboutAdvice):
            continue
        name = behind.state or (behind.atom.fact if behind.atom.fact not in origins.get(behind.atom.fact, ()) else "")
        for question in sorted(origins.get(behind.atom.fact, frozenset()) - safe):
            unmarked.setdefault((behind.place, name), {})[question] = None
    for (place, through), questions in unmarked.items():
        names = tuple(f"'{question}'" for question in questions)
        yield Problem(
            "IW-L008",
            place,
            f"The red flag '{rule.id}' reads {listed(names)}{f', through {through!r}' if through else ''}: not "
            f"{'a safety question' if len(names) == 1 else 'safety questions'}.",
            "What a red flag reads is asked first and never skipped.",
            "Mark it with `safety: true`, or do without it here.",
        )


def _hideable(question: Question, safe: set[str], origins: Origins) -> Iterator[Problem]:
    if question.ask_when is None:
        return
    if question.if_hidden is None:
        yield Problem(
            "IW-L010",
            question.place,
            f"The safety question '{question.id}' can be hidden, and does not say what that means.",
            fix="Add `if_hidden` with the answer that absence means, or delete `ask_when`.",
        )
    for atom in atoms_in(question.ask_when):
        read = frozenset() if isinstance(atom, AboutAdvice) else origins.get(atom.fact, frozenset())
        for name in sorted(read - safe):
            yield Problem(
                "IW-L010",
                atom.place,
                f"'{name}' can hide the safety question '{question.id}', and is none itself.",
                "Only safety questions may decide whether another is asked.",
                f"Mark '{name}' with `safety: true`, or delete `ask_when`.",
            )
