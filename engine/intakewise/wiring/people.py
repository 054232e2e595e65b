"""Open the people that a knowledge base is scored on: its own, or those of another file or folder."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from intakewise.meaning.answering import read_answers
from intakewise.model.answers import Answers
from intakewise.model.cases import AnswerSet
from intakewise.model.drafts import Draft
from intakewise.model.knowledge import Knowledge
from intakewise.model.people import Person
from intakewise.passes.check_answers import check_answers
from intakewise.passes.check_people import check_given_by_people, check_people
from intakewise.passes.from_draft import resolve_knowledge
from intakewise.problems.problem import Problem, Severity, has_errors, ranked
from intakewise.reading.cases import CasesReading, questions_of, read_answer_sets
from intakewise.reading.knowledge_base import read_knowledge
from intakewise.reading.library import Found, find_knowledge
from intakewise.reading.people import PEOPLE, read_people
from intakewise.wiring.refusals import refuse_hidden_answers
from intakewise.workbench.cases import all_answers


@dataclass(frozen=True, slots=True)
class OpenedPeople:
    """
    People, and the base that assesses them.

    Args:
        knowledge: None if there is any error in it.
        problems: of the base and its answer sets, ranked; `people_problems`: of the people.
    """

    knowledge: Knowledge | None = None
    people: tuple[Person, ...] = ()
    answer_sets: Mapping[str, AnswerSet] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    people_problems: tuple[Problem, ...] = ()


def open_people(name_or_path: str, source: Path | None = None) -> OpenedPeople:
    """
    Open a knowledge base with people, and find everything that is wrong with either. Its cases are not read.

    Args:
        source: a file or folder of people; None: the base's own, of which there may be none.

    Returns:
        What was read. Collects Problems, never raises.
    """
    found, problems = find_knowledge(name_or_path)
    if found is None:
        return OpenedPeople(problems=tuple(ranked(problems)))
    reading = read_knowledge(found)
    knowledge, problems = resolve_knowledge(reading.draft, reading.problems)
    read = read_answer_sets(found, reading.draft)
    people, of_people = people_and_problems(source or own_people(found), reading.draft, knowledge, read)
    problems = [*problems, *read.problems]
    return OpenedPeople(knowledge, people, read.answer_sets, tuple(ranked(problems)), tuple(ranked(of_people)))


def own_people(found: Found) -> Path | None:
    """Return the folder of a knowledge base's own people; None if it has none."""
    folder = found.rules / PEOPLE
    return folder if folder.exists() else None


def people_and_problems(
    source: Path | None, draft: Draft, knowledge: Knowledge | None, read: CasesReading
) -> tuple[tuple[Person, ...], list[Problem]]:
    """
    Read people and check them as far as the base allows.

    Args:
        source: a file or folder; None: there are no people.
        knowledge: None if the base has errors: then only names are checked.
        read: the answer sets of the base.
    """
    if source is None:
        return (), []
    people, problems = read_people(source, questions_of(draft))
    problems += check_people(draft, people, read.answer_sets, read.unread)
    if knowledge is not None:
        problems += check_given_by_people(knowledge.questionnaire, people)
        if not has_errors([*problems, *read.problems]):
            sets = {each.background for each in people}
            beneath = {each: _beneath(knowledge, each, read.answer_sets) for each in sets}
            problems += [each for one in people for each in _answers_to_hidden(knowledge, one, beneath[one.background])]
    return people, problems


def _beneath(knowledge: Knowledge, background: str, answer_sets: Mapping[str, AnswerSet]) -> Answers | None:
    """Return the answers of a background, checked once for all of its people; None: its problems are told elsewhere."""
    answers, problems = check_answers(knowledge.questionnaire, all_answers(knowledge, background, {}, answer_sets))
    return None if problems else answers


def _answers_to_hidden(knowledge: Knowledge, person: Person, beneath: Answers | None) -> Iterator[Problem]:
    """Find answers to questions that other answers close: of safety questions an error, of others a warning."""
    questionnaire = knowledge.questionnaire
    given, problems = check_answers(questionnaire, person.given)
    if problems or beneath is None:
        return
    answers = {**beneath, **given}
    answered = read_answers(questionnaire, answers)
    for problem in refuse_hidden_answers(questionnaire, answers, answered, person.places):
        place = problem.place if problem.place.line else person.place
        yield replace(problem, code="IW-C002", place=place, message=f"Person '{person.id}': {problem.message}")
    yield from _wasted(knowledge, person, answers, answered.hidden)


def _wasted(knowledge: Knowledge, person: Person, answers: Answers, hidden: tuple[str, ...]) -> Iterator[Problem]:
    for name in hidden:
        is_given = name in person.given and not answers[name].is_declined
        if is_given and not knowledge.questionnaire.questions[name].safety:
            yield Problem(
                "IW-C003",
                person.places.get(name, person.place),
                f"Person '{person.id}': '{name}' is answered, but other answers hide this question.",
                "The answer counts for nothing.",
                "Leave it out, or give the answers with which it is asked.",
                severity=Severity.WARNING,
            )
