"""What `serve` does: look at the options, listen, and serve until Ctrl-C."""

import os
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import typer

from intakewise.cli.reporting import warn
from intakewise.problems.exceptions import KnowledgeInvalid, ServiceRefused
from intakewise.problems.exit_codes import COULD_NOT_RUN, FINE
from intakewise.problems.problem import NOWHERE, Place, Problem
from intakewise.reading.files import text_from_file
from intakewise.reading.library import shown
from intakewise.service.settings import Settings
from intakewise.wiring.extras import refuse_without
from intakewise.wiring.sessions import prepare_sessions


def run_service(settings: Settings, keys: Path | None) -> int:
    """
    Serve until Ctrl-C, and return the exit code.

    Args:
        keys: a file of those who may ask, besides those of the environment; None: there is none.
    """
    if missing := refuse_without("fastapi", "fastapi", "FastAPI, which serves over HTTP", "serve"):
        warn(missing)
        return COULD_NOT_RUN
    from intakewise.service.running import check_settings, listen, serve

    known, unusable = _keys(keys)
    if unusable := [*unusable, *(prepare_sessions(settings.sessions) if settings.sessions else [])]:
        warn(unusable)
        return COULD_NOT_RUN
    settings = replace(settings, keys=known)
    try:
        check_settings(settings)
        with listen(settings) as listening:
            settings = replace(settings, port=listening.getsockname()[1])
            serve(settings, listening, lambda: _announce(settings.address, settings.port, settings.bases))
    except (KnowledgeInvalid, ServiceRefused) as refused:
        warn(refused.problems)
        return COULD_NOT_RUN
    return FINE


def _keys(file: Path | None) -> tuple[tuple[tuple[str, str], ...], list[Problem]]:
    """Return the keys of the environment and of a file, and what is wrong with any."""
    from intakewise.service.keys import VARIABLE, read_keys

    known, problems = read_keys(os.environ.get(VARIABLE, "").replace(",", "\n").splitlines(), VARIABLE)
    if file is None:
        return known, problems
    written, unreadable = text_from_file(file, shown(file))
    if written is None:
        return known, [*problems, *unreadable]
    of_file, wrong = read_keys(written.splitlines(), shown(file))
    if not (of_file or wrong):
        message, fix = "There is no key in this file.", "Put in what `intakewise new-key NAME` prints."
        wrong = [Problem("IW-N022", Place(shown(file)), message, fix=fix)]
    return (*known, *of_file), [*problems, *wrong]


def print_new_key(name: str) -> int:
    """Print a new key on standard error, and on standard output the line by which the service will know it."""
    from intakewise.service.keys import is_name, new_key

    if not is_name(name):
        expected = "Expected at most 64 letters, digits, dots, hyphens, and underscores."
        warn([Problem("IW-N022", NOWHERE, "A client cannot be called this.", expected)])
        return COULD_NOT_RUN
    key, line = new_key(name)
    typer.echo(f"The key of {name}, shown this once: {key}", err=True)
    typer.echo(line)
    return FINE


def _announce(address: str, port: int, bases: tuple[str, ...]) -> None:
    host = f"[{address}]" if ":" in address else address
    with suppress(BrokenPipeError):  # it serves, whether anybody reads this or not
        typer.echo(f"Serving {', '.join(bases)} at http://{host}:{port}/ (Ctrl-C ends it).")
        sys.stdout.flush()
