"""A service that reloads for years holds no more than one that has just started."""

import gc
from pathlib import Path

import pytest

from intakewise.service.served import Shelf, open_served
from tests.memory import resident_kilobytes

KB = "muscle_spasms"


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="this system does not tell how much memory it holds")
def test_a_base_that_was_exchanged_is_let_go() -> None:
    """With its rule sets: forty reloads in both languages, and no worker has to be replaced for it (decision 52)."""
    shelf = Shelf([open_served(KB)])
    grown: list[int] = []
    for _ in range(4):
        for _ in range(10):
            shelf.exchange(open_served(KB))
            assert shelf.named(KB).by_language["es"].assess({"danger_now": ["fit"]}).emergency
        gc.collect()
        grown.append(resident_kilobytes())
    # The system gives memory back by and by: it goes up and down by some 4 MB. One base in both languages takes 20 MB,
    # and the rule sets of one 0.3 MB each: kept from thirty reloads, either would be seen.
    assert grown[-1] < grown[0] + 8 * 1024, grown
