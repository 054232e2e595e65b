"""
What a schema refused, in plain words: where, what, what was expected, how to put it right.

Must not know the validator, nor what the data mean. Answers of a person are never repeated: a value is shown only where
it is a misspelling of a word that the schema names.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from intakewise.problems.problem import Place, Problem
from intakewise.problems.suggestions import nearest
from intakewise.reading.nodes import List, Mapping, Node, Scalar
from intakewise.reading.schema_faults import Fault, Path
from intakewise.reading.schema_files import Json, as_schema, mappings, texts
from intakewise.reading.schema_keywords import repeated
from intakewise.reading.schema_repairs import KeyRepair, Repair, ValueRepair
from intakewise.reading.schema_words import hint, kind_of, kinds, listed, one_of, subject


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem; where it is a misspelt word, also how to put it right."""

    problem: Problem
    repair: Repair | None = None


def findings(fault: Fault, root: Node) -> Iterator[Finding]:
    """Word one fault; several findings where a fault names several keys."""
    return _WORDINGS[fault.keyword](fault, _node_at(root, fault.path))


def _node_at(root: Node, path: Path) -> Node:
    node = root
    for step in path:
        if isinstance(node, Mapping):
            node = node.entries[str(step)]
        elif isinstance(node, List):
            node = node.items[int(step)]
    return node


def _key_place(node: Node, key: str) -> Place:
    return node.places[key] if isinstance(node, Mapping) else node.place


def _keys(fault: Fault) -> frozenset[str]:
    return frozenset(fault.data) if isinstance(fault.data, dict) else frozenset()


def _description(fault: Fault, key: str) -> str:
    """Return what the schema says that a key is for."""
    parts = (as_schema(schema.get("properties")).get(key) for schema in reversed(fault.schemas))
    words = (as_schema(part).get("description") for part in parts)
    return next((each for each in words if isinstance(each, str)), "")


def _unknown_keys(fault: Fault, node: Node) -> Iterator[Finding]:
    known = [key for key, _ in mappings(fault.schema.get("properties"))]
    given = _keys(fault)
    for key in fault.data if isinstance(fault.data, dict) else ():
        if key not in known:
            yield _unknown_key(fault, node, key, known, given)


def _unknown_key(fault: Fault, node: Node, key: str, known: list[str], given: frozenset[str]) -> Finding:
    meant = nearest(key, (each for each in known if each not in given)) or nearest(key, known)
    problem = Problem(
        "IW-S001",
        _key_place(node, key),
        f"Unknown key '{key}'.",
        f"Expected one of: {listed(known)}." if known else "",
        _hint_for_key(key) or fault.words(),
        meant,
    )
    return Finding(problem, KeyRepair(fault.path, key, meant) if meant and meant not in given else None)


def _hint_for_key(key: str) -> str:
    if ":" in key:
        return "Put a space after the colon."
    return "Write a point before decimals, not a comma." if key.isdecimal() else ""


def _missing_keys(fault: Fault, node: Node) -> Iterator[Finding]:
    for key in texts(fault.value):
        if key not in _keys(fault):
            expected = fault.words() or _description(fault, key)
            yield Finding(Problem("IW-S002", node.place, f"The key '{key}' is missing.", expected))


def _exactly_one_key(fault: Fault, node: Node) -> Iterator[Finding]:
    given = [key for key in _required_keys(fault.value) if key in _keys(fault)]
    if not given:
        yield from _at_least_one_key(fault, node)
    for key in given[1:]:
        message = f"'{given[0]}' and '{key}' cannot stand together."
        yield Finding(Problem("IW-S008", _key_place(node, key), message, fix=fault.words()))


def _at_least_one_key(fault: Fault, node: Node) -> Iterator[Finding]:
    names = one_of([f"'{key}'" for key in _required_keys(fault.value)])
    yield Finding(Problem("IW-S002", node.place, f"A key is missing: {names}.", fix=fault.words()))


def _required_keys(value: Json) -> list[str]:
    """Return the keys of `anyOf` or `oneOf`, which our schemas use for nothing but `required` keys."""
    parts = value if isinstance(value, list) else []
    return [key for part in parts for key in texts(as_schema(part)["required"])]


def _keys_that_need_others(fault: Fault, node: Node) -> Iterator[Finding]:
    for key, others in mappings(fault.value):
        for other in texts(others):
            if key in _keys(fault) and other not in _keys(fault):
                message = f"'{key}' needs '{other}' beside it."
                expected = _description(fault, other)
                yield Finding(Problem("IW-S008", _key_place(node, key), message, expected))


def _key_that_does_not_belong(fault: Fault, node: Node) -> Iterator[Finding]:
    """Word a fault of `not`, which our schemas use for nothing but keys that may not stand beside others."""
    key = str(fault.data)
    message = fault.words().replace("{key}", key)
    yield Finding(Problem("IW-S008", _key_place(node, key), message, fix="Delete it, or what it does not go with."))


