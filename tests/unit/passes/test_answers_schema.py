"""The JSON Schema of answers says what `assess` takes: of right answers all, of wrong ones none but those it names."""

import json
from decimal import Decimal
from functools import cache
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from intakewise.passes.answers_schema import answers_schema
from intakewise.passes.check_answers import check_answers
from tests.random_bases.answers import partial_answers
from tests.random_bases.rules import assembled, lawful_knowledge
from tests.unit.passes.asked import QUESTIONNAIRE
from tests.unit.passes.test_check_answers import REFUSED, TAKEN

NOT_TOLD = ("IW-A005",)
"""How many decimals a number may have: what computes with floats cannot say."""

BOTH_TICKED_AND_NOT_SURE = {"includes": ["fit"], "not_sure": ["fit"]}


@cache
def validator() -> Draft202012Validator:
    """Of the questionnaire that answers are checked against."""
    schema = answers_schema(assembled(QUESTIONNAIRE, {}, {}, {}))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def is_json(raw: object) -> bool:
    """Whether an answer could come as JSON at all, as it stands."""
    try:
        json.dumps(raw, allow_nan=False, ensure_ascii=False).encode()
    except (TypeError, ValueError):
        return False
    return not isinstance(raw, tuple)


@pytest.mark.parametrize(("name", "raw"), [(name, raw) for name, raw, _ in TAKEN if is_json(raw)])
def test_it_takes_right_answers(name: str, raw: object) -> None:
    """Whatever `assess` reads."""
    assert [] == [error.message for error in validator().iter_errors({name: raw})]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        (name, raw)
        for name, raw, code in REFUSED
        if is_json(raw) and code not in NOT_TOLD and raw != BOTH_TICKED_AND_NOT_SURE
        if not (isinstance(raw, dict) and raw.get("unit") == "cups")  # the range is that of its own unit
    ],
)
def test_it_refuses_wrong_answers(name: str, raw: object) -> None:
    """Whatever `assess` refuses, but for what no schema can say."""
    assert not validator().is_valid({name: raw})


def test_it_knows_its_questions() -> None:
    """And no others."""
    assert validator().is_valid({})
    assert not validator().is_valid({"nobody_asks_this": True})


def _as_json(raw: object) -> object:
    return json.loads(json.dumps(raw, default=lambda number: float(number) if isinstance(number, Decimal) else None))


@given(st.randoms(use_true_random=False))
def test_random_answers_fit(random: Random) -> None:
    """On random questionnaires, what `check_answers` takes fits."""
    knowledge = lawful_knowledge(random)
    raw = partial_answers(random, knowledge.questionnaire)
    _, problems = check_answers(knowledge.questionnaire, raw)
    errors = Draft202012Validator(answers_schema(knowledge)).iter_errors(_as_json(raw))
    assert ([], []) == (problems, [f"{error.json_path} {error.message}" for error in errors])
