"""Read a dossier: what a knowledge base was made from. Must not know whether the names in it exist."""

from pathlib import Path

from intakewise.model.dossier import Dossier, DossierChoice, DossierItem, DossierPart
from intakewise.problems.problem import Problem
from intakewise.reading.documents import read_document
from intakewise.reading.library import shown
from intakewise.reading.nodes import Mapping
from intakewise.reading.parts import is_set, items, mapping_of, place, places_of, text, texts


def read_dossier(path: Path) -> tuple[Dossier | None, list[Problem]]:
    """
    Read a dossier.

    Returns:
        The dossier, or None and why not. Collects Problems, never raises.
    """
    document = read_document(path, shown(path), "dossier")
    if not document.is_usable or document.problems:
        return None, document.problems
    root = document.root
    return Dossier(
        intro=text(root, "intro"),
        parts=tuple(_part(mapping_of(node)) for node in items(root, "parts")),
        choices=tuple(_choice(mapping_of(node)) for node in items(root, "choices")),
    ), []


def _part(node: Mapping) -> DossierPart:
    return DossierPart(
        id=text(node, "id"),
        title=text(node, "title"),
        source=text(node, "from"),
        items=tuple(_item(mapping_of(each)) for each in items(node, "items")),
        for_reviewers=is_set(node, "for_reviewers"),
    )


def _item(node: Mapping) -> DossierItem:
    return DossierItem(
        id=text(node, "id"),
        says=text(node, "says"),
        encoded_by=texts(node, "encoded_by"),
        not_encoded=text(node, "not_encoded"),
        note=text(node, "note"),
        place=place(node, "id"),
        places=places_of(node, "encoded_by"),
    )


def _choice(node: Mapping) -> DossierChoice:
    return DossierChoice(
        kind=text(node, "kind"),
        names=texts(node, "names"),
        says=text(node, "says"),
        place=node.place,
        places=places_of(node, "names"),
    )
