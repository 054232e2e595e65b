"""Run cases: what a case expects, an assessment and an interview must come to. Each difference is a problem."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from intakewise.model.assessments import Assessment
from intakewise.model.cases import AnswerSet, Case
from intakewise.model.knowledge import Knowledge
from intakewise.passes.check_answers import check_answers
from intakewise.problems.exceptions import AnswersInvalid, EngineFailed, EnginesDisagree
from intakewise.problems.problem import Place, Problem
from intakewise.workbench.case_interviews import find_differences
from intakewise.workbench.comparisons import COMPARISONS, Finding
from intakewise.workbench.grounds import grounds_of
from intakewise.workbench.interviewing import Interviewer


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
    Run case after case: on all its answers together, and as an interview asks for them.

    Args:
        assess: `KnowledgeBase.assess`, so that both engines run each case.
    """
    interviewer = Interviewer(knowledge)
    for case in cases:
        answers = all_answers(knowledge, case.background, case.given, answer_sets)
        yield run_case(knowledge, case, answers, assess, interviewer)


def all_answers(
    knowledge: Knowledge, background: str, given: Mapping[str, object], answer_sets: Mapping[str, AnswerSet]
) -> dict[str, object]:
    """
    Return raw answers laid over those of a background.

    What is in neither is declined, a question that other answers close excepted: it was never asked.
    """
    laid_under = answer_sets[background].answers if background else {}
    return {**dict.fromkeys(knowledge.questionnaire.questions), **laid_under, **given}


def run_case(
    knowledge: Knowledge, case: Case, answers: Mapping[str, object], assess: Assess, interviewer: Interviewer
) -> CaseRun:
    """Compare what a case expects with the assessment of its answers, and with what an interview comes to."""
    try:
        assessment = assess(answers, places=case.places)
    except AnswersInvalid as invalid:
        return CaseRun(case, tuple(_refused(case, problem) for problem in invalid.problems))
    except (EnginesDisagree, EngineFailed) as fault:
        return CaseRun(case, (_fault(case, fault),))
    found = [finding for compare in COMPARISONS for finding in compare(case.expected, assessment)]
    checked, _ = check_answers(knowledge.questionnaire, answers)
    interviewed = interviewer.interview(checked, assessment.referral.level)
    problems = (
        *_answers_that_count_for_nothing(case, assessment),
        *(_failed(knowledge, case, answers, finding) for finding in found),
        *find_differences(knowledge, case, checked, assessment, interviewed),
    )
    return CaseRun(case, problems)


def _fault(case: Case, fault: EnginesDisagree | EngineFailed) -> Problem:
    return Problem("IW-C001", case.place, f"Case '{case.id}': {fault}", "Please report this: it is our fault.")


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
