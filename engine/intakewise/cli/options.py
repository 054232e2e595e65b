"""Options that several commands have."""

from math import isfinite
from typing import Annotated, Literal

import typer

DEFAULT_KNOWLEDGE = "muscle_spasms"

Base = Annotated[str, typer.Argument(metavar="KB", help="The knowledge base: an id, or a folder.", show_default=True)]
BaseOption = Annotated[
    str, typer.Option("--knowledge", "-k", metavar="KB", help="The knowledge base: an id, or a folder.")
]


def _a_time(seconds: float) -> float:
    if not isfinite(seconds):
        raise typer.BadParameter("not a number of seconds.")
    return seconds


TimeoutOption = Annotated[
    float,
    typer.Option(
        metavar="SECONDS", min=0.001, max=86_400, callback=_a_time, help="How long Z3 may take over one claim."
    ),
]

Format = Literal["text", "json"]

CheckFormat = Literal["text", "json", "sarif", "github"]
"""SARIF is for editors and code hosts; `github` for the log of GitHub Actions."""

FormatOption = Annotated[Format, typer.Option("--format", help="For people, or for programs.")]

LanguageOfFileOption = Annotated[
    str,
    typer.Option(
        "--language", metavar="LANGUAGE", help="The language to speak, such as es. Left out: that of the file."
    ),
]
