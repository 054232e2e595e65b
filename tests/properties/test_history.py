"""However an interview goes: its log reads back to where it was, and a part of its log to where it had been."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from intakewise.history.changes import NOTHING, events_between
from intakewise.history.lines import Unread, lines_of, read_lines
from intakewise.history.record import Record, state_of
from intakewise.interview.interview import Interview
from intakewise.problems.problem import Problem
from intakewise.quiz.keeping import Keeper
from tests.interviews import as_kept
from tests.properties.test_interviews import RANDOMS, step
from tests.random_bases.rules import lawful_knowledge

AT = datetime(2026, 11, 25, tzinfo=UTC)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@contextmanager
def history_of_its_own() -> Iterator[Path]:
    """A folder for one example."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder) / "history"


def no_warning(problem: Problem) -> None:
    """Nothing may go wrong here."""
    raise AssertionError(problem)


def walk(random: Random, folder: Path) -> tuple[list[dict[str, object]], bytes, Interview]:
    """The state after each of some steps at which it was kept, the log, and the interview."""
    knowledge = lawful_knowledge(random)
    interview, keeper = Interview(knowledge), Keeper(knowledge, folder, no_warning)
    states: list[dict[str, object]] = []
    for _ in range(random.randint(1, 25)):
        step(random, interview, knowledge)
        # A quiz keeps each step. What was not kept for a while, as on a full disk, is kept with the next.
        if random.random() < 0.4:
            keeper.note(interview, "")
            states.append(json.loads(json.dumps(as_kept(interview))))
    keeper.note(interview, "")
    (path,) = list(folder.iterdir()) if folder.is_dir() else [folder / "none"]
    states.append(as_kept(interview))
    return states, path.read_bytes() if path.exists() else b"", interview


def record_of(content: bytes) -> Record | None:
    """What a log tells; None if nothing."""
    try:
        return read_lines(content)[0]
    except Unread:
        return None


def in_order(interview: Interview) -> Interview:
    """The same interview, wherever the person was about to go."""
    return Interview.from_dict(interview._knowledge, as_kept(interview))


def without_stamp(state: dict[str, object]) -> dict[str, object]:
    """A state without what stays the same all through an interview."""
    return {key: value for key, value in state.items() if key not in ("knowledge", "schema_version")}


@given(RANDOMS)
def test_any_walk_reads_back_to_the_same_interview(random: Random) -> None:
    """Whatever was answered, changed, taken back, and confirmed: the interview goes on with what waits first."""
    with history_of_its_own() as folder:
        states, content, interview = walk(random, folder)
    record = record_of(content)
    if record is None:
        assert {} == interview.answers
        return
    assert states[-1] == state_of(record)
    assert interview.answers == record.counted
    again = Interview.from_dict(interview._knowledge, state_of(record))
    assert as_kept(interview) == again.to_dict()
    assert again.next_question() == in_order(interview).next_question()
    assert [each.id for each in interview.emergency] == [each.id for each in again.emergency]
    assert interview.ended_by_emergency is again.ended_by_emergency


@given(RANDOMS, st.floats(0, 1))
def test_any_beginning_of_a_log_is_a_state_that_once_was(random: Random, part: float) -> None:
    """Torn anywhere, the log gives what whole lines of it gave, and each answer in it was given."""
    with history_of_its_own() as folder:
        states, content, _ = walk(random, folder)
    cut = content[: round(part * len(content))]
    record, whole = record_of(cut), record_of(cut[: cut.rfind(b"\n") + 1])
    assert whole == record
    if record is None:
        return
    answers = {(name, json.dumps(value)) for state in states for name, value in [*_said(state)]}
    assert {(name, json.dumps(value)) for name, value in record.answers.items()} <= answers


@given(RANDOMS)
def test_kept_at_each_step_the_whole_lines_are_the_states(random: Random) -> None:
    """Where every step was kept, each whole line leads from one state to the next, and none is lost."""
    knowledge = lawful_knowledge(random)
    interview = Interview(knowledge)
    before, content, number, expected = NOTHING, b"", 0, []
    for _ in range(10):
        step(random, interview, knowledge)
        state = as_kept(interview)
        events = [_with_words(event) for event in events_between(before, state)]
        if not content and events:
            events.insert(0, started(knowledge.id, knowledge.digest))
        content += lines_of(events, number + 1, AT)
        number += len(events)
        before = state
        if content:
            expected.append((len(content), state))
    for length, state in expected:
        record = record_of(content[:length])
        assert record is not None
        assert without_stamp(state) == without_stamp(state_of(record))


@given(RANDOMS, st.binary(max_size=60), st.floats(0, 1))
def test_damage_in_the_middle_never_makes_up_an_answer(random: Random, junk: bytes, part: float) -> None:
    """Whatever is written over a log: what is read was said, and it ends before the damage or goes on after it."""
    with history_of_its_own() as folder:
        _, content, _ = walk(random, folder)
    lines = content.split(b"\n")
    at = round(part * (len(lines) - 1))
    damaged = b"\n".join([*lines[:at], junk.replace(b"\n", b""), *lines[at + 1 :]])
    before, after = record_of(content[: len(b"\n".join(lines[:at])) + 1]), record_of(damaged)
    if at < len(lines) - 1 and before is not None:
        assert before == after


@given(st.lists(JSON.map(lambda value: json.dumps(value).encode()) | st.binary(max_size=40), max_size=6))
def test_no_line_can_break_the_reading(lines: list[bytes]) -> None:
    """Whatever stands in a file, it is read or it is not; nothing else happens."""
    record_of(b"\n".join(lines) + b"\n")
    head = lines_of([started("x", "d")], 1, AT)
    record, _, _ = read_lines(head + b"\n".join(lines) + b"\n")
    assert "x" == record.knowledge


@given(
    st.lists(
        st.fixed_dictionaries(
            {"event": st.sampled_from(["answered", "taken_back", "emergency", "resumed", "finished", "started"])},
            optional=dict.fromkeys(
                ("answers", "asked_as", "words", "questions", "hidden", "knowledge", "region", "referral"), JSON
            ),
        ),
        max_size=6,
    )
)
def test_an_event_is_taken_whole_or_not_at_all(events: list[dict[str, object]]) -> None:
    """Half an event changes nothing: no answer without its words, no end without its level."""
    content = lines_of([started("x", "d"), *events], 1, AT)
    record, _, _ = read_lines(content)
    assert set(record.answers) <= set(record.words)
    assert set(record.trail) == set(record.answers)


def started(name: str, digest: str) -> dict[str, object]:
    """The first event of a log."""
    stamp = {"id": name, "version": "1", "digest": digest, "title": "X"}
    return {"event": "started", "schema_version": "1.0", "region": "", "knowledge": stamp}


def _with_words(event: dict[str, object]) -> dict[str, object]:
    answers = event.get("answers")
    return {**event, "words": {name: ["?", "!"] for name in answers}} if isinstance(answers, dict) else event


def _said(state: dict[str, object]) -> list[tuple[str, object]]:
    answers, back = state["answers"], state["taken_back"]
    assert isinstance(answers, dict)
    assert isinstance(back, dict)
    return [*answers.items(), *back.items()]
