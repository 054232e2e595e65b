"""Where sessions can be kept, and where they are not: said before anything is served, and without a password."""

import os
import sys
from pathlib import Path

import pytest

from intakewise.problems.problem import Problem
from intakewise.wiring.sessions import VARIABLE, open_sessions, place_of_sessions, prepare_sessions
from tests.postgresql import Server
from tests.unit.sessions.kept import conducted


def code_and_message(place: str) -> tuple[str, str]:
    """Return the problem of a place, which must be the only one."""
    (problem,) = prepare_sessions(place)
    return problem.code, str(problem)


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("mysql://user:secret@db/intake", "in a database of this kind"),
        ("sqlite://", "in a database of this kind"),
        ("sqlite:///x.db?mode=memory", "in a database of this kind"),
        ("postgresql://user:secret@db:port/intake", "not the address of a database"),
        ("http://", "in a database of this kind"),
        ("://", "not the address of a database"),
    ],
)
def test_an_address_of_something_else_is_refused(place: str, message: str) -> None:
    """Another kind of database, one in memory that no other worker could see, or no address at all."""
    code, told = code_and_message(place)
    assert "IW-K007" == code
    assert message in told
    assert "secret" not in told


def test_a_server_that_does_not_answer_is_told_without_its_password(tmp_path: Path) -> None:
    """Who runs the service sees which server it was."""
    for address in ("postgresql://me:secret@/intake?host={}", "postgresql://me@/intake?host={}&password=secret"):
        code, told = code_and_message(address.format(tmp_path))
        assert "IW-K007" == code
        assert f"in 'intake' at {tmp_path}" in told
        assert "No such file or directory" in told
        assert "secret" not in told


def test_a_database_that_is_not_there_is_told(postgresql: Server) -> None:
    """It is not made: that is for whoever runs the server."""
    code, told = code_and_message(postgresql.address().replace("/postgres?", "/nothing?"))
    assert "IW-K007" == code
    assert 'database "nothing" does not exist' in told


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    """Its folder, the file, and what SQLite puts beside it, whatever the umask allows."""
    former = os.umask(0)
    try:
        with conducted(str(tmp_path / "new" / "sessions.sqlite3")) as kept:
            kept.begin()
            folder = tmp_path / "new"
            modes = {each.name: each.stat().st_mode & 0o777 for each in (folder, *folder.iterdir())}
    finally:
        os.umask(former)
    files = ("sessions.sqlite3", "sessions.sqlite3-shm", "sessions.sqlite3-wal")
    assert {"new": 0o700, **dict.fromkeys(files, 0o600)} == modes


def test_a_file_that_cannot_be_trusted_is_refused(tmp_path: Path) -> None:
    """A link, a folder, what others can read, a folder to which others can write, and what is no database."""
    file = tmp_path / "file"
    file.touch(0o600)
    (tmp_path / "link").symlink_to(file)
    (tmp_path / "open").touch(0o644)
    (tmp_path / "open").chmod(0o644)
    (tmp_path / "text").touch(0o600)
    (tmp_path / "text").write_text("This is no database, but long enough to be taken for one. " * 20)
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared").chmod(0o777)
    os.mkfifo(tmp_path / "pipe", 0o600)
    names = ("link", "open", "text", "shared/file", ".", "pipe", "file/beneath", "shared")
    told = {name: code_and_message(str(tmp_path / name)) for name in names}
    assert {"IW-K007"} == {code for code, _ in told.values()}, told
    assert "chmod go-rwx" in told["open"][1]
    assert "INTAKEWISE_HISTORY" not in str(told)
    assert [] == prepare_sessions(str(file))


def test_a_place_that_was_not_made_ready_is_not_used(tmp_path: Path) -> None:
    """A worker makes no tables: it would not know whether another one just does."""
    problem = open_sessions(str(tmp_path / "sessions.sqlite3"))
    assert isinstance(problem, Problem)
    assert "IW-K008" == problem.code


def test_without_a_place_they_are_kept_where_programs_keep_their_state(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or where the environment says: an address with a password belongs there, not on the command line."""
    monkeypatch.delenv(VARIABLE, raising=False)
    assert place_of_sessions().endswith(os.path.join("intakewise", "sessions", "sessions.sqlite3"))  # noqa: PTH118
    monkeypatch.setenv(VARIABLE, "postgresql://me:secret@db/intake")
    assert "postgresql://me:secret@db/intake" == place_of_sessions()


@pytest.mark.parametrize(("module", "extra"), [("alembic", "sessions"), ("psycopg", "postgresql")])
def test_a_part_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch, module: str, extra: str) -> None:
    """With how to install it."""
    monkeypatch.setitem(sys.modules, module, None)
    code, told = code_and_message("postgresql://me@db/intake")
    assert "IW-F016" == code
    assert f"intakewise[{extra}]" in told
