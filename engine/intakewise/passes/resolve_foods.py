"""
Resolve the names in foods, nutrients, units, and what regions show.

Must not know who is shown a food.
"""

from collections.abc import Iterator

from intakewise.model.drafts import About, Draft, Kind
from intakewise.model.foods import Figures, Food, Unit
from intakewise.model.rules import Advice
from intakewise.passes.names import Names, same_id_twice, unknown
from intakewise.problems.problem import Problem


def check_food_references(draft: Draft, names: Names) -> list[Problem]:
    """Return a problem for each name there that stands for nothing. Collects Problems, never raises."""
    problems: list[Problem] = []
    units = {nutrient.id: nutrient.unit for nutrient in draft.nutrients}
    for advice in draft.advice:
        problems += _nutrient_of(advice, names)
        problems += same_id_twice(Kind.FOOD, [(food.id, food.place) for food in advice.foods])
        for food in advice.foods:
            problems += _food(food, names)
            problems += _unit_of(food, units.get(advice.nutrient, food.unit), advice)
    for nutrient in draft.nutrients:
        for figures in (*nutrient.needs, *nutrient.limits):
            problems += _figures(figures, names)
    if draft.about is not None:
        for unit in draft.about.units:
            problems += _unit(unit, names)
        problems += _units_of_regions(draft.about, names)
    if draft.questionnaire is not None:
        for question in draft.questionnaire.questions:
            for region in question.help_by_region:
                place = question.places.get(f"help_by_region.{region}", question.place)
                problems += unknown(names, Kind.REGION, region, place)
    return problems


def _nutrient_of(advice: Advice, names: Names) -> Iterator[Problem]:
    if advice.nutrient:
        yield from unknown(names, Kind.NUTRIENT, advice.nutrient, advice.places.get("nutrient", advice.place))


def _food(food: Food, names: Names) -> Iterator[Problem]:
    for kind, key, named in ((Kind.INGREDIENT, "contains", food.contains), (Kind.REGION, "regions", food.regions)):
        for number, name in enumerate(named):
            yield from unknown(names, kind, name, food.places.get(f"{key}.{number}", food.place))


def _unit_of(food: Food, unit: str, advice: Advice) -> Iterator[Problem]:
    if food.unit != unit:
        yield Problem(
            "IW-T008",
            food.place,
            f"The food '{food.id}' is given in {food.unit}, and the needs of '{advice.nutrient}' in {unit}.",
            "Expected one unit, so that a person can compare them.",
        )


def _figures(figures: Figures, names: Names) -> Iterator[Problem]:
    yield from unknown(names, Kind.REGION, figures.region, figures.places.get("region", figures.place))
    for number, source in enumerate(figures.sources):
        yield from unknown(names, Kind.SOURCE, source, figures.places.get(f"sources.{number}", figures.place))


def _unit(unit: Unit, names: Names) -> Iterator[Problem]:
    if unit.nutrient:
        yield from unknown(names, Kind.NUTRIENT, unit.nutrient, unit.places.get("nutrient", unit.place))


def _units_of_regions(about: About, names: Names) -> Iterator[Problem]:
    for region in about.regions:
        for number, unit in enumerate(region.units):
            place = about.places.get(f"regions.{region.id}.units.{number}", region.place)
            yield from unknown(names, Kind.UNIT, unit, place)
