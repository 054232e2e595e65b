"""The events between two states: the next step, and several at once."""

from datetime import UTC, datetime

import pytest

from intakewise.history.changes import NOTHING, State, events_between
from intakewise.history.lines import lines_of, read_lines
from intakewise.history.record import Event, state_of
from tests.unit.history.test_log import STARTED

AT = datetime(2026, 11, 25, tzinfo=UTC)


def state(given: str, back: dict[str, object] | None = None, *, confirmed: bool = False) -> State:
    """A state in which some questions were answered, in this order, each with its own letter."""
    answers = {name[0]: name for name in given.split()}
    marks = dict.fromkeys(answers, "m")
    return {
        "answers": answers,
        "asked_as": marks,
        "trail": [*answers],
        "taken_back": back or {},
        "ended_by_emergency": confirmed,
    }


def told(*events: Event) -> State:
    """The state that a log of events gives."""
    worded = [{**event, "words": {name: ["?", "!"] for name in _answers(event)}} for event in events]
    record, _, _ = read_lines(lines_of([STARTED, *worded], 1, AT))
    return {key: value for key, value in state_of(record).items() if key not in ("schema_version", "knowledge")}


def _answers(event: Event) -> list[str]:
    answers = event.get("answers", {})
    assert isinstance(answers, dict)
    return [*answers]


@pytest.mark.parametrize(
    ("before", "after", "names"),
    [
        (state("a"), state("a"), ""),
        (state("a"), state("a b"), "answered"),
        (state("a b"), state("a b c d"), "answered"),
        (state("a b"), state("b a2"), "answered"),
        (state("a b"), state("b a"), "answered"),
        (state("a b"), state("a", {"b": "b"}), "taken_back"),
        (state("a b c"), state("a", {"b": "b", "c": "c"}), "taken_back"),
        (state("a"), state("a", confirmed=True), "emergency"),
        (state("a", confirmed=True), state("a"), "emergency"),
        (state("a", confirmed=True), state("a2"), "answered"),
        (state("a", confirmed=True), state("a2", confirmed=True), "answered emergency"),
        # Several steps at once, where something could not be written for a while.
        (state("a b c"), state("a c b2"), "answered"),
        (state("a b c"), state("c a b"), "answered"),
        (state("a b c"), state("c a2", {"b": "b"}), "taken_back answered"),
        (state("a b"), state("a", {"b": "b2"}), "answered taken_back"),
        (state("a"), state("a", {"b": "b"}), "answered taken_back"),
        (state("a", {"b": "b"}), state("a", {"b": "b2"}), "answered taken_back"),
        (state("a", {"b": "b"}), state("a b"), "answered"),
    ],
)
def test_events_lead_from_one_state_to_the_next(before: State, after: State, names: str) -> None:
    """With no more events than it takes."""
    first, events = events_between(NOTHING, before), events_between(before, after)
    assert names.split() == [event["event"] for event in events]
    assert before == told(*first)
    assert after == told(*first, *events)
