"""Who the service lets in: called by its own name, with a key where one is needed, and not too often."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from intakewise.service.front import ALWAYS
from tests.acceptance.command_line import COULD_NOT_RUN, FINE
from tests.acceptance.command_line import intakewise as run
from tests.acceptance.running_service import Running, service

KB = "wells_dvt"
LIST, READ, ASSESS = "/v1/knowledge", f"/v1/knowledge/{KB}", f"/v1/knowledge/{KB}/assess"
PAGE = "https://clinic.example"


def codes(response: httpx.Response) -> list[str]:
    """The codes of a problem document, which is one as RFC 9457 has it."""
    assert "application/problem+json" == response.headers["content-type"]
    document = response.json()
    assert {"type", "title", "status", "detail", "problems"} <= set(document)
    assert response.status_code == document["status"]
    assert f"/v1/problems/{document['problems'][0]['code']}" == document["type"]
    return [problem["code"] for problem in document["problems"]]


def new_key(name: str) -> tuple[str, str]:
    """A key as its client gets it, and the line that the service is given."""
    made = run("new-key", name)
    assert FINE == made.code
    return made.err.split()[-1], made.out


@pytest.fixture(scope="module")
def plain() -> Iterator[Running]:
    """A service as it starts by itself: on this machine only, without keys, for no web page."""
    with service(KB, "--rate", "10000/second") as running:
        yield running


@pytest.fixture(scope="module")
def keyed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Running, str, str]]:
    """A service open to others, for two clients with keys and one web page."""
    (key, line), (other, other_line) = new_key("clinic"), new_key("ward")
    file = tmp_path_factory.mktemp("keys") / "keys"
    file.write_text(f"# who may ask\n{line}", "utf-8")
    options = ("--address", "0.0.0.0", "--keys", file, "--rate", "30/hour", "--allow-origin", PAGE.upper())
    with service(KB, *options, INTAKEWISE_KEYS=other_line.strip()) as running:
        yield running, key, other


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "evil.example:80", "", "a b", "[::2]", "[::1"]
)
def test_a_name_that_is_not_its_own_is_refused(plain: Running, host: str) -> None:
    """A web page that gives its own name the address 127.0.0.1 (DNS rebinding) gets nothing."""
    for path in (LIST, "/", "/health/live", "/metrics"):
        assert (421, ["IW-N013"]) == ((got := plain.client.get(path, headers={"Host": host})).status_code, codes(got))


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1234", "127.0.0.1", "[::1]:80"])
def test_its_own_names_are_taken(plain: Running, host: str) -> None:
    """Those of this machine, whatever the port."""
    assert 200 == plain.client.get(LIST, headers={"Host": host}).status_code


def test_every_answer_has_the_strict_headers(plain: Running) -> None:
    """Pages, documents, problems, and what is not there."""
    for path in ("/", LIST, READ, "/nothing", "/openapi.json", "/metrics", "/health/ready"):
        headers = plain.client.get(path).headers
        assert {} == {
            name: headers.get(name)
            for name, value in ALWAYS.items()
            if headers.get(name) != value and name != "Content-Security-Policy"
        }
        assert headers["content-security-policy"].startswith("default-src 'none'; ")
        assert "unsafe" not in headers["content-security-policy"]
        assert re.fullmatch(r"[0-9a-f]{32}", headers["x-request-id"])
        assert "server" not in headers
    answered = plain.client.post(ASSESS, json={"answers": {}})
    assert "no-store" == answered.headers["cache-control"]


def test_whatever_can_be_got_can_be_asked_for_its_head(plain: Running) -> None:
    """With the same status and headers, and no body: caches and monitors ask so."""
    for path in ("/", LIST, READ, "/openapi.json", "/form/intake-form.js", "/health/ready", "/metrics", "/nothing"):
        got, head = plain.client.get(path), plain.client.head(path)
        assert (got.status_code, b"") == (head.status_code, head.content)
        assert {"content-type": got.headers["content-type"], "etag": got.headers.get("etag")} == {
            name: head.headers.get(name) for name in ("content-type", "etag")
        }
    refused = plain.client.head(ASSESS)
    assert (405, "POST") == (refused.status_code, refused.headers["allow"])
    assert "GET, HEAD" == plain.client.post(LIST).headers["allow"]


def test_no_web_page_may_ask_unless_it_is_named(plain: Running, keyed: tuple[Running, str, str]) -> None:
    """CORS is closed; and JSON needs a question beforehand (preflight), so that no page can send any in secret."""
    ask = {"Origin": PAGE, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    closed = plain.client.options(ASSESS, headers=ask)
    assert (405, None) == (closed.status_code, closed.headers.get("access-control-allow-origin"))
    assert 415 == plain.client.post(ASSESS, content="{}", headers={"Content-Type": "text/plain"}).status_code
    running, key, _ = keyed
    opened = running.client.options(ASSESS, headers=ask)
    assert (200, PAGE) == (opened.status_code, opened.headers["access-control-allow-origin"])
    other = running.client.options(ASSESS, headers={**ask, "Origin": "https://evil.example"})
    assert (400, None) == (other.status_code, other.headers.get("access-control-allow-origin"))
    assert ["IW-N018"] == codes(other)
    other = running.client.options(ASSESS, headers={**ask, "Access-Control-Request-Method": "PUT"})
    assert (400, PAGE) == (other.status_code, other.headers["access-control-allow-origin"])
    assert ["IW-N018"] == codes(other)
    refused = running.client.get(LIST, headers={"Origin": PAGE})
    assert (401, PAGE) == (refused.status_code, refused.headers["access-control-allow-origin"])
    assert 200 == running.client.get(LIST, headers={"Authorization": f"Bearer {key}"}).status_code


def test_without_a_key_nothing_is_answered(keyed: tuple[Running, str, str]) -> None:
    """Nor with a wrong one, one in the address, or one under another scheme; health, the page, and OpenAPI are open."""
    running, key, other = keyed
    for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": f"Basic {key}"}, {"X-API-Key": key}):
        got = running.client.get(f"{LIST}?key={key}", headers=headers)
        assert (401, ["IW-N012"], "Bearer") == (got.status_code, codes(got), got.headers["www-authenticate"])
    for right in (key, other):
        assert 200 == running.client.get(LIST, headers={"Authorization": f"bearer {right}"}).status_code
    assert [200, 200, 200, 401] == [
        running.client.get(path).status_code for path in ("/", "/health/live", "/openapi.json", "/metrics")
    ]


def test_whoever_asks_too_often_is_told_when_to_come_back(keyed: tuple[Running, str, str]) -> None:
    """Without a key, by address; a client with a key has a rate of its own. Health is always told."""
    running, key, _ = keyed
    got = [running.client.get(LIST) for _ in range(31)][-1]
    assert (429, ["IW-N010"]) == (got.status_code, codes(got))
    assert 0 < int(got.headers["retry-after"]) <= 120
    assert 200 == running.client.get("/health/live").status_code
    assert 200 == running.client.get(LIST, headers={"Authorization": f"Bearer {key}"}).status_code


def test_it_does_not_start_open_to_others_without_a_key() -> None:
    """And says why, in one problem; nothing is loaded before."""
    ran = run("serve", KB, "--port", "0", "--address", "0.0.0.0")
    assert (COULD_NOT_RUN, ["IW-N020"]) == (ran.code, ran.codes)


def test_two_bases_of_one_id_are_refused() -> None:
    """Nobody could say which of them answers."""
    ran = run("serve", KB, f"rules/{KB}", "--port", "0")
    assert (COULD_NOT_RUN, ["IW-N023"]) == (ran.code, ran.codes)


def test_a_file_of_keys_with_a_mistake_is_refused_without_repeating_it(tmp_path: Path) -> None:
    """The line could be a key itself."""
    file = tmp_path / "keys"
    file.write_text("clinic s3cret\n", "utf-8")
    ran = run("serve", KB, "--keys", file, "--port", "0")
    assert (COULD_NOT_RUN, ["IW-N022"], False) == (ran.code, ran.codes, "s3cret" in ran.said)
    assert f"{file}:1:1" in ran.err
