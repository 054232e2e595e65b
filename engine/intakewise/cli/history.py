"""The commands under `intakewise history`, their options, and their help."""

from pathlib import Path
from typing import Annotated

import typer

from intakewise.cli.options import FormatOption, LanguageOfFileOption
from intakewise.language.saying import speaking
from intakewise.model.languages import ENGLISH

history = typer.Typer(invoke_without_command=True, rich_markup_mode=None)

LanguageOption = Annotated[
    str, typer.Option("--language", metavar="LANGUAGE", help="The language to speak, such as es.")
]

Id = Annotated[str, typer.Argument(metavar="ID", help="The id of an interview: the first column of the list.")]


@history.callback()
def listed_by_default(
    context: typer.Context, format: FormatOption = "text", language: LanguageOption = ENGLISH.code
) -> None:
    """List, show, export, and delete the interviews kept here."""
    if context.invoked_subcommand is None:
        list_all(format, language)


@history.command("list")
def list_all(format: FormatOption = "text", language: LanguageOption = ENGLISH.code) -> None:
    """List what is kept, the newest first."""
    from intakewise.cli.kept import list_kept

    raise typer.Exit(list_kept(format, language))


@history.command()
def show(id: Id, format: FormatOption = "text", language: LanguageOfFileOption = "") -> None:
    """Show what was asked and answered, in the words in which it was."""
    from intakewise.cli.kept import show_kept

    raise typer.Exit(show_kept(id, format, language))


@history.command()
def export(
    id: Id,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A new file, its name ending in .json; or - for standard output.")
    ],
) -> None:
    """Write the answers to a file that `intakewise assess` reads."""
    from intakewise.cli.kept import export_kept

    raise typer.Exit(export_kept(id, file))


@history.command()
def delete(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID …]", help="The ids of interviews.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Delete everything that is kept.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
    language: LanguageOption = ENGLISH.code,
) -> None:
    """Delete interviews for good."""
    if bool(ids) == everything:
        raise typer.BadParameter("Name the ids of interviews, or --all.")
    from intakewise.cli.deleting import delete_all, delete_kept

    with speaking(language):
        code = delete_all(yes) if everything else delete_kept(ids or [], yes)
    raise typer.Exit(code)
