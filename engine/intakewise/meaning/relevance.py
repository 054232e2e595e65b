"""
Which questions can still change the outcome, and through what.

The outcome is what a person acts on: the referral and its reasons, what is not ruled out, bands and what they could
be, the numbers and states that are shown, advice with its foods and daily needs, withheld advice, and cautions.
Decided from bounds alone: a rule that is surely true, surely false, or unknown for good changes nothing any more.

More answers only narrow the bounds, so what does not matter now will not matter later, as long as no answer closes a
question that was answered: so a question that decides whether another applies matters where that one does.
"""

from collections.abc import Iterator, Mapping

from intakewise.meaning.answering import Answered
from intakewise.meaning.evaluate import evaluate
from intakewise.meaning.facts import Facts, gap_of, value_of
from intakewise.meaning.outcome import Outcome
from intakewise.model.conditions import All, AnyOf, Compare, Condition, Holds, Includes, Known
from intakewise.model.inference import Inference
from intakewise.model.knowledge import REFERRAL, Knowledge
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.model.values import Truth

Stakes = Mapping[str, tuple[str, ...]]
"""By question, what its answer can still change: ids of rules, of contributors that may turn out not to apply, of
advice whose daily need it narrows, of numbers that are shown, and of questions that it may open or close."""


def find_stakes(knowledge: Knowledge, answered: Answered, inference: Inference, sure: Facts) -> Stakes:
    """
    Return the questions without an answer that can still change the outcome, each with what it can change.

    Args:
        answered: the answers so far, read with what may still be asked as `OPEN`.
        inference, sure: what follows from them, as `infer_surely` returns it.
    """
    outcome, reach = Outcome(knowledge, inference, sure), _Reach(knowledge, inference, sure)
    found: dict[str, dict[str, None]] = {}
    for rule in knowledge.rules:
        if outcome.open_effects(rule):
            for question in reach.behind_rule(rule):
                found.setdefault(question, {})[rule] = None
    for name, condition in outcome.conditions():
        for question in reach.behind_condition(condition):
            found.setdefault(question, {})[name] = None
    for name in outcome.numbers():
        for question in reach.behind_fact(name):
            found.setdefault(question, {})[name] = None
    _add_branches(knowledge, answered, reach, found)
    return {question: tuple(stakes) for question, stakes in found.items()}


def is_always_asked(question: Question) -> bool:
    """Tell whether a question is asked whatever it can change: what is said freely is for a person to read."""
    return question.safety or question.type is QuestionType.TEXT


def _add_branches(knowledge: Knowledge, answered: Answered, reach: "_Reach", found: dict[str, dict[str, None]]) -> None:
    """Let what decides whether a question applies matter where that question does, or where it was asked already."""
    questions = knowledge.questionnaire.questions
    waiting = [name for name in questions if name in found or not _may_be_asked(answered, name)]
    while waiting:
        name = waiting.pop()
        ask_when = questions[name].ask_when
        if ask_when is None:
            continue
        for deciding in reach.behind_condition(ask_when):
            if deciding not in found:
                waiting.append(deciding)
            found.setdefault(deciding, {})[name] = None


def _may_be_asked(answered: Answered, question: str) -> bool:
    return gap_of(answered.facts.get(question, Truth.OPEN)) is Truth.OPEN


_NONE = frozenset[str]()

_CONNECTIVES, _ATOMS = (All, AnyOf), (Holds, Includes, Compare, Known)


class _Reach:
    """From what is open to the questions behind it; each rule and each fact is looked through once."""

    def __init__(self, knowledge: Knowledge, inference: Inference, sure: Facts) -> None:
        self._knowledge = knowledge
        self._surely = inference.surely
        self._sure = sure
        self._derived = {number.id: number for number in knowledge.questionnaire.derived}
        self._decided: dict[str, frozenset[str]] = {}
        self._found: dict[str, frozenset[str]] = {}

    def behind_rule(self, name: str) -> frozenset[str]:
        """Return the questions that may still decide a rule; none if they cannot."""
        if self._surely[name] is not Truth.OPEN:
            return _NONE
        if name not in self._decided:
            self._decided[name] = self._behind_open(self._knowledge.rules[name].when)
        return self._decided[name]

    def behind_condition(self, condition: Condition) -> frozenset[str]:
        """Return the questions that may still decide a condition; none if they cannot."""
        return self._behind_open(condition) if evaluate(condition, self._sure) is Truth.OPEN else _NONE

    def _behind_open(self, condition: Condition) -> frozenset[str]:
        if isinstance(condition, _CONNECTIVES):
            open_parts = [part for part in condition.parts if evaluate(part, self._sure) is Truth.OPEN]
            return _NONE.union(*map(self._behind_open, open_parts))
        assert isinstance(condition, _ATOMS), condition
        return self.behind_fact(condition.fact)

    def behind_fact(self, fact: str) -> frozenset[str]:
        """Return the questions that may still decide a fact which is open."""
        if fact not in self._found:
            self._found[fact] = _NONE.union(*self._behind_each_part(fact))
        return self._found[fact]

    def _behind_each_part(self, fact: str) -> Iterator[frozenset[str]]:
        plan = self._knowledge.plan
        if fact in self._derived:
            yield from (self.behind_condition(item.when) for item in self._derived[fact].scored)
            for term in self._derived[fact].terms:
                if term.fact and gap_of(value_of(self._sure, term.fact)) is Truth.OPEN:
                    yield self.behind_fact(term.fact)
        elif fact in plan.concluding:
            yield from map(self.behind_rule, plan.concluding[fact])
        elif fact in plan.evidence:
            applies_when = self._knowledge.contributors[fact].applies_when
            if applies_when is not None:
                yield self.behind_condition(applies_when)
            yield from (self.behind_rule(rule) for rule, _ in plan.evidence[fact])
        elif fact == REFERRAL:
            yield from (self.behind_rule(rule) for rule, _ in plan.referring)
        else:
            yield frozenset({fact})
