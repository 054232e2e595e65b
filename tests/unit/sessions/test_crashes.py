"""A crash between any two statements leaves a session as it was before a step, or after it; never anything else."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from intakewise.sessions.refusals import SessionRefused
from tests.postgresql import Server, running
from tests.unit.sessions.crashing import STEPS
from tests.unit.sessions.kept import conducted

ROOT = Path(__file__).parents[3]

AFTER = [dict[str, object]()]
for _step in STEPS:
    AFTER.append({**AFTER[-1], **_step})


@pytest.fixture
def outcomes(place: str, tmp_path: Path) -> list[dict[str, object]]:
    """What was found after a death at each moment."""
    folder = tmp_path / "sessions"
    folder.mkdir(mode=0o700)
    where = place if "://" in place else str(folder / "sessions.sqlite3")
    command = [sys.executable, "-m", "tests.unit.sessions.crashing", where, str(tmp_path / "told")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_step_is_kept_whole_or_not_at_all(outcomes: list[dict[str, object]]) -> None:
    """A process is killed before and after each statement; then it starts anew, and goes on with what it was told."""
    assert len(outcomes) > 30
    assert [True] * (len(outcomes) - 1) + [False] == [each["died"] for each in outcomes]
    for each in outcomes:
        for revision, answers in each["rows"]:  # type: ignore[attr-defined]
            assert AFTER[revision] == answers, each
        if "found" in each:
            _whole(each)
    assert {0, 1, 2, 3} == {each["seen"] for each in outcomes if "seen" in each}
    assert not any(each.get("left") for each in outcomes)


def _whole(outcome: dict[str, object]) -> None:
    """What was told to be kept is there, or what came next; going on from there leads where it would have led."""
    seen, found = outcome["seen"], outcome["found"]
    assert isinstance(seen, int)
    assert isinstance(found, dict)
    if "refused" in found:
        # Only the erasure may have made it so.
        assert (3, "IW-K001") == (seen, found["refused"]), outcome
        return
    assert not outcome["told"], outcome
    assert found["revision"] in (seen, seen + 1), outcome
    assert AFTER[found["revision"]] == found["answers"], outcome
    gone_on = outcome["gone_on"]
    assert isinstance(gone_on, dict)
    assert (3, AFTER[3]) == (gone_on["revision"], gone_on["answers"]), outcome


@pytest.fixture(scope="module")
def durable(postgresql_programs: Path) -> Iterator[Server]:
    """A server that may be killed: it writes to the disk what it says it has written."""
    with running(postgresql_programs, durable=True) as server:
        yield server


@pytest.mark.parametrize("moment", [1, 3, *(pytest.param(each, marks=pytest.mark.long) for each in (0, 2, 4, 5))])
def test_a_server_that_dies_loses_no_step_that_it_kept(durable: Server, moment: int) -> None:
    """PostgreSQL is killed before and after each statement of a step; the same step again is then taken once."""
    passed = 0

    def count(*_: object) -> None:
        nonlocal passed
        if passed == moment:
            durable.kill()
        passed += 1

    with conducted(durable.emptied()) as kept:
        token, view = kept.begin()
        view = kept.answer(token, view.seen, about_whom="me")
        for each in ("before_cursor_execute", "after_cursor_execute"):
            event.listen(Engine, each, count)
        try:
            kept.answer(token, view.seen, note="like no other")
            kept.sessions.look(token)
        except SessionRefused as refused:
            assert "IW-K005" == refused.problem.code
        finally:
            for each in ("before_cursor_execute", "after_cursor_execute"):
                event.remove(Engine, each, count)
        assert passed > moment
        durable.start()
        after = kept.answer(token, view.seen, note="like no other")
        assert (2, {"about_whom": "me", "note": "like no other"}) == (after.session.revision, after.interview.answers)
        assert after.session == kept.sessions.look(token).session
