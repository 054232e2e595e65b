"""How the service must not be started: each with a problem of its own."""

import socket

import pytest

from intakewise.problems.exceptions import ServiceRefused
from intakewise.service.running import check_settings, listen
from intakewise.service.settings import Limits, Settings

KEYS = (("clinic", "0" * 64),)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (Settings(), []),
        (Settings(address="::1"), []),
        (Settings(address="0.0.0.0"), ["IW-N020"]),
        (Settings(address="::"), ["IW-N020"]),
        (Settings(address="127.0.0.2"), ["IW-N020"]),
        (Settings(address="0.0.0.0", public=True), []),
        (Settings(address="0.0.0.0", keys=KEYS), []),
        (Settings(limits=Limits(rate="often")), ["IW-N024"]),
        (Settings(origins=("https://clinic.example", "http://localhost:3000")), []),
        (Settings(origins=("https://clinic.example/form",)), ["IW-N024"]),
        (Settings(origins=("*",)), ["IW-N024"]),
        (Settings(origins=("null",)), ["IW-N024"]),
        (Settings(address="0.0.0.0", origins=("x",)), ["IW-N020", "IW-N024"]),
    ],
)
def test_what_would_not_be_safe_is_refused(settings: Settings, expected: list[str]) -> None:
    """Everything at once; whatever is not one of the addresses of loopback that we know counts as open."""
    try:
        check_settings(settings)
    except ServiceRefused as refused:
        assert expected == [problem.code for problem in refused.problems]
    else:
        assert [] == expected


def test_an_address_that_cannot_be_had_is_a_problem() -> None:
    """Taken, not of this machine, or no address at all."""
    with listen(Settings(port=0)) as taken:
        for address, port in (("127.0.0.1", taken.getsockname()[1]), ("192.0.2.1", 0), ("no such name", 0)):
            with pytest.raises(ServiceRefused) as refused:
                listen(Settings(address=address, port=port))
            assert ["IW-N021"] == [problem.code for problem in refused.value.problems]


def test_the_socket_says_that_it_is_tcp() -> None:
    """Or asyncio would let each answer wait 40 ms for the acknowledgement of its head."""
    with listen(Settings(port=0)) as listening:
        assert socket.IPPROTO_TCP == listening.proto
