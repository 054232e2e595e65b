"""Whatever the database says when it fails, nothing that a person answered comes out, and what was kept stays kept."""

import logging
import traceback
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine

from intakewise.sessions.in_database import connecting
from intakewise.sessions.refusals import SessionRefused
from tests.postgresql import Server
from tests.unit.sessions.kept import Conducted, conducted

MARKER = "an answer like no other"


def refused_step(kept: Conducted, token: str, seen: str, text: str) -> SessionRefused:
    """Take a step that the database refuses."""
    with pytest.raises(SessionRefused) as refused:
        kept.answer(token, seen, note=text)
    return refused.value


def test_an_error_of_the_database_tells_no_answer(place: str, caplog: pytest.LogCaptureFixture) -> None:
    """PostgreSQL quotes the row that it refuses, SQLAlchemy the parameters: neither is raised on, shown, or logged."""
    caplog.set_level(logging.DEBUG)
    with conducted(place) as kept:
        token, view = kept.begin()
        engine: Engine = kept.store._engine  # type: ignore[attr-defined]
        with engine.connect() as connection:
            if engine.dialect.name == "postgresql":
                connection.exec_driver_sql("ALTER TABLE intakewise_sessions ADD CHECK (revision < 1)")
            else:
                connection.exec_driver_sql(
                    "CREATE TRIGGER no BEFORE UPDATE ON intakewise_sessions BEGIN SELECT RAISE(ABORT, 'no'); END"
                )
        refused = refused_step(kept, token, view.seen, MARKER)
        assert "IW-K005" == refused.problem.code
        assert "IntegrityError" in refused.reason
        told = [str(refused), repr(refused.args), *traceback.format_exception(refused), caplog.text]
        assert [] == [each for each in told if MARKER in each or token in each]
        assert view.session == kept.sessions.look(token).session


def test_a_server_that_logs_all_statements_logs_no_answer_where_it_is_told_so(postgresql: Server) -> None:
    """As docs/sessions.md tells whoever runs it; without that, it logs each answer of a slow step."""
    place = postgresql.emptied()
    with psycopg.connect(place, autocommit=True) as connection:
        connection.execute("ALTER ROLE postgres SET log_min_duration_statement = 0")
        connection.execute("ALTER ROLE postgres SET log_parameter_max_length = 0")
    with conducted(place) as kept:
        token, view = kept.begin()
        kept.answer(token, view.seen, note=MARKER)
    with psycopg.connect(place, autocommit=True) as connection:
        connection.execute("ALTER ROLE postgres RESET ALL")
    log = (postgresql.folder / "log").read_text("utf-8")
    assert (True, False) == ("UPDATE intakewise_sessions" in log, MARKER in log)


def test_a_full_disk_loses_nothing_that_was_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step that finds no room says so; every session is as it was, and erasing one makes room for the step."""
    with conducted(str(tmp_path / "s.sqlite3")) as kept:
        filler, view = kept.begin()
        kept.answer(filler, view.seen, note="x" * 9000)
        token, view = kept.begin()
        view = kept.answer(token, view.seen, about_whom="me")
    pages = (tmp_path / "s.sqlite3").stat().st_size // 4096
    monkeypatch.setattr(connecting, "_PRAGMAS", (*connecting._PRAGMAS, f"max_page_count = {pages}"))
    with conducted(str(tmp_path / "s.sqlite3")) as kept:
        refused = refused_step(kept, token, view.seen, "y" * 9000)
        assert ("IW-K005", "OperationalError SQLITE_FULL") == (refused.problem.code, refused.reason)
        assert view.session == kept.sessions.look(token).session
        kept.sessions.erase(filler)
        assert kept.answer(token, view.seen, note="y" * 9000).session.revision == view.session.revision + 1
