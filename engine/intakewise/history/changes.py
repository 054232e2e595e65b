"""
The events that lead from one state of an interview to the next.

Pure. Whoever tells them to a record that had the first state gets one that has the second, whatever came between: so a
quiz need not say what it did, and what could not be written is written with the next answer.
"""

from collections.abc import Mapping, Sequence

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
    stays = _stays(order, _names(after))
    gone = [name for name in reversed(order) if name not in stays]
    given = {name: has[name] for name in _names(after) if name not in stays or has[name] != had.get(name, _NONE)}
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


def _stays(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """Return the questions whose answers were never taken back: those that both trails begin with."""
    left = [name for name in before if name in after]
    same = 0
    while same < len(left) and same < len(after) and left[same] == after[same]:
        same += 1
    return left[:same]


def _mapping(state: State, key: str) -> Mapping[str, object]:
    found = state[key]
    assert isinstance(found, Mapping)
    return found


def _names(state: State) -> list[str]:
    found = state["trail"]
    assert isinstance(found, list)
    return found
