"""Whatever a client sends, it gets a Problem, and the service neither falls over nor grows."""

import os
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.acceptance.command_line import MARKER
from tests.acceptance.malformed import Body, bodies
from tests.acceptance.running_service import Running, service

ADDRESSES = tuple(f"/v1/knowledge/wells_dvt/{what}" for what in ("assess", "next", "explain"))

EXPECTED = {400, 413, 415, 422}


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    """A service with a small base."""
    with service("wells_dvt", "--rate", "1000000/second") as found:
        yield found


def _sent(client: httpx.Client, address: str, body: Body) -> httpx.Response:
    content = iter([body.content[:1000], body.content[1000:]]) if body.in_parts else body.content
    for _ in range(3):
        try:
            return client.post(address, content=content, headers=body.headers)
        except httpx.TransportError:  # it refused and closed while this was still being sent, as HTTP/1.1 allows
            content = body.content
    return client.post(address, content=body.content, headers=body.headers)


def _kilobytes(running: Running) -> int:
    statm = Path(f"/proc/{running.process.pid}/statm").read_text("ascii")
    return int(statm.split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024


def _all_are_problems(running: Running, count: int, seed: int) -> None:
    for number, body in enumerate(bodies(count, seed)):
        got = _sent(running.client, ADDRESSES[number % len(ADDRESSES)], body)
        seen = (number, body.content[:100], got.status_code, got.text[:300])
        assert got.status_code in EXPECTED, seen
        assert "application/problem+json" == got.headers["content-type"], seen
        assert got.json()["problems"], seen
        assert MARKER not in got.text, seen


def test_malformed_bodies_are_each_answered_with_a_problem(running: Running) -> None:
    """No status that the API does not name, no answer repeated; a right request is answered afterwards."""
    _all_are_problems(running, 340, seed=1)
    assert 200 == running.client.post(ADDRESSES[0], json={"answers": {}}).status_code


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="this system does not tell how much memory it holds")
def test_ten_thousand_malformed_bodies_leave_nothing_behind(running: Running) -> None:
    """Memory after all of them is what it was after the first thousand."""
    _all_are_problems(running, 1000, seed=2)
    before = _kilobytes(running)
    _all_are_problems(running, 10_000, seed=3)
    assert _kilobytes(running) < before + 8 * 1024


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "IW-N005"),
        (b"{", "IW-N005"),
        (b'{"answers": {"a": NaN}}', "IW-N005"),
        (b"\xff", "IW-N005"),
        (b'{"answers": {"a": "\\ud800"}}', "IW-N005"),
        (b"[" * 9, "IW-N006"),
        (b'{"answers": {"[[[[[[[[[": 1}}', "IW-A001"),
        (b'{"answers": {}, "answers": {}}', "IW-N007"),
        (b"[]", "IW-N008"),
        (b"{}", "IW-N008"),
        (b'{"answers": {}, "answer": 1}', "IW-N008"),
        (b'{"answers": {}, "safety_from": ["typed", "typed"]}', "IW-N008"),
        (b'{"answers": {}, "language": "tlh"}', "IW-R070"),
        (b'{"answers": {}, "region": "mars"}', "IW-A013"),
        (b'{"answers": {"suspected": "no"}}', "IW-A002"),
        (b'{"answers": {%s}}' % b",".join(b'"q%d": 1' % number for number in range(1001)), "IW-N009"),
        (b'{"answers": "%s"}' % (b"x" * 128 * 1024), "IW-N003"),
    ],
)
def test_each_mistake_has_its_code(running: Running, content: bytes, code: str) -> None:
    """So that a program can tell them apart."""
    got = _sent(running.client, ADDRESSES[0], Body(content))
    assert [code] == list(dict.fromkeys(problem["code"] for problem in got.json()["problems"]))


def test_everything_that_is_wrong_is_told_at_once(running: Running) -> None:
    """Of the form of the request, and of the answers."""
    form = running.client.post(ADDRESSES[2], json={"answers": [], "region": 1, "confirmed": 0})
    assert ["IW-N008"] * 4 == [problem["code"] for problem in form.json()["problems"]]
    answers = running.client.post(ADDRESSES[0], json={"answers": {"suspected": 1, "nothing": 2}, "region": "mars"})
    assert {"IW-A001", "IW-A002", "IW-A013"} == {problem["code"] for problem in answers.json()["problems"]}
