"""No answer of a person is in a log, a count, an error, or an address: health data are nobody else's."""

import asyncio
import gc
import json
import logging
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus

import pytest

from intakewise.problems.exceptions import EngineFailed
from intakewise.service import working_out
from intakewise.service.refusals import refuse
from intakewise.service.settings import Settings
from intakewise.service.telling import NAME, Lines
from intakewise.wiring.both_engines import BothEngines
from tests.unit.service.within import ASSESS, EXPLAIN, NEXT, client, settings

MARKER = "MARKER77"
MUSCLES = "/v1/knowledge/muscle_spasms"


class _Kept(logging.Handler):
    """Keeps the lines of the log as they would be written."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.setFormatter(Lines())

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def log() -> Iterator[list[str]]:
    """The lines that any library logs while a test runs, but for the client of the test."""
    kept, root, ours = _Kept(), logging.getLogger(), logging.getLogger(NAME)
    levels = root.level, ours.level
    kept.addFilter(lambda record: not record.name.startswith(("http", "asyncio")))
    root.addHandler(kept)
    root.setLevel(logging.DEBUG)
    ours.setLevel(logging.INFO)
    yield kept.lines
    root.removeHandler(kept)
    root.setLevel(levels[0])
    ours.setLevel(levels[1])


def test_nothing_that_was_sent_is_logged_or_counted(log: list[str]) -> None:
    """Wherever in a request it stands, and whether it was right or wrong."""
    medicine = {"medicines": {"not_recognised": [MARKER]}}
    headers = {"Accept-Language": MARKER, "User-Agent": MARKER, "X-Forwarded-For": MARKER, "Referer": MARKER}
    with client(Settings(bases=("muscle_spasms",), port=0)) as found:
        right = found.post(f"{MUSCLES}/assess", json={"answers": medicine}, headers=headers)
        for path in (f"/{MARKER}", f"/v1/knowledge/{MARKER}", f"{MUSCLES}?language={MARKER}", f"/?{MARKER}={MARKER}"):
            found.get(path, headers=headers)
        for wrong in ({"age": MARKER}, {MARKER: 1}, {"medicines": [MARKER]}, {"age": {"value": 3, "unit": MARKER}}):
            for what in ("assess", "next", "explain"):
                document = {"answers": wrong, **({"name": MARKER} if what == "explain" else {})}
                assert 422 == found.post(f"{MUSCLES}/{what}", json=document).status_code
        for content in (f'{{"answers": {MARKER}', f'{{"{MARKER}": 1}}', MARKER):
            found.post(f"{MUSCLES}/assess", content=content, headers={"Content-Type": "application/json"})
        found.request(MARKER, "/")
        counted = found.get("/metrics").text
    assert 200 == right.status_code
    assert 20 < len(log)
    assert [] == [line for line in log if MARKER in line or "unknown" in line]
    assert MARKER not in counted


def test_a_refused_answer_is_not_repeated() -> None:
    """An error says which question, and never what was said to it."""
    with client(settings()) as found:
        for wrong in (MARKER, [MARKER], {"value": MARKER}, {"declined": MARKER}, {"includes": [MARKER]}):
            got = found.post(ASSESS, json={"answers": {"suspected": wrong}})
            assert (422, False) == (got.status_code, MARKER in got.text)


def _falls_over(*_: object) -> object:
    raise RuntimeError(MARKER)


def test_a_fault_that_nobody_foresaw_says_nothing(log: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The client gets a Problem, and the log says what kind of fault it was, and where."""
    monkeypatch.setattr(working_out, "next_document", _falls_over)
    with client(settings()) as found:
        got = found.post(NEXT, json={"answers": {}})
    assert (500, ["IW-N015"]) == (got.status_code, [problem["code"] for problem in got.json()["problems"]])
    assert got.headers["x-content-type-options"] == "nosniff"
    told: list[Mapping[str, object]] = [each for line in log if (each := json.loads(line))["event"] == "fault"]
    assert ["RuntimeError"] == [each["fault"] for each in told]
    assert got.headers["x-request-id"] == told[0]["request"]
    assert str(told[0]["where"]).startswith("in service/working_out.py, line ")
    assert MARKER not in got.text + "".join(log)


def test_what_nobody_waited_for_is_logged_without_what_it_says() -> None:
    """Asyncio writes the words of an exception into its own line: of that, the first line is told."""

    async def lost() -> None:
        task = asyncio.create_task(_lose())
        await asyncio.wait([task])
        del task
        gc.collect()

    async def _lose() -> None:
        raise RuntimeError(MARKER)

    kept = _Kept()
    logger = logging.getLogger("asyncio")
    logger.addHandler(kept)
    with ThreadPoolExecutor(1) as apart:  # a browser of other tests may have a loop in this thread
        apart.submit(lambda: asyncio.run(lost())).result()
    logger.removeHandler(kept)
    (line,) = map(json.loads, kept.lines)
    assert ("Task exception was never retrieved", "RuntimeError") == (line["message"], line["fault"])
    assert MARKER not in kept.lines[0]


def test_where_an_engine_stops_the_higher_referral_is_still_told(
    log: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """At least routine, in a Problem with what is to be shown; and the log names the knowledge base alone."""

    class Stopped:
        def infer(self, _: object) -> object:
            raise EngineFailed("durable_rules", MARKER)

    emergency = {"lung_or_collapse": True}
    with client(settings()) as found:
        monkeypatch.setattr(BothEngines, "_compiled", lambda _: Stopped())
        worse, well = (found.post(ASSESS, json={"answers": given}) for given in (emergency, {"suspected": False}))
        counted = found.get("/metrics").text
    levels = [got.json()["unfinished"]["referral_at_least"] for got in (worse, well)]
    assert [(500, "IW-N016")] * 2 == [(got.status_code, got.json()["problems"][0]["code"]) for got in (worse, well)]
    assert ["emergency", "routine"] == levels
    assert worse.json()["unfinished"]["says"].startswith("We could not finish this assessment.")
    assert 'intakewise_unfinished_total{knowledge="wells_dvt"} 2.0' in counted
    assert [] == [line for line in log if MARKER in line]


def test_a_refusal_has_the_form_of_its_standard() -> None:
    """RFC 9457: type, title, status, detail; everything else besides."""
    refused = refuse(HTTPStatus.NOT_FOUND, "IW-N001", "There is nothing at this address.", "Expected another.")
    assert {
        "schema_version": "1.0",
        "type": "/v1/problems/IW-N001",
        "title": "Nothing at this address",
        "status": 404,
        "detail": "There is nothing at this address. Expected another.",
    } == {name: value for name, value in refused.to_dict().items() if name != "problems"}


def test_explaining_names_what_there_is_not() -> None:
    """The name of a rule is no answer: it is told, with what was meant."""
    with client(settings()) as found:
        got = found.post(EXPLAIN, json={"answers": {}, "name": "referal"})
    assert (422, "referral") == (got.status_code, got.json()["problems"][0]["suggestion"])
