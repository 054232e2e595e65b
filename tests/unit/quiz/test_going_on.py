"""What is asked again when an interview goes on: by the age of each answer, and never for a clock that is set back."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from intakewise.history.record import Record, Words
from intakewise.interview.ageing import FRESH_FOR, SAFE_FOR
from intakewise.quiz.going_on import interview_from
from intakewise.wiring.opening import load

TINY = Path(__file__).parents[2] / "knowledge" / "tiny"
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
ANSWERS = {"about_whom": "me", "danger": ["none_of_these"], "numb": True, "washing": "often"}
SAFETY = ("danger", "numb")
SECOND = timedelta(seconds=1)


def asked_again(**ages: timedelta) -> tuple[str, ...]:
    """The questions asked again, of answers that were given so long ago, or just now."""
    kb = load(TINY)
    whole = kb.interview()
    for name, value in ANSWERS.items():
        whole.change(name, value)
    state = whole.to_dict()
    marks = state["asked_as"]
    assert isinstance(marks, dict)
    record = Record(
        knowledge=kb.id,
        version=kb.version,
        digest=kb.digest,
        title=kb.title,
        region="",
        started=NOW,
        last=NOW,
        answers=ANSWERS,
        asked_as=marks,
        trail=tuple(ANSWERS),
        words=dict.fromkeys(ANSWERS, Words("?", "!")),
        answered_at={name: NOW - ages.get(name, timedelta()) for name in ANSWERS},
    )
    interview, again = interview_from(kb, record, NOW)
    assert set(ANSWERS) - set(again) == set(interview.answers)
    assert all(interview.former_answer(name) == ANSWERS[name] for name in again)
    return again


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        (timedelta(), ()),
        (SAFE_FOR, ()),
        (SAFE_FOR + SECOND, SAFETY),
        (FRESH_FOR, SAFETY),
        (FRESH_FOR + SECOND, tuple(ANSWERS)),
        (timedelta(days=3000), tuple(ANSWERS)),
        # A clock that ran ahead when it was answered: nobody knows how long ago that is.
        (-timedelta(minutes=1), ()),
        (-timedelta(hours=1), tuple(ANSWERS)),
    ],
)
def test_what_is_asked_again_depends_on_the_age_of_the_answers(age: timedelta, expected: tuple[str, ...]) -> None:
    """Safety questions after half a day, everything after 28 days."""
    assert expected == asked_again(**dict.fromkeys(ANSWERS, age))


def test_each_answer_has_an_age_of_its_own() -> None:
    """What was answered in a second sitting does not come a third time."""
    assert ("danger",) == asked_again(danger=timedelta(hours=20), washing=timedelta(days=1))
