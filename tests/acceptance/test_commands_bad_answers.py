"""Answers that are wrong: a message that says what was expected, exit code 1, and never the answer itself."""

import json
from pathlib import Path

import pytest

from tests.acceptance.command_line import FINE, MARKER, PROBLEMS, TINY, assert_plain, intakewise

WHOLE_NUMBER = "Expected a whole number, 0 to 60 days."
DECIMAL = "Expected a number with at most 1 decimal, 0 to 15 litres a day."

WRONG = [
    pytest.param(f"wound_days: {MARKER}", "IW-A002", WHOLE_NUMBER, id="text for a number"),
    pytest.param("fluids: '2'", "IW-A002", DECIMAL, id="a quoted number"),
    pytest.param(f"fluids: [{MARKER}]", "IW-A002", DECIMAL, id="a list for a number"),
    pytest.param("fluids: .nan", "IW-A002", DECIMAL, id="YAML's not a number"),
    pytest.param("fluids: NaN", "IW-A002", DECIMAL, id="not a number"),
    pytest.param('{"fluids": NaN}', "IW-A002", DECIMAL, id="not a number in JSON"),
    pytest.param("fluids: inf", "IW-A002", DECIMAL, id="infinite"),
    pytest.param('{"fluids": -Infinity}', "IW-A002", DECIMAL, id="infinite in JSON"),
    pytest.param("fluids: 1e999", "IW-A002", DECIMAL, id="an exponent"),
    pytest.param('{"fluids":\t1e999}', "IW-A002", DECIMAL, id="an exponent in JSON with tabs"),
    pytest.param(f"fluids: {'9' * 5000}", "IW-A002", DECIMAL, id="thousands of digits"),
    pytest.param("fluids: 16", "IW-A004", DECIMAL, id="too large"),
    pytest.param("fluids: -0.1", "IW-A004", DECIMAL, id="too small"),
    pytest.param("fluids: 1.25", "IW-A005", DECIMAL, id="too many decimals"),
    pytest.param("wound_days: 1.5", "IW-A005", WHOLE_NUMBER, id="decimals of a whole number"),
    pytest.param(f"fluids: {{value: 2, unit: {MARKER}}}", "IW-A006", "Expected one of: L/d, cups,", id="a unit"),
    pytest.param(f"washing: {MARKER}", "IW-A003", "Expected one of: rarely, often, very_often.", id="an option"),
    pytest.param(f"danger: [{MARKER}]", "IW-A003", "Expected one of: cold_hand,", id="an option of a list"),
    pytest.param("danger: cold_hand", "IW-A002", "Expected a list of option ids.", id="an option for a list"),
    pytest.param("washing: [rarely]", "IW-A002", "Expected one of: rarely,", id="a list for an option"),
    pytest.param("danger: []", "IW-A009", "Give ['none_of_these'] for none of them", id="an empty list"),
    pytest.param("danger: [none_of_these, cold_hand]", "IW-A008", "Leave it out", id="none and another"),
    pytest.param("danger: {includes: [], not_sure: [cold_hand]}", "IW-A014", "", id="not sure"),
    pytest.param(f"numb: {MARKER}", "IW-A002", "Expected true or false (in YAML: yes or no).", id="text for yes or no"),
    pytest.param("numb: 1", "IW-A002", "Expected true or false", id="a number for yes or no"),
    pytest.param("note: 3\nfluid: 2", "IW-A001", "Did you mean 'fluids'?", id="an unknown question"),
    pytest.param(f"note: {{value: {MARKER}, x: 1}}", "IW-A002", "Expected only provenance, unit, value.", id="parts"),
    pytest.param(f"note: {{declined: {MARKER}}}", "IW-A002", "Expected dont_know or rather_not_say.", id="declining"),
    pytest.param('{"note": "\\ud800"}', "IW-A002", "each of them whole", id="half a character"),
    pytest.param("danger: [cold_hand]\nwound_days: 3", "IW-A010", "Expected no answer here", id="hidden and safety"),
    pytest.param("answers: {}\nregion: mars", "IW-A013", "Expected one of: uk, us; or none.", id="a region"),
]


