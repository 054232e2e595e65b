"""Whatever stands in a file of answers, it ends in problems or an assessment, and no answer is repeated."""

from random import Random

import pytest

from intakewise.problems.exceptions import AnswersInvalid
from intakewise.problems.problem import Problem, has_errors
from intakewise.reading.answer_files import answers_from_text
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import load
from tests.acceptance.command_line import MARKER, TINY

KEYS = ["fluids: ", "note: ", "danger: ", "washing: ", "creams: ", "value: ", "answers: ", "knowledge: ", "<<: "]
MARKS = ["'", '"', "\n", "  ", "- ", "[", "]", "{", "}", ", ", "&", "*", "!", "|", ">", "%", "@", "`", "\t", "#", " "]
WORDS = [
    MARKER,
    MARKER,
    "---",
    "...",
    "\\",
    '"\\x41"',
    "!!",
    "%YAML 1.1",
    "12",
    "null",
    "1e9",
    "\u202e",
    "\x07",
    "\ud800",
]


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """Return the knowledge base about sore hands."""
    return load(TINY)


def problems(kb: KnowledgeBase, written: str) -> list[Problem]:
    """Return what is wrong with a text, read and assessed as the command does."""
    given = answers_from_text(written, "x.yaml", kb.knowledge)
    if has_errors(list(given.problems)):
        return list(given.problems)
    try:
        kb.assess(given.answers, region=given.region, places=given.places)
    except AnswersInvalid as invalid:
        return list(invalid.problems)
    return list(given.problems)


def test_no_text_is_more_than_a_problem_and_no_answer_is_repeated(kb: KnowledgeBase) -> None:
    """Thousands of texts of broken YAML and JSON. Only what stands where a question's id should is named."""
    random = Random(77)
    for _ in range(6000):
        written = "".join(random.choice(random.choice((KEYS, MARKS, WORDS))) for _ in range(random.randint(1, 16)))
        for problem in problems(kb, written):
            assert MARKER not in str(problem) or problem.code in ("IW-A001", "IW-A011", "IW-A013"), (
                written,
                str(problem),
            )
