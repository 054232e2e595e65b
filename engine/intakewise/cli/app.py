"""
The commands and their options. Heavy imports stand inside the commands: `--version` must not wait for them.

Exit codes: 0 fine, 1 problems found, 2 could not run, 130 stopped with Ctrl-C.
"""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from intakewise import __version__

app = typer.Typer(
    name="intakewise",
    help="Ask health questions, infer by rules that clinicians write, explain, and say when to see a doctor.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

DEFAULT_KNOWLEDGE = "muscle_spasms"

KnowledgeOption = Annotated[
    str, typer.Option("--knowledge", "-k", metavar="NAME_OR_PATH", help="The knowledge base: an id or a folder.")
]
FormatOption = Annotated[str, typer.Option("--format", metavar="text|json", help="How to print.")]
RegionOption = Annotated[str, typer.Option(metavar="REGION", help="Chooses telephone numbers and texts: uk, us, eu.")]


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it with the flag
    if wanted:
        typer.echo(f"intakewise {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Options of the program itself."""


@app.command()
def quiz(
    knowledge: Annotated[
        str, typer.Argument(metavar="[KB]", help="The knowledge base: an id or a folder.")
    ] = DEFAULT_KNOWLEDGE,
    region: RegionOption = "",
    report: Annotated[Path | None, typer.Option(metavar="FILE.json", help="Write answers and assessment here.")] = None,
) -> None:
    """Take a quiz in this terminal, and get an explained assessment."""
    from intakewise.cli.commands import take_quiz

    raise typer.Exit(take_quiz(knowledge, region, report))


@app.command()
def assess(
    answers: Annotated[
        str, typer.Argument(metavar="ANSWERS", help="A file of answers (YAML or JSON), or - for standard input.")
    ],
    knowledge: KnowledgeOption = DEFAULT_KNOWLEDGE,
    region: RegionOption = "",
    format: FormatOption = "text",
    report: Annotated[Path | None, typer.Option(metavar="FILE.json", help="Write answers and assessment here.")] = None,
) -> None:
    """Assess a file of answers."""
    from intakewise.cli.commands import assess_answers

    raise typer.Exit(assess_answers(answers, knowledge, region, format, report))


@app.command()
def explain(
    answers: Annotated[
        str, typer.Argument(metavar="ANSWERS", help="A file of answers (YAML or JSON), or - for standard input.")
    ],
    name: Annotated[
        str, typer.Argument(metavar="RULE_OR_FINDING", help="A rule, contributor, state, advice, or `referral`.")
    ],
    knowledge: KnowledgeOption = DEFAULT_KNOWLEDGE,
) -> None:
    """Say why something was concluded from the answers, or why not."""
    from intakewise.cli.commands import explain_answers

    raise typer.Exit(explain_answers(answers, name, knowledge))


@app.command()
def check(
    path: Annotated[
        str, typer.Argument(metavar="[PATH]", help="The knowledge base: an id or a folder.")
    ] = DEFAULT_KNOWLEDGE,
    format: FormatOption = "text",
) -> None:
    """Check a knowledge base: everything that is wrong with it, at once."""
    from intakewise.cli.commands import check_knowledge

    raise typer.Exit(check_knowledge(path, format))


@app.command()
def test(
    path: Annotated[
        str, typer.Argument(metavar="[PATH]", help="The knowledge base: an id or a folder.")
    ] = DEFAULT_KNOWLEDGE,
    format: FormatOption = "text",
) -> None:
    """Run every case of a knowledge base."""
    from intakewise.cli.commands import test_knowledge

    raise typer.Exit(test_knowledge(path, format))


def main() -> None:
    """Run the command line; whatever happens, no traceback reaches a person for what is not our fault."""
    try:
        app()
    except KeyboardInterrupt:
        typer.echo("Stopped.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        # The reader has gone (`| head`): nothing more can be said, and Python must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
