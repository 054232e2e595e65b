"""
One file of a knowledge base: read, validated, and which of its parts are sound enough to build from.

Must not know what the parts mean.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from intakewise.model.drafts import Kind
from intakewise.problems.problem import Place, Problem, Severity
from intakewise.reading.nodes import List, Mapping, Node, read_file
from intakewise.reading.parts import identity, items, mapping_of
from intakewise.reading.schema_law import validate

_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True)
class Document:
    """
    A file as it was read.

    Args:
        root: its mapping; empty where nothing usable was written.
        file: its name as the user knows it.
        wrong: where its problems are.
    """

    root: Mapping
    file: str
    problems: list[Problem]
    is_usable: bool = True
    wrong: frozenset[Place] = frozenset()

    def is_sound(self, node: Node) -> bool:
        """Tell whether nothing is wrong with a part, or anywhere within it."""
        return not self.wrong or self.wrong.isdisjoint(_places_in(node))


def read_document(path: Path, file: str, schema: str) -> Document:
    """
    Read a file and validate it.

    Args:
        file: its name as the user knows it.
        schema: the schema's name without its ending.
    """
    root, problems = read_file(path, file)
    if root is None:
        return Document(mapping_of(None), file, problems, is_usable=False)
    _, found = validate(root, schema)
    wrong = frozenset(problem.place for problem in found if problem.severity is Severity.ERROR)
    return Document(mapping_of(root), file, [*problems, *found], isinstance(root, Mapping), wrong)


@dataclass(slots=True)
class Unsound:
    """What could not be built, collected over all files: the names that it would have had, by kind."""

    names: dict[Kind, set[str]] = field(default_factory=dict)
    kinds: set[Kind] = field(default_factory=set)

    def note(self, kind: Kind, name: str) -> None:
        """Note that something was not built; without a name, any name of its kind may have been meant."""
        if name:
            self.names.setdefault(kind, set()).add(name)
        else:
            self.kinds.add(kind)


def built(
    document: Document, key: str, kind: Kind, build: Callable[[Mapping], _Part], unsound: Unsound
) -> tuple[_Part, ...]:
    """Build each sound part of the list under a key, and note the others."""
    if key not in document.root.entries and (document.problems or not document.is_usable):
        unsound.kinds.add(kind)
    return built_from(items(document.root, key), document, kind, build, unsound)


def built_from(
    nodes: tuple[Node, ...], document: Document, kind: Kind, build: Callable[[Mapping], _Part], unsound: Unsound
) -> tuple[_Part, ...]:
    """Build each sound node, and note the others."""
    parts = []
    for node in nodes:
        if isinstance(node, Mapping) and document.is_sound(node):
            parts.append(build(node))
        else:
            unsound.note(kind, identity(node))
    return tuple(parts)


def _places_in(node: Node) -> Iterator[Place]:
    yield node.place
    if isinstance(node, Mapping):
        yield from node.places.values()
        for value in node.entries.values():
            yield from _places_in(value)
    elif isinstance(node, List):
        for item in node.items:
            yield from _places_in(item)
