"""What `new` and `new-rule` do: write the files of a knowledge base, or add a rule, and say what was written."""

from datetime import date
from pathlib import Path

import typer

from intakewise.cli.reporting import counted, print_problems, warn
from intakewise.problems.exit_codes import COULD_NOT_RUN, FINE, PROBLEMS
from intakewise.reading.library import Found, find_knowledge, shown
from intakewise.wiring.new_rule import add_rule
from intakewise.workbench.editor.files import folder_of, put, wanted
from intakewise.workbench.editor.schemas import FOLDER
from intakewise.workbench.new_base import check_name, check_title, new_base, title_of
from intakewise.workbench.new_files import there_already, write_new
from intakewise.workbench.rule_yaml import RuleText

_FOR_EDITORS = "For editors: the names of all this, to complete and explain them"


def make_base(name: str, folder: Path | None, title: str) -> int:
    """Write a new knowledge base that `check` finds nothing wrong with, and say what each file is for."""
    title = title or title_of(name)
    problems = check_name(name) or check_title(title)
    if problems:
        warn(problems)
        return COULD_NOT_RUN
    into = Path(name) if folder is None else folder
    rules = into / "rules" / name
    if rules.exists():
        warn([there_already(rules)])
        return COULD_NOT_RUN
    files = new_base(name, title, date.today())
    found = Found(rules, into / "questionnaires")
    problems = write_new(into, files) or put(folder_of(found), wanted(found))
    if problems:
        warn(problems)
        return COULD_NOT_RUN
    typer.echo(f"'{title}' is in {shown(into)}, an example to be changed into what you need:")
    purposes = {path: _purpose(text) for path, text in files.items()} | {f"{FOLDER}/{name}": _FOR_EDITORS}
    width = max(map(len, purposes))
    for path, purpose in purposes.items():
        typer.echo(f"  {path:{width}}  {purpose}")
    base = shown(into if find_knowledge(str(into))[0] is not None else rules)
    typer.echo(f"Go on with: intakewise check {base}, test {base}, quiz {base}")
    return FINE


def _purpose(text: str) -> str:
    """Return what a file is for: its second line, a comment, below the one for editors."""
    return text.splitlines()[1].removeprefix("# ").rstrip(".")


def make_rule(path: str, rule: RuleText) -> int:
    """Add a rule with two cases to a knowledge base, and show the cases: an author judges whether they are right."""
    added = add_rule(path, rule, date.today())
    if added.rule is None or added.cases is None:
        warn(added.problems)
        typer.echo("Nothing was written.", err=True)
        return COULD_NOT_RUN if any(each.code.startswith("IW-F00") for each in added.problems) else PROBLEMS
    cases = counted(sum(line.startswith("- ") for line in added.lines), "case")
    typer.echo(f"{rule.id} is at {added.rule}, and its {cases} at {added.cases}:")
    for line in added.lines:
        typer.echo(f"  {line}")
    print_problems(added.problems)
    typer.echo("Both pass. Read them: they hold what the rule says now, right or wrong.")
    typer.echo(f"Whether the other cases still do: intakewise test {path}")
    return FINE
