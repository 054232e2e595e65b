"""Give mappings whose keys are names a key for each: editors complete and explain such keys, and not those by form."""

from collections.abc import Mapping, Sequence

from intakewise.reading.schema_files import Json, Schema, as_schema
from intakewise.workbench.editor.names import Name, Names


def with_named_keys(schema: Json, names: Names) -> Json:
    """Return a schema in which `propertyNames` of a kind of name have become these names, wherever they stand."""
    if isinstance(schema, Mapping):
        inner = {key: with_named_keys(each, names) for key, each in schema.items()}
        named = _named(inner, names)
        return inner if named is None else _keyed(inner, named)
    if isinstance(schema, Sequence) and not isinstance(schema, str):
        return [with_named_keys(each, names) for each in schema]
    return schema


def _named(schema: Schema, names: Names) -> tuple[Name, ...] | None:
    reference = as_schema(schema.get("propertyNames")).get("$ref")
    return names.get(reference.rpartition("/")[2]) if isinstance(reference, str) else None


def _keyed(schema: Schema, named: Sequence[Name]) -> Schema:
    value = as_schema(schema["additionalProperties"])
    rest = {key: each for key, each in schema.items() if key != "propertyNames"}
    keys: dict[str, Json] = {each.id: {**value, "description": each.says} for each in named}
    return {**rest, "properties": keys, "additionalProperties": False}
