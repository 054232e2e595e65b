"""
How often somebody may ask: each has a bucket that holds as many requests as its time allows, and fills evenly.

Own code: the library that does this looks through all of its clients at every request (docs/decisions/0051).
"""

import re
import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address

_RATE = re.compile(r"([1-9][0-9]{0,6})/(second|minute|hour)")
_SECONDS = {"second": 1, "minute": 60, "hour": 3600}

MOST_KNOWN = 10_000
"""Clients that are remembered; whoever has not asked for longest is forgotten first."""


def rate_from_text(text: str) -> tuple[int, int] | None:
    """
    Return how many requests are allowed in how many seconds; None if the text does not say.

    >>> rate_from_text("100/second"), rate_from_text("often")
    ((100, 1), None)
    """
    found = _RATE.fullmatch(text)
    return None if found is None else (int(found[1]), _SECONDS[found[2]])


class Rates:
    """The buckets of all clients."""

    def __init__(self, rate: str, clock: Callable[[], float] = time.monotonic) -> None:
        """Raise ValueError where the rate cannot be understood."""
        found = rate_from_text(rate)
        if found is None:
            raise ValueError("not a rate")
        self._most, self._per_second = float(found[0]), found[0] / found[1]
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str) -> float:
        """Count a request; return after how many seconds it would be allowed, 0 if it is."""
        now = self._clock()
        left, at = self._buckets.pop(client, (self._most, now))
        left = min(self._most, left + (now - at) * self._per_second)
        is_allowed = left >= 1
        self._buckets[client] = (left - 1 if is_allowed else left, now)
        if len(self._buckets) > MOST_KNOWN:
            self._buckets.popitem(last=False)
        return 0.0 if is_allowed else (1 - left) / self._per_second


def neighbourhood(address: str) -> str:
    """
    Return whose requests count together: an address, or of IPv6 the 64 bits that one customer has.

    >>> neighbourhood("192.0.2.1"), neighbourhood("2001:db8::1:2")
    ('192.0.2.1', '2001:db8::')
    """
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address) and found.ipv4_mapped is None:
        return str(IPv6Address(int(found) >> 64 << 64))
    return str(found)
