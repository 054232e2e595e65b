"""The lowest number that still breaks a claim: where a rule turns, whatever a prover named."""

from decimal import Decimal

import pytest

from intakewise.model.proofs import Found, Given, Verdict
from intakewise.model.questionnaires import NumberRange, Question, QuestionType
from intakewise.workbench.low_numbers import with_low_numbers

QUESTIONS = {
    "age": Question("age", "Age?", QuestionType.INTEGER, "", "s", range=NumberRange(0, 120, 0, 100)),
    "fluids": Question(
        "fluids", "Fluids?", QuestionType.DECIMAL, "", "s", decimals=1, range=NumberRange(0, 150, 8, 40)
    ),
}


@pytest.mark.parametrize("named", [61, 84, 120])
def test_a_threshold_is_found_whatever_was_named(named: int) -> None:
    """Above 60 means 61; another answer stays."""
    found = Found(Verdict.REFUTED, answers={"age": named, "fit": True})
    assert {"age": 61, "fit": True} == with_low_numbers(found, QUESTIONS, lambda given, _: _age(given) > 60).answers


def test_decimals_stay_decimals() -> None:
    """In tenths, as the question has them."""
    found = Found(Verdict.REFUTED, answers={"fluids": Decimal("9.7")})
    lowest = with_low_numbers(found, QUESTIONS, lambda given, _: Decimal(str(given["fluids"])) >= Decimal("2.5"))
    assert {"fluids": Decimal("2.5")} == lowest.answers


def test_the_least_is_taken_where_any_number_will_do() -> None:
    """The low end of the range."""
    found = Found(Verdict.REFUTED, answers={"age": 77})
    assert {"age": 0} == with_low_numbers(found, QUESTIONS, lambda *_: True).answers


def test_two_sets_change_together_and_the_changed_answer_stays() -> None:
    """A claim about two sets is about the one answer in which they differ."""
    found = Found(Verdict.REFUTED, answers={"age": 90, "fluids": 4}, instead={"age": 90, "fluids": 1})
    lowest = with_low_numbers(found, QUESTIONS, lambda given, _: _age(given) > 60)
    assert ({"age": 61, "fluids": 4}, {"age": 61, "fluids": 1}) == (lowest.answers, lowest.instead)


def _age(given: Given) -> int:
    age = given["age"]
    assert isinstance(age, int)
    return age
