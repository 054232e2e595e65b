"""Check a dossier against the base that was made from it: every name in it stands for something, no id comes twice."""

from collections.abc import Iterable, Iterator, Mapping

from intakewise.model.cases import Case
from intakewise.model.dossier import Dossier
from intakewise.model.knowledge import Knowledge
from intakewise.problems.problem import Place, Problem
from intakewise.problems.suggestions import nearest


def names_in(knowledge: Knowledge, cases: Iterable[Case]) -> dict[str, str]:
    """Return everything that a dossier may name, each with the word for what it is."""
    named: tuple[tuple[str, Iterable[str]], ...] = (
        ("case", (case.id for case in cases)),
        ("derived number", (number.id for number in knowledge.questionnaire.derived)),
        ("question", knowledge.questionnaire.questions),
        ("contact", knowledge.contacts),
        ("contributor", knowledge.contributors),
        ("state", knowledge.states),
        ("advice", knowledge.advice),
        ("caution", knowledge.cautions),
        ("property", knowledge.properties),
        ("rule", knowledge.rules),
    )
    return {name: word for word, names in named for name in names}


def check_dossier(dossier: Dossier, names: Mapping[str, str]) -> list[Problem]:
    """Return a problem for each name that stands for nothing, and for each id given twice."""
    problems = list(_twice(dossier))
    for named, places, at in _named_in(dossier):
        for number, name in enumerate(named):
            if name not in names:
                problems.append(
                    Problem(
                        "IW-R060",
                        places.get(f"{at}.{number}", Place("")),
                        f"Nothing here is called '{name}'.",
                        "Expected a rule, state, contributor, advice, caution, property, question, or case.",
                        suggestion=nearest(name, names),
                    )
                )
    return problems


def _named_in(dossier: Dossier) -> Iterator[tuple[tuple[str, ...], Mapping[str, Place], str]]:
    for part in dossier.parts:
        yield from ((item.encoded_by, item.places, "encoded_by") for item in part.items)
    yield from ((choice.names, choice.places, "names") for choice in dossier.choices)


def _twice(dossier: Dossier) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for part in dossier.parts:
        for item in part.items:
            if item.id in first:
                yield Problem(
                    "IW-R001",
                    item.place,
                    f"The item '{item.id}' was already given at {first[item.id]}.",
                    fix="Delete one of the two, or give it another id.",
                )
            first.setdefault(item.id, item.place)
