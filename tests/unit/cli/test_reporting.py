"""Problems and results as they are printed."""

import json
from dataclasses import replace

import pytest

from intakewise.cli.reporting import as_text, print_json, refuse, warn
from intakewise.problems.problem import NOWHERE, Place, Problem, Severity

ERROR = Problem("IW-A003", Place("b.yaml", 2, 1), "Unknown.", "Expected one of: a, b.", suggestion="a")
WARNING = Problem("IW-A011", Place("a.yaml", 1, 1), "Another version.", severity=Severity.WARNING)


def test_a_problem_has_a_line_for_what_and_a_line_for_what_to_do() -> None:
    """The place first, so that an editor opens it; what is no error is marked."""
    assert "b.yaml:2:1  IW-A003  Unknown.\n  Expected one of: a, b. Did you mean 'a'?" == as_text(ERROR)
    assert "warning: a.yaml:1:1  IW-A011  Another version." == as_text(WARNING)
    assert "note: a.yaml:1:1  IW-A011  Another version." == as_text(replace(WARNING, severity=Severity.NOTE))


@pytest.mark.parametrize(
    "harmful", ["\x1b", "\x07", "\r", "\t", "\x9b", "\u202e", "\u2066", "\u200f", "\u061c", "\udcff"]
)
def test_nothing_in_a_problem_drives_a_terminal(harmful: str) -> None:
    """Escape codes, bells, returns, and characters that turn the writing round are shown as a question mark."""
    assert "IW-A001  Unknown question 'a?b'." == as_text(
        Problem("IW-A001", NOWHERE, f"Unknown question 'a{harmful}b'.")
    )


def test_people_read_problems_on_standard_error_and_programs_on_standard_output(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Errors first; the result's own stream stays free for the result."""
    refuse([WARNING, ERROR], "text")
    printed = capsys.readouterr()
    assert ("", [f"{as_text(ERROR)}\n{as_text(WARNING)}\n"]) == (printed.out, [printed.err])
    refuse([ERROR], "json")
    printed = capsys.readouterr()
    assert ({"schema_version": "1.0", "problems": [ERROR.to_dict()]}, "") == (json.loads(printed.out), printed.err)


def test_a_problem_twice_is_said_once(capsys: pytest.CaptureFixture[str]) -> None:
    """Two ways to the same mistake are one mistake."""
    warn([ERROR, ERROR])
    assert 1 == capsys.readouterr().err.count("IW-A003")


def test_json_is_whole_and_readable(capsys: pytest.CaptureFixture[str]) -> None:
    """Letters stay letters where the output can say them."""
    print_json({"title": "Crampe à l’effort"})
    assert '{\n  "schema_version": "1.0",\n  "title": "Crampe à l’effort"\n}\n' == capsys.readouterr().out
