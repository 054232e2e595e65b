"""The page of problems is true of answers: each example gives its problem, and what stands there instead gives none."""

import re
from functools import cache

import pytest

from intakewise.problems.catalogue import CATALOGUE
from intakewise.problems.exceptions import AnswersInvalid
from intakewise.problems.problem import Problem, has_errors
from intakewise.reading.answer_files import answers_from_text
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import load
from tests.acceptance.command_line import CHECKOUT, TINY

PAGE = (CHECKOUT / "docs" / "problems.md").read_text("utf-8")
EXAMPLE = re.compile(r"^```yaml answers\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@cache
def kb() -> KnowledgeBase:
    """Return the knowledge base about sore hands."""
    return load(TINY)


def problems(written: str) -> list[Problem]:
    """Return everything that is wrong with answers."""
    given = answers_from_text(written, "x.yaml", kb().knowledge)
    if has_errors(list(given.problems)):
        return list(given.problems)
    try:
        kb().assess(given.answers, region=given.region, places=given.places)
    except AnswersInvalid as invalid:
        return list(invalid.problems)
    return list(given.problems)


def section(code: str) -> str:
    """Return the text of the section of a code."""
    start = PAGE.index(f"## {code} ")
    end = PAGE.find("\n## ", start)
    return PAGE[start : end if end >= 0 else len(PAGE)]


@pytest.mark.parametrize("code", [code for code in CATALOGUE if code[3] == "A" and code != "IW-A007"])
def test_the_example_gives_its_problem_and_the_remedy_none(code: str) -> None:
    """Whoever meets the problem can see on the page how it comes about and how it goes away."""
    wrong, right = EXAMPLE.findall(section(code))
    assert [code] == [problem.code for problem in problems(wrong)]
    assert [] == [str(problem) for problem in problems(right)]


def test_a_number_that_only_a_program_can_give_is_refused() -> None:
    """The examples of IW-A007 are Python: no file can hold such a number."""
    wrong, right = re.findall(r"^kb\.assess\((.*)\)$", section("IW-A007"), re.MULTILINE)
    with pytest.raises(AnswersInvalid) as invalid:
        kb().assess(eval(wrong))
    assert ["IW-A007"] == [problem.code for problem in invalid.value.problems]
    assert {"fluids": {"declined": "dont_know"}} == kb().assess(eval(right)).answers


def test_every_code_has_its_section() -> None:
    """No message leads nowhere."""
    assert [] == [code for code in CATALOGUE if f"\n## {code} " not in PAGE]


@pytest.mark.parametrize("code", [code for code in CATALOGUE if code[3] in "AC"])
def test_every_section_says_how_to_fix_it(code: str) -> None:
    """In words, after the example."""
    assert "**How to fix it.** " in section(code)
