"""The page of commands is true: each command prints what the page shows, and no option is left out."""

import re
import shlex

import pytest

from tests.acceptance.command_line import CHECKOUT, intakewise
from tests.acceptance.shown_output import LEFT_OUT, assert_shown

PAGE = (CHECKOUT / "docs" / "commands.md").read_text("utf-8")
BLOCKS = re.findall(r"```console\n\$ intakewise ([^\n]*)\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = (
    "quiz",
    "assess",
    "explain",
    "check",
    "new",
    "new-rule",
    "test",
    "evaluate",
    "docs",
    "compare",
    "serve",
    "new-key",
)
HISTORY = ("list", "show", "export", "delete")


@pytest.mark.parametrize(("command", "shown"), BLOCKS, ids=[command for command, _ in BLOCKS])
def test_the_page_shows_what_a_command_prints(command: str, shown: str) -> None:
    """Each run of text that the page shows stands in the real output, in the same order, from its beginning."""
    ran = intakewise(*shlex.split(command))
    assert ran.said.startswith(shown.split(LEFT_OUT, maxsplit=1)[0].strip())
    assert_shown(shown, ran.said)


@pytest.mark.parametrize("command", [*COMMANDS, *(f"history {each}" for each in HISTORY)])
def test_the_page_names_every_option_of_a_command(command: str) -> None:
    """The line of usage has what `--help` has."""
    usage = next(line for line in PAGE.splitlines() if line.startswith(f"    intakewise {command}"))
    shown = intakewise(*command.split(), "--help").out
    options = set(re.findall(r"^ +(?:-k, )?(--[a-z-]+)", shown, re.MULTILINE)) - {"--help"}
    assert options - {"--knowledge"} == set(re.findall(r"--[a-z-]+", usage))
    assert ("--knowledge" in options) == ("-k KB" in usage)
