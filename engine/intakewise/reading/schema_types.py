"""
Give scalars their type by the schema: what stays text, what becomes a number, a yes or no, or nothing.

Must not know what is wrong with a value: what fits no type here stays text, and the schema then says so.
"""

import re
from collections.abc import Callable
from decimal import Decimal

from intakewise.reading.nodes import List, Mapping, Node, Scalar
from intakewise.reading.schema_files import Json, Located, Schemas, as_schema, mappings, texts

Data = dict[str, "Data"] | list["Data"] | str | int | Decimal | bool | None
Typing = Callable[[Node], Data]

BOOLEANS = {"true": True, "yes": True, "false": False, "no": False}
NOTHING = frozenset(("", "null", "~"))

# At most 18 digits: nobody counts further, and Python refuses to read very long numbers.
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,18})?")


class Typings:
    """Functions from nodes to plain data, one for each schema, made when first needed."""

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas
        self._made: dict[int, Typing] = {}

    def typing(self, located: Located) -> Typing:
        """Return the function that types nodes as a schema expects them."""
        located = self._schemas.resolved(located)
        key = id(located.schema)
        if key not in self._made:
            # Conditions hold conditions: while this one is being made, it is reached through the table.
            self._made[key] = self._later(key)
            self._made[key] = self._make(located)
        return self._made[key]

    def _later(self, key: int) -> Typing:
        def typing(node: Node) -> Data:
            return self._made[key](node)

        return typing

    def _make(self, located: Located) -> Typing:
        schema = located.schema
        scalar = _scalar_typing(texts(schema.get("type")))
        item = self._below(schema.get("items"), located.file)
        other = self._below(schema.get("additionalProperties"), located.file)
        entries = {key: self._below(part, located.file) for key, part in mappings(schema.get("properties"))}

        def typed(node: Node) -> Data:
            if isinstance(node, Scalar):
                return node.text if node.quoted else scalar(node.text)
            if isinstance(node, Mapping):
                return {key: entries.get(key, other)(value) for key, value in node.entries.items()}
            return [item(each) for each in node.items]

        return typed

    def _below(self, schema: Json, file: str) -> Typing:
        return self.typing(Located(as_schema(schema), file)) if as_schema(schema) else untyped


def untyped(node: Node) -> Data:
    """Return a node as plain data, every scalar as text: nothing is expected where it stands."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, List):
        return [untyped(item) for item in node.items]
    return {key: untyped(value) for key, value in node.entries.items()}


def _scalar_typing(types: tuple[str, ...]) -> Callable[[str], Data]:
    """Return how a plain scalar is read where these types are allowed: text stays text wherever it may."""
    readers = [_READERS[name] for name in _READERS if name in types]
    if readers == [_text] or not readers:
        return _text

    def scalar(text: str) -> Data:
        for reader in readers:
            value = reader(text)
            if value is not text or reader is _text:
                return value
        return text

    return scalar


def _nothing(text: str) -> Data:
    return None if text in NOTHING else text


def _text(text: str) -> Data:
    return text


def _integer(text: str) -> Data:
    return int(text) if _WHOLE.fullmatch(text) else text


def _number(text: str) -> Data:
    return Decimal(text) if _NUMBER.fullmatch(text) else text


def _boolean(text: str) -> Data:
    return BOOLEANS.get(text, text)


# In this order: null is meant where it may stand, and nothing else is read into a text.
_READERS: dict[str, Callable[[str], Data]] = {
    "null": _nothing,
    "string": _text,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
}
