"""Assess people, and keep of each assessment what is scored. Must not know how it is scored."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from intakewise.model.assessments import Assessment
from intakewise.model.cases import AnswerSet
from intakewise.model.knowledge import Knowledge
from intakewise.model.people import Person
from intakewise.model.values import Band, Level
from intakewise.problems.exceptions import AnswersInvalid, EngineFailed, EnginesDisagree
from intakewise.problems.problem import Problem
from intakewise.workbench.cases import Assess, all_answers


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    What one person was told.

    Args:
        given: the level of care. Where answers are missing, so that not even self-care can be said, the report asks to
            answer or to turn to a pharmacist or doctor: that counts as a routine visit.
        shown: the contributors above `unlikely`, in the order shown, each with its band. Where an emergency page stands
            alone, those that the assessment keeps behind it.
        offered: the advice that was offered although it is forbidden.
        because: the rules that refer to the level given.
        is_open: whether it was left open like that.
    """

    person: Person
    given: Level
    shown: tuple[tuple[str, Band], ...] = ()
    offered: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class PersonRun:
    """A person who was assessed; or, with `problems`, could not be."""

    person: Person
    outcome: Outcome | None
    problems: tuple[Problem, ...] = ()


def each_person(
    knowledge: Knowledge, people: Iterable[Person], answer_sets: Mapping[str, AnswerSet], assess: Assess
) -> Iterator[PersonRun]:
    """
    Assess person after person.

    Args:
        assess: `KnowledgeBase.assess`, so that both engines assess each person.
    """
    for person in people:
        answers = all_answers(knowledge, person.background, person.given, answer_sets)
        try:
            assessment = assess(answers, places=person.places)
        except AnswersInvalid as invalid:
            yield PersonRun(person, None, tuple(_refused(person, problem) for problem in invalid.problems))
        except (EnginesDisagree, EngineFailed) as fault:
            message = f"Person '{person.id}': {fault}"
            problem = Problem("IW-C002", person.place, message, "Please report this: it is our fault.")
            yield PersonRun(person, None, (problem,))
        else:
            yield PersonRun(person, outcome_of(person, assessment))


def outcome_of(person: Person, assessment: Assessment) -> Outcome:
    """Return what an assessment told a person."""
    level = assessment.referral.level
    is_open = assessment.see_doctor is None
    offered = {each.id for each in assessment.advice}
    return Outcome(
        person=person,
        given=Level.ROUTINE if is_open else level,
        shown=tuple((each.id, each.band) for each in assessment.contributors if each.band > Band.UNLIKELY),
        offered=tuple(name for name in person.right.forbidden_advice if name in offered),
        because=tuple(each.reason.rule for each in assessment.referral.reasons if each.level is level),
        is_open=is_open,
    )


def _refused(person: Person, problem: Problem) -> Problem:
    place = problem.place if problem.place.line else person.place
    return replace(problem, code="IW-C002", place=place, message=f"Person '{person.id}': {problem.message}")
