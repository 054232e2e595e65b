"""Validation: types by the schema, places, misspelt words, privacy, depth, and speed."""

from decimal import Decimal
from pathlib import Path

import pytest

from intakewise.problems.exceptions import IntakewiseError
from intakewise.problems.problem import Problem
from intakewise.reading.nodes import DEEPEST, read_text
from intakewise.reading.schema_law import validate
from intakewise.reading.schema_types import Data

RULE = """\
rules:
  - id: magnesium.rule_{number}
    title: Long use of a heartburn tablet
    when:
      all:
        - ppi_use: {{at_most: over_four_years}}
        - any:
            - nuts: {{at_most: weekly}}
            - age: {{at_least: 10, at_most: 58}}
        - not: {{supplements: {{includes: magnesium}}}}
    then:
      - {{supports: low_magnesium, strength: moderate, group: mechanism}}
      - {{refers: soon, within: {{days: 14}}}}
      - {{withholds: [magnesium_supplement, potassium_rich_foods]}}
    because: Leafy greens, nuts, seeds, beans, and whole grains supply most of the magnesium in a diet.
    sources: [ods_magnesium, fda_ppi_2011]
    review: {{status: sourced, checked: 2026-11-23, due: 2028-11-23}}
"""


def _validated(text: str, schema: str) -> tuple[Data, list[Problem]]:
    node, problems = read_text(text, "x.yaml")
    assert node is not None, problems
    return validate(node, schema)


def _codes(text: str, schema: str) -> list[str]:
    return sorted(problem.code for problem in _validated(text, schema)[1])


def test_text_stays_text_where_text_may_stand() -> None:
    """What looks like a number, a day, or a yes is text in a condition: the fact says later what it is."""
    text = "all: [{a: on}, {b: 1.10}, {c: 1:30}, {d: 0o7}, {e: 2020-01-01}, {f: yes}, {g: {at_least: 007}}]"
    data, problems = _validated(text, "conditions")
    values = ["on", "1.10", "1:30", "0o7", "2020-01-01", "yes", {"at_least": "007"}]
    assert [] == problems
    assert {"all": [dict([pair]) for pair in zip("abcdefg", values, strict=True)]} == data


def test_plain_scalars_get_the_type_that_the_schema_wants() -> None:
    """A whole number, a number with decimals as it was written, and a yes become what they are."""
    text = """
id: cramps
title: Cramps
sections:
  - id: food
    title: Food
    questions:
      - id: fluids
        ask: How much?
        type: decimal
        decimals: 1
        safety: no
        why: It matters.
        unit: L/d
        range: {min: 0, max: 15.50, usual: {min: 0.80, max: 4}}
"""
    data, problems = _validated(text, "questionnaire")
    assert [] == problems
    question = _at(data, "sections", 0, "questions", 0)
    assert (1, False) == (_at(question, "decimals"), _at(question, "safety"))
    usual: Data = {"min": Decimal("0.80"), "max": Decimal(4)}
    assert {"min": Decimal(0), "max": Decimal("15.50"), "usual": usual} == _at(question, "range")


def _at(data: Data, *steps: str | int) -> Data:
    for step in steps:
        if isinstance(data, dict):
            data = data[str(step)]
        elif isinstance(data, list):
            data = data[int(step)]
    return data


@pytest.mark.parametrize("number", ["1e3", "0x10", "1_000", ".5", "5.", "+1", "nan", ".inf", "٣", "07", "9" * 5000])
def test_a_number_is_digits_and_a_point(number: str) -> None:
    """Other ways to write a number, not a number, and endless digits are refused, not guessed."""
    food = f"{{id: f, food: F, serving: S, amount: {number}, unit: mg}}"
    text = f"advice: [{{id: a, title: A, kind: food, says: A., foods: [{food}]}}]"
    assert ["IW-S003"] == _codes(text, "advice")


@pytest.mark.parametrize(
    ("written", "expected"), [("null", None), ("~", None), ("", None), ('"null"', "null"), ("no", "no")]
)
def test_an_answer_may_be_nothing(written: str, expected: str | None) -> None:
    """A plain null is "I don't know"; in quotes it is a text."""
    assert ({"smokes": expected}, []) == _validated(f"smokes: {written}", "answers")


def test_a_problem_stands_at_its_key_or_value() -> None:
    """An unknown key is shown where it stands, a wrong value where the value stands, a missing key at its mapping."""
    _, problems = _validated("cases:\n  - expect: {referral: today}\n    wrong: 1\n", "cases")
    found = {problem.code: (problem.place.line, problem.place.column) for problem in problems}
    assert {"IW-S001": (3, 5), "IW-S002": (2, 5), "IW-S004": (2, 24)} == found


def test_a_misspelt_key_is_one_problem_with_a_suggestion() -> None:
    """It does not count again as a missing key."""
    _, problems = _validated(RULE.format(number=1).replace("because:", "becuase:"), "rules")
    assert [("IW-S001", "because")] == [(problem.code, problem.suggestion) for problem in problems]


def test_a_misspelt_key_hides_nothing_below_it() -> None:
    """What is wrong under a misspelt key, and under a second one below that, is found in the same run."""
    text = RULE.format(number=1).replace("when:", "wen:").replace("all:", "al:").replace("at_least: 10", "atleast: ")
    suggestions = [(problem.code, problem.suggestion) for problem in _validated(text, "rules")[1]]
    assert [("IW-S001", "when"), ("IW-S003", "all"), ("IW-S001", "at_least"), ("IW-S003", "")] == suggestions


def test_two_misspellings_of_one_key_are_both_reported() -> None:
    """Only one of them can be put right; the other stays unknown."""
    text = RULE.format(number=1).replace("because:", "becuase: A.\n    becauze:")
    assert ["IW-S001", "IW-S001"] == _codes(text, "rules")


def test_an_answer_is_never_repeated() -> None:
    """Whatever a person wrote where it does not belong, no problem says it again."""
    secret = "hivpositive"
    wrong = [
        f"age: {{declined: {secret}}}",
        f"age: {{value: 1, provenance: {secret}}}",
        f"age: {{value: {{a: {secret}}}}}",
        f"medicines: [[{secret}], {{{secret}: 1}}]",
        f"age: {{value: 1, includes: [{secret}]}}",
        f"answers: [{secret}]",
    ]
    words = "\n".join(str(problem) for text in wrong for problem in _validated(text, "answers")[1])
    assert words
    assert secret not in words


def test_conditions_may_nest_as_deep_as_yaml_may() -> None:
    """The deepest document that can be read is validated, right or wrong, without exhausting the stack."""
    depth = DEEPEST - 2
    right = "{not: " * depth + "{a: yes}" + "}" * depth
    wrong = "{not: " * depth + "{a: {atleast: 1}}" + "}" * depth
    assert ([], ["IW-S001"]) == (_codes(right, "conditions"), _codes(wrong, "conditions"))


def test_a_document_of_another_kind_is_one_problem() -> None:
    """A list or a text where keys belong is said once, at its beginning."""
    assert [["IW-S003"], ["IW-S003"]] == [_codes("- a\n- b", "rules"), _codes("just text", "rules")]


def test_schemas_may_come_from_another_folder(tmp_path: Path) -> None:
    """A caller may name the folder; what is not there is a fault of the code."""
    (tmp_path / "small.schema.json").write_text('{"type": "object", "additionalProperties": {"type": "integer"}}')
    node, _ = read_text("a: 1", "x.yaml")
    assert node is not None
    assert ({"a": 1}, []) == validate(node, "small", tmp_path)
    with pytest.raises(IntakewiseError):
        validate(node, "rules", tmp_path)
