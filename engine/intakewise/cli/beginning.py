"""The commands for who begins to write, `new`, `new-rule`, and `schemas`: their options, and their help."""

from pathlib import Path
from typing import Annotated

import typer

from intakewise.cli.options import DEFAULT_KNOWLEDGE, Base


def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its id, such as tension_headache.")],
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[FOLDER]", help="Where to put it. Left out: a folder of its name.", show_default=False),
    ] = None,
    title: Annotated[
        str, typer.Option(metavar="TITLE", help="What people read. Left out: the name in plain words.")
    ] = "",
) -> None:
    """Begin a knowledge base: a small sound one, to be changed."""
    from intakewise.cli.creating import make_base

    raise typer.Exit(make_base(name, folder, title))


def new_rule(
    id: Annotated[str, typer.Argument(metavar="ID", help="Theme and reason, such as red_flag.head_injury.")],
    knowledge: Annotated[str, typer.Argument(metavar="KB", help="The knowledge base: an id, or a folder.")],
    when: Annotated[
        str, typer.Option(metavar="CONDITION", help="When it holds, such as 'age: {at_least: 50}'.", show_default=False)
    ],
    then: Annotated[
        list[str],
        typer.Option(
            metavar="EFFECT",
            help="What follows, such as 'refers: urgent'; may be given several times.",
            show_default=False,
        ),
    ],
    because: Annotated[
        str, typer.Option(metavar="SENTENCE", help="Why, in one plain sentence that people read.", show_default=False)
    ],
    *,
    title: Annotated[
        str, typer.Option(metavar="TITLE", help="How a report names it. Left out: the reason in plain words.")
    ] = "",
    source: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID",
            help="A source that it rests on; may be given several times. Left out: general knowledge.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Add a rule, with a case where it fires and one where not."""
    from intakewise.cli.creating import make_rule
    from intakewise.workbench.new_base import title_of
    from intakewise.workbench.rule_yaml import RuleText

    title = title or title_of(id.rpartition(".")[2])
    raise typer.Exit(make_rule(knowledge, RuleText(id, title, when, tuple(then), because, tuple(source or ()))))


def schemas(
    knowledge: Base = DEFAULT_KNOWLEDGE,
    into: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="Where they go. Left out: .schemas beside rules, where files look.",
            show_default=False,
        ),
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; say which are out of date.")] = False,
) -> None:
    """Write for editors which names there are: completion and hover."""
    from intakewise.cli.editing import check_schemas, write_schemas

    raise typer.Exit((check_schemas if check else write_schemas)(knowledge, into))
