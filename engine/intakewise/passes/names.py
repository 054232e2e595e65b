"""
Every name of a draft, by what it stands for; and the problem of a name that stands for nothing.

Knows which names exist, not what they mean.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from intakewise.model.drafts import Draft, Kind
from intakewise.model.knowledge import REFERRAL
from intakewise.problems.problem import Place, Problem
from intakewise.problems.suggestions import nearest

FACTS = (Kind.QUESTION, Kind.DERIVED, Kind.CONTRIBUTOR, Kind.STATE)
"""The kinds of thing that share one set of names, since a condition can name each of them."""

UNKNOWN = {
    Kind.QUESTION: "IW-R012",
    Kind.SCREEN: "IW-R040",
    Kind.CONTRIBUTOR: "IW-R014",
    Kind.STATE: "IW-R015",
    Kind.ADVICE: "IW-R016",
    Kind.CAUTION: "IW-R017",
    Kind.SOURCE: "IW-R018",
    Kind.CONTACT: "IW-R020",
    Kind.REGION: "IW-R021",
    Kind.RULE: "IW-R022",
    Kind.ANSWER_SET: "IW-R023",
    Kind.INGREDIENT: "IW-R030",
    Kind.FOOD: "IW-R031",
    Kind.NUTRIENT: "IW-R032",
    Kind.UNIT: "IW-R033",
}
"""The code for an unknown name of each kind."""

RESERVED = ("all", "any", "not", "advice", REFERRAL)
"""Words of conditions, which no question or finding can have as its name."""


@dataclass(frozen=True, slots=True)
class Names:
    """
    The names of a draft.

    Args:
        places: where each name was given first, by kind.
        unread: names whose part has a problem of its own; nothing more is said of these.
        unread_kinds: kinds whose names are not all known; nothing is called unknown there.
        files: where each kind is written.
    """

    places: Mapping[Kind, Mapping[str, Place]]
    unread: Mapping[Kind, frozenset[str]] = field(default_factory=dict)
    unread_kinds: frozenset[Kind] = frozenset()
    files: Mapping[Kind, str] = field(default_factory=dict)

    def knows(self, kind: Kind, name: str) -> bool:
        """Tell whether a name stands for something of a kind."""
        return name in self.places.get(kind, {})

    def is_excused(self, kind: Kind, name: str) -> bool:
        """Tell whether a name may be missing only because of a problem that was reported already."""
        return kind in self.unread_kinds or name in self.unread.get(kind, ())


Named = Iterable[tuple[str, Place]]


def names_of(draft: Draft) -> Names:
    """Return every name of a draft."""
    return Names(
        {kind: _first_places(named) for kind, named in _named(draft).items()},
        draft.unread.names,
        draft.unread.kinds,
        draft.files,
    )


def duplicates(draft: Draft) -> list[Problem]:
    """Return a problem for each id that is given twice, and for each name used for two kinds of thing."""
    problems = []
    for kind, named in _named(draft).items():
        problems += same_id_twice(kind, named)
    first: dict[str, tuple[Kind, Place]] = {}
    for kind in FACTS:
        for name, place in _first_places(_named(draft)[kind]).items():
            if name in RESERVED:
                problems.append(_reserved(kind, name, place))
            elif name in first:
                problems.append(_two_kinds(kind, name, place, *first[name]))
            else:
                first[name] = kind, place
    return problems


def same_id_twice(kind: Kind, named: Named) -> list[Problem]:
    """Return a problem for each id that something before it has already."""
    first: dict[str, Place] = {}
    problems = []
    for name, place in named:
        if name in first:
            problems.append(
                Problem(
                    "IW-R001",
                    place,
                    f"The {kind.value} '{name}' was already given at {first[name]}.",
                    fix="Delete one of the two, or give it another id.",
                )
            )
        first.setdefault(name, place)
    return problems


def unknown(names: Names, kind: Kind, name: str, place: Place) -> list[Problem]:
    """Return the problem of a name that should stand for something of a kind, and does not; else nothing."""
    if names.knows(kind, name) or names.is_excused(kind, name):
        return []
    other = next((each for each in Kind if names.knows(each, name)), None)
    message = (
        f"Unknown {kind.value} '{name}'."
        if other is None
        else f"'{name}' is {_article(other.value)}, not {_article(kind.value)}."
    )
    known = names.places.get(kind, {})
    return [
        Problem(
            UNKNOWN[kind],
            place,
            message,
            f"Expected {_article(kind.value)} {_where(names, kind)}".rstrip() + ".",
            suggestion=nearest(name, known),
        )
    ]


def unknown_fact(names: Names, name: str, place: Place) -> list[Problem]:
    """Return the problem of a name in a condition that is no fact; else nothing."""
    if any(names.knows(kind, name) or names.is_excused(kind, name) for kind in FACTS):
        return []
    expected = " or ".join(
        f"{phrase} {_where(names, kind)}"
        for phrase, kind in (("a question", Kind.QUESTION), ("a finding", Kind.STATE))
        if names.files.get(kind)
    )
    other = next((each for each in Kind if names.knows(each, name)), None)
    known = [known for kind in FACTS for known in names.places.get(kind, {})]
    return [
        Problem(
            "IW-R012",
            place,
            f"Unknown question '{name}'."
            if other is None
            else f"'{name}' is {_article(other.value)}, which no condition can read.",
            f"Expected {expected}." if expected else "",
            suggestion=nearest(name, [*known, REFERRAL]),
        )
    ]


def _named(draft: Draft) -> dict[Kind, list[tuple[str, Place]]]:
    named: dict[Kind, list[tuple[str, Place]]] = {
        Kind.CONTRIBUTOR: [(each.id, each.place) for each in draft.contributors],
        Kind.STATE: [(each.id, each.place) for each in draft.states],
        Kind.ADVICE: [(each.id, each.place) for each in draft.advice],
        Kind.CAUTION: [(each.id, each.place) for each in draft.cautions],
        Kind.INGREDIENT: [(each.id, each.place) for each in draft.ingredients],
        Kind.NUTRIENT: [(each.id, each.place) for each in draft.nutrients],
        Kind.SOURCE: [(each.id, each.place) for each in draft.sources],
        Kind.RULE: [(each.id, each.place) for each in draft.rules],
        Kind.PROPERTY: [(each.id, each.place) for each in draft.properties],
        Kind.ACCEPTED_LOSS: [(each.id, each.place) for each in draft.accepted_losses],
        Kind.QUESTION: [],
        Kind.DERIVED: [],
    }
    if draft.questionnaire is not None:
        sections, places = draft.questionnaire.sections, draft.questionnaire.section_places
        named[Kind.QUESTION] = [(each.id, each.place) for each in draft.questionnaire.questions]
        named[Kind.DERIVED] = [(each.id, each.place) for each in draft.questionnaire.derived]
        named[Kind.SECTION] = [(each.id, place) for each, place in zip(sections, places, strict=True)]
        named[Kind.SCREEN] = [(each.id, each.place) for section in sections for each in section.screens]
    if draft.about is not None:
        named[Kind.REGION] = [(each.id, each.place) for each in draft.about.regions]
        named[Kind.UNIT] = [(each.id, each.place) for each in draft.about.units]
        named[Kind.CONTACT] = [(each.id, each.place) for each in draft.about.contacts]
    return named


def _first_places(named: Named) -> dict[str, Place]:
    first: dict[str, Place] = {}
    for name, place in named:
        first.setdefault(name, place)
    return first


def _two_kinds(kind: Kind, name: str, place: Place, first_kind: Kind, first_place: Place) -> Problem:
    return Problem(
        "IW-R024",
        place,
        f"'{name}' already is {_article(first_kind.value)}, at {first_place}.",
        "A condition that names it could mean either.",
        f"Give this {kind.value} another id.",
    )


def _reserved(kind: Kind, name: str, place: Place) -> Problem:
    return Problem(
        "IW-R024",
        place,
        f"'{name}' is a word of conditions.",
        fix=f"Give this {kind.value} another id.",
    )


def _where(names: Names, kind: Kind) -> str:
    return f"of {names.files[kind]}" if names.files.get(kind) else ""


def _article(phrase: str) -> str:
    if phrase in (Kind.ADVICE.value,):
        return phrase
    return f"an {phrase}" if phrase[0] in "aeiou" and phrase != Kind.UNIT.value else f"a {phrase}"
