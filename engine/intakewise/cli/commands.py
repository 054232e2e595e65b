"""What each command does: call the engine, print, return the exit code (0 fine, 1 problems found, 2 could not run)."""

import json
import time
from datetime import date
from pathlib import Path

import typer

from intakewise.cli.reporting import counted, print_problems
from intakewise.problems.exceptions import AnswersInvalid, EngineFailed, EnginesDisagree, KnowledgeInvalid
from intakewise.problems.problem import Problem, has_errors, ranked
from intakewise.reading.answer_files import read_answers
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import load, open_knowledge
from intakewise.workbench.cases import run_cases

FINE, PROBLEMS, COULD_NOT_RUN = 0, 1, 2


def take_quiz(name: str, region: str, report: Path | None) -> int:
    """Ask one person in this terminal and print the report."""
    from intakewise.quiz.session import run_quiz

    try:
        return run_quiz(load(name), region=region, report=report)
    except KnowledgeInvalid as invalid:
        return _could_not_run(invalid.problems)


def assess_answers(source: str, name: str, region: str, format: str, report: Path | None) -> int:
    """Assess a file of answers and print the result."""
    from intakewise.quiz.report_file import refuse_report, write_report

    try:
        kb = load(name)
        given = read_answers(source, kb.knowledge)
        if has_errors(list(given.problems)):
            return _could_not_run(given.problems)
        if report is not None and (refused := refuse_report(report)):
            return _could_not_run([refused])
        assessment = kb.assess(given.answers, region=region or given.region, places=given.places)
    except KnowledgeInvalid as invalid:
        return _could_not_run(invalid.problems)
    except AnswersInvalid as invalid:
        print_problems(ranked(list(invalid.problems)), format)
        return PROBLEMS
    except (EnginesDisagree, EngineFailed) as failure:
        return _unfinished(failure)
    if report is not None:
        write_report(report, assessment)
    if format == "json":
        typer.echo(json.dumps(assessment.to_dict(), indent=2, ensure_ascii=False))
    else:
        from intakewise.quiz.report import print_report

        print_report(assessment)
    return FINE


def explain_answers(source: str, finding: str, name: str) -> int:
    """Print why something was concluded, or why not."""
    try:
        kb = load(name)
        given = read_answers(source, kb.knowledge)
        if has_errors(list(given.problems)):
            return _could_not_run(given.problems)
        lines = kb.explain(given.answers, finding, places=given.places)
    except KnowledgeInvalid as invalid:
        return _could_not_run(invalid.problems)
    except AnswersInvalid as invalid:
        print_problems(ranked(list(invalid.problems)), "text")
        return PROBLEMS
    for line in lines:
        typer.echo(line)
    return FINE


def check_knowledge(path: str, format: str) -> int:
    """Print everything that is wrong with a knowledge base."""
    opened = open_knowledge(path, date.today())
    print_problems(opened.problems, format)
    if has_errors(list(opened.problems)) or opened.knowledge is None:
        return PROBLEMS
    if format == "text":
        knowledge = opened.knowledge
        typer.echo(
            f"{knowledge.id} {knowledge.version}: {counted(len(knowledge.questionnaire.questions), 'question')}, "
            f"{counted(len(knowledge.rules), 'rule')}, {counted(len(knowledge.contributors), 'contributor')}, "
            f"{counted(len(opened.cases), 'case')}; {counted(len(opened.problems), 'warning')}. "
            f"Digest {knowledge.digest[:12]}."
        )
    return FINE


def test_knowledge(path: str, format: str) -> int:
    """Run every case; print each that fails, with its file and line."""
    opened = open_knowledge(path)
    if opened.knowledge is None or has_errors(list(opened.problems)):
        print_problems(opened.problems, format)
        return COULD_NOT_RUN
    started = time.perf_counter()
    failures = run_cases(opened.knowledge, opened.cases, opened.answer_sets, KnowledgeBase(opened.knowledge).assess)
    problems = [problem for found in failures.values() for problem in found]
    print_problems(problems, format)
    if format == "text":
        passed = sum(not found for found in failures.values())
        seconds = time.perf_counter() - started
        typer.echo(f"{passed} passed, {len(failures) - passed} failed in {seconds:.1f} s")
    return PROBLEMS if problems else FINE


def _could_not_run(problems: tuple[Problem, ...] | list[Problem]) -> int:
    for problem in ranked(list(problems)):
        typer.echo(str(problem), err=True)
    return COULD_NOT_RUN


def _unfinished(failure: EnginesDisagree | EngineFailed) -> int:
    """Say that the assessment could not be finished; the higher of two referrals stands, at least routine."""
    from intakewise.quiz.report import print_unfinished

    print_unfinished(failure)
    return COULD_NOT_RUN
