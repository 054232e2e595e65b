"""Print problems: as text for people, as JSON for programs."""

import json
from collections.abc import Callable, Sequence

import typer

from intakewise.problems.problem import Problem, Severity


def print_problems(problems: Sequence[Problem], format: str) -> None:
    """
    Print problems on standard output, all of them, in the order given.

    Raises:  typer.BadParameter: no such format.
    """
    if format not in _FORMATS:
        raise typer.BadParameter(f"'{format}' is not a format. Expected {' or '.join(_FORMATS)}.")
    _FORMATS[format](problems)


def _as_text(problems: Sequence[Problem]) -> None:
    for problem in problems:
        level = "warning: " if problem.severity is Severity.WARNING else ""
        typer.echo(f"{level}{problem}")


def _as_json(problems: Sequence[Problem]) -> None:
    typer.echo(json.dumps({"problems": [problem.to_dict() for problem in problems]}, indent=2, ensure_ascii=False))


_FORMATS: dict[str, Callable[[Sequence[Problem]], None]] = {"text": _as_text, "json": _as_json}


def counted(number: int, noun: str) -> str:
    """
    Return a number with its noun.

    >>> counted(1, "case"), counted(2, "case")
    ('1 case', '2 cases')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"
