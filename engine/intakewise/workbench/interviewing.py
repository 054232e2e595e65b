"""
Give the answers of a case as an interview asks for them: what it leaves out, and where an emergency ends it.

By the rules of `meaning.relevance` alone, and many questions at a time: an interview that asks one by one may leave out
a few more, and comes to the same. Must not know what a case expects.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from intakewise.meaning.answering import read_answers
from intakewise.meaning.infer import infer, infer_surely
from intakewise.meaning.relevance import Relevance, is_always_asked
from intakewise.meaning.slices import Slicer
from intakewise.model.answers import Answer, Answers
from intakewise.model.knowledge import Knowledge
from intakewise.model.values import FactValue, Level, Truth


@dataclass(frozen=True, slots=True)
class Interviewed:
    """
    An interview that is over.

    Args:
        answers: those that it asked for, those to questions that turned out not to apply included.
        ended_by: the question after which an emergency ended it; empty: everything that matters was asked.
    """

    answers: Answers
    ended_by: str = ""


class Interviewer:
    """Interviews people who answer what they are asked; made once for a knowledge base."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        emergencies = [rule for rule, effect in knowledge.plan.referring if effect.level is Level.EMERGENCY]
        self._of_emergencies = Slicer(knowledge).slice(emergencies)
        self._beginning = _SoFar(knowledge, {})  # the same for everybody

    def interview(self, answers: Answers, level: Level) -> Interviewed:
        """
        Ask somebody for answers.

        Args:
            answers: what they say when asked, to every question.
            level: the referral that all of them together come to: only an emergency ends an interview early.
        """
        return self._until_emergency(answers) if level is Level.EMERGENCY else self._in_strides(answers)

    def _in_strides(self, answers: Answers) -> Interviewed:
        """Ask first about safety, then, all at once, whatever can still change the outcome: what cannot, never will."""
        given, so_far = dict[str, Answer](), self._beginning
        while so_far.waiting_always:
            given |= {name: answers[name] for name in so_far.waiting_always}
            so_far = _SoFar(self._knowledge, given)
        return Interviewed(given | {name: answers[name] for name in so_far.waiting})

    def _until_emergency(self, answers: Answers) -> Interviewed:
        """Ask one question after the other, as the quiz does, until an emergency or the end."""
        given, so_far = dict[str, Answer](), self._beginning
        while (asked := next(so_far.waiting, None)) is not None:
            given[asked] = answers[asked]
            so_far = _SoFar(self._knowledge, given)
            if infer(self._of_emergencies, so_far.facts).referral is Level.EMERGENCY:
                return Interviewed(given, ended_by=asked)
        return Interviewed(given)


class _SoFar:
    """What an interview has come to, and who is asked what next."""

    def __init__(self, knowledge: Knowledge, given: Answers) -> None:
        self._knowledge = knowledge
        self._answered = read_answers(knowledge.questionnaire, given, absent=Truth.OPEN)
        known = {*given, *self._answered.hidden}
        self._open = [each for name, each in knowledge.questionnaire.questions.items() if name not in known]

    @property
    def facts(self) -> Mapping[str, FactValue]:
        """What the answers say; of what may still be asked, that it is open."""
        return self._answered.facts

    @property
    def waiting_always(self) -> list[str]:
        """What is asked whatever it can change."""
        return [each.id for each in self._open if is_always_asked(each)]

    @property
    def waiting(self) -> Iterator[str]:
        """All that is still to be asked, the next one first."""
        return (each.id for each in self._open if is_always_asked(each) or each.id in self._mattering)

    @cached_property
    def _mattering(self) -> Collection[str]:
        inferred = infer_surely(self._knowledge, self._answered.facts)
        return Relevance(self._knowledge, self._answered, *inferred).mattering
