"""Sessions over HTTP: gone on with after any interruption, by whoever has the token, until they are erased."""

import json
import signal
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from jsonschema import Draft202012Validator

from intakewise.service.openapi import FILES, openapi_document
from intakewise.sessions.tokens import new_token
from intakewise.wiring.sessions import prepare_sessions
from tests.acceptance.command_line import COULD_NOT_RUN, MARKER
from tests.acceptance.command_line import intakewise as run
from tests.acceptance.running_service import Running, service
from tests.postgresql import running as running_server

TINY = Path(__file__).parents[1] / "knowledge" / "tiny"

BEGIN, LOOK, STEPS, ASSESSMENT = (
    "/v1/knowledge/tiny/sessions",
    "/v1/session",
    "/v1/session/steps",
    "/v1/session/assessment",
)

COMPONENTS = json.loads(openapi_document(FILES))["components"]


def fits(schema: str, response: httpx.Response) -> dict[str, dict[str, object]]:
    """Return a document that is as the OpenAPI says; nobody on the way may keep it."""
    assert "no-store" == response.headers["cache-control"]
    document: dict[str, dict[str, object]] = response.json()
    whole = {"$ref": f"#/components/schemas/{schema}", "components": COMPONENTS}
    assert [] == [error.message for error in Draft202012Validator(whole).iter_errors(document)]
    return document


class Session:
    """A session as a client has it: its token, and what came with it last."""

    def __init__(self, running: Running, **answers: object) -> None:
        begun = running.client.post(BEGIN, json={"answers": answers, "region": "uk"})
        assert 201 == begun.status_code, begun.text
        document = fits("begun", begun)
        self.token, self.seen = str(document["token"]), document["session"]["seen"]

    def header(self) -> Mapping[str, str]:
        """What opens the session."""
        return {"Intakewise-Session": self.token}

    def look(self, running: Running) -> httpx.Response:
        """Ask how it stands."""
        return running.client.get(LOOK, headers=self.header())

    def send(self, running: Running, **step: object) -> httpx.Response:
        """Take a step, and leave what was seen as it is: as if the answer had been lost."""
        return running.client.post(STEPS, headers=self.header(), json={"seen": self.seen, **step})

    def step(self, running: Running, **step: object) -> dict[str, dict[str, object]]:
        """Take a step."""
        taken = self.send(running, **step)
        assert 200 == taken.status_code, taken.text
        document = fits("session", taken)
        self.seen = document["session"]["seen"]
        return document


