"""
A PostgreSQL server of the tests' own: Debian's package, in a temporary folder, on a socket there and on no network.

It refuses to run as root, so root starts it as the user `postgres`, which the package makes.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

_FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
_SMALL = "-c listen_addresses='' -c shared_buffers=16MB -c max_connections=40"


def programs() -> Path | None:
    """The folder of the server's programs, of the newest version there is; None if there is none."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda each: int(each.parent.name))
    found = shutil.which("initdb")
    return next(
        (each for each in reversed(debian) if (each / "initdb").exists()), Path(found).parent if found else None
    )


class Server:
    """A server that can be started, stopped, and killed."""

    def __init__(self, folder: Path, bin_folder: Path, settings: str) -> None:
        self.folder = folder
        self._bin = bin_folder
        self._settings = settings

    def run(self, program: str, *arguments: str) -> None:
        """Run one of the server's programs as somebody it accepts."""
        user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        command = [*user, str(self._bin / program), "-D", str(self.folder / "data"), *arguments]
        done = subprocess.run(command, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        assert done.returncode == 0, done.stdout.decode()

    def start(self) -> None:
        """Start, and wait until it answers; after a crash it recovers first."""
        options = f"-k {self.folder} {_SMALL} {self._settings}"
        self.run("pg_ctl", "-w", "-t", "30", "-l", str(self.folder / "log"), "-o", options, "start")

    def kill(self) -> None:
        """Stop at once, without writing anything more."""
        self.run("pg_ctl", "-m", "immediate", "-w", "stop")

    def address(self) -> str:
        """The address of its database, as an operator writes it."""
        return f"postgresql://postgres@/postgres?host={self.folder}"

    def contents(self) -> str:
        """Return everything that stands in the table of sessions."""
        with psycopg.connect(self.address()) as connection:
            return repr(connection.execute("SELECT * FROM intakewise_sessions").fetchall())

    def emptied(self) -> str:
        """Return the address of a database with nothing in it: a new one would take ten times as long."""
        with psycopg.connect(self.address(), autocommit=True) as connection:
            connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        return self.address()


@contextmanager
def running(bin_folder: Path, *, durable: bool = False) -> Iterator[Server]:
    """
    Run a server, and leave nothing of it.

    Args:
        durable: it writes to the disk what it says it has written, as it must where it is killed.
    """
    folder = Path(tempfile.mkdtemp(prefix="intakewise-postgresql-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    server = Server(folder, bin_folder, "" if durable else _FAST)
    try:
        server.run("initdb", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "-U", "postgres")
        server.start()
        try:
            yield server
        finally:
            server.kill()
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgresql_programs() -> Path:
    """The programs of a real PostgreSQL: never left out where everything is checked."""
    found = programs()
    if found is None:
        assert not os.environ.get("CI"), "PostgreSQL is missing (on Debian and Ubuntu: postgresql)."
        pytest.skip("PostgreSQL is missing (on Debian and Ubuntu: postgresql).")
    return found


@pytest.fixture(scope="session")
def postgresql(postgresql_programs: Path) -> Iterator[Server]:
    """A real PostgreSQL, one for all tests of a process."""
    with running(postgresql_programs) as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where sessions can be kept, as an operator writes it: a file, then a database of a server."""
    if request.param == "sqlite":
        return str(tmp_path / "sessions.sqlite3")
    server: Server = request.getfixturevalue("postgresql")
    return server.emptied()
