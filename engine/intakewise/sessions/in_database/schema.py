"""
Bring the tables to the version of this program, all of it or nothing, and tell which version they have.

A newer version than ours is refused: what it means is not guessed at.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from intakewise.problems.problem import NOWHERE, Problem
from intakewise.sessions.in_database.connecting import kind_of
from intakewise.sessions.in_database.tables import VERSIONS

MIGRATIONS = Path(__file__).parent / "migrations"

NO_PLACE = "IW-K007"
"""The code of the problem of a database that cannot be reached, or used."""

_LOCK = 0x696E7461
"""Of PostgreSQL, for whoever changes our tables: any number that nobody else takes."""


def upgrade(engine: Engine, migrations: Path = MIGRATIONS) -> Problem | None:
    """
    Make the tables, or bring them up to date, in one transaction, while no other process does the same.

    Args:
        migrations: the folder of Alembic.

    Returns:  why that cannot be done, or None.
    """
    script = ScriptDirectory(str(migrations))
    connection = _connected(engine)
    if isinstance(connection, Problem):
        return connection
    try:
        with connection, _alone(connection):
            found = _version(connection)
            if not _knows(script, found):
                return _newer()
            if found != script.get_current_head():
                config = Config()
                config.set_main_option("script_location", str(migrations).replace("%", "%%"))
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
    except SQLAlchemyError as error:
        return _no_place(engine, kind_of(error))
    return None


def refuse_other_version(engine: Engine, migrations: Path = MIGRATIONS) -> Problem | None:
    """Return why the tables cannot be used as they are, or None."""
    script = ScriptDirectory(str(migrations))
    connection = _connected(engine)
    if isinstance(connection, Problem):
        return connection
    try:
        with connection:
            found = _version(connection)
    except SQLAlchemyError as error:
        return _no_place(engine, kind_of(error))
    if not _knows(script, found):
        return _newer()
    if found == script.get_current_head():
        return None
    message = "The sessions are kept in the tables of an older version."
    return Problem("IW-K008", NOWHERE, message, fix="Start the service anew: it brings them up to date.")


def _version(connection: Connection) -> str | None:
    context = MigrationContext.configure(connection, opts={"version_table": VERSIONS})
    return context.get_current_revision()


def _knows(script: ScriptDirectory, version: str | None) -> bool:
    try:
        return version is None or script.get_revision(version) is not None
    except CommandError:
        return False


@contextmanager
def _alone(connection: Connection) -> Iterator[None]:
    """Hold a transaction in which nobody else changes the tables; what fails in it never was."""
    is_sqlite = connection.dialect.name == "sqlite"
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_sqlite else "BEGIN")
    try:
        if not is_sqlite:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        yield
    except BaseException:
        connection.exec_driver_sql("ROLLBACK")
        raise
    connection.exec_driver_sql("COMMIT")


def _newer() -> Problem:
    message = "The sessions are kept in the tables of a newer version, or of another program."
    return Problem("IW-K008", NOWHERE, message, fix="Use that version, or another database.")


def _connected(engine: Engine) -> Connection | Problem:
    """Connect, or say why not in the words of the driver: as long as nothing was asked, they quote no answer."""
    try:
        return engine.connect()
    except DBAPIError as error:
        return _no_place(engine, " ".join(str(error.orig).split()) or kind_of(error))


def _no_place(engine: Engine, reason: str) -> Problem:
    url = engine.url
    server = url.host or url.query.get("host", "this machine")
    where = url.database if url.get_backend_name() == "sqlite" else f"'{url.database}' at {server}"
    return Problem(NO_PLACE, NOWHERE, f"Sessions cannot be kept in {where}.", f"The database says: {reason}")
