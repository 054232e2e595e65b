"""What is typed and not taken for a number, and what is said of it."""

import pytest

from intakewise.model.questionnaires import Question
from intakewise.quiz.numbers import read_number
from intakewise.quiz.replies import Misread
from tests.unit.quiz.numeric_questions import AGE, FLUIDS


def test_a_plain_unit_of_another_time_is_not_taken() -> None:
    """14 litres a week are not 14 litres a day."""
    misread = read_number(FLUIDS, "14 litres a week")
    assert isinstance(misread, Misread)
    assert "“litres a week” is not a unit that we know here." == misread.message


@pytest.mark.parametrize(
    ("question", "typed", "message"),
    [
        (FLUIDS, "", "Please type a number, or choose “I don't know”."),
        (FLUIDS, "lots", "That is not a number."),
        (FLUIDS, "1.2.3", "That is not a number."),
        (FLUIDS, "1e9", "“e” is not a unit that we know here."),
        (FLUIDS, "nan", "That is not a number."),
        (FLUIDS, "inf", "That is not a number."),
        (FLUIDS, "-inf", "That is not a number."),
        (FLUIDS, "1/0", "That is not a number."),
        (FLUIDS, "2²", "“²” is not a unit that we know here."),
        (FLUIDS, "9" * 70, "That is not a number."),
        (FLUIDS, "9" * 15, "That is too high: the most is 15 litres a day."),
        (FLUIDS, "8 mugs", "“mugs” is not a unit that we know here."),
        (FLUIDS, "2 3", "That is more than one number. Please type one."),
        (FLUIDS, "2 cups 3 cups", "That is more than one number. Please type one."),
        (FLUIDS, "2 cups 3", "That is more than one number. Please type one."),
        (FLUIDS, "16", "That is too high: the most is 15 litres a day."),
        (FLUIDS, "100 cups", "That is too high: the most is 15 litres a day."),
        (FLUIDS, "-1", "That is too low: the least is 0 litres a day."),
        (FLUIDS, "2.55", "At most one decimal, please: 2.5 or 2.6?"),
        (FLUIDS, "1/3", "At most one decimal, please: 0.3 or 0.4?"),
        (AGE, "45.5", "Whole numbers only, please: 45 or 46?"),
        (AGE, "15", "That is too low: the least is 16 years."),
        (AGE, "120.5", "That is too high: the most is 120 years."),
        (AGE, "6 ft 1", "“ft” is not a unit that we know here."),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(question: Question, typed: str, message: str) -> None:
    """Each way of being wrong has its own message, with what would be right."""
    misread = read_number(question, typed)
    assert isinstance(misread, Misread)
    assert message == misread.message


@pytest.mark.parametrize(
    ("typed", "first", "second"), [("1,500", "1500", "1.5"), ("1.500 ml", "1500", "1.5"), ("12,345", "12345", "12.345")]
)
def test_a_mark_that_may_separate_thousands_is_asked_about(typed: str, first: str, second: str) -> None:
    """`1,500` could be one and a half or fifteen hundred, and neither is guessed; `1.500` is so written elsewhere."""
    misread = read_number(FLUIDS, typed)
    assert isinstance(misread, Misread)
    assert f"“{typed}” can be read in two ways. Please type {first} or {second}." == misread.message


@pytest.mark.parametrize(
    "typed",
    [
        "2-3",
        "2 – 3 l",
        "2 to 3",
        "2 or 3 cups",
        "two to three",
        "between 2 and 3",
        "more than 2",
        ">2",
        "2+",
        "at least 2",
        "2 or more",
        "up to 3",
    ],
)
def test_what_stands_for_several_numbers_is_asked_about(typed: str) -> None:
    """Of a range or a bound no number is taken: the person says which fits best."""
    misread = read_number(FLUIDS, typed)
    assert isinstance(misread, Misread)
    assert f"“{typed}” can be several numbers. Please type the one that fits best." == misread.message


@pytest.mark.parametrize(
    "typed", ["", "-", "t", "tw", "abou", "8 cu", "8 pints of", "2 litres a da", "2 l/", "2 t", "2 or", "2 and a h"]
)
def test_what_can_still_become_right_is_not_blamed_while_typing(typed: str) -> None:
    """The beginning of a number or of a unit is not yet a mistake."""
    misread = read_number(FLUIDS, typed)
    assert isinstance(misread, Misread)
    assert misread.may_grow


def test_a_number_below_the_range_may_still_grow() -> None:
    """The 4 of 45 is below 16, and nobody should be told so."""
    misread = read_number(AGE, "4")
    assert isinstance(misread, Misread)
    assert misread.may_grow
