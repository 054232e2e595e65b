"""The commands `simulate` and `evaluate`, which are about many people: their options, and their help."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from intakewise.cli.options import DEFAULT_KNOWLEDGE, BaseOption, FormatOption


def simulate(
    count: Annotated[int, typer.Argument(metavar="N", min=1, help="How many people.")],
    knowledge: BaseOption = DEFAULT_KNOWLEDGE,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH", help="A file of JSON lines (.jsonl), or a new folder of YAML files. Left out: printed."
        ),
    ] = None,
    seed: Annotated[str, typer.Option(metavar="SEED", help="The same seed gives the same people.")] = "1",
    by: Annotated[
        Literal["levels", "weights"],
        typer.Option(help="As many at each level of referral, or answers by the weights of the questionnaire."),
    ] = "levels",
) -> None:
    """Write made-up sets of answers, for tests and studies."""
    from intakewise.cli.simulating import simulate_people

    raise typer.Exit(simulate_people(knowledge, count, out, seed, by))


def evaluate(
    cases: Annotated[
        str,
        typer.Argument(
            metavar="[CASES]", help="A file or folder of people. Left out: the people of the knowledge base."
        ),
    ] = "",
    knowledge: BaseOption = DEFAULT_KNOWLEDGE,
    held_out: Annotated[
        bool, typer.Option("--held-out", help="Name the misses of held-out people, too: not for whoever tunes rules.")
    ] = False,
    format: FormatOption = "text",
    report: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the score card to this file, by its ending: .html, .json, or .md."),
    ] = None,
) -> None:
    """Score a knowledge base on whole people, with intervals."""
    from intakewise.cli.evaluating import evaluate_people

    raise typer.Exit(evaluate_people(cases, knowledge, held_out, format, report))
