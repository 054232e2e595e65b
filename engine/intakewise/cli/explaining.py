"""What `explain` does: say why, look for the smallest change that would give it, print, return the exit code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import typer

from intakewise.cli.assessing import read_given
from intakewise.cli.change_text import print_change
from intakewise.cli.explanation_text import print_explanation
from intakewise.cli.reporting import print_json, print_problems, refuse, stamp, warn
from intakewise.explain.targets import target_of
from intakewise.language.saying import speaking
from intakewise.model.nearest import SmallestChange
from intakewise.model.seen import Explained
from intakewise.model.targets import Target
from intakewise.problems.exceptions import AnswersInvalid, KnowledgeInvalid
from intakewise.problems.exit_codes import COULD_NOT_RUN, FINE, PROBLEMS
from intakewise.problems.problem import NOWHERE, Place, Problem, has_errors
from intakewise.problems.suggestions import nearest
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import Opened, load, open_knowledge
from intakewise.wiring.proving import look_for_change, refuse_without_prover
from intakewise.workbench.case_yaml import case_in_yaml
from intakewise.workbench.cases import all_answers, run_cases
from intakewise.workbench.failed_cases import names_behind
from intakewise.workbench.given import Laid
from intakewise.workbench.smallest_change import missed

MOST_EXPLAINED = 5
"""Of a case that fails, so many of the things that failed are explained."""


@dataclass(frozen=True, slots=True)
class Subject:
    """
    What is explained, and by which answers.

    Args:
        raw: all answers, as `assess` takes them; `laid`: the same as a search may change them.
    """

    kb: KnowledgeBase
    raw: Mapping[str, object]
    laid: Laid
    places: Mapping[str, Place] = field(default_factory=dict)


def explain_answers(source: str, name: str, knowledge: str, language: str, format: str) -> int:
    """Say of a file of answers why something was concluded, or why not."""
    try:
        kb = load(knowledge, language)
    except KnowledgeInvalid as invalid:
        refuse(invalid.problems, format)
        return COULD_NOT_RUN
    with speaking(kb.language):
        given = read_given(source, kb)
        target = target_of(kb.knowledge, name)
        found = [*given.problems, *([target] if isinstance(target, Problem) else [])]
        if has_errors(found):
            refuse(found, format)
            return COULD_NOT_RUN
        warn(found)
        return _explain(Subject(kb, given.answers, Laid(given.answers), given.places), [name], format)


def explain_case(case: str, name: str | None, knowledge: str, format: str) -> int:
    """Say of a case why something came out as it did; where nothing is named, of all that fails in it."""
    opened = open_knowledge(knowledge)
    if opened.knowledge is None:
        refuse(opened.problems, format)
        return COULD_NOT_RUN
    target = None if name is None else target_of(opened.knowledge, name)
    unknown = _refuse_case(opened, case) or ([target] if isinstance(target, Problem) else [])
    if unknown:
        refuse(unknown, format)
        return COULD_NOT_RUN
    return _explain_opened(opened, KnowledgeBase(opened.knowledge), case, name, format)


def _explain_opened(opened: Opened, kb: KnowledgeBase, case_id: str, name: str | None, format: str) -> int:
    case = next(each for each in opened.cases if each.id == case_id)
    raw = all_answers(kb.knowledge, case.background, case.given, opened.answer_sets)
    beneath = opened.answer_sets[case.background].answers if case.background else {}
    subject = Subject(kb, raw, Laid(case.given, case.background, beneath), case.places)
    if name is not None:
        return _explain(subject, [name], format)
    (run,) = run_cases(kb.knowledge, [case], opened.answer_sets, kb.assess)
    problems = run.problems
    if not problems and format == "text":
        typer.echo(
            f"Case '{case.id}' passes. Say what of it is to be explained: a rule, contributor, state, or advice."
        )
        return FINE
    if format == "text":
        print_problems(problems)
    is_assessed = all(problem.code != "IW-C002" for problem in problems)
    names = names_behind(kb.knowledge, case, kb.assess(raw, places=case.places)) if is_assessed else []
    if names:
        if format == "text":
            typer.echo()
        _explain(subject, names[:MOST_EXPLAINED], format, problems)
    elif format == "json":
        print_json(_document(subject, [], problems))
    return PROBLEMS if problems else FINE


def _refuse_case(opened: Opened, case: str) -> list[Problem]:
    known = [each.id for each in opened.cases]
    if case in known:
        return []
    expected = "Expected the id of a case in a file that ends in .cases.yaml."
    short = case[:80]
    return [
        Problem("IW-R061", NOWHERE, f"There is no case '{short}'.", expected, suggestion=nearest(short, known)),
        # A case that could not be read may be the one.
        *(problem for problem in opened.problems if ".cases.yaml" in problem.place.file),
    ]


@dataclass(frozen=True, slots=True)
class _Told:
    """One explanation: what was asked for, why, and what was found, or why nothing was looked for."""

    asked: str
    explained: Explained
    change: SmallestChange | None
    not_looked_for: str = ""


def _explain(subject: Subject, names: Sequence[str], format: str, failed: Sequence[Problem] = ()) -> int:
    told: list[_Told] = []
    for number, name in enumerate(names):
        try:
            explained = subject.kb.explained(subject.raw, name, places=subject.places)
        except AnswersInvalid as invalid:
            refuse(invalid.problems, format)
            return PROBLEMS
        if format == "text":
            if number:
                typer.echo(f"\n{'-' * 8}\n")
            print_explanation(explained.lines)
        told.append(_told(subject, name, explained))
        if format == "text":
            print_change(told[-1].change, told[-1].not_looked_for, is_only_named=name == "referral")
    if format == "json":
        print_json(_document(subject, told, failed))
    return FINE


def _told(subject: Subject, name: str, explained: Explained) -> _Told:
    target = target_of(subject.kb.knowledge, name)
    assert isinstance(target, Target), name
    wanted = missed(subject.kb.knowledge, target, subject.laid)
    if wanted is None:
        return _Told(name, explained, None)
    missing = refuse_without_prover()
    if missing:
        return _Told(name, explained, None, f"{missing[0].message} {missing[0].fix}")
    return _Told(name, explained, look_for_change(subject.kb, wanted, subject.laid))


def _document(subject: Subject, told: Sequence[_Told], failed: Sequence[Problem]) -> dict[str, object]:
    return {
        "knowledge": stamp(subject.kb.knowledge),
        "problems": [problem.to_dict() for problem in failed],
        "explained": [
            {
                "asked": each.asked,
                **each.explained.to_dict(),
                "smallest_change": None if each.change is None else _plain(each.change),
                "not_looked_for": each.not_looked_for,
            }
            for each in told
        ],
    }


def _plain(change: SmallestChange) -> dict[str, object]:
    return {
        "wished": change.wished,
        "search": change.search.value,
        "reason": change.reason,
        "is_smallest": change.is_smallest,
        "changes": [
            {"question": each.question, "before": each.before, "instead": each.instead} for each in change.changes
        ],
        "closed": list(change.closed),
        "case": None if change.case is None else case_in_yaml(change.case),
    }
