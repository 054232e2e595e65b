"""Where the sessions of a service are kept: the only place that names a database."""

import os
from typing import TYPE_CHECKING

from platformdirs import user_state_path

from intakewise.problems.problem import Problem
from intakewise.wiring.extras import refuse_without

if TYPE_CHECKING:
    from intakewise.sessions.store import Store

VARIABLE = "INTAKEWISE_SESSIONS"
"""Set in the environment, the file or address in place of the platform's: an address may hold a password."""


def place_of_sessions() -> str:
    """Return where sessions are kept unless somebody says otherwise: as the environment says, or in a file of ours."""
    named = os.environ.get(VARIABLE, "")
    return named or str(user_state_path("intakewise") / "sessions" / "sessions.sqlite3")


def prepare_sessions(written: str) -> list[Problem]:
    """
    Make a place for sessions ready, once, before any process opens it.

    A new one is made, one of an older version brought up to date, and what an erasure left over removed.

    Args:
        written: a file, or the address of a PostgreSQL server.

    Returns:  why nothing can be kept there.
    """
    problems = _refuse_without_packages(written)
    if problems:
        return problems
    from intakewise.sessions.in_database.opening import prepare

    problem = prepare(written)
    return [] if problem is None else [problem]


def open_sessions(written: str) -> "Store | Problem":
    """Open a place that `prepare_sessions` made ready, in the process that uses it; or return why it cannot be used."""
    from intakewise.sessions.in_database.opening import open_store

    return open_store(written)


def _refuse_without_packages(written: str) -> list[Problem]:
    found = refuse_without("alembic", "alembic", "Alembic, which keeps sessions", "sessions")
    if not found and written.startswith("postgres"):
        found = refuse_without("psycopg", "psycopg", "Psycopg, which speaks to PostgreSQL", "postgresql")
    return found
