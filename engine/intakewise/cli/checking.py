"""What `check` and `test` do with a knowledge base: call, print, return the exit code."""

import gc
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date

import typer

from intakewise.cli.deep import Deep, flaw_lines, look_deeply, outcome_lines
from intakewise.cli.progress import with_progress
from intakewise.cli.reporting import (
    as_plain,
    counted,
    counted_by_severity,
    print_annotations,
    print_json,
    print_problems,
    print_sarif,
    refuse,
    stamp,
)
from intakewise.model.knowledge import Knowledge
from intakewise.passes.check_translation import MISSING
from intakewise.problems.exit_codes import COULD_NOT_RUN, FINE, PROBLEMS, STOPPED
from intakewise.problems.problem import Place, Problem, Severity, has_errors, ranked
from intakewise.reading.library import find_knowledge
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import Opened, open_knowledge
from intakewise.workbench.cases import CaseRun, each_run
from intakewise.workbench.to_translate import share_translated

_LACKING_SHOWN = 3
"""Texts without a translation that are named for a person; a program is given all of them."""


def check_knowledge(path: str, format: str, today: date, *, is_deep: bool = False) -> int:
    """
    Print everything that is wrong with a knowledge base and its cases.

    Args:
        today: to tell which reviews are past due.
        is_deep: whether to look, too, for what follows from its meaning and cannot be meant.
    """
    found, problems = find_knowledge(path)
    if found is None:
        refuse(problems, format)
        return COULD_NOT_RUN
    with _without_collecting():
        opened = open_knowledge(path, today)
    is_wrong = opened.knowledge is None or has_errors(list(opened.problems))
    deep = look_deeply(None if is_wrong else opened.knowledge) if is_deep else None
    problems = ranked([*opened.problems, *(deep.problems if deep else ())])
    if format == "json":
        document: dict[str, object] = {"knowledge": stamp(opened.knowledge), "problems": as_plain(problems)}
        print_json(document if deep is None else {**document, "deep": deep.to_dict()})
    elif format == "sarif":
        print_sarif(problems)
    else:
        if format == "github":
            print_annotations(_shortened(problems))
        else:
            _print_text(problems, deep)
        _print_outcome(opened, deep)
    if has_errors(problems):
        return PROBLEMS
    return FINE if deep is None else deep.code


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Leave garbage alone for a while: looking for it among all that is read takes a fifth of the time of `check`."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _print_text(problems: Sequence[Problem], deep: Deep | None) -> None:
    flaws = {} if deep is None else {flaw.problem: flaw for flaw in deep.flaws}
    for problem in _shortened(problems):
        print_problems([problem])
        if problem in flaws:
            for line in flaw_lines(flaws[problem]):
                typer.echo(line)


def _print_outcome(opened: Opened, deep: Deep | None) -> None:
    if opened.knowledge is None or has_errors(list(opened.problems)):
        typer.echo(f"{counted_by_severity(opened.problems, Severity.ERROR, Severity.WARNING)}.")
    else:
        typer.echo(_sizes(opened.knowledge, opened))
    if deep is not None:
        for line in outcome_lines(deep):
            typer.echo(line)


def _shortened(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield the problems; of the texts that a language lacks the first few, and how many more there are."""
    lacking: dict[Place, int] = {}
    for problem in problems:
        lacking[problem.place] = lacking.get(problem.place, 0) + (problem.code == MISSING)
        if problem.code != MISSING or lacking[problem.place] <= _LACKING_SHOWN:
            yield problem
    for place, number in lacking.items():
        if number > _LACKING_SHOWN:
            more = f"And {counted(number - _LACKING_SHOWN, 'text')} more."
            fix = "`intakewise translate LANGUAGE` writes them out, to be filled in."
            yield Problem(MISSING, place, more, fix=fix, severity=Severity.WARNING)


def _sizes(knowledge: Knowledge, opened: Opened) -> str:
    return (
        f"{knowledge.id} {knowledge.version}: {counted(len(knowledge.questionnaire.questions), 'question')}, "
        f"{counted(len(knowledge.rules), 'rule')}, {counted(len(knowledge.contributors), 'contributor')}, "
        f"{counted(len(opened.cases), 'case')}{_people(opened)}; {counted(len(opened.problems), 'warning')}. "
        f"Digest {knowledge.digest[:12]}.{''.join(_languages(knowledge, opened))}"
    )


def _languages(knowledge: Knowledge, opened: Opened) -> Iterator[str]:
    for translation in opened.translations:
        done, all_of_them = share_translated(knowledge, translation)
        language = translation.language
        status = language.status.replace("_", "-")
        yield f"\n{language.title} ({language.code}): {done} of {counted(all_of_them, 'text')}, {status}."


def _people(opened: Opened) -> str:
    number = len(opened.people)
    return f", {number} {'person' if number == 1 else 'people'}" if number else ""


def test_knowledge(path: str, format: str) -> int:
    """Run every case; print what fails, with its file and line. Ctrl-C ends it with what was found so far."""
    opened = open_knowledge(path)
    if opened.knowledge is None or has_errors(list(opened.problems)):
        return refuse_to_test(opened.problems, format)
    started = time.perf_counter()
    runs = run_and_tell(opened.knowledge, opened, format)
    not_run = len(opened.cases) - len(runs)
    if format == "json":
        print_json(results(opened.knowledge, runs, not_run))
    else:
        typer.echo(outcome(runs, not_run, time.perf_counter() - started))
    return code_of(runs, not_run)


def refuse_to_test(problems: Sequence[Problem], format: str) -> int:
    """Say why no case can be run."""
    refuse(problems, format)
    if format == "text":
        typer.echo("No case was run: first put right what stands above.", err=True)
    return COULD_NOT_RUN


def run_and_tell(knowledge: Knowledge, opened: Opened, format: str) -> list[CaseRun]:
    """Run every case and, for people, print at once what fails; after Ctrl-C, return those that were run."""
    runs: list[CaseRun] = []
    with suppress(KeyboardInterrupt):
        runs_so_far = _runs(knowledge, opened)
        for run in with_progress(runs_so_far, len(opened.cases), "cases", lambda run: bool(run.problems)):
            runs.append(run)
            if format == "text":
                print_problems(run.problems)
    return runs


def code_of(runs: Sequence[CaseRun], not_run: int) -> int:
    """Return the exit code that the cases come to."""
    if not_run:
        return STOPPED
    return PROBLEMS if any(run.problems for run in runs) else FINE


def _runs(knowledge: Knowledge, opened: Opened) -> Iterator[CaseRun]:
    return each_run(knowledge, opened.cases, opened.answer_sets, KnowledgeBase(knowledge).assess)


def results(knowledge: Knowledge, runs: Sequence[CaseRun], not_run: int) -> dict[str, object]:
    """Return what the cases came to, for a program."""
    failed = sum(bool(run.problems) for run in runs)
    return {
        "knowledge": stamp(knowledge),
        "cases": {"passed": len(runs) - failed, "failed": failed, "not_run": not_run},
        "problems": as_plain([problem for run in runs for problem in run.problems]),
    }


def outcome(runs: Sequence[CaseRun], not_run: int, seconds: float) -> str:
    """Return what the cases came to, for a person."""
    if not runs and not not_run:
        return "There are no cases."
    failed = [run.case.id for run in runs if run.problems]
    stopped = f", {not_run} not run (stopped with Ctrl-C)" if not_run else ""
    lines = [f"{len(runs) - len(failed)} passed, {len(failed)} failed{stopped} in {seconds:.1f} s"]
    if failed:
        lines.append(f"Failed: {', '.join(failed)}")
    return "\n".join(lines)
