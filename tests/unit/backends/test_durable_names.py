"""Names of properties: durable_rules tells them apart by a hash of 32 bits alone."""

from itertools import islice

from intakewise.backends.to_durable.encoding import short_names
from intakewise.backends.to_durable.rete import EVERY_MESSAGE

COUNT = 15_000


def fnv_1a(text: str) -> int:
    """The hash by which durable_rules knows a property."""
    found = 2166136261
    for byte in text.encode():
        found = (found ^ byte) * 16777619 % 2**32
    return found


def test_no_two_names_are_one_to_durable_rules() -> None:
    """The first 15,000 names, and those that durable_rules and every message use, have hashes of their own."""
    names = [*islice(short_names(), COUNT), "id", "sid", "$s", EVERY_MESSAGE]
    assert COUNT + 4 == len({fnv_1a(name) for name in names})
