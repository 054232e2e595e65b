"""Every document that a program may read begins with the version of its form."""

import json
import re
from pathlib import Path

import pytest

import intakewise as engine
from tests.acceptance.command_line import CHECKOUT, HEARTBURN, TINY, intakewise

LATER = CHECKOUT / "docs" / "examples" / "heartburn_tablet_later.yaml"
PRINTED: dict[str, tuple[str | Path, ...]] = {
    "assess": ("assess", HEARTBURN),
    "assess_refused": ("assess", CHECKOUT / "docs" / "examples" / "with_mistakes.yaml"),
    "check": ("check", TINY),
    "check_refused": ("check", "no_such_base"),
    "compare": ("compare", HEARTBURN, LATER),
    "diff": ("diff", TINY, TINY),
    "history": ("history", "list"),
    "test": ("test", TINY),
}
VERSION = re.compile(r"[1-9][0-9]*\.[0-9]+")


def assert_versioned(document: object) -> None:
    """The version stands first, where whoever looks at the file sees it."""
    assert isinstance(document, dict)
    name, version = next(iter(document.items()))
    assert "schema_version" == name
    assert VERSION.fullmatch(version)


@pytest.mark.parametrize("arguments", PRINTED.values(), ids=list(PRINTED))
def test_what_a_command_prints_for_programs_says_its_version(arguments: tuple[str | Path, ...]) -> None:
    """Results and refusals alike."""
    assert_versioned(json.loads(intakewise(*arguments, "--format", "json").out))


def test_made_up_people_say_it_on_every_line() -> None:
    """Each line is a document of answers of its own."""
    lines = intakewise("simulate", "2", "-k", TINY).out.splitlines()
    assert 2 == len(lines)
    for line in lines:
        assert_versioned(json.loads(line))


def test_what_python_gives_says_it() -> None:
    """An assessment, a comparison, and what would change one."""
    kb = engine.load(TINY)
    assert_versioned(kb.assess({}).to_dict())
    assert_versioned(kb.compare({}, {}).to_dict())
    assert_versioned(kb.what_would_change({}).to_dict())


def test_nothing_but_one_place_prints_json() -> None:
    """No command can leave the version out: only `reporting` writes JSON to standard output."""
    files = (CHECKOUT / "engine" / "intakewise" / "cli").glob("*.py")
    assert [] == [file.name for file in files if "json.dumps" in file.read_text("utf-8")]
