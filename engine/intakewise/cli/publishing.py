"""What `docs --site` does: write one page with everything about a knowledge base, or say why not."""

from pathlib import Path

import typer

from intakewise.cli.page_file import refuse_page, write_page
from intakewise.cli.reporting import print_problems, warn
from intakewise.problems.exit_codes import COULD_NOT_RUN, FINE, PROBLEMS
from intakewise.problems.problem import NOWHERE, Problem, Severity, has_errors
from intakewise.site.page import page_of
from intakewise.wiring.opening import open_knowledge
from intakewise.workbench.case_coverage import coverage_of
from intakewise.workbench.prepared import prepare


def publish(path: str, page: Path) -> int:
    """Write the page of a knowledge base; without Graphviz it has no pictures, and that is said."""
    refused = refuse_page(page, "A knowledge base is written", (".html",))
    if refused is not None:
        warn([refused])
        return COULD_NOT_RUN
    opened = open_knowledge(path)
    knowledge = opened.knowledge
    if knowledge is None or has_errors(list(opened.problems)):
        if any(problem.code.startswith("IW-F") for problem in opened.problems):
            warn(opened.problems)
            return COULD_NOT_RUN
        print_problems(opened.problems)
        return PROBLEMS
    covered = coverage_of(knowledge, prepare(knowledge, opened.cases, opened.answer_sets))
    text, is_drawn = page_of(knowledge, covered, len(opened.cases))
    unwritten = write_page(page, text)
    if unwritten is not None:
        warn([unwritten])
        return COULD_NOT_RUN
    if not is_drawn:
        warn([_without_graphviz()])
    typer.echo(f"Page written: {page}")
    return FINE


def _without_graphviz() -> Problem:
    return Problem(
        "IW-F016",
        NOWHERE,
        "The page has no pictures: Graphviz, which draws them, did not run.",
        "Expected its program `dot`.",
        "Install it: apt-get install graphviz, or brew install graphviz. What they show stands there in words.",
        severity=Severity.WARNING,
    )
