"""Build properties: what must hold for every possible set of answers. Must not know how that is proved."""

from intakewise.model.conditions import All, Condition, Not
from intakewise.model.rules import Property
from intakewise.reading.conditions import condition_from
from intakewise.reading.nodes import Mapping
from intakewise.reading.parts import place, text


def property_from(node: Mapping) -> Property:
    """Return the property of a sound node; `never` is the opposite of what must hold."""
    return Property(
        id=text(node, "id"),
        statement=text(node, "statement"),
        whenever=condition_from(node.entries["whenever"]),
        must=_must(node),
        place=place(node, "id"),
    )


def _must(node: Mapping) -> Condition:
    if "never" in node.entries:
        return Not(condition_from(node.entries["never"]), node.entries["never"].place)
    return condition_from(node.entries["always"]) if "always" in node.entries else All((), node.place)
