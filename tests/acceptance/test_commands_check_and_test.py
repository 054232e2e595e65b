"""What an author sees of `check` and `test`: everything that is wrong, where, and why, for people and for programs."""

import json
import shutil
from pathlib import Path

import pytest

from tests.acceptance.command_line import CHECKOUT, COULD_NOT_RUN, FINE, PROBLEMS, TINY, assert_plain, intakewise

BASE = CHECKOUT / "tests" / "author_mistakes" / "base"
IRON = "rules/tiredness/iron.cases.yaml"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Return a copy of a small base that is sound throughout, with its cases."""
    shutil.copytree(BASE, tmp_path / "base")
    return tmp_path / "base"


def changed(base: Path, file: str, before: str, after: str) -> None:
    """Change one text of the base."""
    text = (base / file).read_text("utf-8")
    assert before in text
    (base / file).write_text(text.replace(before, after), "utf-8")


def test_a_sound_base_is_counted(base: Path) -> None:
    """One line: what there is, no warnings, and the digest by which it can be told apart."""
    ran = intakewise("check", ".", folder=base)
    assert (FINE, "") == (ran.code, ran.err)
    assert ran.out.startswith("tiredness 0.1.0: 12 questions, 8 rules, 2 contributors, 5 cases; 0 warnings. Digest ")


def test_the_shipped_base_is_sound() -> None:
    """No error and no warning, in a line for the base and one for each language."""
    ran = intakewise("check")
    base, spanish = ran.out.splitlines()
    assert (FINE, True, True) == (ran.code, "; 0 warnings." in base, spanish.startswith("Español (es): "))


def test_a_warning_is_marked_and_stops_nothing(base: Path) -> None:
    """Exit code 0."""
    changed(base, IRON, "      fired: [iron.thinner, iron.care]\n", "")
    ran = intakewise("check", ".", folder=base)
    assert_plain(ran)
    assert (FINE, ["IW-L016", "IW-L016"]) == (ran.code, ran.codes)
    assert ran.out.startswith("warning: rules/tiredness/iron.yaml:")
    assert "; 2 warnings." in ran.out


def test_errors_come_first_and_are_counted(base: Path) -> None:
    """Exit code 1; on standard output, since the problems are what was asked for."""
    changed(base, "rules/tiredness/iron.yaml", "age: {above: 70}", "agee: {above: 70}")
    changed(base, "rules/tiredness/sleep.yaml", "withi", "Withi")
    ran = intakewise("check", ".", folder=base)
    assert_plain(ran)
    assert (PROBLEMS, "") == (ran.code, ran.err)
    assert "rules/tiredness/iron.yaml:21:11  IW-R012  Unknown question 'agee'." in ran.out
    assert "Did you mean 'age'?" in ran.out
    assert "rules/tiredness/sleep.yaml:" in ran.out
    assert ran.out.rstrip().splitlines()[-1] == "2 errors, 0 warnings."


def test_check_as_json(base: Path) -> None:
    """Which knowledge base, null if it has errors; and every problem as data."""
    sound = json.loads(intakewise("check", ".", "--format", "json", folder=base).out)
    assert ({"id", "version", "digest"}, []) == (set(sound["knowledge"]), sound["problems"])
    changed(base, "rules/tiredness/iron.yaml", "age: {above: 70}", "agee: {above: 70}")
    ran = intakewise("check", ".", "--format", "json", folder=base)
    wrong = json.loads(ran.out)
    assert (PROBLEMS, None) == (ran.code, wrong["knowledge"])
    assert ("IW-R012", "error", "rules/tiredness/iron.yaml", 21, 11, "age") == tuple(
        wrong["problems"][0][key] for key in ("code", "severity", "file", "line", "column", "suggestion")
    )


def test_cases_that_pass_are_counted(base: Path) -> None:
    """One line, exit code 0."""
    ran = intakewise("test", ".", folder=base)
    assert (FINE, "") == (ran.code, ran.err)
    assert ran.out.startswith("5 passed, 0 failed in ")


def test_a_base_without_cases_says_so() -> None:
    """Nobody takes nothing for success without being told."""
    ran = intakewise("test", TINY)
    assert (FINE, "There are no cases.\n") == (ran.code, ran.out)


def test_a_failing_case_says_where_what_and_why(base: Path) -> None:
    """File, line, and column of the expectation, what was found, what was expected, and the answers that decided it."""
    changed(base, IRON, "      referral: soon\n", "      referral: urgent\n")
    changed(base, IRON, "states: {bleeds_easily: yes}", "states: {bleeds_easily: no}")
    ran = intakewise("test", ".", folder=base)
    assert_plain(ran)
    assert (PROBLEMS, ["IW-C001", "IW-C001"], "") == (ran.code, ran.codes, ran.err)
    lines = ran.out.splitlines()
    assert [
        f"{IRON}:13:31  IW-C001  Case 'thinner': bleeds_easily is yes.",
        "  Expected no. Why: iron.thinner is true (medicines: A blood thinner).",
        f"{IRON}:23:17  IW-C001  Case 'bad_sleep': the referral is soon (sleep.badly).",
        "  Expected urgent.",
    ] == lines[:4]
    assert lines[4].startswith("3 passed, 2 failed in ")
    assert "Failed: thinner, bad_sleep" == lines[5]


def test_the_result_of_cases_as_json(base: Path) -> None:
    """Counts and problems as data, the same for each run."""
    changed(base, IRON, "      referral: soon\n", "      referral: urgent\n")
    ran = intakewise("test", ".", "--format", "json", folder=base)
    result = json.loads(ran.out)
    assert (PROBLEMS, "tiredness") == (ran.code, result["knowledge"]["id"])
    assert {"passed": 4, "failed": 1, "not_run": 0} == result["cases"]
    assert [(IRON, 23)] == [(problem["file"], problem["line"]) for problem in result["problems"]]
    assert ran.out == intakewise("test", ".", "--format", "json", folder=base).out


def test_a_case_whose_answers_cannot_be_used_stops_the_run(base: Path) -> None:
    """An answer that the questionnaire does not take is a mistake of the case, found before any case runs."""
    changed(base, IRON, "age: 80", "age: 800")
    ran = intakewise("test", ".", folder=base)
    assert_plain(ran)
    assert (COULD_NOT_RUN, ["IW-A004"], "") == (ran.code, ran.codes, ran.out)
    assert "No case was run: first put right what stands above." in ran.err


def test_answers_of_a_case_that_contradict_each_other_fail_it(base: Path) -> None:
    """The other cases still run."""
    changed(base, "rules/tiredness/red_flags.cases.yaml", "sex: female, pregnant: yes", "sex: male, pregnant: yes")
    ran = intakewise("test", ".", folder=base)
    assert_plain(ran)
    assert (PROBLEMS, ["IW-C002"]) == (ran.code, ran.codes)
    assert ran.out.startswith(
        "rules/tiredness/red_flags.cases.yaml:8:34  IW-C002  Case 'fever_in_pregnancy': 'pregnant'"
    )
    assert "4 passed, 1 failed" in ran.out


def test_a_case_that_answers_what_is_not_asked_fails(base: Path) -> None:
    """The place is that of the answer."""
    changed(base, IRON, "snores: yes, tea_cups: 6", "snores: yes, tea_cups: 6, coffee_cups: 9")
    ran = intakewise("test", ".", folder=base)
    assert (PROBLEMS, ["IW-C003"]) == (ran.code, ran.codes)
    assert "'coffee_cups' is answered, but other answers of the case hide this question." in ran.out
