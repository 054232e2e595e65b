"""
Leave nothing of deleted rows in the files of SQLite.

`secure_delete` overwrites what a deletion frees, but not what was copied when rows moved between pages: of 4800 random
changes, some left a row behind (docs/decisions/0056). `VACUUM` writes all that is kept anew, and truncating the log
removes the former pages from there. What PostgreSQL keeps of a deleted row is its operator's to know: docs/sessions.md.
"""

from time import monotonic, sleep

from sqlalchemy import Engine

from intakewise.sessions.in_database.connecting import WAIT_SECONDS, reaching
from intakewise.sessions.refusals import out_of_reach

_PAUSE_SECONDS = 0.01


def shred(engine: Engine) -> None:
    """
    Write a database of SQLite anew, and empty its log; of another, do nothing.

    Raises:  SessionRefused: others were reading or writing all the time; it has to be done again.
    """
    if engine.dialect.name != "sqlite":
        return
    with reaching(), engine.connect() as connection:
        connection.exec_driver_sql("VACUUM")
        until = monotonic() + WAIT_SECONDS
        # It waits for those who read, but not for those who empty the log, too; and it says 1 if it did not come to it.
        while connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]:
            if monotonic() > until:
                raise out_of_reach("the log of the file is being read")
            sleep(_PAUSE_SECONDS)
