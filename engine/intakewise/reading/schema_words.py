"""The words for values and places of a document. Must not know schemas or codes."""

import re
from collections.abc import Iterable, Sequence

from intakewise.reading.nodes import List, Mapping, Node, Scalar

_KINDS = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "yes or no",
    "array": "a list",
    "object": "keys with values",
    "null": "nothing",
}
_NUMERAL = re.compile(r"-?[0-9]+([.,][0-9]+)?")


def kinds(types: Iterable[str]) -> str:
    """
    Return what may stand somewhere.

    >>> kinds(["string", "array"])
    'a text or a list'
    """
    return one_of([_KINDS[name] for name in types])


def kind_of(node: Node) -> str:
    """Say what stands somewhere, without repeating it."""
    if isinstance(node, Mapping):
        return "keys with values stand"
    if isinstance(node, List):
        return "a list stands"
    if not _NUMERAL.fullmatch(node.text):
        return "a text stands"
    return "a text in quotes stands" if node.quoted else "a number with decimals stands"


def one_of(words: Sequence[str]) -> str:
    """
    Join alternatives.

    >>> one_of(["a", "b", "c"])
    'a, b, or c'
    """
    if len(words) < 3:
        return " or ".join(words)
    return ", ".join(words[:-1]) + f", or {words[-1]}"


def listed(words: Iterable[str]) -> str:
    """Join names that stand for themselves."""
    return ", ".join(words)


def subject(path: tuple[str | int, ...]) -> str:
    """
    Name the value at a path, as the beginning of a sentence.

    >>> subject(("rules", 0, "because")), subject(("rules", 0, "sources", 1)), subject(())
    ("'because'", "Entry 2 of 'sources'", 'The document')
    """
    if not path:
        return "The document"
    last = path[-1]
    if isinstance(last, str):
        return f"'{last}'"
    holder = next((step for step in reversed(path) if isinstance(step, str)), "")
    return f"Entry {last + 1} of '{holder}'" if holder else f"Entry {last + 1}"


def hint(types: Sequence[str], node: Node) -> str:
    """Return how to turn what stands somewhere into what may stand there; nothing where that is plain."""
    if isinstance(node, Scalar):
        return _hint_for_scalar(types, node)
    if isinstance(node, Mapping):
        return _hint_for_mapping(types)
    if "array" in types:
        return ""
    wanted = "`key: value`" if types == ("object",) else "one value"
    return f"Write {wanted}, without brackets or dash."


def _hint_for_mapping(types: Sequence[str]) -> str:
    if "array" in types:
        return "Begin each entry with a dash and a space."
    return "If it is one text with a colon in it, put it in quotes." if "string" in types else ""


def _hint_for_scalar(types: Sequence[str], scalar: Scalar) -> str:
    if "array" in types:
        return "Put it in square brackets, or on a line of its own after a dash."
    if "object" in types:
        return "Put a space after each colon." if ":" in scalar.text else "Write `key: value` below it, indented."
    if "boolean" in types:
        return "Write yes or no, without quotes."
    if scalar.quoted and _NUMERAL.fullmatch(scalar.text):
        return "Leave out the quotes."
    if "," in scalar.text:
        return "Write a point before the decimals, and nothing between thousands."
    if _NUMERAL.fullmatch(scalar.text):
        return "Leave out the decimals."
    return "Write digits alone, without a unit."
