"""
Tell quickly whether data keep to a schema: yes or no, without saying why.

A full base takes the jsonschema library some 600 ms and this some tenth of that, so it goes first, and only what it
refuses is looked at by the library, which finds the reasons. A test holds the two to the same verdict.
Must not know words or places.
"""

from intakewise.reading.schema_files import Json, Located, Schemas, as_schema
from intakewise.reading.schema_keywords import KEYWORDS, Check, always, every, never
from intakewise.reading.schema_types import Data

ANNOTATIONS = frozenset(
    ("$schema", "$id", "$defs", "title", "description", "examples", "errorMessage", "patternErrorMessage")
)


class Checks:
    """Functions that judge data, one for each schema, made when first needed."""

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas
        self._made: dict[int, Check] = {}

    def check(self, located: Located) -> Check:
        """Return the function that judges data by a schema. Raises KeyError on a keyword that it does not know."""
        key = id(located.schema)
        if key not in self._made:
            # Conditions hold conditions: while this one is being made, it is reached through the table.
            self._made[key] = self._later(key)
            self._made[key] = self._make(located)
        return self._made[key]

    def _later(self, key: int) -> Check:
        def check(data: Data) -> bool:
            return self._made[key](data)

        return check

    def _make(self, located: Located) -> Check:
        schema = located.schema

        def look(part: Json) -> Check:
            if isinstance(part, bool):
                return always if part else never
            return self.check(Located(as_schema(part), located.file))

        checks = [KEYWORDS[word](value, schema, look) for word, value in schema.items() if word in KEYWORDS]
        if isinstance(reference := schema.get("$ref"), str):
            checks.insert(0, self.check(self._schemas.target(reference, located.file)))
        if unknown := schema.keys() - KEYWORDS.keys() - ANNOTATIONS - {"$ref"}:
            raise KeyError(f"schema keyword not supported: {sorted(unknown)}")
        return every(checks)
