"""How a line is understood as an answer: exactly, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intakewise.interview.finding import Finder
from intakewise.model.answers import Ticked
from intakewise.model.questionnaires import Option, Question, QuestionType
from intakewise.quiz.line_answers import read_one, read_several
from intakewise.quiz.replies import Given, Item, Misread

YES_NO = [Item("Yes", Given(True)), Item("No", Given(False))]
GREENS = [Item("Never", Given("never")), Item("1 to 3 times a week", Given("weekly")), Item("Most days", Given("days"))]
OPTIONS = (
    Option("iron", "Iron, in tablets", also_called=("ferrous sulfate",)),
    Option("zinc", "Zinc", also_called=("zinc and castor oil",)),
    Option("b12", "Vitamin B12"),
    Option("none_of_these", "None of these", none=True),
)
LIST = Question("q", "?", QuestionType.CHOICES, "", "s", options=OPTIONS)
UNSURE = Question("q", "?", QuestionType.CHOICES, "", "s", options=OPTIONS, allow_not_sure=True)


def several(question: Question, typed: str) -> Ticked | Misread:
    """What a line is understood as in a checklist."""
    return read_several(question, Finder(question), typed)


@pytest.mark.parametrize("typed", ["1", " 1. ", "y", "Y", "yes", "YES", "\uff11"])
def test_yes_is_said_by_its_number_or_in_a_word(typed: str) -> None:
    """Whatever is quickest: the number, the letter, or the word."""
    assert Given(True) == read_one(YES_NO, typed)


@pytest.mark.parametrize("typed", ["2", "1 to 3 times a week", "weekly"])
def test_an_entry_is_said_by_its_number_its_words_or_its_id(typed: str) -> None:
    """A line of digits is always a number of an entry."""
    assert Given("weekly") == read_one(GREENS, typed)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("0", "There is no 0 here: the last one is 3."),
        ("4", "There is no 4 here: the last one is 3."),
        ("9" * 30, "There is no 999999999 here: the last one is 3."),
        ("1,2", "That is none of the answers."),
        ("-1", "That is none of the answers."),
        ("1 2", "That is none of the answers."),
        ("nev", "That is none of the answers."),
        ("y", "That is none of the answers."),
    ],
)
def test_what_is_near_an_answer_is_none(typed: str, message: str) -> None:
    """The beginning of an entry, two numbers, or a number too high are not taken for anything."""
    assert Misread(message) == read_one(GREENS, typed)


@pytest.mark.parametrize(
    ("typed", "includes"),
    [
        ("1", ("iron",)),
        ("3, 1", ("iron", "b12")),
        ("1 3", ("iron", "b12")),
        ("1;3", ("iron", "b12")),
        ("1 and 3", ("iron", "b12")),
        ("1,1", ("iron",)),
        ("Iron, in tablets", ("iron",)),
        ("ferrous sulfate, zinc", ("iron", "zinc")),
        ("Vitamin B12", ("b12",)),
        ("iron, 2", ("iron", "zinc")),
        ("none", ("none_of_these",)),
        ("Nothing", ("none_of_these",)),
        ("none of these", ("none_of_these",)),
        ("4", ("none_of_these",)),
    ],
)
def test_several_entries_are_named_in_one_line(typed: str, includes: tuple[str, ...]) -> None:
    """Numbers or names, with commas, blanks, or "and" between them, in any order."""
    assert Ticked(includes) == several(LIST, typed)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("1, 4", "“None of these” cannot stand together with something else."),
        ("5", "There is no 5 here: the last one is 4."),
        ("1-3", "“1-3” is none of the answers."),
        ("ferrous", "“ferrous” is none of the answers. Do you mean: 1, Iron, in tablets?"),
        ("gold", "“gold” is none of the answers."),
        ("1?", "“Not sure” is not an answer to a single entry here."),
        (",", "That is none of the answers."),
    ],
)
def test_what_cannot_be_ticked_is_said(typed: str, message: str) -> None:
    """A range, the beginning of a name, and what excludes the rest are asked back."""
    assert Misread(message) == several(LIST, typed)


def test_not_sure_is_a_mark_behind_an_entry() -> None:
    """Where single entries may be unsure, a question mark or the words say so."""
    assert Ticked(("iron",), ("zinc",)) == several(UNSURE, "1, 2?")
    assert Ticked((), ("iron", "zinc")) == several(UNSURE, "1 not sure, zinc?")
    assert isinstance(several(UNSURE, "1, 1?"), Misread)
    assert isinstance(several(UNSURE, "4?"), Misread)
    assert isinstance(several(UNSURE, "4?, 1"), Misread)


@given(st.text(max_size=40) | st.text("0123456789,?;. and", max_size=12))
def test_whatever_is_typed_is_a_list_that_may_be_or_is_refused(typed: str) -> None:
    """Nothing excludes itself, is twice in a list, or is empty."""
    for question in (LIST, UNSURE):
        outcome = several(question, typed)
        if isinstance(outcome, Misread):
            assert outcome.message
            continue
        ticked = (*outcome.includes, *outcome.not_sure)
        assert ticked
        assert len(set(ticked)) == len(ticked)
        assert "none_of_these" not in ticked or len(ticked) == 1


@given(st.sets(st.sampled_from(["1", "2", "3"]), min_size=1), st.sampled_from([", ", ",", " ", ";", " and "]))
def test_numbers_tick_just_the_entries_that_they_stand_for(numbers: set[str], between: str) -> None:
    """No more and no less, whatever stands between them."""
    expected = tuple(option.id for number, option in enumerate(OPTIONS, 1) if str(number) in numbers)
    assert Ticked(expected) == several(LIST, between.join(numbers))
