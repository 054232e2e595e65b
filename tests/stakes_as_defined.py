"""
What answers can still change, straight from the definition: the oracle for `meaning.relevance`.

By sets, for all questions at once; slow, and without any of the short cuts that an interview takes.
"""

from collections.abc import Iterator
from functools import cache

from intakewise.meaning.answering import read_answers
from intakewise.meaning.evaluate import evaluate
from intakewise.meaning.facts import gap_of, value_of
from intakewise.meaning.infer import infer_surely
from intakewise.meaning.outcome import Outcome
from intakewise.meaning.relevance import Relevance
from intakewise.model.answers import Answers
from intakewise.model.conditions import All, AnyOf, Compare, Condition, Holds, Includes, Known
from intakewise.model.knowledge import REFERRAL, Knowledge
from intakewise.model.values import Truth


def stakes_as_defined(knowledge: Knowledge, answers: Answers) -> dict[str, set[str]]:
    """By question, what its answer can still change; nothing of the questions that do not matter."""
    answered = read_answers(knowledge.questionnaire, answers, absent=Truth.OPEN)
    inference, sure = infer_surely(knowledge, answered.facts)
    outcome, questions = Outcome(knowledge, inference, sure), knowledge.questionnaire.questions
    derived = {each.id: each for each in knowledge.questionnaire.derived}

    def behind(condition: Condition | None) -> set[str]:
        """The questions that may still decide a condition."""
        if condition is None or evaluate(condition, sure) is not Truth.OPEN:
            return set()
        if isinstance(condition, All | AnyOf):
            return set().union(*map(behind, condition.parts))
        assert isinstance(condition, Holds | Includes | Compare | Known), condition
        return behind_fact(condition.fact)

    @cache
    def behind_rule(name: str) -> set[str]:
        return behind(knowledge.rules[name].when) if inference.surely[name] is Truth.OPEN else set()

    @cache
    def behind_fact(name: str) -> set[str]:
        return {name} if name in questions else set().union(*parts_of(name))

    def parts_of(name: str) -> Iterator[set[str]]:
        if name in derived:
            yield from (behind(item.when) for item in derived[name].scored)
            terms = [term.fact for term in derived[name].terms if term.fact]
            yield from (behind_fact(fact) for fact in terms if gap_of(value_of(sure, fact)) is Truth.OPEN)
        elif name in knowledge.states:
            yield from map(behind_rule, knowledge.plan.concluding[name])
        elif name in knowledge.contributors:
            yield behind(knowledge.contributors[name].applies_when)
            yield from (behind_rule(rule) for rule, _ in knowledge.plan.evidence[name])
        else:
            assert name == REFERRAL
            yield from (behind_rule(rule) for rule, _ in knowledge.plan.referring)

    found: dict[str, set[str]] = {}
    sources = [(rule, behind_rule(rule)) for rule in knowledge.rules if outcome.open_effects(rule)]
    sources += [(name, behind(condition)) for name, condition in outcome.conditions()]
    sources += [(name, behind_fact(name)) for name in outcome.numbers()]
    for name, deciding in sources:
        for question in deciding:
            found.setdefault(question, set()).add(name)
    may_be_asked = {name for name in questions if gap_of(answered.facts.get(name, Truth.OPEN)) is Truth.OPEN}
    waiting = [name for name in questions if name in found or name not in may_be_asked]
    while waiting:
        name = waiting.pop()
        for question in behind(questions[name].ask_when):
            if question not in found:
                waiting.append(question)
            found.setdefault(question, set()).add(name)
    return found


def relevance_of(knowledge: Knowledge, answers: Answers) -> Relevance:
    """What an interview finds."""
    answered = read_answers(knowledge.questionnaire, answers, absent=Truth.OPEN)
    return Relevance(knowledge, answered, *infer_surely(knowledge, answered.facts))


def assert_as_defined(knowledge: Knowledge, answers: Answers) -> None:
    """See that an interview asks exactly what has stakes, and says of each question exactly what these are."""
    expected, relevance = stakes_as_defined(knowledge, answers), relevance_of(knowledge, answers)
    assert expected.keys() == relevance.mattering
    found = {name: relevance.stakes_of(name) for name in knowledge.questionnaire.questions}
    assert {name: tuple(dict.fromkeys(stakes)) for name, stakes in found.items()} == found
    assert expected == {name: set(stakes) for name, stakes in found.items() if stakes}
