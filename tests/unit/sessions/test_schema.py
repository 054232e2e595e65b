"""The tables come from any older version, all of it or nothing; a newer one is refused."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Engine, MetaData, Table, insert, inspect

from intakewise.problems.problem import Problem
from intakewise.sessions.in_database.connecting import connect
from intakewise.sessions.in_database.place import make_file, place_from
from intakewise.sessions.in_database.schema import MIGRATIONS, refuse_other_version, upgrade
from intakewise.sessions.in_database.store import DatabaseStore
from intakewise.sessions.in_database.tables import METADATA, VERSIONS
from tests.unit.sessions.kept import NOON

VERSIONS_SO_FAR = sorted(each.revision for each in ScriptDirectory(str(MIGRATIONS)).walk_revisions())

ROWS = Path(__file__).parent / "older_rows"
"""For each version of the tables, a session as that version kept it."""

LATER = """
'''A version that does not exist yet.'''
from alembic import op

revision = "9999"
down_revision = "{head}"

def upgrade() -> None:
    op.execute("CREATE TABLE later (a INTEGER)")
    {then}
"""


@pytest.fixture
def engine(place: str) -> Iterator[Engine]:
    """A database with nothing in it."""
    url = place_from(place)
    assert isinstance(url, URL)
    if url.get_backend_name() == "sqlite":
        assert make_file(Path(place)) is None
    made = connect(url)
    yield made
    made.dispose()


def up_to(folder: Path, version: str) -> Path:
    """Return the migrations up to a version, as its program had them."""
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    for each in (folder / "versions").glob("*.py"):
        if each.name[1:5] > version:
            each.unlink()
    return folder


def with_a_later_one(folder: Path, then: str = "pass") -> Path:
    """Return the migrations with one more, as the next version of the program will have them."""
    up_to(folder, VERSIONS_SO_FAR[-1])
    (folder / "versions" / "v9999_later.py").write_text(LATER.format(head=VERSIONS_SO_FAR[-1], then=then))
    return folder


def insert_row(engine: Engine, version: str) -> None:
    """Keep a session as a version kept it."""
    row = json.loads((ROWS / f"{version}.json").read_text("utf-8"))
    with engine.connect() as connection:
        table = Table("intakewise_sessions", MetaData(), autoload_with=connection)
        hashes = {name: row[name].encode() for name in ("key", "last_step")}
        connection.execute(insert(table).values({**row, **hashes}))


def problem_code(problem: Problem | None) -> str:
    """Return the code of a problem; nothing if there is none."""
    return "" if problem is None else problem.code


def test_the_tables_are_those_of_the_program(engine: Engine) -> None:
    """Made by migrations, they differ in nothing from what the program believes them to be; made twice, they stay."""
    assert (None, None) == (upgrade(engine), upgrade(engine))
    with engine.connect() as connection:
        options = {"version_table": VERSIONS, "compare_type": True, "compare_server_default": True}
        assert [] == compare_metadata(MigrationContext.configure(connection, opts=options), METADATA)
    assert refuse_other_version(engine) is None


@pytest.mark.parametrize("version", VERSIONS_SO_FAR)
def test_a_session_of_any_older_version_is_still_there(engine: Engine, tmp_path: Path, version: str) -> None:
    """What a version of the program kept can be read by this one, at the revision at which it was."""
    assert upgrade(engine, up_to(tmp_path / "older", version)) is None
    insert_row(engine, version)
    assert upgrade(engine) is None
    session = DatabaseStore(engine).find(b"k" * 32, NOON)
    assert session is not None
    assert ("tiny", 1, {"about_whom": "me"}) == (session.knowledge, session.revision, session.state["answers"])


def test_a_newer_version_is_refused_and_left_alone(engine: Engine, tmp_path: Path) -> None:
    """Neither brought back nor used: what its tables mean is not guessed at."""
    assert upgrade(engine, with_a_later_one(tmp_path / "later")) is None
    assert ("IW-K008", "IW-K008") == (problem_code(upgrade(engine)), problem_code(refuse_other_version(engine)))
    assert inspect(engine).has_table("later")


def test_an_older_version_is_refused_until_it_is_brought_up_to_date(engine: Engine, tmp_path: Path) -> None:
    """A worker of a new program never writes to tables of an old one; nor to a place without any."""
    later = with_a_later_one(tmp_path / "later")
    assert "IW-K008" == problem_code(refuse_other_version(engine, later))
    assert upgrade(engine) is None
    assert "IW-K008" == problem_code(refuse_other_version(engine, later))
    assert upgrade(engine, later) is None
    assert refuse_other_version(engine, later) is None


def test_a_migration_that_fails_never_was(engine: Engine, tmp_path: Path) -> None:
    """Whatever it had done before is taken back, in both databases, and the sessions are as they were."""
    assert upgrade(engine) is None
    insert_row(engine, VERSIONS_SO_FAR[-1])
    broken = with_a_later_one(tmp_path / "later", "raise RuntimeError")
    with pytest.raises(RuntimeError):
        upgrade(engine, broken)
    assert refuse_other_version(engine) is None
    assert not inspect(engine).has_table("later")
    assert 1 == DatabaseStore(engine).count()


def test_tables_of_others_are_left_alone(engine: Engine) -> None:
    """A database that holds something else, migrated with Alembic as well, keeps it and gets ours beside it."""
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES ('theirs')")
        connection.exec_driver_sql("CREATE TABLE sessions (theirs INTEGER)")
    assert upgrade(engine) is None
    with engine.connect() as connection:
        assert "theirs" == connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
    assert {"alembic_version", "sessions", VERSIONS, "intakewise_sessions"} == set(inspect(engine).get_table_names())
