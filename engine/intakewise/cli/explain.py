"""The command `explain`, its arguments, and its help. What it does is imported when it is called."""

from typing import Annotated

import typer

from intakewise.cli.options import DEFAULT_KNOWLEDGE, BaseOption, FormatOption
from intakewise.model.languages import ENGLISH


def explain(
    answers: Annotated[
        str | None,
        typer.Argument(metavar="ANSWERS", help="A file of answers (YAML or JSON), or - for standard input."),
    ] = None,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME",
            help="A rule, contributor, state, advice, or the word referral; low_magnesium=likely and referral=urgent "
            "ask for as much.",
        ),
    ] = None,
    *,
    knowledge: BaseOption = DEFAULT_KNOWLEDGE,
    case: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="Explain this case instead of ANSWERS; without NAME: whatever of it does not hold."
        ),
    ] = None,
    language: Annotated[
        str, typer.Option(metavar="LANGUAGE", help="The language of the texts, such as es. It changes no result.")
    ] = ENGLISH.code,
    format: FormatOption = "text",
) -> None:
    """Say why something was concluded or not, and what would give it."""
    from intakewise.cli.explaining import explain_answers, explain_case

    if case is not None:
        if name is not None:
            raise typer.BadParameter("ANSWERS and --case exclude each other: give NAME alone.", param_hint="--case")
        raise typer.Exit(explain_case(case, answers, knowledge, format))
    for argument, value in (("ANSWERS", answers), ("NAME", name)):
        if value is None:
            raise typer.BadParameter(f"Missing argument '{argument}'.")
    assert answers is not None
    assert name is not None
    raise typer.Exit(explain_answers(answers, name, knowledge, language, format))
