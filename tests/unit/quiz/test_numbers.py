"""Reading numbers as people type them."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intakewise.explain.words import answer_in_words
from intakewise.language.saying import speaking
from intakewise.model.questionnaires import Question
from intakewise.passes.check_answers import check_answer
from intakewise.problems.problem import Problem
from intakewise.quiz.numbers import hint_of, read_number
from intakewise.quiz.replies import Misread, Understood
from tests.unit.quiz.numeric_questions import AGE, FLUIDS, HEIGHT, WEIGHT


def value(question: Question, typed: str) -> object:
    """What a text is understood as, in the question's own unit."""
    understood = read_number(question, typed)
    assert isinstance(understood, Understood), understood
    return understood.raw


@pytest.mark.parametrize(
    ("typed", "litres"),
    [
        ("2", "2"),
        (" 2.5 ", "2.5"),
        ("2,5", "2.5"),
        (".5", "0.5"),
        ("2.50", "2.5"),
        ("2.", "2"),
        ("0,500", "0.5"),
        ("2 litres", "2"),
        ("2l", "2"),
        ("2 L/d", "2"),
        ("2 Liters a day", "2"),
        ("2 litre per day", "2"),
        ("2 l/day", "2"),
        ("2 ltr daily", "2"),
        ("2 a day", "2"),
        ("2 l of water", "2"),
        ("8 cups", "1.9"),
        ("8 cups a day", "1.9"),
        ("8 cups of tea", "1.9"),
        ("8\u00a0cups", "1.9"),
        ("\uff18 cups", "1.9"),
        ("1 cup", "0.2"),
        ("1 GLASS", "0.3"),
        ("1.5 pints of beer", "0.9"),
        ("1 pint_of_beer", "0.6"),
        ("1500 ml", "1.5"),
        ("1 500 ml", "1.5"),
        ("1\u202f500 ml", "1.5"),
        ("1500 millilitres", "1.5"),
        ("about 2", "2"),
        ("~2", "2"),
        ("≈ 2 l", "2"),
        ("approx. 2 l", "2"),
        ("ca 2", "2"),
        ("2 or so", "2"),
        ("2ish", "2"),
        ("two", "2"),
        ("Two and a half litres", "2.5"),
        ("one and a half", "1.5"),
        ("half a litre", "0.5"),
        ("a litre", "1"),
        ("1 1/2", "1.5"),
        ("1\u00a01/2", "1.5"),
        ("1-1/2", "1.5"),
        ("1 and 1/2", "1.5"),
        ("½", "0.5"),
        ("1½ l", "1.5"),
        ("1⅓ cups", "0.3"),
        ("3 1/2 cups", "0.8"),
        ("two cups and a glass", "0.7"),
        ("2 cups + 1 glass", "0.7"),
    ],
)
def test_what_people_type_is_understood(typed: str, litres: str) -> None:
    """Marks, blanks, words, fractions, and the ways to spell a unit make no difference to what is meant."""
    assert Decimal(litres) == value(FLUIDS, typed)


@pytest.mark.parametrize(
    ("typed", "centimetres"),
    [
        ("180", 180),
        ("180 cm", 180),
        ("1.8 m", 180),
        ("1 m 80", 180),
        ("6ft 1", 185),
        ("6 ft 1 in", 185),
        ("6 foot 1 inch", 185),
        ("five foot seven", 170),
        ("5'7\"", 170),
        ("5\u20327\u2033", 170),
        ("5’7", 170),
        ("6 feet", 183),
        ("70 inches", 178),
    ],
)
def test_a_height_is_understood_in_feet_and_inches(typed: str, centimetres: int) -> None:
    """What stands behind the feet without a unit counts inches, and the sum is rounded once."""
    assert centimetres == value(HEIGHT, typed)


@pytest.mark.parametrize(
    ("typed", "kilograms"),
    [("11 st 4", "71.7"), ("11 stone 4 pounds", "71.7"), ("158 lbs", "71.7"), ("71,7 kg", "71.7")],
)
def test_a_weight_is_understood_in_stone_and_pounds(typed: str, kilograms: str) -> None:
    """So does a weight, with pounds behind the stone."""
    assert Decimal(kilograms) == value(WEIGHT, typed)


@pytest.mark.parametrize("typed", ["2", "2.5", "2,5", "2 l", "2 litres a day"])
def test_what_is_typed_as_it_counts_need_not_be_asked_back(typed: str) -> None:
    """Digits in the question's own unit are what they are."""
    understood = read_number(FLUIDS, typed)
    assert isinstance(understood, Understood)
    assert understood.is_literal


@pytest.mark.parametrize("typed", ["8 cups", "about 2", "two", "1 1/2", "½", "2 cups and a glass", "1500 ml"])
def test_what_is_worked_out_may_be_asked_back(typed: str) -> None:
    """Words, fractions, and other units can be meant otherwise than they were understood."""
    understood = read_number(FLUIDS, typed)
    assert isinstance(understood, Understood)
    assert not understood.is_literal


