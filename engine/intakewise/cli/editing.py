"""What `schemas` does: write, for editors, schemas that know the names of a base, or say which are out of date."""

from collections.abc import Iterator
from pathlib import Path

import typer

from intakewise.cli.reporting import counted, print_problems, refuse, warn
from intakewise.problems.exit_codes import COULD_NOT_RUN, FINE, PROBLEMS
from intakewise.problems.problem import Place, Problem
from intakewise.reading.library import Found, find_all, shown
from intakewise.workbench.editor.files import folder_of, put, stale_in, wanted


def write_schemas(path: str, into: Path | None) -> int:
    """Write the schemas of a base, or of every base of a content folder; one with errors has some, too."""
    bases, problems = find_all(path)
    if problems:
        refuse(problems, "text")
        return COULD_NOT_RUN
    for found in bases:
        folder, files = folder_of(found, into), wanted(found)
        problems = put(folder, files)
        if problems:
            warn(problems)
            return COULD_NOT_RUN
        typer.echo(f"{counted(len(files), 'schema')} for '{found.name}': {shown(folder)}")
    return FINE


def check_schemas(path: str, into: Path | None) -> int:
    """Say which schemas are not what would be written now."""
    bases, problems = find_all(path)
    if problems:
        refuse(problems, "text")
        return COULD_NOT_RUN
    problems = [stale for found in bases for stale in _stale(found, into)]
    print_problems(problems)
    return PROBLEMS if problems else FINE


def _stale(found: Found, into: Path | None) -> Iterator[Problem]:
    folder, files = folder_of(found, into), wanted(found)
    stale = stale_in(folder, files)
    if stale:
        message = f"{len(stale)} of {counted(len(files), 'schema')} here are out of date, or not there."
        yield Problem("IW-F010", Place(shown(folder)), message, fix="Run `intakewise schemas`.")
