"""Open a place for sessions: once for all processes, which brings it up to date; then in each of them."""

from pathlib import Path

from sqlalchemy import URL, Engine

from intakewise.problems.problem import Problem
from intakewise.sessions.in_database.connecting import connect
from intakewise.sessions.in_database.place import make_file, place_from
from intakewise.sessions.in_database.schema import NO_PLACE, refuse_other_version, upgrade
from intakewise.sessions.in_database.shredding import shred
from intakewise.sessions.in_database.store import DatabaseStore
from intakewise.sessions.refusals import SessionRefused


def prepare(written: str) -> Problem | None:
    """
    Make a place ready: the file, the tables of this version, and nothing left of what was erased before a crash.

    Args:
        written: a file, or the address of a PostgreSQL server.

    Returns:  why nothing can be kept there, or None.
    """
    engine = _engine(written)
    if isinstance(engine, Problem):
        return engine
    try:
        problem = upgrade(engine)
        if problem is None:
            shred(engine)
    except SessionRefused as refused:
        return refused.problem
    finally:
        engine.dispose()
    return problem


def open_store(written: str) -> DatabaseStore | Problem:
    """
    Return a place that was made ready, or why it cannot be used. To be called after a process has forked.

    A server that does not answer is no reason: it may come back, and whoever asks for a session meanwhile is told so.
    """
    engine = _engine(written)
    if isinstance(engine, Problem):
        return engine
    problem = refuse_other_version(engine)
    is_away = problem is not None and problem.code == NO_PLACE and engine.dialect.name != "sqlite"
    if problem is None or is_away:
        return DatabaseStore(engine)
    engine.dispose()
    return problem


def _engine(written: str) -> Engine | Problem:
    url = place_from(written)
    if isinstance(url, Problem):
        return url
    problem = _refused_file(url)
    return connect(url) if problem is None else problem


def _refused_file(url: URL) -> Problem | None:
    return make_file(Path(url.database or "")) if url.get_backend_name() == "sqlite" else None
