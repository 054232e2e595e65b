"""Every file in schemas/examples is a test: a valid one has no problem, an invalid one exactly those it announces."""

import re
from pathlib import Path

import pytest

from intakewise.problems.problem import Problem, ranked
from intakewise.reading.content import content_folder
from intakewise.reading.nodes import read_file
from intakewise.reading.schema_files import schemas_in
from intakewise.reading.schema_law import validate

EXAMPLES = content_folder() / "schemas" / "examples"
VALID = sorted((EXAMPLES / "valid").glob("*/*.yaml"))
INVALID = sorted((EXAMPLES / "invalid").glob("*/*.yaml"))
EXPECTED = re.compile(r"^# expect: (\S+) at (\d+):(\d+)$", re.MULTILINE)


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def _problems(path: Path) -> list[Problem]:
    node, problems = read_file(path, path.name)
    return problems if node is None else ranked([*problems, *validate(node, path.parent.name)[1]])


@pytest.mark.parametrize("path", VALID, ids=_name)
def test_a_valid_example_has_no_problem(path: Path) -> None:
    """The schema allows what the example shows."""
    assert [] == [str(problem) for problem in _problems(path)]


@pytest.mark.parametrize("path", INVALID, ids=_name)
def test_an_invalid_example_has_exactly_the_problems_it_announces(path: Path) -> None:
    """Each mistake gives its problem at its place, and no mistake gives a second one."""
    expected = [(code, int(line), int(column)) for code, line, column in EXPECTED.findall(path.read_text("utf-8"))]
    found = [(problem.code, problem.place.line, problem.place.column) for problem in _problems(path)]
    assert expected != []
    assert sorted(expected) == sorted(found)


@pytest.mark.parametrize("path", INVALID, ids=_name)
def test_a_problem_never_speaks_the_language_of_schemas(path: Path) -> None:
    """Nobody has to know JSON Schema or Python to understand what is wrong."""
    jargon = re.compile(
        r"schema|instance|valid under|additionalProperties|oneOf|anyOf|\bstr\b|\bdict\b|None\b|object|array"
    )
    assert [] == [str(problem) for problem in _problems(path) if jargon.search(f"{problem.message} {problem.fix}")]


@pytest.mark.parametrize("schema", sorted(schemas_in(content_folder() / "schemas").by_name))
def test_every_schema_has_examples_of_both_kinds(schema: str) -> None:
    """No schema stands without at least two valid and six invalid examples."""
    valid = [path for path in VALID if path.parent.name == schema]
    invalid = [path for path in INVALID if path.parent.name == schema]
    assert len(valid) >= 2
    assert len(invalid) >= 6
