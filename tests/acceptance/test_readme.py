"""The README and the page of what a person sees: commands print what is shown, Python runs, rules are shipped."""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.acceptance.shown_output import assert_shown

ROOT = Path(__file__).parents[2]
PAGES = {name: (ROOT / name).read_text("utf-8") for name in ("README.md", "docs/quiz.md")}
README = PAGES["README.md"]
BLOCKS = [
    block
    for page in PAGES.values()
    for block in re.findall(r"```console\n\$ intakewise ([^\n]*)\n(.*?)```", page, re.DOTALL)
]


@pytest.mark.parametrize(("command", "shown"), BLOCKS, ids=[command for command, _ in BLOCKS])
def test_a_page_shows_what_a_command_prints(command: str, shown: str) -> None:
    """Each run of lines that is shown stands in the real output, in the same order."""
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


def test_the_rules_of_the_readme_are_shipped() -> None:
    """Each rule that it shows stands so in a file of rules."""
    shipped = [path.read_text("utf-8") for path in (ROOT / "rules").rglob("*.yaml")]
    shown = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert shown
    assert [] == [each for each in shown if not any(each in file for file in shipped)]


@pytest.mark.parametrize("name", PAGES)
def test_every_file_that_a_page_names_is_there(name: str) -> None:
    """No link leads nowhere."""
    links = re.findall(r"\]\(((?!http)[^)#]+)", PAGES[name])
    assert [] == [link for link in links if not ((ROOT / name).parent / link).exists()]