def _wrong_kind(fault: Fault, node: Node) -> Iterator[Finding]:
    types = texts(fault.value)
    name, key = subject(fault.path), str(fault.path[-1]) if fault.path else ""
    if _left_out(node):
        yield _no_value(fault, node)
        return
    message = f"{name} must be {kinds(types)}, and {kind_of(node)} here."
    # A misspelt connective looks like a fact that is asked something odd.
    siblings = [known for schema in fault.around for known, _ in mappings(schema.get("properties"))]
    meant = "" if key in siblings else nearest(key, siblings)
    problem = Problem(
        "IW-S003", node.place, message, fix="" if meant else fault.words() or hint(types, node), suggestion=meant
    )
    yield Finding(problem, KeyRepair(fault.path[:-1], key, meant) if meant else None)


def _no_value(fault: Fault, node: Node) -> Finding:
    descriptions = (schema.get("description") for schema in fault.schemas)
    expected = next((words for words in descriptions if isinstance(words, str)), "")
    return Finding(Problem("IW-S003", node.place, f"{subject(fault.path)} has no value.", expected))


def _left_out(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text and not node.quoted


def _not_allowed(fault: Fault, node: Node) -> Iterator[Finding]:
    if not isinstance(fault.data, str):
        return
    allowed = list(dict.fromkeys(texts(fault.value)))
    expected = f"Expected one of: {listed(word for word in allowed if word not in ('True', 'False'))}."
    if fault.is_key:
        problem = Problem(
            "IW-S001", _key_place(node, fault.data), f"Unknown key '{fault.data}'.", expected, fault.words()
        )
        yield Finding(problem)
        return
    if _left_out(node):
        yield _no_value(fault, node)
        return
    meant = nearest(fault.data, allowed)
    message = f"{subject(fault.path)} is " + (f"'{fault.data}'." if meant else "not one of the allowed words.")
    problem = Problem("IW-S004", node.place, message, expected, suggestion=meant)
    yield Finding(problem, ValueRepair(fault.path, meant) if meant else None)


def _wrong_form(fault: Fault, node: Node) -> Iterator[Finding]:
    words = fault.schema.get("patternErrorMessage")
    expected = words if isinstance(words, str) else "A text may not be empty."
    if fault.is_key:
        key = str(fault.data)
        yield Finding(Problem("IW-S005", _key_place(node, key), f"'{key}' cannot be a key here.", expected))
    elif _left_out(node):
        yield _no_value(fault, node)
    else:
        message = f"{subject(fault.path)} does not have the right form."
        yield Finding(Problem("IW-S005", node.place, message, expected))


def _not_a_day(fault: Fault, node: Node) -> Iterator[Finding]:
    if _left_out(node):
        yield _no_value(fault, node)
        return
    message = f"{subject(fault.path)} is not a day of the calendar."
    expected = "Expected year-month-day, such as 2026-11-23."
    yield Finding(Problem("IW-S005", node.place, message, expected))


def _too_few_or_many(fault: Fault, node: Node) -> Iterator[Finding]:
    words = fault.words() or f"{subject(fault.path)} has {_COUNTS[fault.keyword]} {fault.value}."
    yield Finding(Problem("IW-S006", node.place, words))


_COUNTS = {
    "minItems": "too few entries: at least",
    "maxItems": "too many entries: at most",
    "minProperties": "too few keys: at least",
    "maxProperties": "too many keys: at most",
}


def _repeats(fault: Fault, node: Node) -> Iterator[Finding]:
    if isinstance(fault.data, list) and isinstance(node, List):
        for position in repeated(fault.data):
            message = f"{subject((*fault.path, position))} stood in the list before."
            yield Finding(Problem("IW-S006", node.items[position].place, message, fix="Delete it."))


def _out_of_bounds(fault: Fault, node: Node) -> Iterator[Finding]:
    message = f"{subject(fault.path)} must be {_BOUNDS[fault.keyword]} {fault.value}."
    yield Finding(Problem("IW-S007", node.place, message, fault.words()))


_BOUNDS = {"minimum": "at least", "maximum": "at most", "exclusiveMinimum": "more than"}

_WORDINGS: dict[str, Callable[[Fault, Node], Iterator[Finding]]] = {
    "type": _wrong_kind,
    "enum": _not_allowed,
    "pattern": _wrong_form,
    "minLength": _wrong_form,
    "format": _not_a_day,
    "minimum": _out_of_bounds,
    "maximum": _out_of_bounds,
    "exclusiveMinimum": _out_of_bounds,
    "minItems": _too_few_or_many,
    "maxItems": _too_few_or_many,
    "minProperties": _too_few_or_many,
    "maxProperties": _too_few_or_many,
    "contains": _too_few_or_many,
    "minContains": _too_few_or_many,
    "maxContains": _too_few_or_many,
    "uniqueItems": _repeats,
    "additionalProperties": _unknown_keys,
    "required": _missing_keys,
    "oneOf": _exactly_one_key,
    "anyOf": _at_least_one_key,
    "dependentRequired": _keys_that_need_others,
    "not": _key_that_does_not_belong,
}
