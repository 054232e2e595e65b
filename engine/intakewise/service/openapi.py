"""
The description of the API: `schemas/openapi.json`, made whole.

What it refers to in the schemas of documents is put into it, so that one file says everything.
"""

import json
from collections.abc import Mapping, Sequence

from intakewise import __version__
from intakewise.model.plain import to_json
from intakewise.reading.content import content_folder
from intakewise.reading.schema_files import ENDING, Json, Schemas, schemas_in

FILES = ("openapi.json", "openapi_sessions.json")
"""What is always there, then what is there where sessions are kept."""

_COMPONENTS = "#/components/schemas/"

_OURS_ALONE = frozenset({"$schema", "$id", "$defs", "errorMessage", "patternErrorMessage"})
"""Keys of our schemas that mean nothing, or something else, within an OpenAPI document."""


def openapi_document(files: Sequence[str] = FILES[:1]) -> str:
    """Return the description as JSON, put together from files of which each adds to the one before."""
    folder = content_folder() / "schemas"
    document = json.loads((folder / files[0]).read_text("utf-8"))
    for file in files[1:]:
        more = json.loads((folder / file).read_text("utf-8"))
        document["info"] |= more["info"]
        document["paths"] |= more["paths"]
        for kind, added in more["components"].items():
            document["components"].setdefault(kind, {}).update(added)
    document["info"]["version"] = __version__
    found = _Components(schemas_in(folder))
    whole = found.rewritten(document, "")
    assert isinstance(whole, dict)
    whole["components"]["schemas"] |= found.taken
    return to_json(whole)


class _Components:
    """Collects the schemas that are referred to, under names of their own."""

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas
        self.taken: dict[str, Json] = {}

    def rewritten(self, value: Json, file: str, *, is_names: bool = False) -> Json:
        """
        Return the same with references to files turned into references within the document.

        Args:
            file: that the value stands in; empty: the document itself.
            is_names: its keys are names, such as those of properties, and not words of a schema.
        """
        if isinstance(value, Mapping):
            return {
                key: self._reference(str(each), file)
                if key == "$ref"
                else self.rewritten(each, file, is_names=key in ("properties", "examples", "value"))
                for key, each in value.items()
                if is_names or not file or key not in _OURS_ALONE
            }
        return [self.rewritten(each, file) for each in value] if isinstance(value, list) else value

    def _reference(self, reference: str, file: str) -> str:
        name, _, path = reference.partition("#")
        if not file and not name:
            return reference
        within = path.rpartition("/")[2]
        component = ".".join(part for part in (name.removesuffix(ENDING) or file, within) if part)
        if component not in self.taken:
            self.taken[component] = {}  # a schema may refer to itself
            located = self._schemas.target(reference, file)
            self.taken[component] = self.rewritten(located.schema, located.file)
        return _COMPONENTS + component
