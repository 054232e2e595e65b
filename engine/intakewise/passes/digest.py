"""
The digest of a knowledge base: SHA-256 of its resolved meaning and texts.

Where something stands in files, comments, and the order of keys, of rules, and of files do not change it. The order in
which a person reads things does.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import sha256

from intakewise.model.knowledge import Knowledge

_COMPUTED = frozenset({"facts", "plan", "digest", "order"})
"""What follows from the rest."""

_TRANSLATED = frozenset({"language", "original", "unit_names"})
"""What only a translation fills in: a digest is of the meaning and the English texts."""

_LEFT_OUT = _COMPUTED | _TRANSLATED | {"accepted_losses"}
"""An accepted loss excuses a proof, and changes nothing for anybody who is assessed."""

_IN_ORDER = frozenset({"contributors", "states", "advice", "cautions"})
"""What an assessment lists in the order in which it was written, so that the same digest means the same report."""


def digest_of(knowledge: Knowledge) -> str:
    """Return the digest as 64 hexadecimal digits."""
    canonical = json.dumps(_Plain().plain(knowledge), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()


class _Plain:
    """Turns the model into plain values; remembers which fields of each class take part in equality: places do not."""

    def __init__(self) -> None:
        self._names: dict[type, tuple[str, ...]] = {}

    def plain(self, value: object) -> object:
        if value is None or isinstance(value, str | bool):
            return value
        if isinstance(value, Enum):
            return value.name
        if isinstance(value, int):
            return value
        if isinstance(value, tuple | list):
            return [self.plain(item) for item in value]
        if isinstance(value, Mapping):
            return {str(self.plain(key)): self.plain(item) for key, item in value.items()}
        if is_dataclass(value):
            return self._fields(value)
        return str(value)

    def _fields(self, value: object) -> dict[str, object]:
        kind = type(value)
        if kind not in self._names:
            assert is_dataclass(value)
            self._names[kind] = tuple(
                field.name for field in fields(value) if field.compare and field.name not in _LEFT_OUT
            )
        plain: dict[str, object] = {name: self._field(name, getattr(value, name)) for name in self._names[kind]}
        plain[""] = kind.__name__
        return plain

    def _field(self, name: str, value: object) -> object:
        if name in _IN_ORDER and isinstance(value, Mapping):
            return [self.plain(item) for item in value.values()]
        return self.plain(value)
