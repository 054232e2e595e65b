"""`intakewise schemas`: what it writes, what it says is out of date, and where it cannot write."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.acceptance.command_line import CHECKOUT, COULD_NOT_RUN, FINE, PROBLEMS, assert_plain, intakewise
from tests.acceptance.editor_files import is_accepted
from tests.acceptance.test_author_mistakes import BASE

SCHEMAS = ".schemas/tiredness"
HOOKS = CHECKOUT / ".pre-commit-hooks.yaml"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A knowledge base that may be changed."""
    shutil.copytree(BASE, tmp_path / "base")
    return tmp_path / "base"


def test_schemas_are_written_found_fresh_and_out_of_date_after_a_change(base: Path) -> None:
    """Only what has changed is written again."""
    assert (PROBLEMS, ["IW-F010"]) == ((ran := intakewise("schemas", ".", "--check", folder=base)).code, ran.codes)
    written = intakewise("schemas", ".", folder=base)
    assert (FINE, f"15 schemas for 'tiredness': {SCHEMAS}\n") == (written.code, written.out)
    assert (FINE, "") == ((ran := intakewise("schemas", ".", "--check", folder=base)).code, ran.said)
    untouched = (base / SCHEMAS / "knowledge.schema.json").stat().st_mtime_ns
    rules = base / "rules/tiredness/iron.yaml"
    rules.write_text(rules.read_text("utf-8").replace("id: iron.pale", "id: iron.very_pale"), "utf-8")
    stale = intakewise("schemas", ".", "--check", folder=base)
    assert (PROBLEMS, True) == (stale.code, "1 of 15 schemas here are out of date" in stale.out)
    assert FINE == intakewise("schemas", "rules/tiredness", folder=base).code
    assert FINE == intakewise("schemas", ".", "--check", folder=base).code
    assert untouched == (base / SCHEMAS / "knowledge.schema.json").stat().st_mtime_ns


def test_a_base_with_mistakes_has_schemas(base: Path) -> None:
    """They are needed most while something is wrong."""
    (base / "rules/tiredness/iron.yaml").write_text("rules: [", "utf-8")
    assert FINE == intakewise("schemas", ".", folder=base).code


def test_they_go_where_they_are_told(base: Path) -> None:
    """`--into` is a folder of all bases."""
    assert FINE == intakewise("schemas", ".", "--into", "elsewhere", folder=base).code
    assert (base / "elsewhere/tiredness/rules.schema.json").exists()
    assert not (base / ".schemas").exists()


@pytest.mark.parametrize("wrong", ["nowhere", "rules/tiredness/iron.yaml"])
def test_without_a_base_there_are_none(base: Path, wrong: str) -> None:
    """What is no knowledge base is said to be none."""
    ran = intakewise("schemas", wrong, folder=base)
    assert COULD_NOT_RUN == ran.code
    assert_plain(ran)


def test_what_cannot_be_written_is_said(base: Path) -> None:
    """A file stands where the folder should be."""
    (base / ".schemas").write_text("", "utf-8")
    ran = intakewise("schemas", ".", folder=base)
    assert (COULD_NOT_RUN, ["IW-F009"]) == (ran.code, ran.codes)
    assert_plain(ran)


def test_a_new_base_and_a_new_rule_lead_an_editor_to_their_schemas(tmp_path: Path) -> None:
    """Each file begins with a line that leads to a schema that is there and that it keeps to."""
    assert FINE == intakewise("new", "night_cramps", folder=tmp_path).code
    arguments = ("--when", "danger_now: {includes: fainted}", "--then", "refers: emergency", "--because", "It is so.")
    assert FINE == intakewise("new-rule", "new_theme.faint", "night_cramps", *arguments, folder=tmp_path).code
    assert (tmp_path / "night_cramps/rules/night_cramps/new_theme.cases.yaml").exists()
    assert FINE == intakewise("schemas", "night_cramps", folder=tmp_path).code
    folder = tmp_path / "night_cramps/.schemas/night_cramps"
    files = {path.name: path.read_text("utf-8") for path in folder.iterdir()}
    for path in sorted((tmp_path / "night_cramps").rglob("*.yaml")):
        head, _, schema = path.read_text("utf-8").splitlines()[0].partition("$schema=")
        assert "# yaml-language-server: " == head
        assert (path.parent / schema).resolve().is_file()
        assert is_accepted(path, files), path


@pytest.mark.parametrize("hook", yaml.safe_load(HOOKS.read_text("utf-8")), ids=lambda hook: hook["id"])
def test_a_hook_is_a_command_that_runs(hook: dict[str, Any], base: Path) -> None:
    """As pre-commit would run it, in the repository of a sound base."""
    words: list[str] = [*hook["entry"].split(), *hook["args"]]
    assert ("intakewise", False, "python") == (words[0], hook["pass_filenames"], hook["language"])
    assert FINE == intakewise(*words[1:], folder=base).code
