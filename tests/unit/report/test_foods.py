"""Foods in the printed report: what is listed, what is left out and why, and what a person needs a day."""

from functools import cache

import pytest

from intakewise.wiring.knowledge_base import KnowledgeBase
from tests.knowledge.shipped import answer_sets, base
from tests.unit.report.drawn import in_one_line, printed

POOR: dict[str, object] = {
    **answer_sets()["healthy_adult"],
    **dict.fromkeys(
        ("leafy_greens", "nuts_and_seeds", "beans_and_wholegrains", "milk_foods", "calcium_foods"), "never"
    ),
    "fruit_and_vegetables": "under_2",
    "stone_conditions": ["none_of_these"],
}
AVOIDED = "Which of these do you not eat, now or in the last 3 months?"


@cache
def shipped() -> KnowledgeBase:
    """The shipped knowledge base."""
    return base()


def report(changed: dict[str, object], region: str) -> str:
    """Return the part of a report on what to do, in one line."""
    whole = printed(shipped().assess({**POOR, **changed}, region=region), 100)
    return in_one_line(whole[whole.rindex("What you can do") : whole.index("What this rests on")])


def test_foods_that_are_not_eaten_are_counted_with_the_answer_that_says_so() -> None:
    """Four foods are named and counted, the reason stands beside them, and the answer is repeated once only."""
    text = report({"foods_avoided": ["nuts_seeds"]}, "uk")
    assert "4 foods left out (Pumpkin seeds; Chia seeds; Almonds; Cashew nuts). You do not eat nuts or seeds." in text
    assert "1 food left out (Tahini (sesame paste)). You do not eat nuts or seeds." in text
    assert 1 == text.count(f"Because you said: {AVOIDED} Nuts or seeds")


def test_foods_are_left_out_while_an_answer_is_missing() -> None:
    """Somebody who did not say what they cannot eat reads which answer is missing."""
    text = report({"foods_avoided": None}, "uk")
    assert f"You did not tell us: “{AVOIDED}”." in text
    assert "Black beans, cooked" in text
    assert "half a cup (120 mL) 60 mg" in text


@pytest.mark.parametrize(
    ("region", "expected", "unexpected"),
    [
        (
            "us",
            ["Your daily need: 420 mg (US recommended amount)", "1 portion (42 g, 1.5 oz)"],
            ["UK reference amount"],
        ),
        (
            "uk",
            ["Your daily need: 700 mg (UK reference amount)", "1 portion (42 g)"],
            ["US recommended amount", " oz)"],
        ),
        ("uk", ["300 mg (UK reference amount; not checked against a source)"], []),
        ("", ["1000 mg (US recommended amount)", "700 mg (UK reference amount)", "added calcium (United States)"], []),
    ],
)
def test_figures_are_those_of_the_region(region: str, expected: list[str], unexpected: list[str]) -> None:
    """A region has its own needs, servings, and units; without one, all are shown with their names."""
    text = report({}, region)
    assert [] == [each for each in expected if each not in text]
    assert [] == [each for each in unexpected if each in text]


def test_a_range_is_given_while_an_answer_is_missing() -> None:
    """Without the body values the need is a range, and the question that would narrow it is named."""
    text = report({"sex_for_needs": None}, "us")
    assert "Your daily need: 320 to 420 mg (US recommended amount)" in text
    assert "A closer figure depends on: “Which body values should we use for daily needs?”" in text


def test_an_amount_that_was_not_checked_is_about_so_much() -> None:
    """Vitamin B1 in foods is approximate, and says so."""
    assert "about 0.4 mg" in report({"foods_avoided": ["milk"], "meat_fish_eggs": "never"}, "us")


def test_of_many_answers_behind_a_list_the_nearest_is_named() -> None:
    """Age is asked first and stands behind every list; why this one is given is what somebody eats."""
    text = report({}, "uk")
    beside = text[text.index("Foods rich in calcium") : text.index("Foods rich in potassium")]
    assert "Because you said: In the last 3 months, how often did you" in beside
    assert "How old are you?" not in text


@pytest.mark.parametrize(
    ("medicines", "is_answered"),
    [
        ({"includes": ["statin"], "not_recognised": ["Glibbertol"]}, True),
        (["not_on_list"], True),
        (None, False),
        ({"value": {"declined": "rather_not_say"}, "provenance": "imported"}, False),
    ],
)
def test_who_answered_in_part_is_not_told_to_answer(medicines: object, is_answered: bool) -> None:
    """A name that we do not know leaves things open; that the person told us nothing would be false."""
    text = in_one_line(printed(shipped().assess({**POOR, "medicines": medicines}, region="uk"), 100))
    asked = "Which medicines have you taken in the last 4 weeks?"
    assert is_answered == (f". {asked} (not all of your answer is known to us)" in text)
    assert is_answered == (f"“{asked}” (not all of your answer is known to us)" in text)
