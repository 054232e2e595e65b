"""
What the validator found wrong, as data: which keyword of which schema refused what.

Must not know words. The only module that knows the errors of the jsonschema library.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from intakewise.reading.schema_files import Json, Located, Schema, Schemas, as_schema, child
from intakewise.reading.schema_types import Data

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

Path = tuple[str | int, ...]

# Keywords whose schema speaks of a part of the value, and those whose schema has a name or number between.
_GO_DOWN = frozenset(("properties", "items", "additionalProperties", "propertyNames", "contains"))
_NAMED = frozenset(("properties", "dependentSchemas", "allOf", "anyOf", "oneOf", "$defs"))


@dataclass(frozen=True, slots=True)
class Fault:
    """
    One thing that a schema refused.

    Args:
        keyword: the word of the schema that refused it.
        value: what stands in the schema at this word.
        path: where the value is in the document; for a refused key, where its mapping is.
        data: the value, or the refused key.
        is_key: whether a key was refused, rather than a value.
        schemas: the schemas that speak of this very value, the outermost first.
        around: those that speak of what holds it.
    """

    keyword: str
    value: Json
    path: Path
    data: Data
    is_key: bool
    schemas: tuple[Schema, ...]
    around: tuple[Schema, ...]

    @property
    def schema(self) -> Schema:
        """The innermost schema, in which the keyword stands."""
        return self.schemas[-1]

    def words(self) -> str:
        """Return the words that the schema itself has for this fault; the innermost ones, or none."""
        for schema in reversed(self.schemas):
            words = as_schema(schema.get("errorMessage")).get(self.keyword)
            if isinstance(words, str):
                return words
        return ""


def fault_from_error(error: ValidationError, root: Located, schemas: Schemas) -> Fault:
    """Return what an error of the library says, with every schema that was passed on the way to it."""
    steps = tuple(error.absolute_schema_path)
    levels = _levels(steps, root, schemas)
    return Fault(
        keyword=str(error.validator),
        value=cast(Json, error.validator_value),
        path=tuple(error.absolute_path),
        data=cast(Data, error.instance),
        is_key="propertyNames" in steps,
        schemas=tuple(levels[-1]),
        around=tuple(levels[-2]) if len(levels) > 1 else (),
    )


def _levels(steps: Sequence[str | int], root: Located, schemas: Schemas) -> list[list[Schema]]:
    """
    Walk down to a keyword of the schema and return what was passed, a list for each value on the way.

    The library leaves `$ref` and `if` out of its paths: a reference is followed where the next step is not there.
    """
    levels: list[list[Schema]] = [[root.schema]]
    here, rest = root, list(steps)
    while rest:
        keyword = rest.pop(0)
        while keyword not in here.schema:
            here = schemas.target(str(here.schema["$ref"]), here.file)
            levels[-1].append(here.schema)
        if rest:
            below = child(here.schema, keyword)
            below = child(below, rest.pop(0)) if keyword in _NAMED else below
            here = Located(as_schema(below), here.file)
            levels += [[]] if keyword in _GO_DOWN else []
            levels[-1].append(here.schema)
    return levels
