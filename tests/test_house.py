"""The house rules that a machine can check: nothing without its counterpart, nothing too long, nothing unexplained."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from intakewise.model.knowledge import FactKind
from intakewise.model.questionnaires import Operation
from intakewise.passes.typecheck import TESTS
from intakewise.problems.catalogue import CATALOGUE
from intakewise.reading.nodes import List, Mapping, Node, Scalar
from intakewise.wiring.opening import open_knowledge
from tests.conformance.conformance_files import FILES, knowledge_of, line_nodes_of

ROOT = Path(__file__).parents[1]
ENGINE = sorted((ROOT / "engine").rglob("*.py"))
PYTHON = [*ENGINE, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "benchmarks").rglob("*.py"))]
MOST_LINES_OF_A_FILE = 300
MOST_LINES_OF_A_FUNCTION = 50

OPERATORS = {word for words in TESTS.values() for word in words}
CONNECTIVES = {"all", "any", "not"}
REFUSED = {(FactKind.CHOICES, "is"), (FactKind.CONTRIBUTOR, "is"), (FactKind.REFERRAL, "is")}
"""Words that `typecheck` knows only to say what to write instead."""

TRUTHS = {"true", "false", "unknown"}

_CODE = re.compile(r"\bIW-[A-Z]\d{3}\b")

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def shown(path: Path) -> str:
    """A path as it is named in the repository."""
    return str(path.relative_to(ROOT))


def definitions_in(path: Path) -> Iterator[Definition]:
    """Every function and class of a file, those within others included."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, Definition):
            yield node


def test_every_operator_has_a_conformance_file() -> None:
    """Each word that a condition may use, each connective, and each operation of a derived number has its file."""
    names = {path.stem for path in FILES}
    assert set() == (OPERATORS | CONNECTIVES | {operation.value for operation in Operation}) - names


def words_in(node: Node) -> Iterator[tuple[str, str]]:
    """Every test of a condition as it is written: the fact and the word."""
    if isinstance(node, List):
        for item in node.items:
            yield from words_in(item)
    elif isinstance(node, Mapping):
        for key, value in node.entries.items():
            if key in CONNECTIVES:
                yield from words_in(value)
            elif isinstance(value, Scalar):
                yield key, "is"
            elif isinstance(value, Mapping):
                yield from ((key, word) for word in value.entries)


def covered_truths() -> dict[tuple[FactKind, str], set[str]]:
    """The truths that lines show for each kind of fact and word."""
    covered: dict[tuple[FactKind, str], set[str]] = defaultdict(set)
    for path in FILES:
        facts = knowledge_of(path.name).facts
        for line in line_nodes_of(path):
            for fact, word in words_in(line.entries["when"]):
                covered[facts[fact].kind, word] |= {
                    truth for truth in ("true", "false", "unknown") if truth in line.entries
                }
    return covered


def test_every_word_is_shown_on_every_kind_of_fact() -> None:
    """Each word on each kind of fact has lines where it is true, false, and unknown; `known` is never unknown."""
    covered = covered_truths()
    lacking = {
        (kind.value, word): expected - covered[kind, word]
        for kind, words in TESTS.items()
        for word in words
        if (kind, word) not in REFUSED
        if (expected := {"true", "false"} | ({"unknown"} if word != "known" else set())) - covered[kind, word]
    }
    assert {} == lacking


def test_every_code_has_a_section_in_the_docs() -> None:
    """Each problem code has a section of its own in docs/problems.md, and no section is about a code there is not."""
    page = (ROOT / "docs" / "problems.md").read_text("utf-8")
    sections = re.findall(r"^## (IW-[A-Z]\d{3}) (.+)$", page, flags=re.MULTILINE)
    assert CATALOGUE == dict(sections)


def test_the_codes_of_the_engine_are_those_of_the_catalogue() -> None:
    """Each code in the engine's sources stands in the catalogue, and each of the catalogue is used somewhere."""
    catalogue = ROOT / "engine" / "intakewise" / "problems" / "catalogue.py"
    sources = "\n".join(path.read_text("utf-8") for path in ENGINE if path != catalogue)
    assert set(CATALOGUE) == set(_CODE.findall(sources))


def test_every_shipped_rule_fires_in_a_case() -> None:
    """Each rule of the shipped base is expected to fire by a case that passes: no exceptions."""
    opened = open_knowledge("muscle_spasms")
    assert opened.knowledge is not None
    fired = {rule for case in opened.cases for rule in case.expected.fired}
    assert set() == set(opened.knowledge.rules) - fired


@pytest.mark.parametrize("path", PYTHON, ids=shown)
def test_no_file_is_too_long(path: Path) -> None:
    """No file is longer than 300 lines, no function longer than 50."""
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES_OF_A_FILE
    assert [] == [
        f"{node.name}: {length}"
        for node in definitions_in(path)
        if not isinstance(node, ast.ClassDef)
        if (length := (node.end_lineno or node.lineno) - node.lineno + 1) > MOST_LINES_OF_A_FUNCTION
    ]


@pytest.mark.parametrize("path", ENGINE, ids=shown)
def test_everything_public_is_explained(path: Path) -> None:
    """Each module, public class, and public function of the engine has a docstring; functions within others do not."""
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree)
    assert [] == [node.name for node in public_in(tree) if not ast.get_docstring(node)]


def public_in(tree: ast.Module | ast.ClassDef) -> Iterator[Definition]:
    """The public classes and functions of a module, and the methods of those classes."""
    for node in tree.body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public_in(node)
