"""
Connect to a database, so that nothing stays in it that was erased, nothing waits for ever, and no answer is told.

SQLAlchemy and the drivers put the values of a failed statement into their errors: those are not shown, nor raised on.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from intakewise.sessions.refusals import out_of_reach

WAIT_SECONDS = 5
"""How long anything waits for its turn, or for a server."""

_PRAGMAS = (
    "journal_mode = WAL",  # who reads does not wait for who writes
    "synchronous = FULL",  # what was answered survives a power cut, not only a crash
    "secure_delete = ON",  # what is freed is overwritten
    "temp_store = MEMORY",  # VACUUM puts no copy of all answers into the system's temporary files
    "trusted_schema = OFF",
)


def connect(url: URL) -> Engine:
    """Return an engine in which each statement is a transaction; nothing is opened yet."""
    if url.get_backend_name() == "sqlite":
        engine = create_engine(
            url, isolation_level="AUTOCOMMIT", hide_parameters=True, connect_args={"timeout": WAIT_SECONDS}
        )
        event.listen(engine, "connect", _set_up_sqlite)
        return engine
    return create_engine(
        url,
        isolation_level="AUTOCOMMIT",
        hide_parameters=True,
        pool_pre_ping=True,  # the server may have been started anew
        pool_timeout=WAIT_SECONDS,
        connect_args={
            "connect_timeout": WAIT_SECONDS,
            "tcp_user_timeout": WAIT_SECONDS * 1000,  # a network that has gone does not say so
            "options": f"-c statement_timeout={WAIT_SECONDS}s -c lock_timeout={WAIT_SECONDS}s",
            "prepare_threshold": None,  # a pooler between us and the server may give each statement to another
        },
    )


def _set_up_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


@contextmanager
def reaching() -> Iterator[None]:
    """Raise SessionRefused where the database fails, whatever the reason: it may quote what somebody answered."""
    try:
        yield
    except SQLAlchemyError as error:
        raise out_of_reach(kind_of(error)) from None


def kind_of(error: SQLAlchemyError) -> str:
    """Return what kind of error it is, for whoever runs the service: names and codes, never the text."""
    driver = error.orig if isinstance(error, DBAPIError) else None
    code = getattr(driver, "sqlite_errorname", None) or getattr(driver, "sqlstate", None)
    return f"{type(error).__name__} {code}" if code else type(error).__name__
