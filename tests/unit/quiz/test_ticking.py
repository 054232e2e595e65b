"""What the space bar does to a checklist."""

import pytest

from intakewise.model.answers import Ticked
from intakewise.model.questionnaires import Option, Question, QuestionType
from intakewise.quiz.ticking import add, drop, in_words, keep, raw_from, refuse_confirming, tick, ticked_from

OPTIONS = (Option("a", "A"), Option("b", "B"), Option("none", "None of these", none=True))
PLAIN = Question(id="q", ask="?", type=QuestionType.CHOICES, why="", section="s", options=OPTIONS)
UNSURE = Question(id="q", ask="?", type=QuestionType.CHOICES, why="", section="s", options=OPTIONS, allow_not_sure=True)


def test_space_ticks_and_unticks() -> None:
    """The first press ticks, the second unticks; the order is that of the list."""
    assert Ticked(("a", "b")) == tick(PLAIN, Ticked(("b",)), "a")
    assert Ticked(("b",)) == tick(PLAIN, Ticked(("a", "b")), "a")


def test_not_sure_comes_between_where_the_list_allows_it() -> None:
    """Ticked, not sure, unticked: and never for the option that excludes the others."""
    assert Ticked((), ("a",)) == tick(UNSURE, Ticked(("a",)), "a")
    assert Ticked(()) == tick(UNSURE, Ticked((), ("a",)), "a")
    assert Ticked(()) == tick(UNSURE, Ticked(("none",)), "none")


@pytest.mark.parametrize(
    ("before", "option"),
    [
        (Ticked(("a",)), "none"),
        (Ticked((), ("a",)), "none"),
        (Ticked((), (), ("xyz",)), "none"),
        (Ticked(("none",)), "a"),
    ],
)
def test_none_and_something_else_exclude_each_other(before: Ticked, option: str) -> None:
    """Neither can be ticked while the other is, nor beside "not sure"."""
    refused = tick(UNSURE, before, option)
    assert isinstance(refused, str)
    assert "None of these" in refused


def test_what_a_name_finds_is_ticked_and_never_unticked() -> None:
    """All that one name leads to is ticked, what was ticked stays, and what was "not sure" is sure now."""
    assert Ticked(("a", "b")) == add(PLAIN, Ticked(("a",)), ("a", "b"))
    assert Ticked(("a",)) == add(UNSURE, Ticked((), ("a",)), ("a",))
    assert isinstance(add(PLAIN, Ticked(("none",)), ("a",)), str)


def test_a_name_that_is_not_on_the_list_is_kept_until_it_is_dropped() -> None:
    """It is kept as it was typed, once, beside what is ticked, and not beside "None of these"."""
    kept = keep(PLAIN, Ticked(("a",)), " Xyz ")
    assert Ticked(("a",), (), ("Xyz",)) == kept
    assert kept == keep(PLAIN, kept, "Xyz")
    assert Ticked(("a",)) == drop(kept, "Xyz")
    assert isinstance(keep(PLAIN, Ticked(("none",)), "Xyz"), str)


def test_a_name_that_was_kept_stays_while_others_are_ticked_and_unticked() -> None:
    """It is part of the answer: without it the list would say that everything else is not taken."""
    assert Ticked(("a",), (), ("Xyz",)) == tick(PLAIN, Ticked((), (), ("Xyz",)), "a")
    assert Ticked((), ("a",), ("Xyz",)) == tick(UNSURE, Ticked(("a",), (), ("Xyz",)), "a")
    assert Ticked(("a", "b"), (), ("Xyz",)) == add(PLAIN, Ticked(("a",), (), ("Xyz",)), ("b",))


def test_what_is_ticked_is_called_as_the_person_called_it() -> None:
    """Names go before labels, each once, then what is not sure, then what was not recognised."""
    ticked = Ticked(("a", "b"), ("none",), ("xyz",))
    names = {"a": ("Zestoretic",), "b": ("Zestoretic", "Lozol")}
    assert "Zestoretic; Lozol; not sure: None of these; “xyz” (not recognised)" == in_words(UNSURE, ticked, names)
    assert "A" == in_words(UNSURE, Ticked(("a",)), {})


def test_only_an_empty_list_is_refused() -> None:
    """Something ticked, or not sure, can be confirmed; nothing at all cannot."""
    assert "Tick what fits, or “None of these”" in refuse_confirming(PLAIN, Ticked(()))
    assert ["", ""] == [refuse_confirming(UNSURE, Ticked(("a",))), refuse_confirming(UNSURE, Ticked((), ("b",)))]


@pytest.mark.parametrize("raw", [["a", "b"], {"includes": ["a"], "not_sure": ["b"]}, {"not_recognised": ["c"]}])
def test_a_former_answer_comes_back_as_it_was(raw: object) -> None:
    """What an interview gives as the former answer is what it gets when nothing was changed."""
    assert raw == raw_from(ticked_from(raw))


@pytest.mark.parametrize("raw", [None, {"declined": "dont_know"}])
def test_a_declined_list_begins_with_nothing_ticked(raw: object) -> None:
    """No answer before, or a declined one, ticks nothing."""
    assert Ticked(()) == ticked_from(raw)
