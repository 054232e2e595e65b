"""What an author sees of `check --deep`: what can never be, with what excludes it or the answers that show it."""

import json
from pathlib import Path

import pexpect
import pytest

from tests.acceptance.command_line import (
    CHECKOUT,
    COMMAND,
    COULD_NOT_RUN,
    FINE,
    PROBLEMS,
    STOPPED,
    assert_plain,
    environment,
    intakewise,
)
from tests.acceptance.test_commands_check_and_test import base, changed

__all__ = ["base"]

FLAGS = "rules/tiredness/red_flags.yaml"
SLEEP = "rules/tiredness/sleep.yaml"
SHADOWED = """  - id: sleep.badly_and_old
    title: Old
    when: {all: [{sleeps_badly: yes}, {age: {above: 60}}]}
    then: [{advises: sleep_early}]
    because: It is added.
    sources: [example]
    review: {status: sourced, checked: 2026-01-01, due: 2028-01-01}
"""


def shadowed(base: Path) -> None:
    """Add a rule that adds nothing to another."""
    with (base / SLEEP).open("a", encoding="utf-8") as file:
        file.write(SHADOWED)


def test_a_red_flag_that_never_fires_is_an_error_and_says_what_excludes_each_other(base: Path) -> None:
    """Exit code 1; the two parts with their places, and no answers, as there are none."""
    changed(base, FLAGS, "- sex: female", "- sex: male")
    assert FINE == intakewise("check", ".", folder=base).code
    ran = intakewise("check", ".", "--deep", folder=base)
    assert_plain(ran)
    assert (PROBLEMS, "") == (ran.code, ran.err)
    assert (
        f"{FLAGS}:9:9  IW-L050  'red_flag.fever_in_pregnancy' can never fire: no answers make its condition true.\n"
        "  Correct what excludes each other, or delete the rule.\n"
        "  These exclude each other, or themselves:\n"
        f"    {FLAGS}:13:11  pregnant: yes\n"
        f"    {FLAGS}:14:11  sex: male\n"
    ) in ran.out
    assert "\nDeep: 27 looks, 1 error, 1 warning, 2 notes, in " in ran.out


def test_a_needless_rule_is_a_note_with_the_smallest_answers_and_a_case(base: Path) -> None:
    """Exit code 0: both may be meant."""
    shadowed(base)
    ran = intakewise("check", ".", "--deep", folder=base)
    assert_plain(ran)
    assert FINE == ran.code
    assert "note: rules/tiredness/sleep.yaml:23:9  IW-L053  'sleep.badly_and_old' adds nothing to " in ran.out
    assert "  3 answers show it, and no fewer do:\n    age: " in ran.out
    assert "      expect: {fired: [sleep.badly_and_old, sleep.badly]}\n" in ran.out


def test_programs_get_flaws_beside_problems(base: Path) -> None:
    """JSON: the problems with all others; of each flaw its causes, answers, and case."""
    shadowed(base)
    told = json.loads(intakewise("check", ".", "--deep", "--format", "json", folder=base).out)
    (flaw,) = [each for each in told["deep"]["flaws"] if each["code"] == "IW-L053"]
    assert "note" == flaw["severity"]
    assert [{"file": SLEEP, "line": 13, "column": 9, "says": "rule sleep.badly"}] == flaw["causes"]
    assert {"age", "snores", "medicines"} == set(flaw["witness"]["answers"])
    assert flaw["witness"]["is_smallest"]
    assert "IW-L053" in [each["code"] for each in told["problems"]]
    assert ("", 0, []) == tuple(told["deep"][key] for key in ("not_checked", "not_looked_at", "undecided"))
    assert "deep" not in json.loads(intakewise("check", ".", "--format", "json", folder=base).out)


def test_editors_and_code_hosts_get_them_too(base: Path) -> None:
    """SARIF and annotations."""
    shadowed(base)
    (run,) = json.loads(intakewise("check", ".", "--deep", "--format", "sarif", folder=base).out)["runs"]
    assert ("IW-L053", "note") in [(each["ruleId"], each["level"]) for each in run["results"]]
    github = intakewise("check", ".", "--deep", "--format", "github", folder=base).out
    assert f"::notice file={SLEEP},line=23,col=9,title=IW-L053::" in github


def test_a_base_with_an_error_is_not_looked_at(base: Path) -> None:
    """Exit code 1, and one line on what was not checked."""
    changed(base, SLEEP, "sleep_troubles: {", "sleep_trouble: {")
    ran = intakewise("check", ".", "--deep", folder=base)
    assert PROBLEMS == ran.code
    assert "Not checked: rules, questions, findings, and advice that can never be, " in ran.out


def test_without_z3_one_line_says_what_was_not_checked(base: Path, tmp_path: Path) -> None:
    """All else is checked; exit code 2, since what was asked for could not be done."""
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.util as util\nfind = util.find_spec\n"
        "util.find_spec = lambda name, *more: None if name == 'z3' else find(name, *more)\n",
        "utf-8",
    )
    path = f"{tmp_path}:{CHECKOUT / 'engine'}"
    ran = intakewise("check", ".", "--deep", folder=base, PYTHONPATH=path)
    assert_plain(ran)
    sizes, line = ran.out.splitlines()
    assert (COULD_NOT_RUN, True) == (ran.code, sizes.startswith("tiredness "))
    assert line.startswith("Not checked: ")
    assert "pip install 'intakewise[prove]'" in line


def test_a_deep_look_is_not_repeated_at_every_change() -> None:
    """It takes too long: exit code 2, and why."""
    ran = intakewise("check", "--deep", "--watch")
    assert (COULD_NOT_RUN, True) == (ran.code, "--deep takes too long" in ran.err)


@pytest.mark.long
def test_the_shipped_base_has_no_more_than_notes() -> None:
    """Nothing in it can never be."""
    ran = intakewise("check", "--deep", "--format", "json")
    deep = json.loads(ran.out)["deep"]
    assert (FINE, [], 0) == (ran.code, deep["undecided"], deep["not_looked_at"])
    assert [] == [flaw["message"] for flaw in deep["flaws"] if flaw["severity"] != "note"]


@pytest.mark.long
def test_somebody_who_waits_is_told_how_far_it_is_and_can_stop_it() -> None:
    """On a terminal: how many looks of how many; Ctrl-C ends it, with what was found so far."""
    child = pexpect.spawn(
        COMMAND[0],
        [*COMMAND[1:], "check", "--deep"],
        cwd=str(CHECKOUT),
        env=environment(),
        encoding="utf-8",
        timeout=60,
    )
    child.expect(r"\d+ of \d+ looks")
    child.sendintr()
    child.expect(r"not looked at \(stopped with Ctrl-C\)")
    child.expect(pexpect.EOF)
    child.close()
    assert STOPPED == child.exitstatus
