"""Build sources: what rules rest on. Must not know which rules."""

from datetime import date

from intakewise.model.rules import Source
from intakewise.reading.nodes import Mapping
from intakewise.reading.parts import place, text, whole

_LOCATORS = ("doi", "pmid", "pmc", "url", "isbn")


def source_from(node: Mapping) -> Source:
    """Return the source of a sound node."""
    return Source(
        id=text(node, "id"),
        title=text(node, "title"),
        by=text(node, "authors") or text(node, "organisation"),
        year=whole(node, "year"),
        kind=text(node, "kind"),
        says=text(node, "says"),
        locators={key: text(node, key) for key in _LOCATORS if key in node.entries},
        strength=text(node, "strength"),
        accessed=date.fromisoformat(text(node, "accessed")) if "accessed" in node.entries else None,
        unlocated=text(node, "unlocated"),
        place=place(node, "id"),
    )
