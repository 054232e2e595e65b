"""
Which answers keep a rule from being decided, straight from the definition: the oracle for `meaning.missing`.

Every atom is evaluated, at every level; slow, and without a short cut for whoever declined everything.
"""

from collections.abc import Iterator
from functools import cache

from intakewise.meaning.answering import read_answers
from intakewise.meaning.evaluate import evaluate
from intakewise.meaning.facts import Facts, gap_of, value_of
from intakewise.meaning.infer import infer
from intakewise.meaning.missing import Missing
from intakewise.meaning.reasons import GAPS, settled_facts
from intakewise.model.answers import Answers
from intakewise.model.conditions import All, AnyOf, Compare, Condition, Holds, Includes, Known
from intakewise.model.inference import Inference
from intakewise.model.knowledge import REFERRAL, Knowledge
from intakewise.passes.atoms import facts_in


def missing_as_defined(knowledge: Knowledge, facts: Facts, inference: Inference) -> dict[str, set[str]]:
    """By rule that is not known, the questions whose missing answers keep it so."""
    questions, outcomes = knowledge.questionnaire.questions, inference.rules
    derived = {each.id: each for each in knowledge.questionnaire.derived}

    def behind(condition: Condition) -> set[str]:
        """The questions behind what is not known of a condition."""
        if evaluate(condition, facts) not in GAPS:
            return set()
        if isinstance(condition, All | AnyOf):
            return set().union(*map(behind, condition.parts))
        assert isinstance(condition, Holds | Includes | Compare | Known), condition
        return behind_fact(condition.fact)

    @cache
    def behind_fact(name: str) -> set[str]:
        return {name} if name in questions else set().union(*parts_of(name))

    def parts_of(name: str) -> Iterator[set[str]]:
        if name in derived:
            yield from (behind(item.when) for item in derived[name].scored)
            terms = [term.fact for term in derived[name].terms if term.fact]
            yield from (behind_fact(fact) for fact in terms if gap_of(value_of(facts, fact)) is not None)
        for rule in rules_of(knowledge, name):
            if outcomes[rule] in GAPS or rule in knowledge.plan.revisable:
                yield behind_rule(rule)

    @cache
    def behind_rule(name: str) -> set[str]:
        """What would decide a rule, or could take back what it comes to now, through the findings that it reads."""
        when = knowledge.rules[name].when
        if outcomes[name] in GAPS:
            return behind(when)
        rules = [rule for fact in facts_in(when) for rule in rules_of(knowledge, fact)]
        return set().union(*map(behind_rule, rules))

    return {name: behind_rule(name) for name in knowledge.rules if outcomes[name] in GAPS}


def rules_of(knowledge: Knowledge, finding: str) -> list[str]:
    """The rules that bear on a finding; none for an answer or a number."""
    plan = knowledge.plan
    if finding == REFERRAL:
        return [rule for rule, _ in plan.referring]
    if finding in knowledge.states:
        return [*plan.concluding[finding]]
    return [rule for rule, _ in plan.evidence[finding]] if finding in knowledge.contributors else []


def assert_missing_as_defined(knowledge: Knowledge, answers: Answers) -> None:
    """What is found missing is what the definition says."""
    answered = read_answers(knowledge.questionnaire, answers)
    inference = infer(knowledge, answered.facts)
    facts = settled_facts(knowledge, answered.facts, inference)
    missing = Missing(knowledge, facts, inference)
    expected = missing_as_defined(knowledge, facts, inference)
    assert expected == {name: missing.for_rule(name) for name in expected}
