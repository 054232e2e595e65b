"""The few forms that a schema for an editor is made of. Must not know what the names in them mean."""

from collections.abc import Iterable, Mapping, Sequence

from intakewise.reading.schema_files import ENDING, Json, Schema
from intakewise.workbench.editor.names import Name

SHARED = "conditions"
"""The schema whose definitions the others share, those of names among them."""

IN_WORDS: dict[bool, str] = {True: "yes", False: "no"}
"""How yes and no are written: an editor reads YAML 1.2, in which these are texts."""


def truths(*values: bool) -> Schema:
    """Allow yes, no, or both, in either spelling."""
    return {"enum": [*values, *(IN_WORDS[value] for value in values)]}


def one_of_names(names: Sequence[Name]) -> Schema:
    """Allow one of the names; an editor shows beside each what it stands for."""
    allowed: Schema = {"enum": [each.id for each in names]}
    return (
        {**allowed, "enumDescriptions": [each.says for each in names]} if any(each.says for each in names) else allowed
    )


def defined(definition: str) -> Schema:
    """Allow what a shared definition does."""
    return {"$ref": f"{SHARED}{ENDING}#/$defs/{definition}"}


def listed(item: Json, least: int = 1) -> Schema:
    """Allow a list in which nothing stands twice."""
    return {"type": "array", "items": item, "minItems": least, "uniqueItems": True}


def either(*forms: Json) -> Schema:
    """Allow any of the forms."""
    return {"anyOf": list(forms)}


def by_name(key: str, parts: Iterable[tuple[str, Mapping[str, Json]]]) -> list[Schema]:
    """Ask of a mapping, by the name that stands under a key, what the properties of that name ask."""
    return [
        {"if": {"properties": {key: {"const": name}}, "required": [key]}, "then": {"properties": properties}}
        for name, properties in parts
    ]
