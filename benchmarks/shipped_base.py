"""The shipped muscle-spasm knowledge base: what an assessment of the people in its cases takes, and where that goes."""

from collections.abc import Callable, Mapping
from itertools import cycle, islice

from benchmarks.memory import resident_mb
from benchmarks.table import table
from benchmarks.timing import Timing, take_turns
from intakewise import __version__
from intakewise.backends.compare import differences
from intakewise.backends.to_durable.engine import DurableEngine
from intakewise.explain.assessment import assemble
from intakewise.meaning.answering import read_answers
from intakewise.meaning.infer import infer
from intakewise.model.assessments import Assessment
from intakewise.passes.check_answers import check_answers
from intakewise.problems.problem import Place
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import Opened, open_knowledge
from intakewise.workbench.cases import run_cases

NAME = "muscle_spasms"

Given = Mapping[str, object]

WHOLE = "assess: all of it"


def measure(count: int, rounds: int, assessments: int) -> str:
    """
    Return what is found, as text; or why nothing can be measured: the base has problems.

    Args:
        count: people; rounds: how often each is timed; assessments: in a row, while memory is watched.
    """
    opened = open_knowledge(NAME)
    if opened.knowledge is None:
        return f"{NAME} has problems ('intakewise check' shows them), so it is not measured."
    knowledge_base = KnowledgeBase(opened.knowledge)
    people = people_of(opened, count)
    timings = take_turns(_steps(knowledge_base, people), len(people), rounds)
    grown = _growth(knowledge_base, people, assessments)
    questionnaire = opened.knowledge.questionnaire
    return (
        f"{len(opened.knowledge.rules)} rules, {len(questionnaire.questions)} questions, {len(opened.cases)} cases; "
        f"timed on the answers of {len(people)} of these\n\n{_laid_out(timings)}\n\n"
        f"memory after {assessments} more assessments: {grown:+.1f} MB"
    )


def people_of(opened: Opened, count: int) -> list[Given]:
    """Return the answers of about so many of the cases of a knowledge base without problems, from all of its files."""
    assert opened.knowledge is not None
    knowledge_base = KnowledgeBase(opened.knowledge)
    people: list[Given] = []

    def note(answers: Given, *, places: Mapping[str, Place]) -> Assessment:
        people.append(answers)
        return knowledge_base.assess(answers, places=places)

    step = max(1, len(opened.cases) // count)
    run_cases(opened.knowledge, opened.cases[::step], opened.answer_sets, note)
    return people


def _steps(knowledge_base: KnowledgeBase, people: list[Given]) -> dict[str, Callable[[int], object]]:
    """Return the whole assessment and its steps, each on what the steps before it gave."""
    knowledge = knowledge_base.knowledge
    durable = DurableEngine(knowledge)
    checked = [check_answers(knowledge.questionnaire, answers)[0] for answers in people]
    answered = [read_answers(knowledge.questionnaire, each) for each in checked]
    inferred = [infer(knowledge, each.facts) for each in answered]
    return {
        "check and read the answers": lambda person: read_answers(
            knowledge.questionnaire, check_answers(knowledge.questionnaire, people[person])[0]
        ),
        "infer by the plain evaluator": lambda person: infer(knowledge, answered[person].facts),
        "infer by durable_rules": lambda person: durable.infer(answered[person].facts),
        "compare": lambda person: differences(inferred[person], inferred[person]),
        "explain": lambda person: assemble(
            knowledge, checked[person], answered[person], inferred[person], region="", engine_version=__version__
        ),
        WHOLE: lambda person: knowledge_base.assess(people[person]),
    }


def _laid_out(timings: Mapping[str, Timing]) -> str:
    whole = timings[WHOLE].processor_ms
    rows = [("", "median ms", "p95 ms", "processor ms", "of all", "times")]
    rows += [
        (
            name,
            f"{timing.median_ms:.3f}",
            f"{timing.p95_ms:.3f}",
            f"{timing.processor_ms:.3f}",
            f"{timing.processor_ms / whole:.0%}",
            str(timing.assessments),
        )
        for name, timing in timings.items()
    ]
    return table(rows)


def _growth(knowledge_base: KnowledgeBase, people: list[Given], assessments: int) -> float:
    before = resident_mb()
    for answers in islice(cycle(people), assessments):
        knowledge_base.assess(answers)
    return resident_mb() - before
