"""What no advice may ever recommend, in any wording, and the few supplements that it may."""

import re

import pytest

from intakewise.model.rules import Advice
from tests.knowledge.shipped import knowledge

NEVER = (
    r"quinine|tonic water",
    r"salt tablets?|salt substitutes?|losalt",
    r"potassium (pills?|tablets?|supplements?|salts?)",
    r"magnesium (pills?|tablets?|supplements?|sprays?|oils?|powders?|citrate|glycinate)",
    r"calcium (pills?|tablets?|supplements?)",
    r"(thiamine|b1|b6|b-complex|b complex) (pills?|tablets?|supplements?|injections?)",
    r"iron (pills?|tablets?|supplements?)",
    r"vitamin k|\bk2\b|retinol|cod liver|\bliver\b(?! disease)",
    r"folic acid",
    r"horse chestnut|cbd\b|detox|herbal|diuretic",
    r"grapefruit|paper bag|\bpickle",
    r"sports gel|loading dose|high[- ]dose",
    r"(stop|skip|pause|halve|double|change) (taking|your|the) (medicine|tablet|dose)",
)
"""What must not stand in an advice, except in a sentence that forbids it or leaves it to others."""

FORBIDS = re.compile(
    r"\b(not|no|never|avoid|without|unless|leave out|maternity team|doctor will decide|blood sugar)\b", re.I
)

SUPPLEMENTS = {"vitamin_d_10_micrograms", "vitamin_b12_for_vegans"}


def sentences(advice: Advice) -> list[str]:
    """Every sentence of an advice, its title, steps and foods included."""
    texts = [advice.title, advice.says, *advice.steps, *(f"{each.food}, {each.serving}" for each in advice.foods)]
    return [sentence for text in texts for sentence in re.split(r"(?<=[.!?;])\s+", text)]


@pytest.mark.parametrize("name", list(knowledge().advice))
def test_no_advice_recommends_what_never_may_be(name: str) -> None:
    """A sentence of an advice that names something dangerous forbids it."""
    found = [
        sentence
        for sentence in sentences(knowledge().advice[name])
        if any(re.search(pattern, sentence, re.I) for pattern in NEVER) and not FORBIDS.search(sentence)
    ]
    assert [] == found


def test_only_two_supplements_may_be_offered() -> None:
    """Vitamin D at 10 micrograms and vitamin B12 for vegans are the only supplements."""
    assert SUPPLEMENTS == {name for name, advice in knowledge().advice.items() if advice.kind == "supplement"}


def test_no_amount_of_vitamin_d_is_above_20_micrograms() -> None:
    """No advice to take names more than 20 micrograms of vitamin D a day; foods hold at most that a serving."""
    advice = knowledge().advice["vitamin_d_10_micrograms"]
    amounts = [int(number) for sentence in sentences(advice) for number in re.findall(r"(\d+) µg", sentence)]
    assert amounts
    assert 20 >= max(amounts)
    assert all(float(food.amount) <= 20 for food in knowledge().advice["vitamin_d_sun_and_foods"].foods)


def test_no_food_list_names_what_can_harm() -> None:
    """No list of foods holds liver, cod liver oil, grapefruit, tuna or other large fish, or salt substitute."""
    foods = [food.food for advice in knowledge().advice.values() for food in advice.foods]
    harmful = re.compile(r"liver|grapefruit|tuna|shark|swordfish|marlin|salt|tonic", re.I)
    assert [] == [food for food in foods if harmful.search(food)]
    assert len(foods) >= 40


def test_the_scan_finds_what_it_looks_for() -> None:
    """The patterns catch plain recommendations, and let warnings pass."""
    caught = ("Take a magnesium tablet at night.", "A glass of tonic water helps.", "Try a salt substitute.")
    assert all(any(re.search(pattern, text, re.I) for pattern in NEVER) for text in caught)
    assert not any(FORBIDS.search(text) for text in caught)
    assert FORBIDS.search("Do not take salt tablets.")
