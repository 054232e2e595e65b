"""The OpenAPI document says what the service does: every route, with examples that are true, and no other status."""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import httpx
import pytest
from jsonschema import Draft202012Validator

from intakewise.service.openapi import openapi_document
from intakewise.service.routes import router
from tests.acceptance.running_service import Running, service
from tests.openapi_examples import FILE, OF_SESSIONS, renewed, renewed_of_sessions

DOCUMENT = json.loads(openapi_document())
OPERATIONS = [(path, method, each) for path, ways in DOCUMENT["paths"].items() for method, each in ways.items()]
JSON = "application/json"


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    """A service with the base that the examples are of."""
    with service("wells_dvt", "--rate", "1000000/second") as found:
        yield found


def followed(part: Mapping[str, object]) -> Mapping[str, object]:
    """What a reference within the document leads to."""
    while isinstance(reference := part.get("$ref"), str):
        part = DOCUMENT
        for step in reference.removeprefix("#/").split("/"):
            part = part[step]  # type: ignore[assignment]
    return part


def validator(schema: Mapping[str, object]) -> Draft202012Validator:
    """Validates by a schema of the document."""
    return Draft202012Validator({**schema, "components": DOCUMENT["components"]})


def test_every_route_is_described() -> None:
    """And nothing that there is not."""
    served = {(route.path, method.lower()) for route in router.routes for method in route.methods}  # type: ignore[attr-defined]
    assert served == {(path, method) for path, method, _ in OPERATIONS}


def test_every_schema_is_one_and_leads_nowhere_else() -> None:
    """OpenAPI 3.1 has JSON Schema 2020-12; all references stay within the document."""
    for schema in DOCUMENT["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    assert ".schema.json" not in openapi_document()


@pytest.mark.parametrize(("path", "method", "operation"), OPERATIONS)
def test_whatever_the_door_answers_is_described(path: str, method: str, operation: Mapping[str, Iterable[str]]) -> None:
    """Anything may be asked too often, or while too many connections are open: a client is told when to come back."""
    statuses = {"421", "500"} if path.startswith("/health/") else {"421", "429", "500", "503"}
    assert statuses <= set(operation["responses"]), (path, method)


@pytest.mark.parametrize(("path", "method", "operation"), OPERATIONS)
def test_every_example_fits_its_schema(path: str, method: str, operation: Mapping[str, Mapping[str, object]]) -> None:
    """Of every request and every answer; and each of them has one."""
    bodies = [operation["requestBody"]] if "requestBody" in operation else []
    bodies += [followed(each) for each in operation["responses"].values() if "content" in followed(each)]  # type: ignore[arg-type]
    for body in bodies:
        for content in body["content"].values():  # type: ignore[attr-defined]
            assert content["examples"], (path, method)
            for example in content["examples"].values():
                errors = validator(content["schema"]).iter_errors(example["value"])
                assert [] == [f"{path} {error.json_path} {error.message[:200]}" for error in errors]


UNVERSIONED = ("/form/{name}", "/health/live", "/health/ready", "/openapi.json")
"""A part of the form, a word for a machine, and what has a version by the standard that it follows."""


@pytest.mark.parametrize(("path", "method", "operation"), OPERATIONS)
def test_every_document_begins_with_its_version(
    path: str, method: str, operation: Mapping[str, Mapping[str, Mapping[str, object]]]
) -> None:
    """What is found, and what is refused alike; whoever makes a client can hold to it."""
    for status, response in operation["responses"].items():
        contents = followed(response).get("content", {})
        assert isinstance(contents, dict)
        for kind in {JSON, "application/problem+json"} & contents.keys():
            if kind == JSON and path in UNVERSIONED:
                continue
            for example in contents[kind]["examples"].values():
                assert "schema_version" == next(iter(example["value"])), (method, status)


@pytest.mark.parametrize(
    ("path", "method"),
    [
        (path, method)
        for path, method, _ in OPERATIONS
        if method == "post" or path.endswith(("knowledge", "{knowledge}"))
    ],
)
def test_the_examples_are_what_the_service_answers(running: Running, path: str, method: str) -> None:
    """To the last word: whoever tries them sees just that."""
    operation = DOCUMENT["paths"][path][method]
    sent = operation["requestBody"]["content"][JSON]["examples"]["some"]["value"] if method == "post" else None
    got = running.client.request(method, path.format(knowledge="wells_dvt"), json=sent)
    assert operation["responses"]["200"]["content"][JSON]["examples"]["small"]["value"] == got.json()


def test_the_examples_are_those_of_today() -> None:
    """`make docs` writes them anew."""
    written, of_sessions = FILE.read_text("utf-8"), OF_SESSIONS.read_text("utf-8")
    assert (renewed(written), renewed_of_sessions(of_sessions)) == (written, of_sessions)


def test_it_is_served(running: Running) -> None:
    """As it stands."""
    assert openapi_document() == running.client.get("/openapi.json").text


def links_followed(said: str) -> int:
    """How many links from an answer to the next request Schemathesis has followed; not all, where it tries little."""
    found = re.search(r"API Links: +(\d+) covered", said)
    assert found is not None, said[-2000:]
    return int(found[1])


def _schemathesis(running: Running, folder: Path, examples: int, *more: str) -> None:
    command = [sys.executable, "-m", "schemathesis.cli", "run", f"{running.address}openapi.json"]
    # Which questions there are is for a knowledge base to say, and which language: a right form may still not fit it.
    command += ["--checks", "all", "--exclude-checks", "positive_data_acceptance"]
    command += ["--max-examples", str(examples), "--no-color", *more]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=1500, check=False)
    assert 0 == done.returncode, done.stdout[-5000:] + done.stderr[-1000:]
    assert links_followed(done.stdout) > 0


def test_schemathesis_finds_nothing(running: Running, tmp_path: Path) -> None:
    """No 5xx, no status, header, or body that is not described, over all routes and links: a few tries each."""
    _schemathesis(running, tmp_path, 3, "--generation-deterministic", "--phases", "examples,coverage,fuzzing,stateful")


@pytest.mark.long
def test_schemathesis_finds_nothing_however_long_it_looks(running: Running, tmp_path: Path) -> None:
    """Likewise with many tries, and along the links from one answer to the next request."""
    _schemathesis(running, tmp_path, 100, "--generation-database", "none")


def test_problems_can_be_looked_up(running: Running) -> None:
    """What a `type` leads to exists."""
    got = running.client.get("/v1/knowledge/nothing").json()
    meaning = httpx.get(running.address.rstrip("/") + got["type"]).json()
    assert {"schema_version": "1.0", "code": "IW-F007", "title": "No knowledge base of that name"} == meaning
