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
