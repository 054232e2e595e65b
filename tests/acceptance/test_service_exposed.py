"""A service that others can reach: what is public, who is believed, and that each threat has a test."""

import re

import pytest

from tests.acceptance.command_line import CHECKOUT
from tests.acceptance.running_service import service

KB = "wells_dvt"
LIST, ASSESS = "/v1/knowledge", f"/v1/knowledge/{KB}/assess"


def test_what_is_public_needs_no_key_but_its_counts_do() -> None:
    """Everybody may ask; how much is asked is for whoever runs it. Over IPv6, too."""
    with service(KB, "--address", "::1", "--public") as running:
        assert running.address.startswith("http://[::1]:")
        assert 200 == running.client.post(ASSESS, json={"answers": {}}).status_code
        got = running.client.get("/metrics")
        assert (401, "IW-N012") == (got.status_code, got.json()["problems"][0]["code"])


@pytest.mark.parametrize("options", [(), ("--behind-proxy", "127.0.0.1"), ("--behind-proxy", "192.0.2.1")])
def test_only_a_proxy_that_was_named_is_believed(options: tuple[str, ...]) -> None:
    """Otherwise whoever asks could say each time that it is for somebody else, and have no rate at all."""
    with service(KB, "--rate", "2/hour", *options) as running:
        got = [
            running.client.get(LIST, headers={"X-Forwarded-For": f"198.51.100.{number}"}).status_code
            for number in range(4)
        ]
    is_believed = "127.0.0.1" in options
    assert ([200] * 4 if is_believed else [200, 200, 429, 429]) == got


def test_every_test_that_the_page_of_threats_names_is_there() -> None:
    """Each threat has one."""
    page = (CHECKOUT / "docs" / "security.md").read_text("utf-8")
    threats = [line for line in page.splitlines() if line.startswith("| ") and not line.startswith("| threat")]
    written = {path.name: path.read_text("utf-8") for path in (CHECKOUT / "tests").rglob("test_*.py")}
    everything = "\n".join(written.values())
    assert 15 < len(threats)
    for threat in threats:
        named = re.findall(r"`(?:tests/[a-z/]+/)?(test_\w+)(\.py)?`", threat.split("|")[3])
        assert named, threat
        for name, ending in named:
            assert f"{name}.py" in written if ending else f"def {name}(" in everything, name
