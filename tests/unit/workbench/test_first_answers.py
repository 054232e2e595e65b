"""The first value that still breaks a claim, such as the number where a rule turns: whatever a prover named."""

from decimal import Decimal

import pytest

from intakewise.model.proofs import Found, Given, Verdict
from intakewise.model.questionnaires import NumberRange, Option, Question, QuestionType
from intakewise.workbench.first_answers import with_first_answers

QUESTIONS = {
    "age": Question("age", "Age?", QuestionType.INTEGER, "", "s", range=NumberRange(0, 120, 0, 100)),
    "fluids": Question(
        "fluids", "Fluids?", QuestionType.DECIMAL, "", "s", decimals=1, range=NumberRange(0, 150, 8, 40)
    ),
    "fit": Question("fit", "A fit?", QuestionType.BOOLEAN, "", "s"),
    "greens": Question(
        "greens",
        "Greens?",
        QuestionType.CHOICE,
        "",
        "s",
        options=(Option("never", "Never"), Option("weekly", "Weekly"), Option("daily", "Daily")),
    ),
    "medicines": Question(
        "medicines",
        "Medicines?",
        QuestionType.CHOICES,
        "",
        "s",
        options=(
            Option("iron", "Iron"),
            Option("sleeping_pill", "A sleeping pill"),
            Option("none_of_these", "None of these", none=True),
        ),
    ),
}


@pytest.mark.parametrize("named", [61, 84, 120])
def test_a_threshold_is_found_whatever_was_named(named: int) -> None:
    """Above 60 means 61; and a yes stays that the claim needs."""
    found = Found(Verdict.REFUTED, answers={"age": named, "fit": True})
    first = with_first_answers(found, QUESTIONS, lambda given, _: _age(given) > 60 and given["fit"] is True)
    assert {"age": 61, "fit": True} == first.answers


def test_decimals_stay_decimals() -> None:
    """In tenths, as the question has them."""
    found = Found(Verdict.REFUTED, answers={"fluids": Decimal("9.7")})
    lowest = with_first_answers(found, QUESTIONS, lambda given, _: Decimal(str(given["fluids"])) >= Decimal("2.5"))
    assert {"fluids": Decimal("2.5")} == lowest.answers


def test_the_least_is_taken_where_any_number_will_do() -> None:
    """The low end of the range."""
    found = Found(Verdict.REFUTED, answers={"age": 77})
    assert {"age": 0} == with_first_answers(found, QUESTIONS, lambda *_: True).answers


def test_two_sets_change_together_and_the_changed_answer_stays() -> None:
    """A claim about two sets is about the one answer in which they differ."""
    found = Found(Verdict.REFUTED, answers={"age": 90, "fluids": 4}, instead={"age": 90, "fluids": 1})
    lowest = with_first_answers(found, QUESTIONS, lambda given, _: _age(given) > 60)
    assert ({"age": 61, "fluids": 4}, {"age": 61, "fluids": 1}) == (lowest.answers, lowest.instead)


def _age(given: Given) -> int:
    age = given["age"]
    assert isinstance(age, int)
    return age


@pytest.mark.parametrize("named", ["weekly", "daily"])
def test_the_first_option_that_will_do_is_taken(named: str) -> None:
    """Whatever is not 'never' will do: weekly comes first."""
    found = Found(Verdict.REFUTED, answers={"greens": named})
    first = with_first_answers(found, QUESTIONS, lambda given, _: given["greens"] != "never")
    assert {"greens": "weekly"} == first.answers


@pytest.mark.parametrize("named", ["iron", "sleeping_pill", "none_of_these"])
def test_a_list_is_none_of_these_where_any_tick_will_do(named: str) -> None:
    """Whichever option a prover named, the exclusive one comes first, though it stands last."""
    found = Found(Verdict.REFUTED, answers={"medicines": [named]})
    assert {"medicines": ["none_of_these"]} == with_first_answers(found, QUESTIONS, lambda *_: True).answers


def test_what_one_answer_allows_another_is_looked_at_again() -> None:
    """The age can be lower only after 'yes' has become 'no'."""
    found = Found(Verdict.REFUTED, answers={"age": 90, "fit": True})
    first = with_first_answers(found, QUESTIONS, lambda given, _: _age(given) > 60 or given["fit"] is False)
    assert {"age": 0, "fit": False} == first.answers
