"""Put misspelt words right in a document, so that what they hid can be looked at. Must not know why they are wrong."""

from collections.abc import Sequence
from dataclasses import dataclass

from intakewise.reading.nodes import List, Mapping, Node, Scalar

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class KeyRepair:
    """In the mapping at `path`, the key `wrong` should be `right`."""

    path: Path
    wrong: str
    right: str


@dataclass(frozen=True, slots=True)
class ValueRepair:
    """The text at `path` should be `right`."""

    path: Path
    right: str


Repair = KeyRepair | ValueRepair


def repaired(node: Node, repairs: Sequence[Repair]) -> Node:
    """Return the document with the words put right; places stay those of what was written."""
    keys: dict[Path, dict[str, str]] = {}
    values: dict[Path, str] = {}
    for repair in repairs:
        if isinstance(repair, ValueRepair):
            values[repair.path] = repair.right
        elif repair.right not in keys.setdefault(repair.path, {}).values():
            keys[repair.path][repair.wrong] = repair.right
    return _rebuilt(node, (), keys, values)


def _rebuilt(node: Node, path: Path, keys: dict[Path, dict[str, str]], values: dict[Path, str]) -> Node:
    if isinstance(node, Scalar):
        return Scalar(values[path], node.place, node.quoted) if path in values else node
    if isinstance(node, List):
        items = (_rebuilt(item, (*path, index), keys, values) for index, item in enumerate(node.items))
        return List(tuple(items), node.place)
    renamed = {wrong: right for wrong, right in keys.get(path, {}).items() if right not in node.entries}
    return Mapping(
        {renamed.get(key, key): _rebuilt(value, (*path, key), keys, values) for key, value in node.entries.items()},
        {renamed.get(key, key): place for key, place in node.places.items()},
        node.place,
    )
