"""Run cases: compare what an assessment shows with what the case expects. Each difference is a problem."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from intakewise.model.assessments import Assessment
from intakewise.model.cases import AnswerSet, Case
from intakewise.model.knowledge import Knowledge
from intakewise.problems.exceptions import AnswersInvalid, EngineFailed, EnginesDisagree
from intakewise.problems.problem import Place, Problem
from intakewise.workbench.comparisons import COMPARISONS, Finding
from intakewise.workbench.grounds import grounds_of


class Assess(Protocol):
    """How a case is assessed: as `KnowledgeBase.assess` does."""

    def __call__(self, answers: Mapping[str, object], *, places: Mapping[str, Place]) -> Assessment:
        """Assess raw answers; the places are for the problems."""
        ...


@dataclass(frozen=True, slots=True)
class CaseRun:
    """A case that was run, and what it found wrong: nothing if it passes."""

    case: Case
    problems: tuple[Problem, ...]


def run_cases(
    knowledge: Knowledge, cases: Iterable[Case], answer_sets: Mapping[str, AnswerSet], assess: Assess
) -> tuple[CaseRun, ...]:
    """Run every case; see `each_run`."""
    return tuple(each_run(knowledge, cases, answer_sets, assess))


def each_run(
    knowledge: Knowledge, cases: Iterable[Case], answer_sets: Mapping[str, AnswerSet], assess: Assess
) -> Iterator[CaseRun]:
    """
    Run case after case.

    Args:
        assess: `KnowledgeBase.assess`, so that both engines run each case.
    """
    for case in cases:
        answers = all_answers(knowledge, case.background, case.given, answer_sets)
        yield CaseRun(case, tuple(run_case(knowledge, case, answers, assess)))


def all_answers(
    knowledge: Knowledge, background: str, given: Mapping[str, object], answer_sets: Mapping[str, AnswerSet]
) -> dict[str, object]:
    """
    Return raw answers laid over those of a background.

    What is in neither is declined, a question that other answers close excepted: it was never asked.
    """
    laid_under = answer_sets[background].answers if background else {}
    return {**dict.fromkeys(knowledge.questionnaire.questions), **laid_under, **given}


def run_case(knowledge: Knowledge, case: Case, answers: Mapping[str, object], assess: Assess) -> list[Problem]:
    """Return what a case finds wrong with the assessment of its answers; empty if it passes."""
    try:
        assessment = assess(answers, places=case.places)
    except AnswersInvalid as invalid:
        return [_refused(case, problem) for problem in invalid.problems]
    except (EnginesDisagree, EngineFailed) as fault:
        return [Problem("IW-C001", case.place, f"Case '{case.id}': {fault}", "Please report this: it is our fault.")]
    found = [finding for compare in COMPARISONS for finding in compare(case.expected, assessment)]
    return [
        *_answers_that_count_for_nothing(case, assessment),
        *(_failed(knowledge, case, answers, finding) for finding in found),
    ]


def _failed(knowledge: Knowledge, case: Case, answers: Mapping[str, object], finding: Finding) -> Problem:
    why = grounds_of(knowledge, answers, finding.about) if finding.about else ""
    return Problem(
        "IW-C001",
        case.places.get(finding.where, case.place),
        f"Case '{case.id}': {finding.found}.",
        f"Expected {finding.expected}.",
        f"Why: {why}" if why else "",
    )


def _refused(case: Case, problem: Problem) -> Problem:
    place = problem.place if problem.place.line else case.place
    return replace(problem, code="IW-C002", place=place, message=f"Case '{case.id}': {problem.message}")


def _answers_that_count_for_nothing(case: Case, assessment: Assessment) -> Iterator[Problem]:
    """Find answers of the case to hidden questions, unless it expects them hidden: it shows less than it seems."""
    for question in assessment.hidden:
        if question not in case.given or question in case.expected.hidden:
            continue
        if not _is_declined(assessment.answers[question]):
            yield Problem(
                "IW-C003",
                case.places.get(question, case.place),
                f"Case '{case.id}': '{question}' is answered, but other answers of the case hide this question.",
                "The answer counts for nothing.",
                "Leave it out, give the answers with which it is asked, or expect it under `hidden`.",
            )


def _is_declined(answer: object) -> bool:
    return isinstance(answer, Mapping) and "declined" in answer
