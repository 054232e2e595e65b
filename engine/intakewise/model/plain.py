"""Frozen data as plain values, and these as JSON. Knows nothing of what the data mean."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import UnionType
from typing import get_args, get_origin, get_type_hints

import orjson

from intakewise.model.values import Band, Level, Truth

Turning = Callable[..., object]
"""Turns data of one type into plain values."""

_AS_IT_IS = frozenset({str, int, float, bool, type(None)})

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")

_OF_RANKS_AND_TRUTHS: dict[object, Turning] = {
    Truth: {Truth.TRUE: True, Truth.FALSE: False, Truth.UNKNOWN: None, Truth.OPEN: None}.__getitem__,
    Band: {band: band.word for band in Band}.__getitem__,
    Level: {level: level.word for level in Level}.__getitem__,
}


def to_plain(value: object) -> object:
    """
    Turn frozen data into dictionaries, lists, and plain values; words for ranks and truths.

    A truth becomes true, false, or None: open and unknown alike are not known.
    """
    kind: type = type(value)
    return value if kind in _AS_IT_IS else _turning(kind)(value)


@cache
def _turning(kind: type) -> Turning:
    """Return what turns data of a type: looked for once, as an assessment has some thousand parts of few types."""
    if kind in _OF_RANKS_AND_TRUTHS:
        return _OF_RANKS_AND_TRUTHS[kind]
    if is_dataclass(kind):
        return _turn_fields
    turnings: list[tuple[type, Turning]] = [
        (Enum, lambda member: member.value),
        (date, lambda day: day.isoformat()),
        (Mapping, lambda mapping: {str(key): to_plain(item) for key, item in mapping.items()}),
    ]
    turnings += [(each, lambda items: [*map(to_plain, items)]) for each in (tuple, list, frozenset)]
    return next((turning for of, turning in turnings if issubclass(kind, of)), lambda value: value)


def _turn_fields(whole: object) -> dict[str, object]:
    kind: type = type(whole)
    return {
        name: getattr(whole, name) if turning is None else turning(getattr(whole, name))
        for name, turning in _fields_of(kind)
    }


@cache
def _fields_of(kind: type) -> tuple[tuple[str, Turning | None], ...]:
    """Return the fields of a dataclass, each with what turns its values; None: they are plain already."""
    assert is_dataclass(kind), kind
    declared = get_type_hints(kind)
    return tuple((each.name, _turning_declared(declared[each.name])) for each in fields(kind))


def _turning_declared(kind: object) -> Turning | None:
    """
    Return what turns the values of a field, by the type that it declares; None: they are plain already.

    So a rank stands in no field that declares a whole number: it would be written as one.
    """
    if kind in _AS_IT_IS:
        return None
    if kind in _OF_RANKS_AND_TRUTHS:
        return _OF_RANKS_AND_TRUTHS[kind]
    if is_dataclass(kind):
        return _turn_fields
    of, inner = get_origin(kind), [_turning_declared(each) for each in get_args(kind) if each is not ...]
    turning = inner[-1] if inner else None
    if of is tuple and len(inner) == 1:
        return list if turning is None else lambda items: [turning(item) for item in items]
    if of is Mapping and inner[0] is None:
        return dict if turning is None else lambda mapping: {key: turning(item) for key, item in mapping.items()}
    return None if of is UnionType and not any(inner) else to_plain


def to_json(document: Mapping[str, object], *, ascii_only: bool = False) -> str:
    """
    Write a document of plain values as JSON: everywhere in the same way, so that the same document is the same bytes.

    Args:
        ascii_only: escape everything else, for a reader of another encoding than UTF-8.

    Returns:
        The lines, with a line break at the end.

    >>> print(to_json({"age": 34, "said": ["größer"]}), end="")
    {
      "age": 34,
      "said": [
        "größer"
      ]
    }
    """
    text = orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()
    return _BEYOND_ASCII.sub(lambda found: json.dumps(found[0])[1:-1], text) if ascii_only else text
