"""Which answers a result rests on, and which are missing: the deciding atoms of a condition, down to the answers."""

from collections.abc import Iterator, Mapping

from intakewise.meaning.evaluate import evaluate
from intakewise.meaning.facts import Facts
from intakewise.meaning.infer import band_spans
from intakewise.model.conditions import (
    AdviceGiven,
    All,
    AnyOf,
    Atom,
    Compare,
    Condition,
    Holds,
    Includes,
    Known,
    Operator,
)
from intakewise.model.inference import Inference
from intakewise.model.knowledge import REFERRAL, Fact, FactKind, Knowledge
from intakewise.model.questionnaires import Derived
from intakewise.model.values import FactValue, Level, Span, Truth

Decided = tuple[Atom, Truth]
"""An atom and its truth, where that truth had a part in deciding a condition."""


def settled_facts(knowledge: Knowledge, facts: Mapping[str, FactValue], inference: Inference) -> Facts:
    """Return the facts with every finding in place, as a rule in the last stratum would see them."""
    values = dict(facts)
    values.update(inference.states)
    for name in knowledge.contributors:
        values[name], _ = band_spans(inference.weights.get(name), Truth.UNKNOWN)
    possible = max(
        (effect.level for rule, effect in knowledge.plan.referring if inference.rules[rule] is not Truth.FALSE),
        default=Level.SELF_CARE,
    )
    values[REFERRAL] = Span(inference.referral, max(possible, inference.referral))
    return Facts(values)


def deciding_atoms(condition: Condition, facts: Facts) -> Iterator[Decided]:
    """
    Yield the atoms that decide a condition: all that hold together, or each that alone suffices.

    Of an unknown condition these are the unknown atoms: had they been known, it might have been decided.
    """
    if not isinstance(condition, All | AnyOf):
        assert isinstance(condition, Holds | Includes | Compare | Known | AdviceGiven), condition
        yield condition, evaluate(condition, facts)
        return
    truth = evaluate(condition, facts)
    needs_every_part = truth is (Truth.TRUE if isinstance(condition, All) else Truth.FALSE)
    for part in condition.parts:
        if needs_every_part or evaluate(part, facts) is truth or _both_gaps(truth, evaluate(part, facts)):
            yield from deciding_atoms(part, facts)


def _both_gaps(first: Truth, second: Truth) -> bool:
    gaps = (Truth.UNKNOWN, Truth.OPEN)
    return first in gaps and second in gaps


def deciding_answers(knowledge: Knowledge, condition: Condition, facts: Facts) -> tuple[Decided, ...]:
    """
    Return the atoms about answers that decide a condition, through states, bands, and derived numbers.

    Each atom once, in the order in which it is met.
    """
    found: dict[Decided, None] = {}
    _descend(knowledge, condition, facts, found, frozenset())
    return tuple(found)


def _descend(
    knowledge: Knowledge, condition: Condition, facts: Facts, found: dict[Decided, None], path: frozenset[str]
) -> None:
    for atom, truth in deciding_atoms(condition, facts):
        if isinstance(atom, AdviceGiven):
            continue
        fact = knowledge.facts[atom.fact]
        if fact.derived:
            _descend_number(knowledge, fact, facts, found, path)
        elif not fact.is_finding:
            found[atom, truth] = None
        elif atom.fact not in path:
            for rule in _bearing_rules(knowledge, fact, atom, truth, facts):
                _descend(knowledge, knowledge.rules[rule].when, facts, found, path | {atom.fact})


def _bearing_rules(knowledge: Knowledge, fact: Fact, atom: Atom, truth: Truth, facts: Facts) -> Iterator[str]:
    """Yield the rules that a finding's part in an atom rests on: the true ones where it holds, the open where open."""
    if fact.kind is FactKind.STATE:
        for rule in knowledge.plan.concluding[fact.id]:
            outcome = evaluate(knowledge.rules[rule].when, facts)
            state = facts.values[fact.id]
            if outcome is state or (outcome is not Truth.TRUE and state is Truth.FALSE):
                yield rule
        return
    wants_high = isinstance(atom, Compare) and atom.operator is Operator.AT_LEAST
    wanted = {Truth.TRUE: Truth.TRUE, Truth.FALSE: Truth.FALSE}.get(truth)
    for rule, raises in _rules_of_rank(knowledge, fact):
        outcome = evaluate(knowledge.rules[rule].when, facts)
        if wanted is None and outcome in (Truth.UNKNOWN, Truth.OPEN):
            yield rule
        elif wanted is not None and outcome is Truth.TRUE and raises == (wants_high == (truth is Truth.TRUE)):
            yield rule


def _rules_of_rank(knowledge: Knowledge, fact: Fact) -> Iterator[tuple[str, bool]]:
    """Yield the rules that move a band or the referral, and whether they raise it."""
    if fact.kind is FactKind.REFERRAL:
        yield from ((rule, True) for rule, _ in knowledge.plan.referring)
    else:
        yield from ((rule, effect.decibans > 0) for rule, effect in knowledge.plan.evidence[fact.id])


def _descend_number(
    knowledge: Knowledge, fact: Fact, facts: Facts, found: dict[Decided, None], path: frozenset[str]
) -> None:
    derived = _derived_by_id(knowledge, fact.id)
    is_open = _is_gap(facts.values.get(fact.id, Truth.UNKNOWN))
    for item in derived.scored:
        truth = evaluate(item.when, facts)
        if truth is Truth.TRUE or (is_open and truth is not Truth.FALSE):
            _descend(knowledge, item.when, facts, found, path)
    for term in derived.terms:
        if not term.fact:
            continue
        if knowledge.facts[term.fact].derived:
            _descend_number(knowledge, knowledge.facts[term.fact], facts, found, path)
        else:
            atom = Known(term.fact, expected=True)
            found[atom, Truth.UNKNOWN if _is_gap(facts.values[term.fact]) else Truth.TRUE] = None


def _derived_by_id(knowledge: Knowledge, name: str) -> Derived:
    return next(derived for derived in knowledge.questionnaire.derived if derived.id == name)


def _is_gap(value: FactValue) -> bool:
    if isinstance(value, Span):
        return value.low != value.high
    return value in (Truth.UNKNOWN, Truth.OPEN)


def missing_questions(knowledge: Knowledge, condition: Condition, facts: Facts) -> tuple[str, ...]:
    """Return the questions whose missing answers keep an unknown condition from being decided, in asking order."""
    missing = {
        atom.fact
        for atom, truth in deciding_answers(knowledge, condition, facts)
        if truth in (Truth.UNKNOWN, Truth.OPEN) and not isinstance(atom, AdviceGiven)
    }
    return tuple(name for name in knowledge.questionnaire.questions if name in missing)
