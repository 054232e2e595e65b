"""
Which answers count: one to a safety question only if it comes from where it may.

What does not count is not known. It is never taken for "no", nor for "yes".
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from intakewise.language.saying import say
from intakewise.model.answers import Answer, Answers, Declined, Provenance
from intakewise.model.questionnaires import Questionnaire
from intakewise.problems.exceptions import AnswersInvalid
from intakewise.problems.problem import NOWHERE, Problem

TYPED_ONLY = (Provenance.TYPED.value,)
"""Where an answer to a safety question may come from, unless a caller says otherwise."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """
    Answers as they count.

    Args:
        answers: with those not accepted as not known.
        not_accepted: the safety questions of these, in order.
    """

    answers: Answers
    not_accepted: tuple[str, ...]


def and_typed(safety_from: Iterable[str]) -> tuple[str, ...]:
    """Return where answers may come from, with `typed` in any case: nobody's own word of danger is refused."""
    return tuple(dict.fromkeys((*TYPED_ONLY, *safety_from)))


def accept(questionnaire: Questionnaire, answers: Answers, safety_from: Iterable[str]) -> Accepted:
    """
    Return which answers count.

    Args:
        safety_from: where an answer to a safety question may come from, besides what the person typed.

    Raises:  AnswersInvalid: there is no such provenance.
    """
    allowed = frozenset(map(_provenance, and_typed(safety_from)))
    questions = questionnaire.questions
    left = {name for name, answer in answers.items() if questions[name].safety and not _may_count(answer, allowed)}
    unknown = {name: replace(answers[name], value=Declined.DONT_KNOW) for name in left}
    return Accepted({**answers, **unknown}, tuple(name for name in questions if name in left))


def _may_count(answer: Answer, allowed: frozenset[Provenance]) -> bool:
    return answer.is_declined or answer.provenance in allowed


def _provenance(word: object) -> Provenance:
    for known in Provenance:
        if word == known.value:
            return known
    expected = say("Expected {kind}.", kind=say("typed, imported, or assumed, in a list"))
    raise AnswersInvalid([Problem("IW-A002", NOWHERE, say("unknown provenance."), expected)])
