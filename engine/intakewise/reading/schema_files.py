"""
The schemas as they stand in their files, with their references to each other.

Must not know what is validated against them.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from intakewise.problems.exceptions import IntakewiseError

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]
Schema = Mapping[str, Json]

ENDING: Final = ".schema.json"


@dataclass(frozen=True, slots=True)
class Located:
    """A schema, and the name of the file it stands in: references in it start from there."""

    schema: Schema
    file: str


@dataclass(frozen=True, eq=False)
class Schemas:
    """Every schema of a folder, by the name it has without its ending."""

    by_name: Mapping[str, Schema]

    def named(self, name: str) -> Located:
        """
        Return a whole schema.

        Raises:  IntakewiseError: there is none such.
        """
        if name not in self.by_name:
            raise IntakewiseError(f"There is no schema {name!r}; there are {', '.join(sorted(self.by_name))}.")
        return Located(self.by_name[name], name)

    def target(self, reference: str, file: str) -> Located:
        """Return what a `$ref` means; only `NAME.schema.json#/a/b` and `#/a/b` are used."""
        name, _, path = reference.partition("#")
        located = self.named(name.removesuffix(ENDING) if name else file)
        schema: Json = located.schema
        for step in path.split("/")[1:]:
            schema = child(schema, step)
        return Located(as_schema(schema), located.file)

    def resolved(self, located: Located) -> Located:
        """Follow `$ref` until there is none."""
        while isinstance(reference := located.schema.get("$ref"), str):
            located = self.target(reference, located.file)
        return located


def child(schema: Json, step: str | int) -> Json:
    """Go one step down in a schema. Raises KeyError or IndexError if there is no such step."""
    if isinstance(schema, Mapping):
        return schema[str(step)]
    if isinstance(schema, Sequence) and not isinstance(schema, str):
        return schema[int(step)]
    raise KeyError(step)


def as_schema(value: Json) -> Schema:
    """Return what is known to be a mapping of a schema; a schema that only says true or false as an empty one."""
    return value if isinstance(value, Mapping) else {}


def mappings(value: Json) -> Iterator[tuple[str, Json]]:
    """Yield the entries of what is known to be a mapping of a schema."""
    return iter(as_schema(value).items())


def texts(value: Json) -> tuple[str, ...]:
    """Return the texts of a list of a schema; a single text counts as a list of one."""
    if isinstance(value, str):
        return (value,)
    return tuple(str(each) for each in value) if isinstance(value, Sequence) else ()


@cache
def schemas_in(folder: Path) -> Schemas:
    """
    Read every schema of a folder, once.

    Raises:  IntakewiseError: there is none.
    """
    files = sorted(folder.glob(f"*{ENDING}"))
    if not files:
        raise IntakewiseError(f"There are no schemas in {folder}: install Intakewise again.")
    return Schemas({file.name.removesuffix(ENDING): json.loads(file.read_text("utf-8")) for file in files})
