"""
Put a schema as editors need it: they read YAML 1.2, and do not know our words for what is wrong.

Must not know what is in it.
"""

from collections.abc import Mapping, Sequence

from intakewise.reading.schema_files import Json
from intakewise.workbench.editor.words import truths

_LEFT_OUT = ("$id", "examples", "errorMessage")
"""
What is not written: `$id`, for a schema is found by where its file is; our examples, which editors offer as if they
were names of this base; and our own messages by keyword, where editors expect one text.
"""

_HOLD_NAMES = ("properties", "$defs", "dependentRequired", "dependentSchemas")
"""Keywords with any keys below them: there, `examples` is a name like others."""


def put_plainly(schema: Json) -> Json:
    """
    Return a schema, or a part of one, for an editor.

    >>> put_plainly({"type": "boolean", "examples": [True]})
    {'enum': [True, False, 'yes', 'no']}
    """
    if isinstance(schema, Mapping):
        return _mapping(schema)
    if isinstance(schema, Sequence) and not isinstance(schema, str):
        return [put_plainly(each) for each in schema]
    return schema


def _mapping(schema: Mapping[str, Json]) -> Json:
    plain: dict[str, Json] = {}
    for key, value in schema.items():
        if key in _HOLD_NAMES and isinstance(value, Mapping):
            plain[key] = {name: put_plainly(each) for name, each in value.items()}
        elif key == "type" and value == "boolean":
            plain |= truths(True, False)
        elif key == "const" and isinstance(value, bool):
            plain |= truths(value)
        elif key in ("enum", "const"):
            plain[key] = value
        elif key not in _LEFT_OUT:
            plain[key] = put_plainly(value)
    return plain
