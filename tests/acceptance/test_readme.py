"""The README is tested: its commands print what it shows, and its Python runs."""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```console\n\$ intakewise ([^\n]*)\n(.*?)```", README, re.DOTALL)
LEFT_OUT = "[…]"


@pytest.mark.parametrize(("command", "shown"), BLOCKS, ids=[command for command, _ in BLOCKS])
def test_the_readme_shows_what_a_command_prints(command: str, shown: str) -> None:
    """Each run of lines that the README shows stands in the real output, in the same order."""
    printed = subprocess.run(
        [sys.executable, "-m", "intakewise", *command.split()],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    rest = "\n".join(line.rstrip() for line in printed.splitlines())
    for run in shown.split(LEFT_OUT):
        found = rest.find(run.strip())
        assert found >= 0, run
        rest = rest[found + len(run.strip()) :]


def test_the_python_of_the_readme_runs() -> None:
    """Each line of Python in the README gives what stands below it."""
    example = doctest.DocTestParser().get_doctest(README, {}, "README.md", "README.md", 0)
    result = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(example)
    assert (0, True) == (result.failed, result.attempted > 0)


def test_every_file_that_the_readme_names_is_there() -> None:
    """No link of the README leads nowhere."""
    links = re.findall(r"\]\(((?!http)[^)#]+)", README)
    assert [] == [link for link in links if not (ROOT / link).exists()]