@pytest.mark.parametrize(("written", "code", "expected"), WRONG)
def test_a_wrong_answer_is_refused_in_words(written: str, code: str, expected: str, tmp_path: Path) -> None:
    """The file and line, what was expected, and exit code 1; nothing on standard output, no answer repeated."""
    (tmp_path / "mine.yaml").write_text(written, "utf-8")
    ran = intakewise("assess", "mine.yaml", "-k", TINY, folder=tmp_path)
    assert_plain(ran)
    assert (PROBLEMS, [code], "") == (ran.code, ran.codes, ran.out)
    assert expected in " ".join(ran.err.split())
    if code != "IW-A013":
        assert ran.err.startswith("mine.yaml")


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    """Nobody has to run it again to see the next mistake."""
    (tmp_path / "mine.yaml").write_text("fluids: 99\nwashing: daily\nnumb: 3\ncolour: red\n", "utf-8")
    ran = intakewise("assess", "mine.yaml", "-k", TINY, folder=tmp_path)
    places = [line.split()[0] for line in ran.err.splitlines() if not line.startswith(" ")]
    assert ["mine.yaml:1:9", "mine.yaml:2:10", "mine.yaml:3:7", "mine.yaml:4:9"] == places
    assert ["IW-A004", "IW-A003", "IW-A002", "IW-A001"] == ran.codes


def test_a_program_gets_the_same_problems_as_json(tmp_path: Path) -> None:
    """With `--format json` problems are printed in place of the assessment, with the same exit code."""
    (tmp_path / "mine.yaml").write_text(f"fluids: 99\nwashing: {MARKER}\n", "utf-8")
    ran = intakewise("assess", "mine.yaml", "-k", TINY, "--format", "json", folder=tmp_path)
    assert_plain(ran)
    problems = json.loads(ran.out)["problems"]
    assert (PROBLEMS, "") == (ran.code, ran.err)
    assert [("IW-A004", "mine.yaml", 1, 9, "error"), ("IW-A003", "mine.yaml", 2, 10, "error")] == [
        (each["code"], each["file"], each["line"], each["column"], each["severity"]) for each in problems
    ]


def test_explain_refuses_the_same_answers(tmp_path: Path) -> None:
    """Both commands read answers in the same way."""
    (tmp_path / "mine.yaml").write_text(f"washing: {MARKER}\n", "utf-8")
    ran = intakewise("explain", "mine.yaml", "washing_a_lot", "-k", TINY, folder=tmp_path)
    assert_plain(ran)
    assert (PROBLEMS, ["IW-A003"], "") == (ran.code, ran.codes, ran.out)


def test_a_name_cannot_drive_the_terminal(tmp_path: Path) -> None:
    """Escape codes in a key of a file or in an argument are not printed as such."""
    (tmp_path / "mine.json").write_text('{"\\u001b[2Jwashing\\u202e": 1}', "utf-8")
    ran = intakewise("assess", "mine.json", "-k", TINY, folder=tmp_path)
    assert_plain(ran)
    assert "'?[2Jwashing?'" in ran.err
    assert_plain(intakewise("check", "\x1b[31mred", folder=tmp_path))


def test_an_emoji_that_json_spells_out_comes_through(tmp_path: Path) -> None:
    """Programs that write JSON in ASCII spell such characters in two halves."""
    (tmp_path / "mine.json").write_text(json.dumps({"note": "better 😀"}), "utf-8")
    ran = intakewise("assess", "mine.json", "-k", TINY, "--format", "json", folder=tmp_path)
    assert (FINE, {"note": "better 😀"}) == (ran.code, json.loads(ran.out)["answers"])
