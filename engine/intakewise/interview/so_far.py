"""
What the answers so far come to: which questions are shown, what follows, and which questions still matter.

Each is found once, when it is first asked for. Knows nothing of the way that led to the answers.
"""

from collections.abc import Collection
from functools import cached_property

from intakewise.explain.why_asked import WhyAsked, explain_why_asked
from intakewise.interview.emergencies import emergency_reasons
from intakewise.language.saying import speaking
from intakewise.meaning.answering import Answered, read_answers
from intakewise.meaning.conclusions import conclusions_of
from intakewise.meaning.evaluate import evaluate
from intakewise.meaning.facts import Facts
from intakewise.meaning.found_once import FoundOnce
from intakewise.meaning.infer import infer_surely
from intakewise.meaning.relevance import Relevance, is_always_asked
from intakewise.meaning.resting import RESTS_ON
from intakewise.model.answers import Answer, Answers
from intakewise.model.assessed_reasons import Reason
from intakewise.model.inference import Inference
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question
from intakewise.model.values import Truth
from intakewise.problems.exceptions import NothingToAnswer


def _read(knowledge: Knowledge, given: Answers) -> Answered:
    return read_answers(knowledge.questionnaire, given, absent=Truth.OPEN)


_NOTHING_SAID = FoundOnce(lambda knowledge: _read(knowledge, {}))
"""The beginning of every interview."""


class SoFar:
    """
    One set of answers, read while others may still come.

    Args:
        given: all answers, those that do not count now included.
        thorough: nothing is left out but what other answers close.
    """

    def __init__(self, knowledge: Knowledge, given: Answers, *, thorough: bool = False) -> None:
        self.knowledge = knowledge
        self._given = given
        self._thorough = thorough

    @cached_property
    def answered(self) -> Answered:
        """What the answers say; what may still be asked is open."""
        return _read(self.knowledge, self._given) if self._given else _NOTHING_SAID.of(self.knowledge)

    @cached_property
    def shown(self) -> dict[str, Question]:
        """The questions that no answer closes, in order, by id."""
        hidden = set(self.answered.hidden)
        return {name: each for name, each in self.knowledge.questionnaire.questions.items() if name not in hidden}

    @cached_property
    def counted(self) -> dict[str, Answer]:
        """The answers that count, in asking order."""
        return {name: self._given[name] for name in self.shown if name in self._given}

    @property
    def inference(self) -> Inference:
        """What follows, by the plain evaluator."""
        return self._inferred[0]

    def emergency_reasons(self, knowledge: Knowledge | None) -> tuple[Reason, ...]:
        """Return what an emergency rests on, in the language of a knowledge base; nothing for none."""
        return emergency_reasons(knowledge, self._given, self.answered, self.inference)

    def is_asked(self, question: Question) -> bool:
        """Return whether a question is to be asked, as far as its answer goes: about safety, always."""
        return self._thorough or is_always_asked(question) or question.id in self._relevance.mattering

    def asked(self, besides: Collection[str]) -> list[Question]:
        """Return the questions that were asked or are to be asked, and those of some others that are shown."""
        known = {*self.counted, *besides}
        return [each for name, each in self.shown.items() if name in known or self.is_asked(each)]

    @property
    def left_out(self) -> tuple[Question, ...]:
        """The questions without an answer that are not asked, since no answer to them can change the outcome."""
        return tuple(each for name, each in self.shown.items() if name not in self.counted and not self.is_asked(each))

    def waits(self, question: Question) -> bool:
        """Return whether a question that is shown has no answer, and is still to be asked."""
        return question.id not in self.counted and self.is_asked(question)

    def why(self, name: str) -> WhyAsked:
        """
        Say why a question is asked, and what its answer can still change.

        Answers that rest on it, and those that others may still close, settle nothing.

        Raises:  NothingToAnswer: there is no such question, or other answers close it.
        """
        question = self.shown.get(name)
        if question is None:
            raise NothingToAnswer("There is no such question, or other answers close it.")
        open_again = self._without_what_rests_on(name)._without_what_may_be_closed()
        relevance = open_again._relevance
        can_change = conclusions_of(self.knowledge, open_again.inference, relevance.outcome, relevance.stakes_of(name))
        with speaking(self.knowledge.language.code):
            return explain_why_asked(self.knowledge, question, can_change)

    def _without_what_rests_on(self, name: str) -> "SoFar":
        rests_on = RESTS_ON.of(self.knowledge)
        left = {each: self._given[each] for each in self._given if each != name and name not in rests_on[each]}
        return self if len(left) == len(self._given) else SoFar(self.knowledge, left, thorough=self._thorough)

    def _without_what_may_be_closed(self) -> "SoFar":
        """Return the same without answers whose questions may still turn out not to apply, nor what rests on those."""
        facts = Facts(self.answered.facts)
        for name, question in self.shown.items():
            if name in self.counted and question.ask_when and evaluate(question.ask_when, facts) is Truth.OPEN:
                return self._without_what_rests_on(name)._without_what_may_be_closed()
        return self

    @cached_property
    def _inferred(self) -> tuple[Inference, Facts]:
        return infer_surely(self.knowledge, self.answered.facts)

    @cached_property
    def _relevance(self) -> Relevance:
        return Relevance(self.knowledge, self.answered, *self._inferred)
