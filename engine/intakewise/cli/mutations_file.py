"""Read what `mutate --format json` printed, for the page of the same knowledge base."""

import json
from pathlib import Path, PurePath
from typing import TypeGuard

from intakewise.model.knowledge import Knowledge
from intakewise.problems.problem import Place, Problem
from intakewise.problems.system import reason_of
from intakewise.site.checked import Mutations, Unnoticed

_HOW = "Write one: intakewise mutate --format json > FILE."


def read_mutations(path: Path, knowledge: Knowledge) -> Mutations | Problem:
    """Return the figures; or what is wrong with the file, such as that it is of rules that have changed since."""
    place = Place(str(path))
    try:
        document = json.loads(path.read_text("utf-8"))
    except OSError as error:
        return Problem("IW-F003", place, f"This file cannot be read: {reason_of(error)}.", fix=_HOW)
    except (ValueError, RecursionError):
        return Problem("IW-F017", place, "This is not what `mutate` prints.", "Expected JSON.", _HOW)
    figures = _mutations(knowledge, document)
    if figures is None:
        return Problem("IW-F017", place, "This is not what `mutate` prints.", "Expected its figures.", _HOW)
    if document["knowledge"].get("digest") != knowledge.digest:
        expected = f"Expected those of {knowledge.id} {knowledge.version} as it is now."
        return Problem("IW-F017", place, "These figures are of other rules.", expected, _HOW)
    return figures


def _mutations(knowledge: Knowledge, document: object) -> Mutations | None:
    """Return the figures of a document; None where it is of another shape."""
    if not _is_mapping(document) or not _is_mapping(document.get("knowledge")):
        return None
    counts, survivors = document.get("mutants"), document.get("survivors")
    if not _is_mapping(counts) or not isinstance(survivors, list):
        return None
    tried, noticed, not_tried = (counts.get(name) for name in ("tried", "noticed", "not_tried"))
    if not (_is_count(tried) and _is_count(noticed) and _is_count(not_tried)):
        return None
    unnoticed = [_unnoticed(knowledge, each) for each in survivors if _is_mapping(each)]
    return Mutations(tried, noticed, not_tried, tuple(unnoticed)) if len(unnoticed) == tried - noticed else None


def _unnoticed(knowledge: Knowledge, each: dict[str, object]) -> Unnoticed:
    rule, file, line, column, change, asks = (
        str(each.get(name, "")) for name in ("rule", "file", "line", "column", "change", "asks")
    )
    return Unnoticed(rule, f"rules/{knowledge.id}/{PurePath(file).name}:{line}:{column}", change, asks)


def _is_mapping(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)


def _is_count(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and value >= 0
