"""Judge files as an editor does: read as YAML 1.2, by the schema for editors that is theirs."""

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import cast

import yaml

from intakewise.reading.schema_check import Checks
from intakewise.reading.schema_files import ENDING, Json, Schemas

Files = Mapping[str, str]
"""Schemas for editors, by their file names."""

_FOLDERS = {"questionnaires": "questionnaire", "answers": "answers", "people": "people", "translations": "translation"}
_ENDINGS = {".cases.yaml": "cases", ".safety.yaml": "properties"}
_NAMES = {name: name for name in ("knowledge", "contributors", "advice", "sources", "needs", "dossier")} | {
    "safety": "properties"
}


class _Core(yaml.CSafeLoader):
    """YAML 1.2: yes, no, and days are texts."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 — as PyYAML has it


for _tag, _pattern, _first in (
    ("null", r"~|null|", ["~", "n", ""]),
    ("bool", r"true|false", ["t", "f"]),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?[0-9]+\.[0-9]+", list("-+0123456789")),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_pattern})$"), _first)


def _number(loader: _Core, node: yaml.ScalarNode) -> Decimal:
    return Decimal(str(loader.construct_scalar(node)))


_Core.add_constructor("tag:yaml.org,2002:float", _number)


def as_an_editor_reads(path: Path) -> Json:
    """Return the content of a file."""
    return cast(Json, yaml.load(path.read_text("utf-8"), _Core))


def schema_of(path: Path) -> str:
    """Return the schema of a file of a knowledge base, by its name and folder."""
    if path.parent.parent.name == "translations":
        return "translated_texts"
    by_ending = next((schema for ending, schema in _ENDINGS.items() if path.name.endswith(ending)), "rules")
    return _FOLDERS.get(path.parent.name) or _NAMES.get(path.stem, by_ending)


def checks_of(files: Files) -> tuple[Checks, Schemas]:
    """Return what judges by schemas for editors; what only an editor shows is left out."""
    return _checks(tuple(files.items()))


@cache
def _checks(files: tuple[tuple[str, str], ...]) -> tuple[Checks, Schemas]:
    by_name = {name.removesuffix(ENDING): _judged(json.loads(text)) for name, text in files}
    schemas = Schemas(by_name)  # type: ignore[arg-type]
    return Checks(schemas), schemas


def _judged(schema: Json) -> Json:
    if isinstance(schema, dict):
        return {key: _judged(each) for key, each in schema.items() if key != "enumDescriptions"}
    return [_judged(each) for each in schema] if isinstance(schema, list) else schema


def is_accepted(path: Path, files: Files, schema: str = "") -> bool:
    """Tell whether an editor marks nothing in a file."""
    checks, schemas = checks_of(files)
    data = as_an_editor_reads(path)
    return checks.check(schemas.named(schema or schema_of(path)))(data)  # type: ignore[arg-type]
