"""What `translate` does: write out what has no translation yet."""

import typer

from intakewise.cli.reporting import warn
from intakewise.problems.exceptions import KnowledgeInvalid
from intakewise.problems.exit_codes import COULD_NOT_RUN, FINE, PROBLEMS
from intakewise.problems.problem import NOWHERE, Problem, has_errors
from intakewise.reading.library import find_knowledge, is_language, languages_of
from intakewise.reading.translations import read_translation
from intakewise.wiring.opening import load
from intakewise.workbench.to_translate import to_translate


def print_missing(code: str, name: str) -> int:
    """Print the texts of a knowledge base that have no translation into a language, as a file to fill in."""
    found, problems = find_knowledge(name)
    if found is None or not is_language(code):
        warn(problems or [_no_language(code)])
        return COULD_NOT_RUN
    try:
        knowledge = load(name).knowledge
    except KnowledgeInvalid as invalid:
        warn(invalid.problems)
        return COULD_NOT_RUN
    translation, problems = read_translation(found, code) if code in languages_of(found) else (None, [])
    if has_errors(problems):
        warn(problems)
        return PROBLEMS
    missing = to_translate(knowledge, code, translation)
    typer.echo(missing, nl=False)
    if not missing:
        typer.echo(f"Nothing is missing in '{code}'.", err=True)
    return FINE


def _no_language(code: str) -> Problem:
    return Problem(
        "IW-W014",
        NOWHERE,
        f"'{code[:40]}' is not the code of a language.",
        "Expected two or three letters, such as es or pt-BR; English needs no translation.",
    )
