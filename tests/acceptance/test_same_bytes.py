"""The same answers give the same result, to the byte: in Python and in the terminal."""

import json
import subprocess

import pytest

import intakewise
from tests.acceptance.command_line import CHECKOUT, COMMAND, FINE, environment

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
