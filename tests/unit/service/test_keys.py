"""Keys: known by a hash alone, told apart without telling how close a guess was."""

import pytest

from intakewise.service.keys import holder, is_name, new_key, read_keys


def test_a_key_is_known_by_its_line_and_not_in_it() -> None:
    """Two are never alike, and neither stands in what the service keeps."""
    made = [new_key("clinic"), new_key("ward")]
    keys, problems = read_keys([line for _, line in made], "keys")
    assert [] == problems
    assert ["clinic", "ward"] == [holder(keys, f"Bearer {key}") for key, _ in made]
    assert not any(key in line or key[3:] in line for key, line in made)
    assert 4 == len({part for each in made for part in each})
    assert min(len(key) for key, _ in made) > 43  # 256 bits


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic {key}", "{key}", "Bearer {key}x", "Bearer\t{key}"])
def test_nothing_else_opens(header: str) -> None:
    """Not the hash, a part of a key, or another scheme."""
    key, line = new_key("clinic")
    keys, _ = read_keys([line], "keys")
    assert "" == holder(keys, header.format(key=key))
    assert "" == holder(keys, f"Bearer {keys[0][1]}")
    assert "" == holder((), f"Bearer {key}")
    assert "" == holder(keys, "Bearer \udcff")


def test_all_of_a_hash_counts() -> None:
    """A key whose SHA-256 differs in one digit only, wherever that is, does not open."""
    key, line = new_key("clinic")
    ((name, digest),), _ = read_keys([line], "keys")
    other = [(name, f"{digest[:at]}{'0' if digest[at] != '0' else '1'}{digest[at + 1 :]}") for at in range(len(digest))]
    assert "" == holder(other, f"Bearer {key}")
    assert "clinic" == holder([*other, (name, digest)], f"Bearer {key}")


def test_lines_that_are_no_keys_have_their_places() -> None:
    """A plain key in the file is refused, and not repeated."""
    key, line = new_key("clinic")
    keys, problems = read_keys(["# ours", "", line, f"clinic {key}", line.upper()], "keys")
    assert 1 == len(keys)
    assert [("IW-N022", 4), ("IW-N022", 5)] == [(each.code, each.place.line) for each in problems]
    assert not any(key in str(each) for each in problems)


def test_names_are_plain() -> None:
    """They stand in the log."""
    assert [True, False, False, False] == [is_name(name) for name in ("clinic-1", "", "two words", "a\nb")]
