"""What was erased is nowhere any more: not in a table, and for SQLite not in any byte of its files."""

import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import URL

from intakewise.sessions.in_database.connecting import connect
from intakewise.sessions.in_database.place import place_from
from intakewise.sessions.refusals import SessionRefused
from intakewise.sessions.tokens import key_of, new_token
from intakewise.wiring.sessions import prepare_sessions
from tests.postgresql import Server
from tests.unit.sessions.kept import Conducted, conducted


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the sessions of a test are kept."""
    return tmp_path / "sessions" / "sessions.sqlite3"


@pytest.fixture
def kept(file: Path) -> Iterator[Conducted]:
    """Sessions in a file."""
    with conducted(str(file)) as found:
        yield found


def bytes_beside(file: Path) -> bytes:
    """Everything in the folder of a database: the file, its log, and whatever else lies there."""
    return b"".join(each.read_bytes() for each in sorted(file.parent.iterdir()))


def test_what_is_kept_can_be_found_in_the_files(kept: Conducted, file: Path) -> None:
    """Or the tests below would find nothing either: the answer is there, the token never is, nor half of it."""
    token, view = kept.begin()
    kept.answer(token, view.seen, note="an answer like no other")
    found = bytes_beside(file)
    key = key_of(token)
    assert key is not None
    assert (True, True) == (b"an answer like no other" in found, key in found)
    assert [] == [part for part in (token[:22], token[11:33], token[21:]) if part.encode() in found]
    assert hashlib.sha256(token.encode()).digest() == key


def test_one_call_erases_all_of_a_person_from_the_files(kept: Conducted, file: Path) -> None:
    """What was answered, and what was answered before that; what others answered stays."""
    token, view = kept.begin()
    other, others = kept.begin()
    kept.answer(other, others.seen, note="what somebody else said")
    for number in range(5):
        view = kept.answer(token, view.seen, note=f"an answer like no other {number} " + "x" * 2000)
    kept.sessions.erase(token)
    found = bytes_beside(file)
    assert (False, True) == (b"like no other" in found, b"what somebody else said" in found)
    assert {"note": "what somebody else said"} == kept.sessions.look(other).interview.answers


@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_left_whatever_came_before(kept: Conducted, file: Path, seed: int) -> None:
    """Rows of any size come, grow, shrink, move between pages, and go: what has gone is in no byte of the files."""
    random = Random(seed)
    live: dict[str, tuple[str, str]] = {}
    gone: list[str] = []
    for number in range(100):
        text = f"<{seed}:{number}>" * random.choice([1, 20, 60, 120, 400])
        if random.random() < 0.4 or not live:
            token, view = kept.begin()
        else:
            token = random.choice(list(live))
            seen, former = live.pop(token)
            gone.append(former)
            if random.random() < 0.3:
                kept.sessions.erase(token)
                left = bytes_beside(file)
                assert [] == [each for each in gone[-1:] if each[: each.index(">") + 1].encode() in left]
                continue
            view = kept.sessions.look(token)
            assert seen == view.seen
        live[token] = (kept.answer(token, view.seen, note=text).seen, text)
    kept.wait(seconds=kept.limits.keep_for.total_seconds())
    assert len(live) == kept.sessions.purge()
    assert b"<%d:" % seed not in bytes_beside(file)


def test_secure_delete_alone_would_leave_something(tmp_path: Path) -> None:
    """SQLite leaves copies of rows that moved between pages: while it does, the file has to be written anew."""
    random = Random(1)
    path = tmp_path / "plain.sqlite3"
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=WAL", "secure_delete=ON", "synchronous=OFF"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE kept (key BLOB PRIMARY KEY, state TEXT) WITHOUT ROWID")
    live: dict[bytes, str] = {}
    left = 0
    for number in range(1500):
        key = random.choice(list(live)) if live and random.random() < 0.6 else random.randbytes(32)
        former = live.pop(key, None)
        if former is not None and random.random() < 0.5:
            connection.execute("DELETE FROM kept WHERE key = ?", (key,))
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            left += former.encode() in bytes_beside(path)
            continue
        live[key] = f"<{number}>"
        state = live[key] * random.choice([1, 10, 40, 150, 400])
        connection.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (key, state))
    connection.close()
    assert left > 0


def test_a_purge_erases_as_thoroughly(kept: Conducted, file: Path) -> None:
    """What expires goes as what is erased does, and only that."""
    token, view = kept.begin()
    kept.answer(token, view.seen, note="an answer like no other")
    kept.wait(days=20)
    fresh, known = kept.begin()
    kept.wait(days=8)
    assert (1, 0) == (kept.sessions.purge(), kept.sessions.purge())
    assert b"like no other" not in bytes_beside(file)
    assert known.session == kept.sessions.look(fresh).session


def test_an_erasure_that_others_hold_up_says_so_and_is_finished_later(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While another program reads an old state of the file, its log cannot be emptied: nobody is told that it was."""
    for module in ("connecting", "shredding"):
        monkeypatch.setattr(f"intakewise.sessions.in_database.{module}.WAIT_SECONDS", 0.1)
    with conducted(str(file)) as kept:
        token, view = kept.begin()
        kept.answer(token, view.seen, note="an answer like no other")
        reader = sqlite3.connect(file, isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM intakewise_sessions").fetchall()
        with pytest.raises(SessionRefused) as refused:
            kept.sessions.erase(token)
        assert "IW-K005" == refused.value.problem.code
        with pytest.raises(SessionRefused) as refused:
            kept.sessions.look(token)
        assert "IW-K001" == refused.value.problem.code
        reader.close()
        assert b"like no other" in bytes_beside(file)
        with conducted(str(file)) as other_worker:
            other_worker.sessions.erase(token)
            assert 0 == other_worker.store.count()
            assert b"like no other" not in bytes_beside(file)


def test_who_holds_no_token_makes_nobody_wait(kept: Conducted, monkeypatch: pytest.MonkeyPatch) -> None:
    """Writing the file anew takes long: it is not done for tokens that open nothing, nor where nothing has expired."""
    monkeypatch.setattr("intakewise.sessions.in_database.store.shred", lambda _: pytest.fail("cleaned"))
    kept.begin()
    kept.sessions.erase(new_token())
    assert 0 == kept.sessions.purge()


def test_a_start_finishes_an_erasure_that_a_crash_cut_short(file: Path) -> None:
    """Between the deletion and the cleaning of the files, the machine stopped: the next start cleans them."""
    with conducted(str(file)) as kept:
        token, view = kept.begin()
        kept.answer(token, view.seen, note="an answer like no other")
    plain = sqlite3.connect(file, isolation_level=None)
    plain.execute("PRAGMA secure_delete = OFF")
    plain.execute("DELETE FROM intakewise_sessions")
    plain.close()
    assert b"like no other" in bytes_beside(file)
    assert [] == prepare_sessions(str(file))
    assert b"like no other" not in bytes_beside(file)


def test_cleaning_writes_no_copy_into_the_temporary_files(file: Path) -> None:
    """VACUUM makes a copy of all that is kept: in memory, since what a temporary file held stays on the disk."""
    with conducted(str(file)):
        url = place_from(str(file))
        assert isinstance(url, URL)
        engine = connect(url)
        with engine.connect() as connection:
            pragmas = [
                connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("temp_store", "secure_delete")
            ]
        engine.dispose()
    in_memory, on = 2, 1
    assert [in_memory, on] == pragmas


def test_a_row_is_gone_from_postgresql(postgresql: Server) -> None:
    """Nothing of it is in any table; what the server keeps of it elsewhere is its operator's: docs/sessions.md."""
    with conducted(postgresql.emptied()) as kept:
        token, view = kept.begin()
        kept.answer(token, view.seen, note="an answer like no other")
        before = postgresql.contents()
        kept.sessions.erase(token)
        after = postgresql.contents()
    assert (True, False) == ("like no other" in before, "like no other" in after)
    assert token not in before
