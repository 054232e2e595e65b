"""
What answers can still change, straight from the definition: the oracle for `meaning.relevance`.

By sets, for all questions at once; slow, and without any of the short cuts that an interview takes.
"""

from collections.abc import Iterator

from intakewise.meaning.answering import Answered, read_answers
from intakewise.meaning.evaluate import evaluate
from intakewise.meaning.facts import Facts, gap_of, value_of
from intakewise.meaning.infer import infer_surely
from intakewise.meaning.outcome import Outcome
from intakewise.meaning.relevance import Relevance
from intakewise.model.answers import Answers
from intakewise.model.conditions import All, AnyOf, Compare, Condition, Holds, Includes, Known
from intakewise.model.inference import Inference
from intakewise.model.knowledge import REFERRAL, Knowledge
from intakewise.model.values import Truth


def stakes_as_defined(knowledge: Knowledge, answers: Answers) -> dict[str, set[str]]:
    """By question, what its answer can still change; nothing of the questions that do not matter."""
    answered = _read(knowledge, answers)
    inference, sure = infer_surely(knowledge, answered.facts)
    behind = _Behind(knowledge, inference, sure)
    found: dict[str, set[str]] = {}
    for name, questions in _open(knowledge, Outcome(knowledge, inference, sure), behind):
        for question in questions:
            found.setdefault(question, set()).add(name)
    may_be_asked = {
        name for name in knowledge.questionnaire.questions if gap_of(answered.facts.get(name, Truth.OPEN)) is Truth.OPEN
    }
    waiting = [name for name in knowledge.questionnaire.questions if name in found or name not in may_be_asked]
    while waiting:
        name = waiting.pop()
        for question in behind.condition(knowledge.questionnaire.questions[name].ask_when):
            if question not in found:
                waiting.append(question)
            found.setdefault(question, set()).add(name)
    return found


def _open(knowledge: Knowledge, outcome: Outcome, behind: "_Behind") -> Iterator[tuple[str, set[str]]]:
    """What of the outcome is open, with the questions behind it."""
    yield from ((rule, behind.rule(rule)) for rule in knowledge.rules if outcome.open_effects(rule))
    yield from ((name, behind.condition(condition)) for name, condition in outcome.conditions())
    yield from ((name, behind.fact(name)) for name in outcome.numbers())


class _Behind:
    """The questions that may still decide something."""

    def __init__(self, knowledge: Knowledge, inference: Inference, sure: Facts) -> None:
        self._knowledge, self._surely, self._sure = knowledge, inference.surely, sure
        self._derived = {each.id: each for each in knowledge.questionnaire.derived}
        self._facts: dict[str, set[str]] = {}

    def condition(self, condition: Condition | None) -> set[str]:
        if condition is None or evaluate(condition, self._sure) is not Truth.OPEN:
            return set()
        if isinstance(condition, All | AnyOf):
            return set().union(*map(self.condition, condition.parts))
        assert isinstance(condition, Holds | Includes | Compare | Known), condition
        return self.fact(condition.fact)

    def rule(self, name: str) -> set[str]:
        is_open = self._surely[name] is Truth.OPEN
        return self.condition(self._knowledge.rules[name].when) if is_open else set()

    def fact(self, name: str) -> set[str]:
        if name in self._knowledge.questionnaire.questions:
            return {name}
        if name not in self._facts:
            self._facts[name] = set().union(*self._parts(name))
        return self._facts[name]

    def _parts(self, name: str) -> Iterator[set[str]]:
        knowledge = self._knowledge
        if name in self._derived:
            yield from (self.condition(item.when) for item in self._derived[name].scored)
            terms = [term.fact for term in self._derived[name].terms if term.fact]
            yield from (self.fact(fact) for fact in terms if gap_of(value_of(self._sure, fact)) is Truth.OPEN)
        elif name in knowledge.states:
            yield from map(self.rule, knowledge.plan.concluding[name])
        elif name in knowledge.contributors:
            yield self.condition(knowledge.contributors[name].applies_when)
            yield from (self.rule(rule) for rule, _ in knowledge.plan.evidence[name])
        else:
            assert name == REFERRAL
            yield from (self.rule(rule) for rule, _ in knowledge.plan.referring)


def _read(knowledge: Knowledge, answers: Answers) -> Answered:
    return read_answers(knowledge.questionnaire, answers, absent=Truth.OPEN)


def relevance_of(knowledge: Knowledge, answers: Answers) -> Relevance:
    """What an interview finds."""
    answered = _read(knowledge, answers)
    return Relevance(knowledge, answered, *infer_surely(knowledge, answered.facts))


def assert_as_defined(knowledge: Knowledge, answers: Answers) -> None:
    """See that an interview asks exactly what has stakes, and says of each question exactly what these are."""
    expected, relevance = stakes_as_defined(knowledge, answers), relevance_of(knowledge, answers)
    assert expected.keys() == relevance.mattering
    found = {name: relevance.stakes_of(name) for name in knowledge.questionnaire.questions}
    assert expected == {name: stakes for name, stakes in found.items() if stakes}
