"""How often somebody may ask: evenly, each by themselves, and without remembering everybody."""

from itertools import count

import pytest

from intakewise.service.rates import MOST_KNOWN, Rates, neighbourhood


class Clock:
    """A clock that a test sets."""

    now = 0.0

    def __call__(self) -> float:
        """The time that was set."""
        return self.now


def test_a_burst_is_taken_and_the_rest_waits() -> None:
    """As many as the time allows, at once; then one for each share of it."""
    clock = Clock()
    rates = Rates("4/minute", clock)
    assert [0.0] * 4 == [rates.wait("a") for _ in range(4)]
    assert 15.0 == rates.wait("a")
    clock.now = 15.0
    assert [0.0, 15.0] == [rates.wait("a"), rates.wait("a")]
    clock.now = 3600.0
    assert [0.0] * 4 == [rates.wait("a") for _ in range(4)]
    assert rates.wait("a") > 0


def test_one_client_does_not_use_up_the_rate_of_another() -> None:
    """Each has its own."""
    rates = Rates("1/hour", Clock())
    assert [0.0, 3600.0, 0.0] == [rates.wait("a"), rates.wait("a"), rates.wait("b")]


def test_made_up_clients_take_no_memory() -> None:
    """Whoever has not asked for longest is forgotten, and whoever asks again and again is not."""
    rates = Rates("2/hour", Clock())
    rates.wait("a")
    numbers = count()
    for _ in range(MOST_KNOWN - 1):
        rates.wait(f"{next(numbers)}")
    assert 0.0 == rates.wait("a")
    for _ in range(MOST_KNOWN - 1):
        rates.wait(f"{next(numbers)}")
    assert rates.wait("a") > 0
    assert MOST_KNOWN == len(rates._buckets)


@pytest.mark.parametrize(
    ("address", "counts_as"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2::", "2001:db8:1:2::"),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.1"),
        ("", ""),
        ("testclient", "testclient"),
    ],
)
def test_an_address_counts_with_its_neighbours(address: str, counts_as: str) -> None:
    """A customer of IPv6 has 64 bits to choose from."""
    assert neighbourhood(counts_as) == neighbourhood(address)


@pytest.mark.parametrize("rate", ["", "often", "0/second", "-1/second", "1/day", "1 / second", "1/second "])
def test_what_is_no_rate_is_refused(rate: str) -> None:
    """Before the service starts."""
    with pytest.raises(ValueError, match="not a rate"):
        Rates(rate)
