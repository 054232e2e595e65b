"""
Validate what was read against the schemas: typed plain data out, and every problem with its place.

Must not know how problems are worded, nor what the data mean beyond their shape.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from intakewise.problems.problem import Problem
from intakewise.reading.content import content_folder
from intakewise.reading.nodes import Node
from intakewise.reading.schema_check import Checks
from intakewise.reading.schema_faults import Fault, fault_from_error
from intakewise.reading.schema_files import Json, Located, Schemas, schemas_in
from intakewise.reading.schema_keywords import Check
from intakewise.reading.schema_problems import Finding, findings
from intakewise.reading.schema_repairs import repaired
from intakewise.reading.schema_types import Data, Typing, Typings

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

# A misspelt key can hide another below it, and that one a third.
MOST_REPAIRS = 3


def validate(node: Node, schema: str, folder: Path | None = None) -> tuple[Data, list[Problem]]:
    """
    Type a document by its schema and find everything in it that the schema does not allow.

    Args:
        node: the root of the document.
        schema: the schema's name without its ending: `rules`, `questionnaire`.
        folder: where the schemas are; left out: the shipped ones.

    Returns:
        The document as plain data, typed as far as it fits (text stays text where text may stand, numbers with
        decimals are `Decimal`), and its problems. Collects Problems, never raises.

    Raises:
        IntakewiseError: there is no such schema.
    """
    law = _law(folder or content_folder() / "schemas", schema)
    data = law.typed(node)
    return data, ([] if law.keeps(data) else _problems(node, law))


@dataclass(frozen=True, eq=False)
class _Law:
    """One schema, ready for use: how data are typed, the quick verdict, and the reasons behind a bad one."""

    located: Located
    schemas: Schemas
    typed: Typing
    keeps: Check
    faults: Callable[[Data], Iterator[Fault]]


@cache
def _law(folder: Path, schema: str) -> _Law:
    schemas = schemas_in(folder)
    located = schemas.named(schema)

    def faults(data: Data) -> Iterator[Fault]:
        errors = _validator(folder, schema).iter_errors(cast(Json, data))
        return (fault_from_error(error, located, schemas) for error in errors)

    typings, checks = _typings_and_checks(folder)
    return _Law(located, schemas, typings.typing(located), checks.check(located), faults)


@cache
def _typings_and_checks(folder: Path) -> tuple[Typings, Checks]:
    schemas = schemas_in(folder)
    return Typings(schemas), Checks(schemas)


@cache
def _validator(folder: Path, schema: str) -> Validator:
    """Return the library's validator, made once. Only a document with a mistake in it waits for the import."""
    from jsonschema import Draft202012Validator, FormatChecker  # noqa: PLC0415 — takes 70 ms
    from referencing import Registry  # noqa: PLC0415
    from referencing.jsonschema import DRAFT202012  # noqa: PLC0415

    schemas = schemas_in(folder).by_name
    resources = [(f"{name}.schema.json", DRAFT202012.create_resource(each)) for name, each in schemas.items()]
    registry = Registry().with_resources(resources)
    return Draft202012Validator(schemas[schema], registry=registry, format_checker=FormatChecker(["date"]))


def _problems(node: Node, law: _Law) -> list[Problem]:
    """
    Find the problems; where a word is misspelt, put it right and look again.

    So a misspelt key neither hides what is wrong below it nor counts a second time as a missing one.
    """
    misspelt: list[Problem] = []
    for _ in range(MOST_REPAIRS):
        found = _look(node, law)
        repairs = [each.repair for each in found if each.repair is not None]
        if not repairs:
            break
        misspelt += [each.problem for each in found if each.repair is not None]
        node = repaired(node, repairs)
    else:
        found = _look(node, law)
    return list(dict.fromkeys([*misspelt, *(each.problem for each in found)]))


def _look(node: Node, law: _Law) -> list[Finding]:
    found = [finding for fault in law.faults(law.typed(node)) for finding in findings(fault, node)]
    return list(dict.fromkeys(found))
