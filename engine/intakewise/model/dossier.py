"""A dossier: what a knowledge base was made from, item by item, and which of its parts carry each. Knows no rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from intakewise.problems.problem import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class DossierItem:
    """
    One statement of the dossier, in our own words.

    Args:
        encoded_by: names of the knowledge base that carry it: rules, states, advice, cautions, properties, cases, …
        not_encoded: why nothing carries it; empty where something does.
        note: what of it is left out, or was corrected.
        places: where each name stands, by path ("encoded_by.0").
    """

    id: str
    says: str
    encoded_by: tuple[str, ...] = ()
    not_encoded: str = ""
    note: str = ""
    place: Place = field(default=NOWHERE, compare=False)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class DossierPart:
    """A run of items from one place of the dossier; `source` says which."""

    id: str
    title: str
    source: str
    items: tuple[DossierItem, ...]
    for_reviewers: bool = False


@dataclass(frozen=True, slots=True)
class DossierChoice:
    """
    A choice of the authors that a reviewer should look at: `kind` is `not_urgent`, `level`, or `weight`.

    Args:
        names: what it is about: rules, contributors, questions, …
        says: what was chosen, and why.
    """

    kind: str
    names: tuple[str, ...]
    says: str
    place: Place = field(default=NOWHERE, compare=False)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that the dossier says, in parts, and the choices that its authors made."""

    intro: str
    parts: tuple[DossierPart, ...]
    choices: tuple[DossierChoice, ...]