@pytest.mark.parametrize(("typed", "doubt"), [("14", "That is unusual: really 14 litres a day?"), ("2", "")])
def test_an_unusual_number_is_doubted(typed: str, doubt: str) -> None:
    """Outside the usual range there is something to ask before it is taken; inside, nothing."""
    understood = read_number(FLUIDS, typed)
    assert isinstance(understood, Understood)
    assert doubt == understood.doubt


def test_the_understood_value_is_shown_in_the_own_unit() -> None:
    """8 cups are 1.92 litres, which the question keeps as 1.9."""
    understood = read_number(FLUIDS, "8 cups")
    assert isinstance(understood, Understood)
    assert "1.9 litres a day" == understood.shown


def test_the_hint_names_the_range_the_unit_and_other_units() -> None:
    """What an answer looks like stands in one or two sentences."""
    expected = (
        "A number from 0 to 15, in litres a day. You may type another unit after it: cups, glasses, pints of beer, mL."
    )
    assert expected == hint_of(FLUIDS)


ALPHABET = "0123456789.,-/+~½'\" " + "abcdefgilmnoprstuwy"


@given(
    st.text(max_size=100)
    | st.text(ALPHABET, max_size=20)
    | st.from_regex(r"[-+]?[0-9.,]{0,20} ?[a-z_ ]{0,15}", fullmatch=True)
    | st.from_regex(r"(about |~)?[0-9]{1,3}( 1/2|½)?( cups?| l| ml)?( a day)?", fullmatch=True)
)
def test_nothing_typed_is_an_error(typed: str) -> None:
    """Whatever is typed is understood as an answer that the questionnaire takes, or refused in words."""
    for question in (FLUIDS, AGE, HEIGHT, WEIGHT):
        outcome = read_number(question, typed)
        if isinstance(outcome, Misread):
            assert outcome.message
            continue
        checked = check_answer(question, outcome.raw)
        assert not isinstance(checked, Problem)
        assert answer_in_words(question, checked.value) == outcome.shown


@given(st.decimals(-20, 400, places=2), st.sampled_from(["", *FLUIDS.also_accept]))
def test_the_quiz_counts_as_the_questionnaire_does(number: Decimal, unit: str) -> None:
    """A plain number with a unit comes to what `check_answer` makes of it, and is refused where that refuses it."""
    outcome = read_number(FLUIDS, f"{number} {unit}")
    checked = check_answer(FLUIDS, {"value": number, "unit": unit or FLUIDS.unit})
    if isinstance(checked, Problem):
        assert isinstance(outcome, Misread)
    else:
        assert isinstance(outcome, Understood)
        again = check_answer(FLUIDS, outcome.raw)
        assert not isinstance(again, Problem)
        assert checked.value == again.value


@given(st.integers(0, 12), st.integers(1, 11), st.integers(2, 12), st.sampled_from(list(FLUIDS.also_accept)))
def test_a_fraction_rounds_as_it_is_and_not_as_decimals_write_it(whole: int, top: int, bottom: int, unit: str) -> None:
    """`1 1/3 cups` is four thirds of a cup, to the last digit, and a half rounds up."""
    if top >= bottom:
        return
    exact = (whole + Fraction(top, bottom)) * Fraction(FLUIDS.also_accept[unit])
    outcome = read_number(FLUIDS, f"{whole} {top}/{bottom} {unit}")
    assert isinstance(outcome, Understood)
    assert Fraction(floor(exact * 10 + Fraction(1, 2)), 10) == Fraction(str(outcome.raw))


@pytest.mark.parametrize(
    ("typed", "litres"),
    [
        ("dos litros", "2"),
        ("2 litros al día", "2"),
        ("dos y medio", "2.5"),
        ("medio litro", "0.5"),
        ("unos 2 litros", "2"),
        ("8 tazas al día", "1.9"),
        ("dos tazas y un vaso", "0.7"),
    ],
)
def test_what_people_type_in_spanish_is_understood(typed: str, litres: str) -> None:
    """Where Spanish is spoken, number words and the names of units are Spanish."""
    names = {"cups": "tazas", "glasses": "vasos"}
    with speaking("es"):
        assert Decimal(litres) == value(replace(FLUIDS, unit_label="litros al día", unit_names=names), typed)


@pytest.mark.parametrize("typed", ["2 a 3", "tres o cuatro", "entre 2 y 3", "más de 3", "al menos 2", "hasta 3"])
def test_what_stands_for_several_numbers_in_spanish_is_asked_about(typed: str) -> None:
    """No number is taken of a range or a bound, in whatever language."""
    with speaking("es"):
        assert isinstance(read_number(FLUIDS, typed), Misread)
