"""Frozen data as plain values, for JSON. Knows nothing of what the data mean."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache

from intakewise.model.values import Band, Level, Truth

_AS_IT_IS = frozenset({str, int, float, bool, type(None)})


@cache
def _names(kind: type) -> tuple[str, ...]:
    """Return the fields of a dataclass: asked of each of some thousand parts of an assessment."""
    assert is_dataclass(kind)
    return tuple(item.name for item in fields(kind))


def to_plain(value: object) -> object:
    """
    Turn frozen data into dictionaries, lists, and plain values; words for ranks and truths.

    A truth becomes true, false, or None: open and unknown alike are not known.
    """
    if type(value) in _AS_IT_IS:
        return value
    if isinstance(value, Truth):
        return {Truth.TRUE: True, Truth.FALSE: False}.get(value)
    if isinstance(value, Band | Level):
        return value.word
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {name: to_plain(getattr(value, name)) for name in _names(type(value))}
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [to_plain(item) for item in value]
    return value


def as_json(document: Mapping[str, object], *, is_ascii: bool = False) -> str:
    """
    Return a document as every face gives it, to the byte: the command line, Python, and the service.

    Args:
        is_ascii: for an output that cannot say the rest.
    """
    return json.dumps(document, indent=2, ensure_ascii=is_ascii) + "\n"
