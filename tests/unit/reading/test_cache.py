"""Keeping resolved knowledge bases: whatever is wrong with the cache, a base still loads."""

import pickle
import pwd
from collections.abc import Iterator
from pathlib import Path

import pytest

from intakewise.reading import cache
from intakewise.wiring.opening import load

TINY = Path(__file__).parents[2] / "knowledge" / "tiny"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home of its own, where knowledge bases are kept."""
    monkeypatch.delenv(cache.SWITCH, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    yield tmp_path


def kept_in(home: Path) -> list[str]:
    """What the cache holds, by the ends of the names."""
    return sorted(entry.suffix for entry in (home / "cache" / "intakewise" / "knowledge").iterdir())


def entry_in(home: Path) -> Path:
    """The one entry of the cache."""
    (entry,) = (home / "cache" / "intakewise" / "knowledge").iterdir()
    return entry


def test_a_base_is_kept_and_found_again(home: Path) -> None:
    """The second load gives the same base, from the entry of the first."""
    first = load(TINY)
    entry = entry_in(home)
    kept = pickle.loads(entry.read_bytes())
    assert first.knowledge == kept == load(TINY).knowledge
    assert [".pickle"] == kept_in(home)


@pytest.mark.parametrize("damaged", [b"", b"junk", pickle.dumps({"not": "a base"})])
def test_a_damaged_entry_is_written_anew(home: Path, damaged: bytes) -> None:
    """What is no knowledge base is neither trusted nor left."""
    digest = load(TINY).digest
    entry = entry_in(home)
    whole = entry.read_bytes()
    entry.write_bytes(damaged)
    assert digest == load(TINY).digest
    assert len(whole) == len(entry.read_bytes())


def test_a_folder_that_others_may_write_to_is_not_trusted(home: Path) -> None:
    """A pickle runs what it reads: nothing is read from there, and nothing is kept."""
    load(TINY)
    entry = entry_in(home)
    entry.write_bytes(b"junk")
    entry.parent.chmod(0o777)
    assert load(TINY).digest
    assert b"junk" == entry.read_bytes()


def test_without_a_home_nothing_is_kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user without a home, as containers have them, loads a base, and no folder `~` appears where they are."""

    def nobody(uid: int) -> None:
        raise KeyError(uid)

    for name in ("HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", nobody)
    monkeypatch.chdir(home)
    assert load(TINY).digest
    assert [] == list(home.iterdir())


def test_what_cannot_be_put_in_its_place_leaves_nothing_behind(home: Path) -> None:
    """Where the entry cannot be replaced, no half-written file piles up beside it."""
    load(TINY)
    entry = entry_in(home)
    entry.unlink()
    entry.mkdir()
    assert load(TINY).digest
    assert [".pickle"] == kept_in(home)
