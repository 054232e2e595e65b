"""
Check people against the base that assesses them: names, answers, and what contradicts itself.

Must not know how a person is assessed or scored.
"""

from collections.abc import Iterable, Iterator, Mapping

from intakewise.model.cases import AnswerSet
from intakewise.model.drafts import Draft, Kind
from intakewise.model.people import Person
from intakewise.model.questionnaires import Questionnaire
from intakewise.model.values import Level
from intakewise.passes.check_answers import check_answers
from intakewise.passes.check_cases import names_for_cases
from intakewise.passes.names import same_id_twice, unknown
from intakewise.problems.problem import Problem


def check_people(
    draft: Draft, people: Iterable[Person], answer_sets: Mapping[str, AnswerSet], unread: frozenset[str] = frozenset()
) -> list[Problem]:
    """
    Return a problem for each name that stands for nothing, each id given twice, and each contradiction.

    Args:
        draft: the base, sound or not.
        unread: answer sets that have problems of their own.
    """
    names = names_for_cases(draft, answer_sets, unread)
    people = list(people)
    problems = same_id_twice(Kind.PERSON, [(person.id, person.place) for person in people])
    problems += _held_out_elsewhere(people)
    for person in people:
        problems += _contradictions(person)
        for kind, name, path in _names_in(person):
            problems += unknown(names, kind, name, person.places.get(path, person.place))
    return problems


def check_given_by_people(questionnaire: Questionnaire, people: Iterable[Person]) -> list[Problem]:
    """Return a problem for each answer of a person that the questionnaire does not take."""
    return [problem for person in people for problem in check_answers(questionnaire, person.given, person.places)[1]]


def _contradictions(person: Person) -> Iterator[Problem]:
    if person.benign and person.right.referral > Level.ROUTINE:
        yield Problem(
            "IW-S008",
            person.places.get("benign", person.place),
            f"'benign: yes' stands beside a referral to {person.right.referral}.",
            "Somebody for whom self-care or a routine visit is right is benign, and nobody else.",
            "Correct one of the two.",
        )


def _held_out_elsewhere(people: Iterable[Person]) -> Iterator[Problem]:
    """Find people who are not held out although their publication is: whoever reads them has seen what is held out."""
    held_out = {key: person for person in people if person.held_out for key in _keys(person)}
    for person in people:
        same = next((held_out[key] for key in _keys(person) if key in held_out), None)
        if same is not None and not person.held_out:
            yield Problem(
                "IW-C004",
                person.place,
                f"The publication of the person '{person.id}' is held out, too, at {same.place}.",
                "Whoever tunes rules on this person has seen what is held out.",
                "Take the person out, or hold both out.",
            )


def _keys(person: Person) -> set[tuple[str, str]]:
    """Return what a publication can be told by."""
    source = person.source
    if source is None:
        return set()
    keys = {"doi": source.doi.lower(), "pmid": source.pmid, "pmcid": source.pmcid.upper(), "url": source.url}
    return {(name, value) for name, value in keys.items() if value}


def _names_in(person: Person) -> Iterator[tuple[Kind, str, str]]:
    """Yield every name of a person's, what it should stand for, and its path."""
    if person.background:
        yield Kind.ANSWER_SET, person.background, "background"
    for kind, named, path in (
        (Kind.CONTRIBUTOR, person.right.contributors, "contributors"),
        (Kind.ADVICE, person.right.forbidden_advice, "forbidden_advice"),
    ):
        for number, name in enumerate(named):
            yield kind, name, f"{path}.{number}"
