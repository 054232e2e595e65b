"""The OpenAPI document says what the service does with sessions, where it keeps them."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from intakewise.service.openapi import FILES, openapi_document
from intakewise.service.session_routes import router
from tests.acceptance.running_service import service
from tests.acceptance.test_service_openapi import links_followed

DOCUMENT = json.loads(openapi_document(FILES))
OURS = [
    (path, method, operation)
    for path, ways in DOCUMENT["paths"].items()
    for method, operation in ways.items()
    if "session" in path
]


def validator(schema: Mapping[str, object]) -> Draft202012Validator:
    """Validates by a schema of the document."""
    return Draft202012Validator({**schema, "components": DOCUMENT["components"]})


def test_every_route_of_sessions_is_described() -> None:
    """And nothing that there is not."""
    served = {(route.path, method.lower()) for route in router.routes for method in route.methods}  # type: ignore[attr-defined]
    assert served == {(path, method) for path, method, _ in OURS}
    assert [] == [path for path in json.loads(openapi_document())["paths"] if "session" in path]


@pytest.mark.parametrize(("path", "method", "operation"), OURS)
def test_every_example_fits_its_schema(path: str, method: str, operation: Mapping[str, Mapping[str, object]]) -> None:
    """Of every request and every answer with a body; and each of them has one."""
    answers = [each for each in operation["responses"].values() if "content" in each]  # type: ignore[operator]
    for body in [*([operation["requestBody"]] if "requestBody" in operation else []), *answers]:
        for content in body["content"].values():  # type: ignore[index]
            assert content["examples"], (path, method)
            for example in content["examples"].values():
                errors = validator(content["schema"]).iter_errors(example["value"])
                assert [] == [f"{path} {error.json_path} {error.message[:200]}" for error in errors]


def _schemathesis(folder: Path, examples: int, *more: str) -> None:
    kept = ("--sessions-in", folder / "kept" / "s.sqlite3")
    with service("phq_9", "--rate", "1000000/second", *kept) as running:
        command = [sys.executable, "-m", "schemathesis.cli", "run", f"{running.address}openapi.json"]
        command += [
            "--checks",
            "all",
            "--exclude-checks",
            "positive_data_acceptance",
            "--include-path-regex",
            "session",
        ]
        command += ["--max-examples", str(examples), "--no-color", *more]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=1500, check=False)
    assert 0 == done.returncode, done.stdout[-5000:] + done.stderr[-1000:]
    assert links_followed(done.stdout) > 0


def test_schemathesis_finds_nothing_in_sessions(tmp_path: Path) -> None:
    """No 5xx, no status, header, or body that is not described: a few tries of each, and along the links."""
    _schemathesis(tmp_path, 3, "--generation-deterministic", "--phases", "examples,coverage,fuzzing,stateful")


@pytest.mark.long
def test_schemathesis_finds_nothing_in_sessions_however_long_it_looks(tmp_path: Path) -> None:
    """Likewise with many tries."""
    _schemathesis(tmp_path, 100, "--generation-database", "none")
