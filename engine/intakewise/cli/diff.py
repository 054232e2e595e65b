"""The command that compares two knowledge bases, its options, and its help."""

from typing import Annotated

import typer

from intakewise.cli.options import DEFAULT_KNOWLEDGE, BaseOption, FormatOption, TimeoutOption


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A folder, or a git revision of the knowledge base.")],
    new: Annotated[
        str, typer.Argument(metavar="[NEW]", help="The same. Left out: the knowledge base as it is now.")
    ] = "",
    knowledge: BaseOption = DEFAULT_KNOWLEDGE,
    format: FormatOption = "text",
    *,
    timeout: TimeoutOption = 20,
    sample: Annotated[
        int, typer.Option(metavar="N", min=0, help="How many people at random are asked by both.")
    ] = 1000,
    seed: Annotated[str, typer.Option(metavar="SEED", help="The same seed gives the same people.")] = "1",
) -> None:
    """Say what a change of rules does to people."""
    from intakewise.cli.diffing import diff_knowledge

    raise typer.Exit(diff_knowledge(old, new, knowledge, format, seconds=timeout, sample=sample, seed=seed))
