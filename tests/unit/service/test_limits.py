"""What takes too long, or comes when too much waits, ends with a status of its own and a Problem."""

import json
import socket
import time
from contextlib import suppress

import pytest

from intakewise.service import connections
from tests.unit.service.within import ASSESS, KB, client, server, settings


def said(address: tuple[str, int], written: bytes) -> bytes:
    """What comes back until the connection is closed."""
    with socket.create_connection(address, timeout=20) as connection:
        connection.sendall(written)
        got = b""
        while part := connection.recv(65536):
            got += part
    return got


def test_a_body_that_comes_too_slowly_is_given_up() -> None:
    """Whoever says that more will come, and sends none, holds nothing for long."""
    head = f"POST {ASSESS} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n"
    with server(settings(body_seconds=0.2)) as address:
        got = said(address, head.encode() + b'{"answers": ')
    assert b"HTTP/1.1 408 " == got[:13]
    assert b"IW-N014" in got
    assert b"connection: close" in got.lower()


@pytest.mark.parametrize("begun", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "])
def test_a_connection_that_says_nothing_whole_is_closed(begun: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server itself would wait forever for the head of a first request."""
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.2)
    with server(settings()) as address:
        began = time.monotonic()
        assert b"" == said(address, begun)
    assert time.monotonic() - began < 10


_HEALTH = b"GET /health/live HTTP/1.1\r\nHost: localhost\r\n"


@pytest.mark.parametrize(
    ("asked", "then"),
    [
        (_HEALTH + b"\r\n", b"GET / HT"),
        (_HEALTH + b"Content-Length: 99\r\n\r\n{", b"}"),
        (b"POST /nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\n{", b"}"),
    ],
)
def test_a_connection_that_stops_after_an_answer_is_closed(
    asked: bytes, then: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the middle of the next head, or of a body that nobody reads: it would be held for ever."""
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.5)
    with server(settings()) as address, socket.create_connection(address, timeout=20) as connection:
        connection.sendall(asked)
        assert b"HTTP/1.1 " == connection.recv(65536)[:9]
        connection.sendall(then)
        with suppress(ConnectionResetError):
            while connection.recv(65536):
                pass


def test_whoever_does_not_take_their_answer_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many answers on one connection, it gets what the system had sent by then, and no more."""
    monkeypatch.setattr(connections, "REQUEST_SECONDS", 1.0)
    asked = b"GET /v1/knowledge/wells_dvt HTTP/1.1\r\nHost: localhost\r\n\r\n"
    got = 0
    with server(settings()) as address, socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.connect(address)
        connection.settimeout(20)
        connection.sendall(asked * 2000)
        time.sleep(3)
        with suppress(ConnectionResetError):
            while part := connection.recv(65536):
                got += part.count(b"HTTP/1.1 200 OK")
    assert 0 < got < 2000


@pytest.mark.parametrize(
    "asked",
    [
        b"\x16\x03\x01\x02\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    ],
)
def test_what_is_not_http_is_refused_with_a_problem(asked: bytes) -> None:
    """By the server itself, with the headers that every answer has."""
    with server(settings()) as address:
        head, _, body = said(address, asked).decode().partition("\r\n\r\n")
    assert ("HTTP/1.1 400 ", "IW-N017") == (head[:13], json.loads(body)["problems"][0]["code"])
    for line in ("content-type: application/problem+json", "x-content-type-options: nosniff", "connection: close"):
        assert line in head.lower()


def test_one_connection_too_many_is_told_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """And health is told all the same, or somebody would end a service that is only crowded."""
    monkeypatch.setattr(connections, "MOST_CONNECTIONS", 2)
    with server(settings()) as address, socket.create_connection(address), socket.create_connection(address):
        head = "GET {} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        asked = [said(address, head.format(path).encode()) for path in ("/v1/knowledge", "/health/live")]
    assert [b"HTTP/1.1 503 ", b"HTTP/1.1 200 "] == [got[:13] for got in asked]
    assert b"IW-N011" in asked[0]
    assert b"retry-after: 1" in asked[0].lower()


def test_of_very_many_unknown_fields_some_are_told() -> None:
    """Each is compared with those that there are, on the loop that everybody waits for."""
    with client(settings()) as found:
        got = found.post(ASSESS, json={f"field{number}": 1 for number in range(9000)})
    assert (422, True) == (got.status_code, len(got.json()["problems"]) < 200)


def test_too_many_who_wait_are_told_to_come_back() -> None:
    """At once, instead of after long."""
    with client(settings(waiting=0)) as found:
        got = found.post(ASSESS, json={"answers": {}})
        health = found.get("/health/ready")
    assert (503, "1", "IW-N011") == (got.status_code, got.headers["retry-after"], got.json()["problems"][0]["code"])
    assert 200 == health.status_code


def test_what_takes_too_long_is_given_up() -> None:
    """The person who waits is told; what was begun ends by itself, and the next request is answered."""
    with client(settings(seconds=0.0)) as found:
        got = found.post(ASSESS, json={"answers": {}})
    assert (503, "IW-N011") == (got.status_code, got.json()["problems"][0]["code"])


def test_a_head_that_is_too_long_is_refused() -> None:
    """By the server, before anything of ours sees it."""
    with server(settings()) as address:
        got = said(address, b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + b"x" * 100_000)
    assert b"HTTP/1.1 4" == got[:10]


def test_many_requests_on_one_connection_are_answered_in_order() -> None:
    """Also those that are sent before the first is answered (pipelining)."""
    head = "GET /v1/problems/IW-N00{} HTTP/1.1\r\nHost: localhost\r\n{}\r\n"
    asked = "".join(head.format(number, "Connection: close\r\n" if number == 3 else "") for number in (1, 2, 3))
    with server(settings()) as address:
        got = said(address, asked.encode()).decode()
    assert [1, 2, 3] == [int(got.split('"code": "IW-N00')[number][0]) for number in (1, 2, 3)]
    assert KB not in got
