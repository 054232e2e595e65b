"""Build advice and cautions. Must not know who advises them."""

from intakewise.model.rules import Advice, Caution
from intakewise.reading.foods import food_from
from intakewise.reading.nodes import Mapping
from intakewise.reading.parts import is_set, items, mapping_of, place, places_of, text, texts


def advice_from(node: Mapping) -> Advice:
    """Return the advice of a sound node."""
    return Advice(
        id=text(node, "id"),
        title=text(node, "title"),
        kind=text(node, "kind"),
        says=text(node, "says"),
        first_aid=is_set(node, "first_aid"),
        steps=texts(node, "steps"),
        foods=tuple(food_from(mapping_of(food)) for food in items(node, "foods")),
        nutrient=text(node, "nutrient"),
        sources=texts(node, "sources"),
        place=place(node, "id"),
        places={**places_of(node, "sources"), "nutrient": place(node, "nutrient")},
    )


def caution_from(node: Mapping) -> Caution:
    """Return the caution of a sound node."""
    return Caution(
        id=text(node, "id"),
        title=text(node, "title"),
        says=text(node, "says"),
        sources=texts(node, "sources"),
        place=place(node, "id"),
        places=places_of(node, "sources"),
    )
