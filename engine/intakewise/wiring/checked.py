"""Answers of one person, checked: as they were given, as they count, and what they say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from intakewise.meaning.answering import Answered, read_answers
from intakewise.model.answers import Answers
from intakewise.model.knowledge import Knowledge
from intakewise.passes.accepting import Accepted, accept, and_typed
from intakewise.passes.check_answers import check_answers
from intakewise.problems.exceptions import AnswersInvalid
from intakewise.problems.problem import Place, Problem
from intakewise.wiring.refusals import refuse_hidden_answers


@dataclass(frozen=True, slots=True)
class Checked:
    """
    Answers without a problem.

    Args:
        given: all of them; `accepted` as they count, `answered` what those say.
        safety_from: where an answer to a safety question may come from.
    """

    given: Answers
    accepted: Accepted
    answered: Answered
    safety_from: tuple[str, ...]


def check(
    knowledge: Knowledge,
    answers: Mapping[str, object],
    places: Mapping[str, Place] | None,
    problems: list[Problem],
    safety_from: Iterable[str],
) -> Checked:
    """
    Check raw answers.

    Args:
        places: where each stands in a file.
        problems: what is wrong already with what was asked for.

    Raises:  AnswersInvalid: of everything that is wrong.
    """
    questionnaire, places, safety_from = knowledge.questionnaire, places or {}, and_typed(safety_from)
    given, found = check_answers(questionnaire, answers, places)
    accepted = accept(questionnaire, given, safety_from)
    answered = read_answers(questionnaire, accepted.answers)
    refused = refuse_hidden_answers(questionnaire, accepted.answers, answered, places)
    problems = [*problems, *found, *refused]
    if problems:
        raise AnswersInvalid(problems)
    return Checked(given, accepted, answered, safety_from)
