"""What the service answers is what the engine says everywhere else, to the byte."""

from collections.abc import Iterator

import httpx
import pytest

import intakewise
from intakewise.reading.answer_files import read_answers
from tests.acceptance.command_line import HEARTBURN
from tests.acceptance.command_line import intakewise as run
from tests.acceptance.running_service import service

ASSESS = "/v1/knowledge/muscle_spasms/assess"
NEXT = "/v1/knowledge/muscle_spasms/next"


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    """Speaks to a service with two knowledge bases."""
    with service("muscle_spasms", "phq_9") as running:
        yield running.client


def test_the_same_answers_give_the_same_bytes_everywhere(client: httpx.Client) -> None:
    """Over HTTP, on the command line, and in Python."""
    kb = intakewise.load()
    given = read_answers(str(HEARTBURN), kb.knowledge)
    in_python = kb.assess(given.answers, region=given.region)
    printed = run("assess", HEARTBURN, "--format", "json")
    answered = client.post(ASSESS, json={"answers": in_python.to_dict()["answers"], "region": given.region})
    assert (200, "application/json") == (answered.status_code, answered.headers["content-type"])
    assert printed.out == answered.text
    assert in_python.to_json() == answered.text
