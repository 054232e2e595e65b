"""
Keep sessions in a table: each change is one statement, and each statement a transaction.

So there is no moment at which a crash could leave a step half taken.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, Delete, Engine, Update, bindparam, delete, func, insert, literal, select, update

from intakewise.sessions.in_database.connecting import reaching
from intakewise.sessions.in_database.rows import BLANK, row_from, session_from
from intakewise.sessions.in_database.shredding import shred
from intakewise.sessions.in_database.tables import SESSIONS
from intakewise.sessions.refusals import unreadable
from intakewise.sessions.session import Session
from intakewise.sessions.texts import seconds

_LOCK = 0x696E7462
"""Of PostgreSQL, for whoever begins a session: any number that nobody else takes."""


class DatabaseStore:
    """A `Store` in a database whose schema is the one of this version."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self, key: bytes, session: Session, most: int) -> bool:
        """Keep a new session; False where there are `most`."""
        row = {"key": key, **row_from(session)}
        how_many = select(func.count()).select_from(SESSIONS).scalar_subquery()
        values = [bindparam(name, value, SESSIONS.c[name].type).label(name) for name, value in row.items()]
        statement = insert(SESSIONS).from_select(list(row), select(*values).where(how_many < literal(most)))
        counted = statement.execution_options(preserve_rowcount=True)
        with reaching(), self._engine.connect() as connection:
            if connection.dialect.name == "sqlite":  # there, whoever writes is alone
                return connection.execute(counted).rowcount == 1
            with connection.execution_options(isolation_level="READ COMMITTED").begin():
                # Waits until no other begins; the next statement sees, and counts, what they have begun.
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
                return connection.execute(counted).rowcount == 1

    def find(self, key: bytes, now: datetime) -> Session | None:
        """Return a session that has not expired."""
        statement = select(SESSIONS).where(SESSIONS.c.key == key, SESSIONS.c.expires > seconds(now))
        with reaching(), self._engine.connect() as connection:
            row = connection.execute(statement).one_or_none()
        try:
            return None if row is None else session_from(row)
        except ValueError:
            raise unreadable() from None

    def replace(self, key: bytes, session: Session, now: datetime) -> bool:
        """Keep the next revision, if the one before it is still there."""
        statement = (
            update(SESSIONS)
            .where(
                SESSIONS.c.key == key,
                SESSIONS.c.revision == session.revision - 1,
                SESSIONS.c.expires > seconds(now),
            )
            .values(row_from(session))
        )
        return self._changed(statement) == 1

    def erase(self, key: bytes) -> None:
        """Delete a session, and what is left of it in the files, also where an erasure before broke off in between."""
        self._erase(SESSIONS.c.key == key)

    def purge(self, now: datetime) -> int:
        """Delete what has expired, and what is left of it in the files."""
        return self._erase(SESSIONS.c.expires <= seconds(now))

    def _erase(self, which: ColumnElement[bool]) -> int:
        """
        Blank rows, clean the files, and only then delete the rows; return how many they were.

        A blank row has expired, so nobody finds it. As long as it is there, the files are still to be cleaned: whoever
        erases it again, or purges, in whichever process, finishes that. Of a row that is not there, nothing is left.
        """
        if self._changed(update(SESSIONS).where(which).values(BLANK)) == 0:
            return 0
        shred(self._engine)
        return self._changed(delete(SESSIONS).where(which, SESSIONS.c.expires == BLANK["expires"]))

    def _changed(self, statement: Update | Delete) -> int:
        with reaching(), self._engine.connect() as connection:
            return connection.execute(statement).rowcount

    def count(self) -> int:
        """Return how many sessions are kept."""
        with reaching(), self._engine.connect() as connection:
            return connection.execute(select(func.count()).select_from(SESSIONS)).scalar_one()

    def close(self) -> None:
        """Close all connections; the last one empties the log of SQLite."""
        self._engine.dispose()
