"""
Read conformance files: each a tiny knowledge base in the format that authors write, and what it must come to.

A file says what it adds to the shared base (`derived`, `questions`, `contributors`, `states`, `rules`,
`advice`, `ingredients`, `nutrients`, `regions`, `units`, `levels`), then `lines`:
conditions, each with answers that make it true, false, or unknown; and `assessments`: answers with what follows.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from intakewise.model.knowledge import Knowledge
from intakewise.model.values import Truth
from intakewise.passes.from_draft import resolve_knowledge
from intakewise.problems.problem import Severity
from intakewise.reading.answer_files import answers_from_text
from intakewise.reading.knowledge_base import read_knowledge
from intakewise.reading.library import Found
from intakewise.reading.nodes import List, Mapping, Node, Scalar, read_text

HERE = Path(__file__).parent
FILES = tuple(sorted(HERE.glob("*.yaml")))

_PLAIN = re.compile(r"[A-Za-z0-9_.+-]+")
_RULE = "because: It is a test., sources: [book], review: {status: needs_review, checked: 2026-01-01, due: 2028-01-01}"


_BELONGS = {
    "questionnaire": ("derived",),
    "contributors": ("contributors", "states"),
    "advice": ("advice", "ingredients"),
    "knowledge": ("regions", "units", "levels"),
}
"""What a conformance file may add to each file of the shared base."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: answers, and the truth that a rule must have with them; `place` is where it stands."""

    file: str
    rule: str
    answers: str
    expected: Truth
    place: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One assessment: answers, and what must follow, as nodes by name."""

    file: str
    answers: str
    expected: dict[str, Node]
    place: str


def lines_of(path: Path) -> Iterator[Line]:
    """Yield every line of a file."""
    for rule, line in zip(_rule_names(path), _items(path, "lines"), strict=True):
        for word in ("true", "false", "unknown"):
            answer_sets = line.entries.get(word, List((), line.place))
            assert isinstance(answer_sets, List), line.place
            for answers in answer_sets.items:
                yield Line(path.name, rule, written(answers), Truth(word), str(answers.place))


def line_nodes_of(path: Path) -> list[Mapping]:
    """Return the lines of a file as they are written."""
    return _items(path, "lines")


def outcomes_of(path: Path) -> Iterator[Outcome]:
    """Yield every assessment of a file."""
    for each in _items(path, "assessments"):
        expected = {key: node for key, node in each.entries.items() if key != "answers"}
        yield Outcome(path.name, written(each.entries["answers"]), expected, str(each.place))


@cache
def knowledge_of(file: str) -> Knowledge:
    """Return the knowledge base of a file, which must have no error."""
    path = HERE / file
    with TemporaryDirectory() as folder:
        found = Found(Path(folder) / "rules" / "tiny", Path(folder) / "questionnaires")
        for at in (found.rules, found.questionnaires):
            at.mkdir(parents=True)
        for name in ("knowledge", "sources", "advice", "contributors"):
            (found.rules / f"{name}.yaml").write_text(_merged(path, name), "utf-8")
        if "nutrients" in _root(path).entries:
            (found.rules / "needs.yaml").write_text(f"nutrients: {written(_root(path).entries['nutrients'])}", "utf-8")
        (found.questionnaires / "tiny.yaml").write_text(_merged(path, "questionnaire"), "utf-8")
        (found.rules / "rules.yaml").write_text(_rules(path), "utf-8")
        reading = read_knowledge(found)
        knowledge, problems = resolve_knowledge(reading.draft, reading.problems)
    errors = [str(problem) for problem in problems if problem.severity is Severity.ERROR]
    assert knowledge is not None, "\n".join([file, *errors])
    return knowledge


def raw_answers(text: str, knowledge: Knowledge) -> dict[str, object]:
    """Return answers as `intakewise assess` would read them."""
    read = answers_from_text(text, "answers", knowledge)
    assert not read.problems, read.problems
    return dict(read.answers)


def written(node: Node) -> str:
    """Return a node as YAML in one line, each scalar as it was written."""
    if isinstance(node, Mapping):
        return f"{{{', '.join(f'{key}: {written(value)}' for key, value in node.entries.items())}}}"
    if isinstance(node, List):
        return f"[{', '.join(written(item) for item in node.items)}]"
    return node.text if not node.quoted and _PLAIN.fullmatch(node.text) else json.dumps(node.text)


@cache
def _root(path: Path) -> Mapping:
    root, problems = read_text(path.read_text("utf-8"), path.name)
    assert isinstance(root, Mapping), problems
    assert not problems, problems
    return root


def _items(path: Path, key: str) -> list[Mapping]:
    node = _root(path).entries.get(key)
    if node is None:
        return []
    assert isinstance(node, List), node.place
    assert all(isinstance(item, Mapping) for item in node.items), node.place
    return [item for item in node.items if isinstance(item, Mapping)]


def _rule_names(path: Path) -> list[str]:
    return [f"line.n{number:03}" for number in range(len(_items(path, "lines")))]


def _merged(path: Path, name: str) -> str:
    """Return a shared file with what this one adds to its lists, a line for each part."""
    root, additions = _root(HERE / "base" / f"{name}.yaml"), _root(path).entries
    text = [f"{key}: {written(value)}" for key, value in root.entries.items() if key not in additions]
    if name == "questionnaire" and "questions" in additions:
        text = [each.replace("questions: [", f"questions: [{written(additions['questions'])[1:-1]}, ") for each in text]
    text += [f"{key}: {written(additions[key])}" for key in _BELONGS.get(name, ()) if key in additions]
    return "\n".join(text)


def _rules(path: Path) -> str:
    rules = [
        f"{{id: {rule}, when: {written(line.entries['when'])}, then: [{{cautions: careful}}], {_RULE}}}"
        for rule, line in zip(_rule_names(path), _items(path, "lines"), strict=True)
    ]
    for each in _items(path, "rules"):
        own = ", ".join(f"{key}: {written(value)}" for key, value in each.entries.items())
        title = "" if "title" in each.entries else "title: A rule, "
        rules.append(f"{{{title}{own}, {_RULE}}}")
    return "\n".join(["rules:", *(f"  - {rule}" for rule in rules)])


def scalar(node: Node) -> str:
    """Return the text of a scalar."""
    assert isinstance(node, Scalar), node.place
    return node.text
