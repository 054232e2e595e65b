"""The command that lists which knowledge bases there are."""

import typer

from intakewise.cli.options import FormatOption


def list_knowledge(format: FormatOption = "text") -> None:
    """List the knowledge bases that are shipped or installed."""
    from intakewise.cli.reporting import as_plain, print_json, warn
    from intakewise.problems.exit_codes import FINE, PROBLEMS
    from intakewise.reading.available import available

    found = available()
    problems = [each.problem for each in found if each.problem is not None]
    if format == "json":
        named = [{"id": each.id, "package": each.package, "version": each.version} for each in found]
        print_json({"available": named, "problems": as_plain(problems)})
    else:
        from intakewise.cli.reporting import without_codes

        width = max(len(each.id) for each in found)
        for each in found:
            whose = f"{each.package} {each.version}".strip() if each.package else "shipped"
            typer.echo(without_codes(f"{each.id:{width}}  {whose}"))
        warn(problems)
    raise typer.Exit(PROBLEMS if problems else FINE)
