"""What `docs` does: write the pages that are made from the content, or say which of them are out of date."""

from collections.abc import Sequence
from pathlib import Path

import typer

from intakewise.cli.reporting import counted, print_problems, warn
from intakewise.problems.exit_codes import COULD_NOT_RUN, FINE, PROBLEMS
from intakewise.problems.problem import Place, Problem, has_errors
from intakewise.problems.system import reason_of
from intakewise.reading.dossier import read_dossier
from intakewise.wiring.opening import open_knowledge
from intakewise.workbench.coverage import coverage_page
from intakewise.workbench.dossier_names import check_dossier, names_in
from intakewise.workbench.for_reviewers import reviewers_page

DOSSIER = "dossier.yaml"

Pages = dict[str, str]


def write_pages(path: str, into: Path) -> int:
    """Write the pages of a knowledge base into a folder that holds its dossier."""
    pages, problems = pages_of(path, into)
    if pages is None:
        return _refused(problems)
    for name, text in pages.items():
        try:
            (into / name).write_text(text, "utf-8")
        except OSError as error:
            message = f"This cannot be written: {reason_of(error)}."
            warn([Problem("IW-F009", Place(str(into / name)), message)])
            return COULD_NOT_RUN
    typer.echo(f"{counted(len(pages), 'page')} written: {', '.join(str(into / name) for name in pages)}")
    return FINE


def check_pages(path: str, into: Path) -> int:
    """Say which pages in a folder are not what would be written now."""
    pages, problems = pages_of(path, into)
    if pages is None:
        return _refused(problems)
    stale = [name for name, text in pages.items() if not _is(into / name, text)]
    print_problems(
        [
            Problem("IW-F010", Place(str(into / name)), "This page is out of date.", fix="Run `intakewise docs`.")
            for name in stale
        ]
    )
    return PROBLEMS if stale else FINE


def pages_of(path: str, into: Path) -> tuple[Pages | None, Sequence[Problem]]:
    """Return every page by its file name, or None and what is wrong with the base or its dossier."""
    dossier, problems = read_dossier(into / DOSSIER)
    if dossier is None:  # said before a base is read and checked, which takes seconds
        return None, problems
    opened = open_knowledge(path)
    if opened.knowledge is None or has_errors(list(opened.problems)):
        return None, opened.problems
    names = names_in(opened.knowledge, opened.cases)
    problems = check_dossier(dossier, names)
    if problems:
        return None, problems
    return {
        "coverage.md": coverage_page(opened.knowledge, dossier, names),
        "for_reviewers.md": reviewers_page(opened.knowledge, dossier),
    }, []


def _refused(problems: Sequence[Problem]) -> int:
    """Show what is wrong; a base or a dossier that is not there could not be looked at."""
    if any(problem.code.startswith("IW-F") for problem in problems):
        warn(problems)
        return COULD_NOT_RUN
    print_problems(problems)
    return PROBLEMS


def _is(path: Path, text: str) -> bool:
    try:
        return path.read_text("utf-8") == text
    except (OSError, UnicodeDecodeError):
        return False
