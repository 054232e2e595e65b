"""Build properties, what must hold for every set of answers, and accepted losses. Must not know how that is proved."""

from intakewise.model.conditions import All, Condition, Not
from intakewise.model.rules import AcceptedLoss, Property
from intakewise.reading.conditions import condition_from
from intakewise.reading.nodes import Mapping
from intakewise.reading.parts import place, places_of, text, texts


def property_from(node: Mapping) -> Property:
    """Return the property of a sound node; `never` is the opposite of what must hold."""
    return Property(
        id=text(node, "id"),
        statement=text(node, "statement"),
        whenever=condition_from(node.entries["whenever"]),
        must=_must(node),
        place=place(node, "id"),
    )


def accepted_loss_from(node: Mapping) -> AcceptedLoss:
    """Return the accepted loss of a sound node."""
    places = {key: node.entries[key].place for key in ("question", "rule")}
    return AcceptedLoss(
        id=text(node, "id"),
        question=text(node, "question"),
        worrying=texts(node, "worrying"),
        rule=text(node, "rule"),
        because=text(node, "because"),
        sources=texts(node, "sources"),
        by=text(node, "by"),
        place=place(node, "id"),
        places=places | places_of(node, "worrying") | places_of(node, "sources"),
    )


def _must(node: Mapping) -> Condition:
    if "never" in node.entries:
        return Not(condition_from(node.entries["never"]), node.entries["never"].place)
    return condition_from(node.entries["always"]) if "always" in node.entries else All((), node.place)
