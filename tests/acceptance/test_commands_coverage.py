"""What an author sees of `test --coverage`: how much the cases see, what they do not, and the coloured page."""

import json
import shutil
from pathlib import Path

import pytest

from tests.acceptance.command_line import CHECKOUT, COULD_NOT_RUN, FINE, PROBLEMS, intakewise

BASE = CHECKOUT / "tests" / "author_mistakes" / "base"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Return a copy of a small base that is sound throughout, with its cases."""
    shutil.copytree(BASE, tmp_path / "base")
    return tmp_path / "base"


def test_coverage_says_what_no_case_sees(base: Path) -> None:
    """Each gap at its place, then how much is seen, and the cases as ever."""
    ran = intakewise("test", ".", "--coverage", folder=base)
    assert (FINE, "") == (ran.code, ran.err)
    assert "rules/tiredness/iron.yaml:21:11  iron.pale: never unknown (age: “at least 71 a”).\n" in ran.out
    lines = ran.out.splitlines()
    assert ["  rules, fired and not", "8", "of", "16", "50", "%"] == [lines[-7][:22], *lines[-7][22:].split()]
    assert ("Coverage: 59 %", True) == (lines[-2], lines[-1].startswith("5 passed, 0 failed in "))


@pytest.mark.parametrize(("least", "code"), [("59", FINE), ("60", PROBLEMS)])
def test_too_little_coverage_fails(least: str, code: int, base: Path) -> None:
    """With `--fail-under`."""
    assert code == intakewise("test", ".", "--fail-under", least, folder=base).code


def test_a_case_that_fails_shows_nothing(base: Path) -> None:
    """Its expectations are not what is so."""
    cases = base / "rules" / "tiredness" / "iron.cases.yaml"
    cases.write_text(cases.read_text("utf-8").replace("referral: soon", "referral: urgent"), "utf-8")
    ran = intakewise("test", ".", "--coverage", folder=base)
    assert (PROBLEMS, True) == (ran.code, "sleep.badly: no case expects it fired or not fired." in ran.out)


def test_coverage_as_json(base: Path) -> None:
    """The percentage, and each gap as data, beside what `test` gives."""
    found = json.loads(intakewise("test", ".", "--coverage", "--format", "json", folder=base).out)
    assert (5, 59) == (found["cases"]["passed"], found["coverage"]["percent"])
    assert {
        "part": "boundary",
        "name": "iron.pale",
        "file": "rules/tiredness/iron.yaml",
        "line": 21,
        "column": 11,
        "missing": ["70", "71", "72"],
        "says": "iron.pale: no case shows it at 70 or 71 or 72 (age: “at least 71 a”).",
    } in found["coverage"]["gaps"]


def test_the_page_colours_each_line(base: Path) -> None:
    """What is seen, in part, and not at all; the words of a rule cannot break the page."""
    rules = base / "rules" / "tiredness" / "iron.yaml"
    rules.write_text(rules.read_text("utf-8").replace("It is one sign", "It is <b>one</b> sign"), "utf-8")
    ran = intakewise("test", ".", "--report", "page.html", folder=base)
    assert (FINE, "") == (ran.code, ran.err)
    page = (base / "page.html").read_text("utf-8")
    assert "<td>rules, fired and not</td><td>8</td><td>16</td><td>50 %</td>" in page
    assert '<td><a href="#rules/tiredness/iron.yaml">rules/tiredness/iron.yaml</a></td><td>16</td><td>29</td>' in page
    assert "because: It is &lt;b&gt;one&lt;/b&gt; sign" in page
    line = next(line for line in page.splitlines() if "age: {above: 70}" in line)
    assert 'class="line part"' in line
    assert '<span class="gap">iron.pale: never unknown (age: “at least 71 a”).</span>' in page


def test_a_page_that_cannot_be_written_is_refused_at_once(base: Path) -> None:
    """Before any case is run."""
    ran = intakewise("test", ".", "--report", "page.pdf", folder=base)
    assert (COULD_NOT_RUN, ["IW-F009"], "") == (ran.code, ran.codes, ran.out)
