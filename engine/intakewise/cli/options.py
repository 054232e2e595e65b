"""Options that several commands have."""

from typing import Annotated, Literal

import typer

Format = Literal["text", "json"]

FormatOption = Annotated[Format, typer.Option("--format", help="For people, or for programs.")]
