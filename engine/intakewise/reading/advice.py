"""Build advice, cautions, and foods. Must not know who advises them."""

from intakewise.model.rules import Advice, Caution, Food
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
        foods=tuple(_food(mapping_of(food)) for food in items(node, "foods")),
        sources=texts(node, "sources"),
        place=place(node, "id"),
        places=places_of(node, "sources"),
    )


def _food(node: Mapping) -> Food:
    return Food(text(node, "food"), text(node, "serving"), text(node, "amount"), text(node, "unit"))


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
