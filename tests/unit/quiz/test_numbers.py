"""Reading numbers as people type them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intakewise.model.answers import Declined
from intakewise.model.questionnaires import NumberRange, Question, QuestionType
from intakewise.passes.check_answers import check_answer
from intakewise.problems.problem import Problem
from intakewise.quiz.numbers import hint_of, read_number
from intakewise.quiz.replies import Misread, Understood

FLUIDS = Question(
    id="fluids",
    ask="How much do you drink?",
    type=QuestionType.DECIMAL,
    why="Because.",
    section="s",
    unit="L/d",
    unit_label="litres a day",
    decimals=1,
    range=NumberRange(low=0, high=150, usual_low=8, usual_high=40),
    also_accept={"cups": Decimal("0.24"), "glasses": Decimal("0.25"), "pints_of_beer": Decimal("0.568")},
)
AGE = Question(
    id="age",
    ask="How old are you?",
    type=QuestionType.INTEGER,
    why="Because.",
    section="s",
    unit="a",
    unit_label="years",
    range=NumberRange(low=16, high=120, usual_low=16, usual_high=100),
)


@pytest.mark.parametrize(
    ("typed", "raw"),
    [
        ("2", 2),
        (" 2.5 ", 2.5),
        ("2,5", 2.5),
        (".5", 0.5),
        ("2.50", 2.5),
        ("2 litres", 2),
        ("2l", 2),
        ("2 L/d", 2),
        ("2 Liters a day", 2),
        ("2 litre", 2),
        ("8 cups", {"value": 8, "unit": "cups"}),
        ("1 cup", {"value": 1, "unit": "cups"}),
        ("1 GLASS", {"value": 1, "unit": "glasses"}),
        ("1.5 pints of beer", {"value": 1.5, "unit": "pints_of_beer"}),
        ("1 pint_of_beer", {"value": 1, "unit": "pints_of_beer"}),
    ],
)
def test_what_people_type_is_understood(typed: str, raw: object) -> None:
    """Blanks, a decimal comma, upper case, singular and plural, and American spelling make no difference."""
    understood = read_number(FLUIDS, typed)
    assert isinstance(understood, Understood)
    assert raw == understood.raw


@pytest.mark.parametrize(
    ("question", "typed", "message"),
    [
        (FLUIDS, "", "Please type a number, or choose “I don't know” below."),
        (FLUIDS, "two", "That is not a number."),
        (FLUIDS, "1.2.3", "That is not a number."),
        (FLUIDS, "1e3", "“e3” is not a unit that we know here."),
        (FLUIDS, "nan", "That is not a number."),
        (FLUIDS, "8 mugs", "“mugs” is not a unit that we know here."),
        (FLUIDS, "16", "That is too high: the most is 15 litres a day."),
        (FLUIDS, "100 cups", "That is too high: the most is 15 litres a day."),
        (FLUIDS, "-1", "That is too low: the least is 0 litres a day."),
        (FLUIDS, "2.55", "At most one decimal, please."),
        (AGE, "45.5", "Whole numbers only, please."),
        (AGE, "15", "That is too low: the least is 16 years."),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(question: Question, typed: str, message: str) -> None:
    """Each way of being wrong has its own message, with what would be right."""
    misread = read_number(question, typed)
    assert isinstance(misread, Misread)
    assert message == misread.message


def test_a_comma_that_may_separate_thousands_is_asked_about() -> None:
    """`1,500` could be one and a half or fifteen hundred, and neither is guessed."""
    misread = read_number(FLUIDS, "1,500")
    assert isinstance(misread, Misread)
    assert "can be read in two ways" in misread.message


@pytest.mark.parametrize("typed", ["", "-", "1.", "8 cu", "8 pints of"])
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
        "A number from 0 to 15, in litres a day. You may type another unit after it: cups, glasses, pints of beer."
    )
    assert expected == hint_of(FLUIDS)


@given(st.text(max_size=100) | st.from_regex(r"[-+]?[0-9.,]{0,20} ?[a-z_ ]{0,15}", fullmatch=True))
def test_nothing_typed_is_an_error(typed: str) -> None:
    """Whatever is typed is understood as an answer that the questionnaire takes, or refused in words."""
    outcome = read_number(FLUIDS, typed)
    if isinstance(outcome, Misread):
        assert outcome.message
        return
    checked = check_answer(FLUIDS, outcome.raw)
    assert not isinstance(checked, Problem)
    assert not isinstance(checked.value, Declined)
