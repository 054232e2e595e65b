"""What `test --coverage` does: run the cases, say what they see of the rules, print, return the exit code."""

import time
from collections.abc import Sequence
from pathlib import Path

import typer

from intakewise.cli.checking import code_of, outcome, refuse_to_test, results, run_and_tell
from intakewise.cli.coverage_html import coverage_page
from intakewise.cli.coverage_text import coverage_lines, gap_in_words
from intakewise.cli.page_file import refuse_page, write_page
from intakewise.cli.reporting import print_json, warn
from intakewise.model.knowledge import Knowledge
from intakewise.problems.exit_codes import COULD_NOT_RUN, FINE, PROBLEMS
from intakewise.problems.problem import has_errors
from intakewise.wiring.opening import open_knowledge
from intakewise.workbench.case_coverage import Covered, coverage_of, percent
from intakewise.workbench.prepared import prepare


def cover_knowledge(path: str, fail_under: int | None, format: str, report: Path | None) -> int:
    """
    Run every case, and say what the cases that pass see.

    Args:
        fail_under: the least coverage in percent; None: every one will do.
        report: where the page with the coloured rules goes.
    """
    refused = None if report is None else refuse_page(report, "Coverage is written", (".html",))
    if refused is not None:
        return refuse_to_test([refused], format)
    opened = open_knowledge(path)
    knowledge = opened.knowledge
    if knowledge is None or has_errors(list(opened.problems)):
        return refuse_to_test(opened.problems, format)
    started = time.perf_counter()
    runs = run_and_tell(knowledge, opened, format)
    not_run = len(opened.cases) - len(runs)
    passed = [run.case for run in runs if not run.problems]
    covered = coverage_of(knowledge, prepare(knowledge, passed, opened.answer_sets))
    unwritten = None if report is None else write_page(report, coverage_page(knowledge, covered))
    if format == "json":
        print_json({**results(knowledge, runs, not_run), "coverage": _plain(knowledge, covered)})
    else:
        for line in coverage_lines(knowledge, covered):
            typer.echo(line)
        typer.echo(outcome(runs, not_run, time.perf_counter() - started))
    if unwritten is not None:
        warn([unwritten])
        return COULD_NOT_RUN
    code = code_of(runs, not_run)
    return PROBLEMS if code == FINE and fail_under is not None and percent(covered) < fail_under else code


def _plain(knowledge: Knowledge, covered: Sequence[Covered]) -> dict[str, object]:
    return {
        "percent": percent(covered),
        "gaps": [
            {
                "part": each.part.value,
                "name": each.name,
                "file": each.place.file,
                "line": each.place.line,
                "column": each.place.column,
                "missing": list(each.missing),
                "says": gap_in_words(knowledge, each),
            }
            for each in covered
            if each.missing
        ],
    }
