"""Options that several commands have."""

from typing import Annotated, Literal

import typer

DEFAULT_KNOWLEDGE = "muscle_spasms"

Base = Annotated[str, typer.Argument(metavar="KB", help="The knowledge base: an id, or a folder.", show_default=True)]
BaseOption = Annotated[
    str, typer.Option("--knowledge", "-k", metavar="KB", help="The knowledge base: an id, or a folder.")
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
