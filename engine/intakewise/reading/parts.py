"""
Take the parts out of nodes, whatever they turn out to be: what is missing or of another kind is empty.

The schemas say what is wrong; here nothing is reported and nothing fails.
"""

from intakewise.passes import literals
from intakewise.problems.problem import Place
from intakewise.reading.nodes import List, Mapping, Node, Scalar
from intakewise.reading.schema_types import BOOLEANS


def mapping_of(node: Node | None) -> Mapping:
    """Return a node that is a mapping, else an empty one."""
    if isinstance(node, Mapping):
        return node
    return Mapping({}, {}, Place("") if node is None else node.place)


def part(node: Mapping, key: str) -> Mapping:
    """Return the mapping under a key."""
    return mapping_of(node.entries.get(key))


def text(node: Mapping, key: str) -> str:
    """Return the text under a key."""
    return text_of(node.entries.get(key))


def text_of(node: Node | None) -> str:
    """Return a node that is a text, without the line end that block texts have."""
    return node.text.rstrip("\n") if isinstance(node, Scalar) else ""


def items(node: Mapping, key: str) -> tuple[Node, ...]:
    """Return the items of the list under a key."""
    return items_of(node.entries.get(key))


def items_of(node: Node | None) -> tuple[Node, ...]:
    """Return the items of a node that is a list."""
    return node.items if isinstance(node, List) else ()


def texts(node: Mapping, key: str) -> tuple[str, ...]:
    """Return the texts in the list under a key."""
    return texts_of(node.entries.get(key))


def texts_of(node: Node | None) -> tuple[str, ...]:
    """Return the texts in a node that is a list."""
    return tuple(text_of(item) for item in items_of(node) if isinstance(item, Scalar))


def places_of(node: Mapping, key: str) -> dict[str, Place]:
    """Return where each item of the list under a key stands, by `key.number`."""
    return {f"{key}.{number}": item.place for number, item in enumerate(items(node, key))}


def is_set(node: Mapping, key: str) -> bool:
    """Tell whether the key says yes."""
    return BOOLEANS.get(text(node, key), False)


def whole(node: Mapping, key: str) -> int | None:
    """Return the whole number under a key; None if there is none."""
    written = text(node, key)
    return literals.scaled(written, 0) if literals.is_number(written) and "." not in written else None


def place(node: Mapping, key: str) -> Place:
    """Return where the value under a key stands, or the mapping if there is none."""
    return node.entries[key].place if key in node.entries else node.place


def identity(node: Node) -> str:
    """Return the id that a part gives itself; empty if it has none."""
    return text(node, "id") if isinstance(node, Mapping) else ""
