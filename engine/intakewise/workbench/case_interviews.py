"""
Run a case through an interview: what a person would be told at its end must be what the case expects.

Must not know how an interview asks.
"""

from collections.abc import Iterator
from dataclasses import replace

from intakewise.explain.assessment import assemble
from intakewise.meaning.answering import read_answers
from intakewise.meaning.infer import infer
from intakewise.model.answers import Answers
from intakewise.model.assessments import Assessment
from intakewise.model.cases import Case, Expected, RankExpectation
from intakewise.model.knowledge import Knowledge
from intakewise.problems.problem import Problem
from intakewise.workbench.comparisons import COMPARISONS
from intakewise.workbench.interviewing import Interviewed


def find_differences(
    knowledge: Knowledge, case: Case, answers: Answers, assessment: Assessment, interviewed: Interviewed
) -> Iterator[Problem]:
    """
    Yield what a case expects, and an interview does not come to.

    Args:
        answers: all of the case.
        assessment: of all of them.
        interviewed: the interview in which they were given, as far as it asked for them.
    """
    if not _left_out(answers, assessment, interviewed):
        return  # it knows all that there is to know
    at_its_end = _assess(knowledge, interviewed.answers)
    expected = _on_the_page if interviewed.ended_by else _acted_on
    wanted = replace(expected(knowledge, case.expected), referral=_the_same_referral(case.expected, assessment))
    for compare in COMPARISONS:
        # What holds of all answers neither is told already.
        told = {finding.where for finding in compare(wanted, assessment)}
        for finding in compare(wanted, at_its_end):
            if finding.where not in told:
                yield Problem(
                    "IW-C005",
                    case.places.get(finding.where, case.place),
                    f"Case '{case.id}': {finding.found} at the end of the interview{_why(interviewed)}.",
                    f"Expected {finding.expected}, as all answers of the case give.",
                    _how_to_fix(interviewed),
                )


def _left_out(answers: Answers, assessment: Assessment, interviewed: Interviewed) -> tuple[str, ...]:
    """Return the questions that a case answers, and that an interview does not ask though nothing closes them."""
    return tuple(
        name
        for name, answer in answers.items()
        if name not in interviewed.answers and not answer.is_declined and name not in assessment.hidden
    )


def _assess(knowledge: Knowledge, answers: Answers) -> Assessment:
    answered = read_answers(knowledge.questionnaire, answers)
    inference = infer(knowledge, answered.facts)
    return assemble(knowledge, answers, answered, inference, region="", engine_version="")


def _acted_on(knowledge: Knowledge, expected: Expected) -> Expected:
    """Return what is expected of the outcome: of a question that can change nothing the trace need not know."""
    shown = {name: truth for name, truth in expected.states.items() if knowledge.states[name].shown}
    return replace(expected, fired=(), not_fired=(), hidden=(), states=shown)


def _on_the_page(knowledge: Knowledge, expected: Expected) -> Expected:
    """Return what is expected of the page that an emergency shows: nothing else is told there."""
    first_aid = tuple(name for name in expected.advice_offered if knowledge.advice[name].first_aid)
    return Expected(
        contact=expected.contact,
        see_doctor=expected.see_doctor,
        advice_offered=first_aid,
        advice_not_offered=expected.advice_not_offered,
    )


def _the_same_referral(expected: Expected, assessment: Assessment) -> RankExpectation:
    level = assessment.referral.level
    return RankExpectation(level, level) if expected.referral is None else expected.referral


def _why(interviewed: Interviewed) -> str:
    return f", which an emergency ends after '{interviewed.ended_by}'" if interviewed.ended_by else ""


def _how_to_fix(interviewed: Interviewed) -> str:
    if interviewed.ended_by:
        return "What is told in an emergency may rest only on what was asked before; expect the rest of another case."
    return "Please report this: a question that matters was left out, which is our fault."
