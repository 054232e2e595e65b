"""What an author sees of `mutate`: which changes no case notices, the case that would, and the score."""

import json
import shutil
from pathlib import Path

import pexpect
import pytest

from tests.acceptance.command_line import CHECKOUT, COMMAND, COULD_NOT_RUN, FINE, PROBLEMS, environment, intakewise

BASE = CHECKOUT / "tests" / "author_mistakes" / "base"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Return a copy of a small base that is sound throughout, with its cases."""
    shutil.copytree(BASE, tmp_path / "base")
    return tmp_path / "base"


def test_a_change_that_no_case_notices_is_told_with_the_case_that_would(base: Path) -> None:
    """Where it stands, what is asked there, the change in words, and YAML to paste."""
    ran = intakewise("mutate", ".", "--rule", "red_flag.fever_in_pregnancy", folder=base)
    assert (FINE, "") == (ran.code, ran.err)
    assert (
        "rules/tiredness/red_flags.yaml:15:11  red_flag.fever_in_pregnancy: What is your temperature?\n"
        "  Changing “at least 38.5 Cel” to “at least 38.6 Cel” fails no case.\n"
        "  This case would notice it, if what the rules say now is right:\n"
        "  - id: red_flag.fever_in_pregnancy.threshold_1\n"
        "    background: well\n"
        "    given: {sex: female, pregnant: yes, temperature: 38.5}\n"
        "    expect: {fired: [red_flag.fever_in_pregnancy]}\n"
    ) in ran.out
    assert "Mutation score: " in ran.out.splitlines()[-1]


def test_a_case_that_is_pasted_in_notices_the_change(base: Path) -> None:
    """The change is told no more."""
    pasted = (
        "  - id: at_38_5\n    background: well\n    given: {sex: female, pregnant: yes, temperature: 38.5}\n"
        "    expect: {fired: [red_flag.fever_in_pregnancy]}\n"
    )
    with (base / "rules" / "tiredness" / "red_flags.cases.yaml").open("a", encoding="utf-8") as cases:
        cases.write(pasted)
    ran = intakewise("mutate", ".", "--rule", "red_flag.fever_in_pregnancy", folder=base)
    assert (FINE, False) == (ran.code, "to “at least 38.6 Cel” fails no case." in ran.out)


def test_a_base_without_cases_is_given_some(base: Path) -> None:
    """Nothing is said to mean the same, only because there is no case to start from."""
    for cases in base.rglob("*.cases.yaml"):
        cases.unlink()
    ran = intakewise("mutate", ".", "--rule", "red_flag.chest_pain", folder=base)
    assert ("given: {danger_now: [chest_pain]}" in ran.out, "No answers were found" in ran.out) == (True, False)


@pytest.mark.parametrize(("least", "code"), [("40", FINE), ("90", PROBLEMS)])
def test_too_low_a_score_fails(least: str, code: int, base: Path) -> None:
    """With `--fail-under`; a pipeline can hold what was reached."""
    assert code == intakewise("mutate", ".", "--fail-under", least, folder=base).code


def test_mutate_as_json(base: Path) -> None:
    """Counts, also by kind, and each survivor as data."""
    ran = intakewise("mutate", ".", "--rule", "sleep.badly", "--format", "json", folder=base)
    found = json.loads(ran.out)
    assert ({"tried": 5, "noticed": 3, "survived": 2, "percent": 60, "not_tried": 0}, []) == (
        found["mutants"],
        found["problems"],
    )
    assert {"negation", "level", "days"} == set(found["kinds"])
    assert {
        "rule": "sleep.badly",
        "kind": "days",
        "file": "rules/tiredness/sleep.yaml",
        "line": 17,
        "column": 17,
        "change": "changing refers: soon within 14 days to refers: soon within 28 days",
        "asks": "",
        "missing_case": "  - id: sleep.badly.days_1\n    background: well\n    given: {snores: yes, tea_cups: 6}\n"
        "    expect: {referral: soon, within: {days: 14}}",
    } == found["survivors"][0]


def test_a_page_lists_the_survivors(base: Path) -> None:
    """Beside what is printed: the score, and each change with the case that would notice it."""
    ran = intakewise("mutate", ".", "--rule", "sleep.badly", "--report", "mutants.md", folder=base)
    page = (base / "mutants.md").read_text("utf-8")
    assert (FINE, "") == (ran.code, ran.err)
    assert "5 times in all.\n3 changes make a case fail, and 2 do not: a score of 60 %.\n" in page
    assert "| days | 0 | 2 | 0 % |\n" in page
    assert (
        "## rules/tiredness/sleep.yaml (2)\n\n`sleep.badly`\n"
        "Changing refers: soon within 14 days to refers: soon within 28 days fails no case.\n\n```yaml\n"
        "  - id: sleep.badly.days_1\n    background: well\n    given: {snores: yes, tea_cups: 6}\n"
        "    expect: {referral: soon, within: {days: 14}}\n```\n"
    ) in page


@pytest.mark.parametrize(("name", "code"), [("page.txt", "IW-F009"), ("none/page.md", "IW-F001")])
def test_a_page_that_cannot_be_written_is_refused_before_anything_is_changed(base: Path, name: str, code: str) -> None:
    """Exit code 2, and why."""
    ran = intakewise("mutate", ".", "--report", name, folder=base)
    assert (COULD_NOT_RUN, "", [code]) == (ran.code, ran.out, ran.codes)


def test_an_unknown_rule_is_refused(base: Path) -> None:
    """With what was probably meant."""
    ran = intakewise("mutate", ".", "--rule", "sleep.badlyy", folder=base)
    assert (COULD_NOT_RUN, ["IW-R022"], True) == (ran.code, ran.codes, "'sleep.badly'" in ran.err)


def test_with_cases_that_fail_nothing_is_changed(base: Path) -> None:
    """A case that fails anyway would seem to notice everything."""
    cases = base / "rules" / "tiredness" / "iron.cases.yaml"
    cases.write_text(cases.read_text("utf-8").replace("referral: soon", "referral: urgent"), "utf-8")
    ran = intakewise("mutate", ".", folder=base)
    assert (PROBLEMS, ["IW-C001"], True) == (ran.code, ran.codes, "bad_sleep" in ran.err)


@pytest.mark.long
def test_ctrl_c_ends_it_with_what_was_found(tmp_path: Path) -> None:
    """On the shipped base, which takes long: the bar says how far it is, the score is of what was tried; no page."""
    arguments = [*COMMAND[1:], "mutate", "--report", str(tmp_path / "page.md")]
    child = pexpect.spawn(COMMAND[0], arguments, env=environment(), timeout=120, encoding="utf-8")
    child.expect(r"\d+ of \d+ changes")
    child.sendintr()
    child.expect(r"not tried \(stopped with Ctrl-C\)")
    child.expect(pexpect.EOF)
    child.close()
    assert (130, []) == (child.exitstatus, list(tmp_path.iterdir()))
