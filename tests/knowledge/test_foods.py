"""The food lists and daily needs of the shipped knowledge base: what they contain, and whom they are for."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import product

import pytest

from intakewise.meaning.answering import read_answers
from intakewise.meaning.evaluate import evaluate
from intakewise.meaning.facts import Facts
from intakewise.meaning.infer import infer
from intakewise.meaning.properties import judge, property_facts
from intakewise.model.conditions import FoodShown
from intakewise.model.foods import Figures, Food
from intakewise.model.knowledge import Knowledge
from intakewise.model.values import Truth
from intakewise.passes.atoms import atoms_in
from tests.knowledge.shipped import answer_sets, base, knowledge
from tests.knowledge.test_properties import met
from tests.random_bases.answers import checked

FOODS = [
    pytest.param(food, id=f"{advice.id}.{food.id}") for advice in knowledge().advice.values() for food in advice.foods
]

TELLING = {
    "milk": r"milk|yogurt|cheese|mozzarella|kefir",
    "nuts_seeds": r"almond|cashew|peanut|\bnut\b|\bnuts\b|seed|tahini|sesame",
    "fish": r"trout|salmon|herring|sardine|tuna|clam|mussel|fish",
    "soy": r"soy|tofu|edamame|tempeh",
    "wheat": r"wheat|bread|pasta|noodle|cereal|muffin",
    "meat": r"pork|beef|chicken|turkey|lamb|ham",
    "egg": r"\begg",
    "greens": r"spinach|kale|bok choy|collard|chard|broccoli",
    "oxalate": r"spinach|almond|cashew|beetroot|rhubarb|chard",
    "much_potassium": r"juice|dried apricot|prune",
    "aged_cheese": r"cheddar|parmesan|stilton",
}
"""Words in the name of a food that give away what it contains."""

SHOWS = [
    name
    for name, asked in knowledge().properties.items()
    if any(isinstance(atom, FoodShown) for atom in atoms_in(asked.must))
]

PREGNANCIES = tuple(option.id for option in knowledge().questionnaire.questions["pregnancy"].options)


@pytest.mark.parametrize("food", FOODS)
def test_a_food_says_what_it_contains(food: Food) -> None:
    """What the name of a food gives away stands under `contains`."""
    found = {name for name, pattern in TELLING.items() if re.search(pattern, food.food, re.I)}
    assert found <= set(food.contains)


def test_every_ingredient_is_left_out_for_somebody_and_kept_from_them_by_a_property() -> None:
    """Each ingredient has a food, a rule that leaves it out, and a property on who is never shown it."""
    shipped = knowledge()
    forbidden = {
        atom.ingredient
        for name in SHOWS
        for atom in atoms_in(shipped.properties[name].must)
        if isinstance(atom, FoodShown)
    }
    assert set(shipped.ingredients) == forbidden == set(shipped.plan.leaving_out)


@cache
def without_rules_that_leave_out() -> Knowledge:
    """The shipped base as if no rule left anything out."""
    shipped = knowledge()
    return replace(shipped, plan=replace(shipped.plan, leaving_out={}))


@pytest.mark.parametrize("name", SHOWS)
def test_the_search_would_find_a_food_that_is_shown_wrongly(name: str) -> None:
    """Without the rules that leave foods out, each property has a counterexample among the same answers."""
    shipped, asked = without_rules_that_leave_out(), knowledge().properties[name]
    for raw in met(name, 40):
        facts = read_answers(shipped.questionnaire, checked(shipped.questionnaire, raw)).facts
        if judge(asked, property_facts(shipped, facts, infer(shipped, facts))).is_counterexample:
            return
    pytest.fail("no counterexample")


def figures() -> Iterator[tuple[str, str, Figures]]:
    """Yield every table of figures, with its nutrient and whether it is a need or a limit."""
    for nutrient in knowledge().nutrients.values():
        yield from ((nutrient.id, "need", table) for table in nutrient.needs)
        yield from ((nutrient.id, "limit", table) for table in nutrient.limits)


@cache
def facts_of(age: int, sex: str, pregnancy: str) -> Facts:
    """What is known of somebody who said this, and nothing else."""
    questionnaire = knowledge().questionnaire
    raw: dict[str, object] = {"age": age, "sex_for_needs": sex}
    if 10 <= age <= 58:
        raw["pregnancy"] = pregnancy
    return Facts(read_answers(questionnaire, checked(questionnaire, raw)).facts)


@pytest.mark.parametrize(
    ("nutrient", "kind", "table"),
    [pytest.param(*each, id="-".join((*each[:2], each[2].region, each[2].status))) for each in figures()],
)
def test_whoever_said_enough_is_given_one_figure_of_each_authority(nutrient: str, kind: str, table: Figures) -> None:
    """At each age from 16, for both kinds of body values, pregnant or not, no table has more than one figure."""
    for age, sex, pregnancy in product(range(16, 111), ("female", "male"), PREGNANCIES):
        truths = [
            Truth.TRUE if each.when is None else evaluate(each.when, facts_of(age, sex, pregnancy))
            for each in table.amounts
        ]
        assert Truth.UNKNOWN not in truths
        # After a birth somebody may breastfeed, or not: both figures are shown.
        assert truths.count(Truth.TRUE) <= (2 if pregnancy == "birth_in_6_weeks" else 1)


def test_nobody_under_16_is_given_a_figure() -> None:
    """No need is for a child, whatever else was answered; limits stand beside needs only."""
    for _, kind, table in figures():
        for age, sex in product(range(16), ("female", "male")):
            truths = {evaluate(each.when, facts_of(age, sex, "not_pregnant")) for each in table.amounts if each.when}
            assert all(each.when is not None for each in table.amounts)
            assert truths == {Truth.FALSE}, kind


def test_an_adult_is_given_a_need_of_every_nutrient() -> None:
    """At each age from 16 there is at least one figure of every nutrient, whatever the region."""
    for nutrient in knowledge().nutrients.values():
        for age, sex, pregnancy in product(range(16, 111), ("female", "male"), PREGNANCIES):
            facts = facts_of(age, sex, pregnancy)
            amounts = [each for table in nutrient.needs for each in table.amounts]
            assert any(each.when is None or evaluate(each.when, facts) is Truth.TRUE for each in amounts), nutrient.id


def test_a_figure_from_general_knowledge_says_that_it_was_not_checked() -> None:
    """`sourced` stands only beside sources that were read; everything else is marked, and shown so."""
    for nutrient, _, table in figures():
        assert (table.status == "needs_review") is (table.sources == ("general_knowledge",)), nutrient


def test_no_limit_is_given_in_pregnancy_or_while_breastfeeding() -> None:
    """A limit could be read as leave to take so much: there the maternity team says what to take."""
    for nutrient, kind, table in figures():
        for age, pregnancy in product(range(16, 59), ("under_20_weeks", "from_20_weeks", "breastfeeding")):
            truths = {evaluate(each.when, facts_of(age, "female", pregnancy)) for each in table.amounts if each.when}
            assert kind == "need" or truths == {Truth.FALSE}, nutrient


def test_no_limit_is_given_for_potassium() -> None:
    """A limit could be read as leave to take so much: potassium pills are never for self-care."""
    assert () == knowledge().nutrients["potassium"].limits


@pytest.mark.parametrize("region", ["uk", "us", "eu", ""])
def test_each_region_has_a_whole_report(region: str) -> None:
    """For a person who eats poorly, each region brings foods, a need, and only its own numbers to call."""
    poor = {
        **answer_sets()["healthy_adult"],
        **dict.fromkeys(("leafy_greens", "nuts_and_seeds", "beans_and_wholegrains", "milk_foods"), "never"),
        **{"calcium_foods": "never", "fruit_and_vegetables": "under_2", "stone_conditions": ["none_of_these"]},
        **{"sun": "rarely", "skin_covered": False, "skin_tone": "light", "meat_fish_eggs": "never"},
    }
    result = base().assess(poor, region=region)
    lists = {each.id: each for each in result.advice if each.need is not None}
    assert {"magnesium_foods", "calcium_foods", "potassium_foods", "vitamin_d_sun_and_foods"} <= set(lists)
    assert region == result.region
    assert set(result.referral.how) == ({region} if region else set(knowledge().regions))
    added = [food.id for food in lists["vitamin_d_sun_and_foods"].foods if "added vitamin D" in food.food]
    assert bool(added) is (region in ("us", ""))
    ounces = [food for each in lists.values() for food in each.foods if " oz" in food.serving]
    assert bool(ounces) is (region in ("us", ""))
    own = {figure.region for figure in lists["calcium_foods"].need.needs}  # type: ignore[union-attr]
    assert own == {"uk": {"uk"}, "us": {"us"}}.get(region, {"uk", "us"})


def test_the_region_changes_no_meaning() -> None:
    """Regions differ in texts and figures only: the referral, every rule, and every food left out stay the same."""
    raw = {**answer_sets()["vegan_adult"], "milk_foods": "never", "calcium_foods": "never"}
    results = [base().assess(raw, region=region) for region in ("uk", "us", "eu", "")]
    assert 1 == len({result.referral.level for result in results})
    assert all(result.rules == results[0].rules for result in results)
    assert 1 == len({tuple(advice.id for advice in result.advice) for result in results})
