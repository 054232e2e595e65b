"""The same answers give the same result, to the byte: in Python, in the terminal, and over HTTP."""

import json
import subprocess
from collections.abc import Iterator

import pytest

import intakewise
from tests.acceptance.command_line import CHECKOUT, COMMAND, FINE, environment
from tests.acceptance.running_service import Running, service
from tests.how_many import how_many
from tests.people_from_elsewhere import Given, people

BASE = "/v1/knowledge/muscle_spasms"

GIVEN: dict[str, tuple[dict[str, object], str, str]] = {
    "nothing": ({}, "", "en"),
    "emergency": ({"danger_now": ["fit", "fainted"]}, "uk", "en"),
    "declined": ({"danger_now": {"declined": "rather_not_say"}, "age": None}, "", "en"),
    "numbers": ({"fluids": 1.5, "danger_now": ["none_of_these"], "age": 64}, "us", "en"),
    "another_language": ({"medicines": ["ppi"], "fluids": {"value": 8, "unit": "cups"}}, "eu", "es"),
}
"""Answers, region, and language, by what is special about them."""


def printed(given: bytes, *options: str, **changes: str) -> bytes:
    """Return the bytes that `assess --format json` prints."""
    command = [*COMMAND, "assess", "-", "--format", "json", *options]
    done = subprocess.run(
        command, input=given, capture_output=True, cwd=CHECKOUT, env=environment(**changes), check=False
    )
    assert (FINE, b"") == (done.returncode, done.stderr)
    return done.stdout


@pytest.mark.parametrize(("answers", "region", "language"), GIVEN.values(), ids=list(GIVEN))
def test_python_gives_the_bytes_of_the_terminal(answers: dict[str, object], region: str, language: str) -> None:
    """Also where the terminal is given them in another order, and whatever characters the texts have."""
    turned = json.dumps(dict(reversed(answers.items()))).encode()
    options = [*(("--region", region) if region else ()), "--language", language]
    kb = intakewise.load("muscle_spasms", language)
    assert kb.assess(answers, region=region).to_json().encode() == printed(turned, *options)


def test_a_terminal_of_another_encoding_gives_the_same_document() -> None:
    """What its encoding cannot say is escaped: other bytes, and the same document."""
    answers, region, language = GIVEN["another_language"]
    given = json.dumps(answers).encode()
    escaped = printed(given, "--region", region, "--language", language, PYTHONIOENCODING="latin-1")
    assert escaped.isascii()
    kb = intakewise.load("muscle_spasms", language)
    assert kb.assess(answers, region=region).to_dict() == json.loads(escaped)


PEOPLE = people(how_many(100), 62)


def test_the_people_are_of_every_kind() -> None:
    """In both languages; referred everywhere; with answers that do not count, that are declined, and that are known."""
    found = [in_python(each) for each in PEOPLE]
    assert {"en", "es"} == {each.language.code for each in found}
    assert 3 <= len({each.referral.level for each in found})
    assert {True, False} == {bool(each.not_accepted) for each in found} == {bool(each.not_ruled_out) for each in found}


def in_python(given: Given) -> intakewise.Assessment:
    """Assess in Python."""
    kb = intakewise.load("muscle_spasms", given.language)
    return kb.assess(given.answers, region=given.region, safety_from=given.safety_from)


@pytest.fixture(scope="module")
def served() -> Iterator[Running]:
    """A service in a process of its own."""
    with service("muscle_spasms", "--rate", "1000000/second") as running:
        yield running


@pytest.mark.parametrize("given", PEOPLE, ids=map(str, range(len(PEOPLE))))
def test_http_gives_the_bytes_of_python(served: Running, given: Given) -> None:
    """Assessed, and beside the report; whatever was typed, imported, assumed, declined, or not asked."""
    expected = in_python(given).to_json()
    assert expected == served.client.post(f"{BASE}/assess", json=given.as_body()).text
    assert expected == served.client.post(f"{BASE}/report", json=given.as_body()).json()["assessment_json"]


@pytest.mark.parametrize("given", PEOPLE[: how_many(20)], ids=map(str, range(how_many(20))))
def test_the_terminal_gives_the_bytes_of_python(given: Given) -> None:
    """For people of every kind, from answers that come through a pipe."""
    accepted = [word for source in given.safety_from for word in ("--safety-from", source)]
    region = ("--region", given.region) if given.region else ()
    options = [*region, "--language", given.language, *accepted]
    assert in_python(given).to_json().encode() == printed(json.dumps(given.answers).encode(), *options)
