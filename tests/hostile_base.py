"""A shipped base that says what breaks pages: in every text HTML, turned writing, a very long word, and pictures."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from intakewise.model.knowledge import Knowledge
from intakewise.wiring.opening import open_knowledge

HOSTILE = (
    "</title></style><script>document.title='broken'</script><img src=x onerror=alert(1)> \"'&amp; \\N -> "
    "\u202eturned \u05e9\u05dc\u05d5\u05dd \U0001f9a0\U0001f468\u200d\u2695\ufe0f " + "long" * 60
)

_TEXTS = {
    *("title", "says", "ask", "why", "help", "label", "because", "statement", "by", "unlocated", "reassures", "sooner"),
    *("is_", "is_not", "call_now", "age", "how", "steps", "watch_for", "disclaimer", "elsewhere"),
}
"""Fields that people read."""

_Thing = TypeVar("_Thing")


def hostile_base() -> Knowledge:
    """Return the Wells score with a hostile text in every field that people read."""
    knowledge = open_knowledge("wells_dvt").knowledge
    assert knowledge is not None
    return _hostile(knowledge)


def _hostile(thing: _Thing) -> _Thing:
    """Return a part of a base with hostile texts, whatever it holds."""
    changed: object = thing
    if is_dataclass(thing) and not isinstance(thing, type):
        parts = {each.name: getattr(thing, each.name) for each in fields(thing) if each.init}
        changed = replace(thing, **{name: _field(name, part) for name, part in parts.items()})
    elif isinstance(thing, Mapping):
        changed = {name: _hostile(part) for name, part in thing.items()}
    elif isinstance(thing, tuple):
        changed = tuple(map(_hostile, thing))
    return cast(_Thing, changed)


def _field(name: str, part: object) -> object:
    if name not in _TEXTS:
        return _hostile(part)
    if isinstance(part, tuple):
        return tuple(HOSTILE for _ in part)
    if isinstance(part, Mapping):
        return dict.fromkeys(part, HOSTILE)
    return HOSTILE
