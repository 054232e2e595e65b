"""Build foods, ingredients, and nutrients. Must not know who is shown them, nor whether a name in them exists."""

from intakewise.model.foods import Amount, Figures, Food, Ingredient, Nutrient
from intakewise.problems.problem import Place
from intakewise.reading.conditions import condition_under
from intakewise.reading.nodes import Mapping
from intakewise.reading.parts import is_set, items, mapping_of, place, places_of, text, texts


def ingredient_from(node: Mapping) -> Ingredient:
    """Return the ingredient of a sound node."""
    return Ingredient(text(node, "id"), text(node, "title"), place(node, "id"))


def food_from(node: Mapping) -> Food:
    """Return the food of a sound node."""
    return Food(
        id=text(node, "id"),
        food=text(node, "food"),
        serving=text(node, "serving"),
        size=text(node, "size"),
        amount=text(node, "amount"),
        unit=text(node, "unit"),
        contains=texts(node, "contains"),
        regions=texts(node, "regions"),
        is_approximate=is_set(node, "is_approximate"),
        place=place(node, "id"),
        places={**places_of(node, "contains"), **places_of(node, "regions")},
    )


def nutrient_from(node: Mapping) -> Nutrient:
    """Return the nutrient of a sound node."""
    return Nutrient(
        id=text(node, "id"),
        title=text(node, "title"),
        unit=text(node, "unit"),
        needs=tuple(_figures(mapping_of(each)) for each in items(node, "needs")),
        limits=tuple(_figures(mapping_of(each)) for each in items(node, "limits")),
        place=place(node, "id"),
    )


def _figures(node: Mapping) -> Figures:
    places: dict[str, Place] = {**places_of(node, "sources"), "region": place(node, "region")}
    return Figures(
        region=text(node, "region"),
        says=text(node, "says"),
        amounts=tuple(
            Amount(text(each, "amount"), condition_under(each, "when"))
            for each in map(mapping_of, items(node, "amounts"))
        ),
        sources=texts(node, "sources"),
        status=text(node, "status"),
        place=node.place,
        places=places,
    )
