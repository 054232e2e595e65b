"""What `mutate` does: change the rules one thing at a time, say what no case notices, return the exit code."""

import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import typer

from intakewise.cli.mutation_text import outcome_lines, survivor_lines
from intakewise.cli.page_file import refuse_page, write_page
from intakewise.cli.progress import with_progress
from intakewise.cli.reporting import print_json, refuse, stamp, warn
from intakewise.model.knowledge import Knowledge
from intakewise.problems.exit_codes import COULD_NOT_RUN, FINE, PROBLEMS, STOPPED
from intakewise.problems.problem import NOWHERE, Problem, has_errors
from intakewise.problems.suggestions import nearest
from intakewise.wiring.opening import open_knowledge
from intakewise.workbench.case_yaml import case_in_yaml
from intakewise.workbench.mutant_words import asked_in_words, change_in_words, place_of
from intakewise.workbench.mutants_page import mutants_page
from intakewise.workbench.surviving import Count, Mutation, Tried, count, count_by_kind


def mutate_knowledge(path: str, rules: Sequence[str], fail_under: int | None, format: str, report: Path | None) -> int:
    """
    Try every mutant; print the survivors as they are found, and the score.

    Args:
        rules: ids of the rules to change; empty: all.
        fail_under: the least score in percent; None: every score will do.
        report: where the page goes that lists the survivors; not written where Ctrl-C left some out.
    """
    refused = None if report is None else refuse_page(report, "What no case notices is written", (".md",))
    if refused is not None:
        return _refuse([refused], format)
    opened = open_knowledge(path)
    knowledge = opened.knowledge
    if knowledge is None or has_errors(list(opened.problems)):
        return _refuse(opened.problems, format)
    unknown = [_unknown_rule(knowledge, name) for name in rules if name not in knowledge.rules]
    if unknown:
        return _refuse(unknown, format)
    started = time.perf_counter()
    mutation = Mutation(knowledge, opened.cases, opened.answer_sets, rules)
    failing = mutation.failing()
    if failing:
        return _refuse([_failing_cases(failing)], format, PROBLEMS)
    tried = _tried(knowledge, mutation, format)
    not_tried = len(mutation.mutants) - len(tried)
    score = count(tried)
    if format == "json":
        print_json(_results(knowledge, tried, score, not_tried))
    else:
        for line in outcome_lines(score, count_by_kind(tried), not_tried, time.perf_counter() - started):
            typer.echo(line)
    if not_tried:
        return STOPPED
    unwritten = None if report is None else write_page(report, mutants_page(knowledge, tried))
    if unwritten is not None:
        warn([unwritten])
        return COULD_NOT_RUN
    return PROBLEMS if fail_under is not None and score.percent < fail_under else FINE


def _tried(knowledge: Knowledge, mutation: Mutation, format: str) -> list[Tried]:
    """Try them; Ctrl-C ends it with what was found so far."""
    tried: list[Tried] = []
    with suppress(KeyboardInterrupt):
        running = with_progress(mutation.each_tried(), len(mutation.mutants), "changes", lambda each: each.survived)
        for each in running:
            tried.append(each)
            if format == "text" and each.survived:
                for line in survivor_lines(knowledge, each):
                    typer.echo(line)
    return tried


def _refuse(problems: Sequence[Problem], format: str, code: int = COULD_NOT_RUN) -> int:
    refuse(problems, format)
    if format == "text":
        typer.echo("Nothing was changed: first put right what stands above.", err=True)
    return code


def _unknown_rule(knowledge: Knowledge, name: str) -> Problem:
    message = f"There is no rule '{name[:80]}'."
    return Problem(
        "IW-R022", NOWHERE, message, "Expected the id of a rule.", suggestion=nearest(name[:80], knowledge.rules)
    )


def _failing_cases(failing: Sequence[str]) -> Problem:
    named = ", ".join(failing[:5]) + (f", and {len(failing) - 5} more" if len(failing) > 5 else "")
    return Problem("IW-C001", NOWHERE, f"Cases fail as it is: {named}.", fix="Run `intakewise test` to see why.")


def _results(knowledge: Knowledge, tried: Sequence[Tried], score: Count, not_tried: int) -> dict[str, object]:
    return {
        "knowledge": stamp(knowledge),
        "mutants": {**_plain(score), "not_tried": not_tried},
        "kinds": {kind.value: _plain(each) for kind, each in count_by_kind(tried).items()},
        "survivors": [_survivor(knowledge, each) for each in tried if each.survived],
        "problems": [],
    }


def _plain(count: Count) -> dict[str, object]:
    return {
        "tried": count.tried,
        "noticed": count.noticed,
        "survived": count.tried - count.noticed,
        "percent": count.percent,
    }


def _survivor(knowledge: Knowledge, tried: Tried) -> dict[str, object]:
    place = place_of(tried.mutant)
    return {
        "rule": tried.mutant.rule.id,
        "kind": tried.mutant.kind.value,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "change": change_in_words(knowledge, tried.mutant),
        "asks": asked_in_words(knowledge, tried.mutant),
        "missing_case": None if tried.missing is None else case_in_yaml(tried.missing),
    }
