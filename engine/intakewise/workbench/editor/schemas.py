"""
Schemas for editors: the shipped ones with the names of one knowledge base in the places of their definitions.

An editor that follows them completes names, shows what each stands for, and marks those that stand for nothing.
"""

import json
from collections.abc import Iterable
from typing import Final

from intakewise.model.drafts import Draft
from intakewise.passes.share_options import share_options
from intakewise.reading.content import content_folder
from intakewise.reading.schema_files import ENDING, Schema, as_schema, mappings, schemas_in
from intakewise.workbench.editor.keys import with_named_keys
from intakewise.workbench.editor.names import names_of
from intakewise.workbench.editor.narrowing import ROOT, Base, names_defined, narrowed
from intakewise.workbench.editor.plain import put_plainly
from intakewise.workbench.editor.words import SHARED

FOLDER: Final = ".schemas"
"""The folder beside `rules/` that holds them: in it a folder for each base."""

_DEFINITIONS = "$defs"
_NOT_WRITTEN_BY_AUTHORS = ("assessment",)


def modeline(name: str, schema: str) -> str:
    """
    Return the line by which an editor finds the schema of a file in `rules/NAME`.

    >>> modeline("headache", "rules")
    '# yaml-language-server: $schema=../../.schemas/headache/rules.schema.json'
    """
    return f"# yaml-language-server: $schema=../../{FOLDER}/{name}/{schema}{ENDING}"


def editor_schemas(draft: Draft, answer_sets: Iterable[str]) -> dict[str, str]:
    """
    Return the schemas of one base by their file names. The same base gives the same bytes.

    Args:
        draft: what could be read of it; what could not restricts nothing.
        answer_sets: the ids of its named answer sets.
    """
    draft, _ = share_options(draft)
    base = Base(draft, names_of(draft, answer_sets), schemas_in(content_folder() / "schemas"))
    written = {name: _schema(name, base) for name in base.shipped.by_name if name not in _NOT_WRITTEN_BY_AUTHORS}
    return {
        f"{name}{ENDING}": json.dumps(with_named_keys(put_plainly(schema), base.names), ensure_ascii=False, indent=1)
        + "\n"
        for name, schema in written.items()
    }


def _schema(name: str, base: Base) -> Schema:
    shipped = base.shipped.by_name[name]
    whole = {key: value for key, value in shipped.items() if key != _DEFINITIONS}
    parts = {each: narrowed(as_schema(part), name, each, base) for each, part in mappings(shipped.get(_DEFINITIONS))}
    if name == SHARED:
        parts |= names_defined(parts, base.names)
    return {**narrowed(whole, name, ROOT, base), _DEFINITIONS: parts}
