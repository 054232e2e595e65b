"""Print problems and results: as text for people, as JSON for programs."""

import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

import typer

from intakewise import __version__
from intakewise.model.knowledge import Knowledge
from intakewise.model.plain import to_json, to_plain
from intakewise.problems.annotations import as_annotation
from intakewise.problems.problem import Problem, Severity, ranked
from intakewise.problems.sarif import as_sarif
from intakewise.report.harmless import TURNING

FORM_VERSION = "1.0"
"""Of what the commands print for programs; the first number changes when a reader must (docs/stability.md)."""


def refuse(problems: Sequence[Problem], format: str) -> None:
    """Say why a command gives no result: on standard error for people, in place of the result for programs."""
    if format == "json":
        print_json({"problems": as_plain(problems)})
    elif format == "sarif":
        print_sarif(problems, could_run=False)
    elif format == "github":
        print_annotations(problems)
    else:
        warn(problems)


def warn(problems: Sequence[Problem]) -> None:
    """Print problems on standard error: nothing that reads the result stumbles over them."""
    for problem in ranked(list(problems)):
        typer.echo(as_text(problem), err=True)


def print_problems(problems: Iterable[Problem]) -> None:
    """Print problems on standard output, where they are the result, in the order given."""
    for problem in problems:
        typer.echo(as_text(problem))


def print_annotations(problems: Iterable[Problem]) -> None:
    """Print problems for GitHub Actions, one on each line, in the order given."""
    for problem in problems:
        typer.echo(without_codes(as_annotation(problem)))


def print_sarif(problems: Sequence[Problem], *, could_run: bool = True) -> None:
    """Print problems as a SARIF log, which editors and code hosts read."""
    _print_plain(as_sarif(problems, __version__, could_run=could_run))


def as_text(problem: Problem) -> str:
    """Return a problem for a person: what is no error is marked, and nothing in it can drive a terminal."""
    mark = "" if problem.severity is Severity.ERROR else f"{problem.severity.value}: "
    return without_codes(f"{mark}{problem}")


def without_codes(text: str) -> str:
    """Return a text that drives no terminal: names come from files and command lines, which may hold escape codes."""
    return "".join(map(_harmless, text))


def _harmless(character: str) -> str:
    is_harmful = unicodedata.category(character) in ("Cc", "Cs") or character in TURNING
    return "?" if is_harmful and character != "\n" else character


def as_plain(problems: Sequence[Problem]) -> list[dict[str, object]]:
    """Return problems for a program."""
    return [problem.to_dict() for problem in problems]


def as_numbers(given: Mapping[str, object]) -> dict[str, object]:
    """Return answers for a program: exact numbers as those of JSON."""
    plain = to_plain(given)
    assert isinstance(plain, dict)
    return {name: float(value) if isinstance(value, Decimal) else value for name, value in plain.items()}


def counted_by_severity(problems: Iterable[Problem], *severities: Severity) -> str:
    """
    Return how many problems there are of each severity.

    >>> counted_by_severity([], Severity.ERROR, Severity.WARNING)
    '0 errors, 0 warnings'
    """
    found = [problem.severity for problem in problems]
    return ", ".join(counted(found.count(severity), severity.value) for severity in severities)


def stamp(knowledge: Knowledge | None) -> dict[str, str] | None:
    """Return which knowledge base a result is of, for a program; None if it has errors."""
    if knowledge is None:
        return None
    return {"id": knowledge.id, "version": knowledge.version, "digest": knowledge.digest}


def versioned(document: Mapping[str, object]) -> dict[str, object]:
    """
    Return a document with the version of its form first: its own if it has one.

    >>> versioned({"problems": []})
    {'schema_version': '1.0', 'problems': []}
    """
    return {"schema_version": FORM_VERSION, **document}


def print_json(document: Mapping[str, object]) -> None:
    """Print a document of ours, with the version of its form."""
    _print_plain(versioned(document))


def _print_plain(document: Mapping[str, object]) -> None:
    """Print a document; in ASCII where standard output could not say the rest."""
    is_utf = (sys.stdout.encoding or "").lower().startswith("utf")
    typer.echo(to_json(document, ascii_only=not is_utf), nl=False)


def counted(number: int, noun: str) -> str:
    """
    Return a number with its noun.

    >>> counted(1, "case"), counted(2, "case")
    ('1 case', '2 cases')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"
