"""
Which questions can still change the outcome, and through what.

The outcome is what a person acts on: the referral and its reasons, what is not ruled out, bands and what they could
be, the numbers and states that are shown, advice with its foods and daily needs, withheld advice, and cautions.
Decided from bounds alone: a rule that is surely true, surely false, or unknown for good changes nothing any more.

More answers only narrow the bounds, so what does not matter now will not matter later, as long as no answer closes a
question that was answered: so a question that decides whether another applies matters where that one does.
"""

from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from itertools import chain

from intakewise.meaning.answering import Answered
from intakewise.meaning.deciding import Deciding
from intakewise.meaning.facts import Facts, gap_of
from intakewise.meaning.outcome import Outcome
from intakewise.meaning.resting import RESTS_ON
from intakewise.model.inference import Inference
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.model.values import Truth


def is_always_asked(question: Question) -> bool:
    """Tell whether a question is asked whatever it can change: what is said freely is for a person to read."""
    return question.safety or question.type is QuestionType.TEXT


class Relevance:
    """
    Which questions without an answer can still change the outcome, and through what.

    Args:
        answered: the answers so far, read with what may still be asked as `OPEN`.
        inference, sure: what follows from them, as `infer_surely` returns it.
    """

    def __init__(self, knowledge: Knowledge, answered: Answered, inference: Inference, sure: Facts) -> None:
        self.outcome = Outcome(knowledge, inference, sure)
        self._knowledge = knowledge
        self._inference, self._sure = inference, sure
        self._questions = knowledge.questionnaire.questions
        self._settled = {name for name in self._questions if not _may_be_asked(answered, name)}

    @cached_property
    def mattering(self) -> frozenset[str]:
        """The questions that can still change the outcome, found in one walk that looks at nothing twice."""
        seen = set(self._settled)
        deciding = Deciding(self._knowledge, self._inference, self._sure, passed_by=seen)

        def unseen(facts: Iterable[str]) -> Iterator[str]:
            for fact in facts:
                if fact not in seen:
                    seen.add(fact)
                    yield fact

        for _, facts in chain(self._branches(deciding, self._settled), self._open(deciding)):
            waiting = [*unseen(facts)]
            while waiting:
                waiting += unseen(deciding.of_fact(waiting.pop()))
        return frozenset(seen & self._questions.keys() - self._settled)

    def stakes_of(self, question: str) -> frozenset[str]:
        """
        Return what the answer to a question can still change: something exactly where the question matters.

        Returns:
            Ids of rules, of contributors that may turn out not to apply, of advice whose daily need it narrows, of
            numbers that are shown, and of questions that it may open or close.
        """
        resting = {fact for fact, behind in RESTS_ON.of(self._knowledge).items() if question in behind}
        through = {question, *(resting - self._questions.keys())}
        passed_by = self._knowledge.facts.keys() - through
        deciding = Deciding(self._knowledge, self._inference, self._sure, passed_by)

        @cache
        def leads_to_it(fact: str) -> bool:
            return fact == question or (fact in through and any(map(leads_to_it, deciding.of_fact(fact))))

        branches = (name for name in (*self._settled, *self.mattering) if name in resting)
        stakes = chain(self._open(deciding), self._branches(deciding, branches))
        return frozenset(name for name, facts in stakes if any(map(leads_to_it, facts)))

    def _open(self, deciding: Deciding) -> Iterator[tuple[str, Iterable[str]]]:
        """Yield what of the outcome is open, each with the facts that may still decide it."""
        for rule in deciding.rules():
            if self.outcome.open_effects(rule):
                yield rule, deciding.of_rules([rule])
        for name, condition in self.outcome.conditions():
            yield name, deciding.of_condition(condition)
        for name in self.outcome.numbers():
            yield name, (name,)

    def _branches(self, deciding: Deciding, questions: Iterable[str]) -> Iterator[tuple[str, Iterable[str]]]:
        """Yield questions, each with the facts that may still decide whether it applies."""
        for name in questions:
            yield name, deciding.of_condition(self._questions[name].ask_when)


def _may_be_asked(answered: Answered, question: str) -> bool:
    return gap_of(answered.facts.get(question, Truth.OPEN)) is Truth.OPEN
