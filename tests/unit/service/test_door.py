"""What the door makes of settings that the acceptance tests do not start a service for."""

from dataclasses import replace

import pytest

from tests.unit.service.within import client, settings


@pytest.mark.parametrize(("proxies", "status"), [((), 200), (("192.0.2.1",), 401)])
def test_counts_are_not_told_to_everybody_behind_a_proxy(proxies: tuple[str, ...], status: int) -> None:
    """Whoever comes through a proxy comes from elsewhere, although the service is on loopback."""
    with client(replace(settings(), proxies=proxies)) as found:
        assert status == found.get("/metrics").status_code
        assert 200 == found.get("/v1/knowledge").status_code
