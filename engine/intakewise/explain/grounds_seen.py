"""Where a fact comes from, one step further down: the rules that conclude it, its parts, the branch that closes it."""

from collections.abc import Iterator

from intakewise.explain.condition_yaml import condition_in_yaml
from intakewise.explain.reasons import Explainer
from intakewise.meaning.evaluate import evaluate
from intakewise.meaning.facts import gap_of, value_of
from intakewise.meaning.reasons import deciding_atoms
from intakewise.model.knowledge import REFERRAL, Fact
from intakewise.model.questionnaires import Derived, Question
from intakewise.model.seen import Ground
from intakewise.model.values import Span, Truth
from intakewise.passes.literals import unscaled


def grounds_of(explainer: Explainer, fact: Fact) -> Iterator[Ground]:
    """Yield what a fact comes from; nothing for an answer, unless other answers close its question."""
    questions = explainer.knowledge.questionnaire.questions
    if fact.id in questions:
        if fact.id in explainer.hidden:
            yield from _branch(explainer, questions[fact.id])
    elif fact.derived:
        number = next(each for each in explainer.knowledge.questionnaire.derived if each.id == fact.id)
        yield from _number(explainer, number)
    else:
        yield from _finding(explainer, fact.id)


def _branch(explainer: Explainer, question: Question) -> Iterator[Ground]:
    assert question.ask_when is not None, question.id
    for atom, truth in deciding_atoms(question.ask_when, explainer.seen_by_rules):
        yield Ground("branch", condition_in_yaml(explainer.knowledge, atom), truth, atom.place)


def _number(explainer: Explainer, number: Derived) -> Iterator[Ground]:
    facts = explainer.seen_by_rules
    for item in number.scored:
        says = condition_in_yaml(explainer.knowledge, item.when)
        yield Ground("part", says, evaluate(item.when, facts), item.when.place, item.points)
    for term in number.terms:
        if not term.fact:
            yield Ground("part", unscaled(term.number, term.decimals), Truth.TRUE, term.place)
            continue
        value = value_of(facts, term.fact)
        if gap_of(value) is not None:
            yield Ground("part", term.fact, Truth.UNKNOWN, term.place)
            continue
        assert isinstance(value, Span), term.fact
        yield Ground("part", f"{term.fact}: {unscaled(value.low, term.decimals)}", Truth.TRUE, term.place)


def _finding(explainer: Explainer, name: str) -> Iterator[Ground]:
    plan, rules = explainer.knowledge.plan, explainer.knowledge.rules
    points: dict[str, int | None] = {}
    if name == REFERRAL:
        points = {rule: None for rule, _ in plan.referring}
    elif name in plan.evidence:
        points = {rule: effect.decibans for rule, effect in plan.evidence[name]}
    else:
        points = dict.fromkeys(plan.concluding.get(name, ()))
    for rule, decibans in points.items():
        yield Ground("rule", rule, explainer.inference.rules[rule], rules[rule].place, decibans)
