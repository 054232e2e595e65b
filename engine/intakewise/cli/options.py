"""Options that several commands have."""

from typing import Annotated, Literal

import typer

Format = Literal["text", "json"]

FormatOption = Annotated[Format, typer.Option("--format", help="For people, or for programs.")]

LanguageOfFileOption = Annotated[
    str,
    typer.Option(
        "--language", metavar="LANGUAGE", help="The language to speak, such as es. Left out: that of the file."
    ),
]