def test_a_session_survives_whatever_happens_to_the_service(place: str) -> None:
    """It is killed without warning, and started anew, on a file with two workers: all that was answered is there."""
    workers = "1" if "://" in place else "2"
    with service(TINY, "--keep-sessions", INTAKEWISE_SESSIONS=place) as running:
        session = Session(running, about_whom="me")
        session.step(running, answers={"danger": ["none_of_these"], "note": MARKER})
        before = session.look(running)
        running.process.send_signal(signal.SIGKILL)
        running.process.wait()
    with service(TINY, "--keep-sessions", "--workers", workers, INTAKEWISE_SESSIONS=place) as running:
        assert before.text == session.look(running).text
        after = session.step(running, back=True)
        assert ["about_whom", "danger"] == list(after["interview"]["answers"])  # type: ignore[call-overload]
        answers = session.step(running, answers={"numb": False})["interview"]["answers"]
        assessed = running.client.get(ASSESSMENT, headers=session.header())
        stateless = running.client.post("/v1/knowledge/tiny/assess", json={"answers": answers, "region": "uk"})
        assert (200, assessed.text) == (stateless.status_code, stateless.text)
        erased = running.client.delete(LOOK, headers=session.header())
        assert (204, "") == (erased.status_code, erased.text)
        assert 404 == session.look(running).status_code
        assert 204 == running.client.delete(LOOK, headers=session.header()).status_code
        metrics = running.client.get("/metrics").text
    for told in (metrics, json.dumps(running.log)):
        assert MARKER not in told
        assert session.token not in told
    if "://" not in place:
        assert MARKER.encode() not in b"".join(each.read_bytes() for each in Path(place).parent.iterdir())


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A service that keeps sessions in a file, for clients with keys and one web page."""
    folder = tmp_path_factory.mktemp("sessions")
    with service(TINY, "--sessions-in", folder / "s.sqlite3", "--allow-origin", "https://clinic.example") as found:
        yield found


def test_a_step_that_is_sent_again_is_taken_once(running: Running) -> None:
    """The network lost the answer, not the step; a tab that saw something else is told so."""
    session = Session(running)
    first = session.send(running, answers={"about_whom": "me"})
    again = session.send(running, answers={"about_whom": "me"})
    assert first.text == again.text
    other = session.send(running, answers={"about_whom": "someone_else"})
    assert (409, "IW-K002") == (other.status_code, fits("refusal", other)["problems"][0]["code"])  # type: ignore[index]


def test_a_session_is_begun_once_by_whoever_draws_its_token(running: Running) -> None:
    """The network lost the answer, which alone has a token that the service draws; what is no token is refused."""
    header, answers = {"Intakewise-Session": new_token()}, {"answers": {"about_whom": "me"}, "region": "uk"}
    first, again = (running.client.post(BEGIN, json=answers, headers=header) for _ in range(2))
    assert (201, first.text) == (again.status_code, again.text)
    assert header["Intakewise-Session"] == str(fits("begun", first)["token"])
    other = running.client.post(BEGIN, json={"answers": {}}, headers=header)
    assert (409, "IW-K002") == (other.status_code, fits_problem(other))
    for wrong in ("", "short", "x" * 44):
        refused = running.client.post(BEGIN, json=answers, headers={"Intakewise-Session": wrong})
        assert (422, "IW-N008") == (refused.status_code, fits_problem(refused))


@pytest.mark.parametrize(
    ("step", "status", "code"),
    [
        ({"back": True}, 422, "IW-K009"),
        ({"go_to": "nothing"}, 422, "IW-K009"),
        ({"confirm_emergency": True}, 422, "IW-K009"),
        ({"answers": {"about_whom": "nobody"}}, 422, "IW-A003"),
        ({"answers": {"note": "x" * 10_001}}, 422, "IW-A002"),
        ({}, 422, "IW-N008"),
        ({"back": False}, 422, "IW-N008"),
        ({"back": True, "answers": {}}, 422, "IW-N008"),
        ({"seen": 1, "back": True}, 422, "IW-N008"),
        ({"forward": True}, 422, "IW-N008"),
    ],
)
def test_a_step_that_cannot_be_taken_changes_nothing(
    running: Running, step: dict[str, object], status: int, code: str
) -> None:
    """It is refused with its reason; the session is as it was."""
    session = Session(running)
    before = session.look(running).text
    refused = session.send(running, **step)
    assert (status, code) == (refused.status_code, fits_problem(refused))
    assert before == session.look(running).text


def fits_problem(response: httpx.Response) -> str:
    """Return the code of a problem."""
    assert "application/problem+json" == response.headers["content-type"]
    return str(response.json()["problems"][0]["code"])


def test_an_emergency_ends_the_session_until_somebody_goes_back(running: Running) -> None:
    """As in every interview: shown, asked about once, and then nothing else."""
    session = Session(running, about_whom="me")
    shown = session.step(running, answers={"danger": ["cold_hand"]})["interview"]
    assert shown["emergency"] is not None
    over = session.step(running, confirm_emergency=True)["interview"]
    assert (True, None) == (over["is_over"], over["screen"])
    back = session.step(running, back=True)
    assert {"danger": ["cold_hand"]} == back["session"]["former"]
    assert back["interview"]["emergency"] is None


def test_without_its_token_there_is_no_session(running: Running) -> None:
    """Nothing tells a token that was erased from one that was guessed, left out, or put where the key belongs."""
    session, erased = Session(running), Session(running)
    running.client.delete(LOOK, headers=erased.header())
    headers = [erased.header(), {}, {"Authorization": f"Bearer {session.token}"}, {"Intakewise-Session": "x" * 5000}]
    for path, method in ((LOOK, "GET"), (ASSESSMENT, "GET"), (STEPS, "POST")):
        body = {"seen": session.seen, "back": True} if method == "POST" else None
        texts = {running.client.request(method, path, headers=each, json=body).text for each in headers}
        assert 1 == len(texts)
        assert ["IW-K001"] == [json.loads(text)["problems"][0]["code"] for text in texts]
    assert 200 == session.look(running).status_code


def test_web_pages_may_send_the_token_where_they_may_ask(running: Running) -> None:
    """The browser asks first whether the header and the method are allowed."""
    for method, status in (("DELETE", 200), ("POST", 200), ("PUT", 400)):
        asked = {"Origin": "https://clinic.example", "Access-Control-Request-Method": method}
        allowed = running.client.options(
            LOOK, headers={**asked, "Access-Control-Request-Headers": "intakewise-session"}
        )
        assert status == allowed.status_code, method


def test_nothing_is_kept_unless_somebody_says_so(tmp_path: Path) -> None:
    """Without the flag there are no sessions, no address of one, and no word of one in the description."""
    with service(TINY, INTAKEWISE_SESSIONS=str(tmp_path / "s.sqlite3")) as plain:
        refused = plain.client.post(BEGIN, json={"answers": {}})
        assert (404, "IW-N001") == (refused.status_code, fits_problem(refused))
        assert "session" not in json.dumps(list(plain.client.get("/openapi.json").json()["paths"]))
    assert [] == list(tmp_path.iterdir())


def test_a_place_that_cannot_be_used_stops_the_service(tmp_path: Path) -> None:
    """Before anything is served, with where and why."""
    refused = run("serve", str(TINY), "--port", "0", "--sessions-in", "mysql://me:secret@db/intake")
    assert COULD_NOT_RUN == refused.code
    assert "IW-K007" in refused.err
    assert "secret" not in refused.err
    file = tmp_path / "s.sqlite3"
    assert [] == prepare_sessions(str(file))
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("UPDATE intakewise_schema SET version_num = 'later'")
    refused = run("serve", str(TINY), "--port", "0", "--sessions-in", str(file))
    assert COULD_NOT_RUN == refused.code
    assert "IW-K008" in refused.err


def test_a_database_that_is_away_holds_up_nobody_else(postgresql_programs: Path) -> None:
    """Sessions say that they cannot be reached, with when to try again; all else is answered. Then they go on."""
    with (
        running_server(postgresql_programs, durable=True) as server,
        service(TINY, "--sessions-in", server.address()) as found,
    ):
        session = Session(found, about_whom="me")
        server.kill()
        refused = session.look(found)
        assert (503, "IW-K005") == (refused.status_code, fits_problem(refused))
        assert "retry-after" in refused.headers
        assert 200 == found.client.post("/v1/knowledge/tiny/next", json={"answers": {}}).status_code
        server.start()
        assert {"about_whom": "me"} == fits("session", session.look(found))["interview"]["answers"]
    assert "sessions out of reach" in [line["event"] for line in found.log]
