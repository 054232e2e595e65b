"""Run cases: given answers, compare what an assessment shows with what the case expects. Each difference is a problem."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol

from intakewise.model.assessments import Assessment
from intakewise.model.cases import AnswerSet, Case, Expected, RankExpectation
from intakewise.model.knowledge import Knowledge
from intakewise.model.values import Band, Level, Truth
from intakewise.problems.exceptions import AnswersInvalid, EnginesDisagree
from intakewise.problems.problem import Place, Problem

class Assess(Protocol):
    """Assess raw answers; the places are for the problems."""

    def __call__(self, answers: Mapping[str, object], *, places: Mapping[str, Place]) -> Assessment: ...


Finding = tuple[str, str, str]
"""Where in the expectation, what was found, what was expected."""


def run_cases(
    knowledge: Knowledge, cases: Iterable[Case], answer_sets: Mapping[str, AnswerSet], assess: Assess
) -> dict[str, list[Problem]]:
    """
    Run every case and return what each finds wrong, by case id; an empty list is a case that passes.

    Args:
        assess: `KnowledgeBase.assess`, so that both engines run each case.
    """
    found = {}
    for case in cases:
        background = answer_sets[case.background].answers if case.background else {}
        # What is in neither is declined, a question that other answers close excepted: it was never asked.
        answers = {**dict.fromkeys(knowledge.questionnaire.questions), **background, **case.given}
        found[case.id] = run_case(case, answers, assess)
    return found


def run_case(case: Case, answers: Mapping[str, object], assess: Assess) -> list[Problem]:
    """Return what a case finds wrong with the assessment of its answers; empty if it passes."""
    try:
        assessment = assess(answers, places=case.places)
    except AnswersInvalid as invalid:
        return [
            Problem(
                "IW-C002",
                problem.place if problem.place.line else case.place,
                f"Case '{case.id}': {problem.message}",
                problem.expected,
            )
            for problem in invalid.problems
        ]
    except EnginesDisagree as disagree:
        return [Problem("IW-C001", case.place, f"Case '{case.id}': {disagree}", "Please report this: it is our fault.")]
    found = [finding for compare in _COMPARISONS for finding in compare(case.expected, assessment)]
    return [
        Problem("IW-C001", case.places.get(where, case.place), f"Case '{case.id}': {what}", f"Expected {expected}.")
        for where, what, expected in found
    ]


def _referral(expected: Expected, got: Assessment) -> Iterator[Finding]:
    wanted = expected.referral
    if wanted is not None and not wanted.at_least <= got.referral.level <= wanted.at_most:
        why = ", ".join(each.reason.rule for each in got.referral.reasons if each.level is got.referral.level)
        yield "referral", f"the referral is {got.referral.level}{f' ({why})' if why else ''}", _range(wanted, Level)


def _see_doctor(expected: Expected, got: Assessment) -> Iterator[Finding]:
    said = {True: "yes", False: "no", None: "unknown"}[got.see_doctor]
    if expected.see_doctor and said != expected.see_doctor:
        yield "see_doctor", f"see_doctor is {said}", expected.see_doctor


def _contributors(expected: Expected, got: Assessment) -> Iterator[Finding]:
    results = {each.id: each for each in got.contributors}
    for name, wanted in expected.contributors.items():
        where = f"contributors.{name}"
        result = results.get(name)
        if wanted is None or result is None:
            if wanted is not None or result is not None:
                assessed = f"{name} is {'not assessed' if result is None else result.band}"
                yield where, assessed, "not_assessed" if wanted is None else _range(wanted, Band)
            continue
        band = result.could_be if wanted.of_could_be else result.band
        if not wanted.at_least <= band <= wanted.at_most:
            evidence = ", ".join(f"{each.reason.rule} {each.decibans:+d}" for each in result.evidence)
            what = "could be" if wanted.of_could_be else "is"
            yield (
                where,
                f"{name} {what} {band} ({result.decibans:+d}: {evidence or 'no evidence'})",
                _range(wanted, Band),
            )


def _range(wanted: RankExpectation, words: type[Band] | type[Level]) -> str:
    if wanted.at_least == wanted.at_most:
        return words(wanted.at_least).word
    if wanted.at_most == max(words):
        return f"at least {words(wanted.at_least)}"
    if wanted.at_least == min(words):
        return f"at most {words(wanted.at_most)}"
    return f"{words(wanted.at_least)} to {words(wanted.at_most)}"


def _states(expected: Expected, got: Assessment) -> Iterator[Finding]:
    words = {Truth.TRUE: "yes", Truth.FALSE: "no"}
    results = {each.id: words.get(each.truth, "unknown") for each in got.states}
    for name, wanted in expected.states.items():
        if results[name] != wanted:
            yield f"states.{name}", f"{name} is {results[name]}", wanted


def _rules(expected: Expected, got: Assessment) -> Iterator[Finding]:
    for index, rule in enumerate(expected.fired):
        if got.rules[rule] is not Truth.TRUE:
            yield f"fired.{index}", f"rule {rule} is {got.rules[rule].value}", "true"
    for index, rule in enumerate(expected.not_fired):
        if got.rules[rule] is Truth.TRUE:
            yield f"not_fired.{index}", f"rule {rule} is true", "false or unknown"


def _advice(expected: Expected, got: Assessment) -> Iterator[Finding]:
    offered = {each.id for each in got.advice}
    withheld = {each.id for each in got.withheld}
    for index, name in enumerate(expected.advice_offered):
        if name not in offered:
            yield f"advice.offered.{index}", f"{name} is {'withheld' if name in withheld else 'not advised'}", "offered"
    for index, name in enumerate(expected.advice_withheld):
        if name not in withheld:
            yield f"advice.withheld.{index}", f"{name} is {'offered' if name in offered else 'not advised'}", "withheld"
    for index, name in enumerate(expected.advice_not_offered):
        if name in offered:
            yield f"advice.not_offered.{index}", f"{name} is offered", "not offered"


def _cautions(expected: Expected, got: Assessment) -> Iterator[Finding]:
    given = {each.id for each in got.cautions}
    for index, name in enumerate(expected.cautions):
        if name not in given:
            yield f"cautions.{index}", f"the caution {name} is not given", "given"


def _not_ruled_out(expected: Expected, got: Assessment) -> Iterator[Finding]:
    if expected.not_ruled_out is None:
        return
    wanted, found = set(expected.not_ruled_out), {each.rule for each in got.not_ruled_out}
    if wanted - found:
        yield "not_ruled_out", f"ruled out: {', '.join(sorted(wanted - found))}", "not ruled out"
    if expected.not_ruled_out_exactly and found - wanted:
        yield "not_ruled_out", f"not ruled out: {', '.join(sorted(found - wanted))}", "ruled out"


_COMPARISONS: tuple[Callable[[Expected, Assessment], Iterator[Finding]], ...] = (
    _referral,
    _see_doctor,
    _contributors,
    _states,
    _rules,
    _advice,
    _cautions,
    _not_ruled_out,
)
