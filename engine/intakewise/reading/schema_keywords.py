"""
What each keyword of JSON Schema asks of data, as a function that says yes or no.

Must not know words, places, or files. A test holds each to what the jsonschema library makes of it.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from types import NoneType
from typing import TypeGuard

from intakewise.reading.schema_files import Json, Schema, mappings, texts
from intakewise.reading.schema_types import Data

Check = Callable[[Data], bool]
Look = Callable[[Json], Check]

_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, Decimal),
    "boolean": (bool,),
    "null": (NoneType,),
    "array": (list,),
    "object": (dict,),
}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def always(data: Data) -> bool:
    """Accept anything."""
    return True


def never(data: Data) -> bool:
    """Accept nothing."""
    return False


def every(checks: Sequence[Check]) -> Check:
    """Join checks: all of them have to accept."""
    needed = [check for check in checks if check is not always]
    if len(needed) < 2:
        return needed[0] if needed else always

    return lambda data: all(check(data) for check in needed)


def _type(value: Json, schema: Schema, look: Look) -> Check:
    allowed = frozenset(kind for name in texts(value) for kind in _TYPES[name])
    return lambda data: type(data) in allowed


def _enum(value: Json, schema: Schema, look: Look) -> Check:
    allowed = frozenset((type(each), each) for each in value) if isinstance(value, Sequence) else frozenset()
    return lambda data: not isinstance(data, dict | list) and (type(data), data) in allowed


def _const(value: Json, schema: Schema, look: Look) -> Check:
    return lambda data: type(data) is type(value) and data == value


def _pattern(value: Json, schema: Schema, look: Look) -> Check:
    search = re.compile(str(value)).search
    return lambda data: not isinstance(data, str) or search(data) is not None


def _format(value: Json, schema: Schema, look: Look) -> Check:
    if value != "date":
        raise KeyError(f"schema format not supported: {value}")
    return lambda data: not isinstance(data, str) or is_day(data)


def is_day(text: str) -> bool:
    """Tell whether a text is a day of the calendar, written year-month-day."""
    try:
        return _DAY.fullmatch(text) is not None and date.fromisoformat(text) is not None
    except ValueError:
        return False


def _min_length(value: Json, schema: Schema, look: Look) -> Check:
    least = _count(value)
    return lambda data: not isinstance(data, str) or len(data) >= least


def _minimum(value: Json, schema: Schema, look: Look) -> Check:
    least = _count(value)
    return lambda data: not _is_number(data) or data >= least


def _maximum(value: Json, schema: Schema, look: Look) -> Check:
    most = _count(value)
    return lambda data: not _is_number(data) or data <= most


def _exclusive_minimum(value: Json, schema: Schema, look: Look) -> Check:
    least = _count(value)
    return lambda data: not _is_number(data) or data > least


def _is_number(data: Data) -> TypeGuard[int | Decimal]:
    return isinstance(data, int | Decimal) and not isinstance(data, bool)


def _count(value: Json) -> int:
    if not isinstance(value, int):
        raise KeyError(f"schema bound is not a whole number: {value}")
    return value


def _min_items(value: Json, schema: Schema, look: Look) -> Check:
    least = _count(value)
    return lambda data: not isinstance(data, list) or len(data) >= least


def _max_items(value: Json, schema: Schema, look: Look) -> Check:
    most = _count(value)
    return lambda data: not isinstance(data, list) or len(data) <= most


def _unique_items(value: Json, schema: Schema, look: Look) -> Check:
    return lambda data: not isinstance(data, list) or not repeated(data)


def repeated(items: Sequence[Data]) -> list[int]:
    """Return the positions of items that stood before in the same list."""
    return [position for position, item in enumerate(items) if item in items[:position]]


def _items(value: Json, schema: Schema, look: Look) -> Check:
    item = look(value)
    return lambda data: not isinstance(data, list) or all(map(item, data))


def _contains(value: Json, schema: Schema, look: Look) -> Check:
    item = look(value)
    least, most = _count(schema.get("minContains", 1)), schema.get("maxContains")

    def contains(data: Data) -> bool:
        if not isinstance(data, list):
            return True
        found = sum(map(item, data))
        return found >= least and (most is None or found <= _count(most))

    return contains


def _with_contains(value: Json, schema: Schema, look: Look) -> Check:
    return always


def _min_properties(value: Json, schema: Schema, look: Look) -> Check:
    least = _count(value)
    return lambda data: not isinstance(data, dict) or len(data) >= least


def _max_properties(value: Json, schema: Schema, look: Look) -> Check:
    most = _count(value)
    return lambda data: not isinstance(data, dict) or len(data) <= most


def _properties(value: Json, schema: Schema, look: Look) -> Check:
    entries = {key: look(part) for key, part in mappings(schema.get("properties", {}))}
    other = look(schema.get("additionalProperties", True))

    def properties(data: Data) -> bool:
        if isinstance(data, dict):
            for key, part in data.items():
                if not entries.get(key, other)(part):
                    return False
        return True

    return properties


def _additional_properties(value: Json, schema: Schema, look: Look) -> Check:
    return always if "properties" in schema else _properties(value, schema, look)


def _property_names(value: Json, schema: Schema, look: Look) -> Check:
    name = look(value)
    return lambda data: not isinstance(data, dict) or all(map(name, data))


def _required(value: Json, schema: Schema, look: Look) -> Check:
    needed = frozenset(texts(value))
    return lambda data: not isinstance(data, dict) or needed <= data.keys()


def _dependent_required(value: Json, schema: Schema, look: Look) -> Check:
    needs = [(key, frozenset(texts(others))) for key, others in mappings(value)]

    def dependent_required(data: Data) -> bool:
        return not isinstance(data, dict) or all(key not in data or others <= data.keys() for key, others in needs)

    return dependent_required


def _dependent_schemas(value: Json, schema: Schema, look: Look) -> Check:
    needs = [(key, look(part)) for key, part in mappings(value)]
    return lambda data: not isinstance(data, dict) or all(key not in data or part(data) for key, part in needs)


def _all_of(value: Json, schema: Schema, look: Look) -> Check:
    return every([look(part) for part in _parts(value)])


def _any_of(value: Json, schema: Schema, look: Look) -> Check:
    parts = [look(part) for part in _parts(value)]
    return lambda data: any(part(data) for part in parts)


def _one_of(value: Json, schema: Schema, look: Look) -> Check:
    parts = [look(part) for part in _parts(value)]
    return lambda data: sum(part(data) for part in parts) == 1


def _not(value: Json, schema: Schema, look: Look) -> Check:
    part = look(value)
    return lambda data: not part(data)


def _if(value: Json, schema: Schema, look: Look) -> Check:
    condition = look(value)
    then, otherwise = look(schema.get("then", True)), look(schema.get("else", True))
    return lambda data: then(data) if condition(data) else otherwise(data)


def _with_if(value: Json, schema: Schema, look: Look) -> Check:
    return always


def _parts(value: Json) -> Sequence[Json]:
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()


KEYWORDS: dict[str, Callable[[Json, Schema, Look], Check]] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "pattern": _pattern,
    "format": _format,
    "minLength": _min_length,
    "minimum": _minimum,
    "maximum": _maximum,
    "exclusiveMinimum": _exclusive_minimum,
    "minItems": _min_items,
    "maxItems": _max_items,
    "uniqueItems": _unique_items,
    "items": _items,
    "contains": _contains,
    "minContains": _with_contains,
    "maxContains": _with_contains,
    "minProperties": _min_properties,
    "maxProperties": _max_properties,
    "properties": _properties,
    "additionalProperties": _additional_properties,
    "propertyNames": _property_names,
    "required": _required,
    "dependentRequired": _dependent_required,
    "dependentSchemas": _dependent_schemas,
    "allOf": _all_of,
    "anyOf": _any_of,
    "oneOf": _one_of,
    "not": _not,
    "if": _if,
    "then": _with_if,
    "else": _with_if,
}
