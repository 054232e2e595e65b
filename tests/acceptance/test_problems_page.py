"""The page of problems is true: each example gives its problem, and what stands there instead gives none."""

import re
from pathlib import Path

import pytest

from intakewise.problems.catalogue import CATALOGUE
from intakewise.problems.problem import Problem
from intakewise.reading.nodes import read_text
from intakewise.reading.schema_law import validate

PAGE = (Path(__file__).parents[2] / "docs" / "problems.md").read_text("utf-8")
SECTION = re.compile(r"^## (IW-[A-Z]\d{3}) (.+)$", re.MULTILINE)
EXAMPLE = re.compile(r"^```yaml ?(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _sections() -> dict[str, str]:
    """Return the text of each section by its code."""
    starts = list(SECTION.finditer(PAGE))
    ends = [start.start() for start in starts[1:]] + [len(PAGE)]
    return {start.group(1): PAGE[start.end() : end] for start, end in zip(starts, ends, strict=True)}


def _problems(schema: str, text: str) -> list[Problem]:
    node, problems = read_text(text.replace("<TAB>", "\t").replace("<NBSP>", "\u00a0"), "x.yaml")
    return problems if node is None or not schema else [*problems, *validate(node, schema)[1]]


def test_every_section_has_the_title_of_its_code() -> None:
    """A code means the same on the page as in the catalogue, and has one section."""
    titles = [(found.group(1), found.group(2)) for found in SECTION.finditer(PAGE)]
    assert [(code, CATALOGUE[code]) for code, _ in titles] == titles
    assert len(titles) == len(_sections())


@pytest.mark.parametrize("code", [code for code in CATALOGUE if code[3] in "YS"])
def test_the_example_gives_its_problem_and_the_remedy_none(code: str) -> None:
    """Whoever meets the problem can see on the page how it comes about and how it goes away."""
    wrong, right = EXAMPLE.findall(_sections()[code])
    assert [code] == list(dict.fromkeys(problem.code for problem in _problems(*wrong)))
    assert [] == [str(problem) for problem in _problems(*right)]
