"""
Where sessions are kept, from what somebody wrote: a file, or the address of a PostgreSQL server.

A password in an address is never shown.
"""

import os
from dataclasses import replace
from pathlib import Path
from stat import S_ISREG

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from intakewise.history.folder import distrust
from intakewise.problems.problem import NOWHERE, Place, Problem
from intakewise.problems.system import reason_of

_POSTGRESQL = ("postgresql", "postgres", "postgresql+psycopg")

_EXPECTED = "Expected a file, or an address such as postgresql://user@host/database."


def place_from(written: str) -> URL | Problem:
    """
    Return the address of a database, or why nothing can be kept there.

    >>> str(place_from("/srv/sessions.sqlite3"))
    'sqlite:////srv/sessions.sqlite3'
    >>> str(place_from("postgresql://me@db/intake"))
    'postgresql+psycopg://me@db/intake'
    """
    if "://" not in written:
        return URL.create("sqlite", database=str(Path(written).absolute()))
    try:
        url = make_url(written)
    except (ArgumentError, ValueError):
        return Problem("IW-K007", NOWHERE, "This is not the address of a database.", _EXPECTED)
    if url.drivername in _POSTGRESQL:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername == "sqlite" and url.database and not url.query:
        return url.set(database=str(Path(url.database).absolute()))
    message = "Sessions cannot be kept in a database of this kind."
    return Problem("IW-K007", NOWHERE, message, _EXPECTED)


def make_file(path: Path) -> Problem | None:
    """
    Make the file of a database, for its owner alone, where there is none; say why one that is there is not trusted.

    What lies in it is taken for people's answers, and what they answer is written to it.
    """
    try:
        if not path.parent.exists():
            path.parent.mkdir(mode=0o700, parents=True)
        problem = distrust(path.parent)
        if problem is not None:
            return replace(problem, code="IW-K007", fix="Name a file in a folder of your own.")
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except OSError as error:
        reason = "it is a link" if path.is_symlink() else reason_of(error)
        return Problem("IW-K007", Place(str(path)), f"This file cannot be used: {reason}.")
    try:
        return _distrust_file(path, os.fstat(descriptor))
    finally:
        os.close(descriptor)


def _distrust_file(path: Path, about: os.stat_result) -> Problem | None:
    message = ""
    if not S_ISREG(about.st_mode):
        message = "This is not a file."
    elif hasattr(os, "geteuid") and about.st_uid != os.geteuid():
        message = "This file belongs to somebody else."
    elif about.st_mode & 0o077 and hasattr(os, "geteuid"):
        message = "Others can read this file or write to it."
    fix = f"Take that from them: chmod go-rwx '{path}'." if message.startswith("Others") else ""
    return Problem("IW-K007", Place(str(path)), message, fix=fix) if message else None
