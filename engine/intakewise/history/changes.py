"""
The events that lead from one state of an interview to the next.

Pure. Whoever tells them to a record that had the first state gets one that has the second, whatever came between: so a
quiz need not say what it did, and what could not be written is written with the next answer.
"""

from collections.abc import Collection, Mapping, Sequence
from itertools import takewhile

State = Mapping[str, object]

_NONE = object()

NOTHING: State = {"answers": {}, "trail": [], "taken_back": {}, "ended_by_emergency": False}
"""The state before the first answer."""


def events_between(before: State, after: State) -> list[dict[str, object]]:
    """Return the events between two states, without words and times; none if nothing has changed."""
    had, has = _mapping(before, "answers"), _mapping(after, "answers")
    former, back = _mapping(before, "taken_back"), _mapping(after, "taken_back")
    # What was answered and taken back again since: it is selected when its question comes again.
    between = {name: answer for name, answer in back.items() if {**former, **had}.get(name, _NONE) != answer}
    order = [*_names(before), *(name for name in between if name not in had)]
    trail = _names(after)
    gone = [name for name in reversed(order) if name not in has]
    kept = _kept(order, [name for name in trail if has[name] == had.get(name, _NONE)], trail)
    given = {name: has[name] for name in trail[kept:]}
    events: list[dict[str, object]] = []
    if between:
        events.append({"event": "answered", "answers": between, "asked_as": {}})
    if gone:
        events.append({"event": "taken_back", "questions": gone})
    if given:
        marks = _mapping(after, "asked_as")
        seen = {name: marks[name] for name in given if name in marks}
        events.append({"event": "answered", "answers": given, "asked_as": seen})
    was_confirmed = before["ended_by_emergency"] is True and not events
    if (after["ended_by_emergency"] is True) != was_confirmed:
        events.append({"event": "emergency", "confirmed": after["ended_by_emergency"] is True})
    return events


def _kept(before: Sequence[str], same: Collection[str], after: Sequence[str]) -> int:
    """Return how many answers at the beginning of a trail were not given again: a new answer goes to its end."""
    rest = iter(before)
    # Each must be found behind the one before it.
    return sum(1 for _ in takewhile(lambda name: name in same and name in rest, after))


def _mapping(state: State, key: str) -> Mapping[str, object]:
    found = state[key]
    assert isinstance(found, Mapping)
    return found


def _names(state: State) -> list[str]:
    found = state["trail"]
    assert isinstance(found, list)
    return found
