"""Frozen data as plain values, and these as JSON. Knows nothing of what the data mean."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache

import orjson

from intakewise.model.values import Band, Level, Truth

_AS_IT_IS = frozenset({str, int, float, bool, type(None)})

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")

_TRUTHS = {Truth.TRUE: True, Truth.FALSE: False, Truth.UNKNOWN: None, Truth.OPEN: None}


def to_plain(value: object) -> object:
    """
    Turn frozen data into dictionaries, lists, and plain values; words for ranks and truths.

    A truth becomes true, false, or None: open and unknown alike are not known.
    """
    kind: type = type(value)
    return value if kind in _AS_IT_IS else _turning(kind)(value)


@cache
def _turning(kind: type) -> Callable[[object], object]:
    """Return what turns data of a type: looked for once, as an assessment has some thousand parts of few types."""
    turnings: list[tuple[type, Callable[..., object]]] = [
        (Truth, _TRUTHS.__getitem__),
        (Band, lambda band: band.word),
        (Level, lambda level: level.word),
        (Enum, lambda member: member.value),
        (date, lambda day: day.isoformat()),
        (Mapping, lambda mapping: {str(key): to_plain(item) for key, item in mapping.items()}),
    ]
    turnings += [(each, lambda items: [*map(to_plain, items)]) for each in (tuple, list, frozenset)]
    if is_dataclass(kind):
        names = tuple(item.name for item in fields(kind))
        return lambda whole: {name: to_plain(getattr(whole, name)) for name in names}
    return next((turning for of, turning in turnings if issubclass(kind, of)), lambda value: value)


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
