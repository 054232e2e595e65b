"""The README is tested: its commands print what it shows, and its Python runs."""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.acceptance.shown_output import assert_shown

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```console\n\$ intakewise ([^\n]*)\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize(("command", "shown"), BLOCKS, ids=[command for command, _ in BLOCKS])
def test_the_readme_shows_what_a_command_prints(command: str, shown: str) -> None:
    """Each run of lines that the README shows stands in the real output, in the same order."""
    words, _, given = command.partition(" < ")
    run = subprocess.run(
        [sys.executable, "-m", "intakewise", *words.split()],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1"},
        input=(ROOT / given).read_text("utf-8") if given else "",
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == (130 if given else 0)  # what is given is not all that is asked
    assert_shown(shown, run.stdout)


def test_the_python_of_the_readme_runs() -> None:
    """Each line of Python in the README gives what stands below it."""
    example = doctest.DocTestParser().get_doctest(README, {}, "README.md", "README.md", 0)
    result = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(example)
    assert (0, True) == (result.failed, result.attempted > 0)


def test_every_file_that_the_readme_names_is_there() -> None:
    """No link of the README leads nowhere."""
    links = re.findall(r"\]\(((?!http)[^)#]+)", README)
    assert [] == [link for link in links if not (ROOT / link).exists()]
