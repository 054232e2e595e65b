"""Which answers a result rests on, and which are missing: the deciding atoms of a condition, down to the answers."""

from collections.abc import Iterator, Mapping

from intakewise.meaning.evaluate import evaluate
from intakewise.meaning.facts import Facts, gap_of, value_of
from intakewise.meaning.infer import band_spans
from intakewise.model.conditions import (
    AboutAdvice,
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
from intakewise.model.values import FactValue, Level, Span, Truth
from intakewise.passes.atoms import facts_in

GAPS = (Truth.UNKNOWN, Truth.OPEN)
"""What is not known."""

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
    yield from _deciding(condition, evaluate(condition, facts), facts)


def _deciding(condition: Condition, truth: Truth, facts: Facts) -> Iterator[Decided]:
    if not isinstance(condition, All | AnyOf):
        assert isinstance(condition, Holds | Includes | Compare | Known | AboutAdvice), condition
        yield condition, truth
        return
    needs_every_part = truth is (Truth.TRUE if isinstance(condition, All) else Truth.FALSE)
    wanted = GAPS if truth in GAPS else (truth,)
    for part in condition.parts:
        of_part = evaluate(part, facts)
        if needs_every_part or of_part in wanted:
            yield from _deciding(part, of_part, facts)


class Grounds:
    """
    The answers that rules rest on, through states, bands, and derived numbers; each rule is looked through once.

    Args:
        facts: with every finding in place, as `settled_facts` gives them.
    """

    def __init__(self, knowledge: Knowledge, facts: Facts, inference: Inference) -> None:
        self._knowledge = knowledge
        self._facts = facts
        self._inference = inference
        self._derived = {derived.id: derived for derived in knowledge.questionnaire.derived}
        self._of_rules: dict[str, tuple[Decided, ...]] = {}
        self._of_overturned: dict[str, tuple[Decided, ...]] = {}

    def of_rule(self, name: str) -> tuple[Decided, ...]:
        """Return the atoms about answers that decide a rule, each once, in the order in which they are met."""
        if name not in self._of_rules:
            found: dict[Decided, None] = {}
            self._collect(self._knowledge.rules[name].when, found)
            self._of_rules[name] = tuple(found)
        return self._of_rules[name]

    def missing(self, name: str) -> frozenset[str]:
        """Return the questions whose missing answers keep an unknown rule from being decided."""
        return frozenset(
            atom.fact for atom, truth in self.of_rule(name) if truth in GAPS and not isinstance(atom, AboutAdvice)
        )

    def _collect(self, condition: Condition, found: dict[Decided, None]) -> None:
        for atom, truth in deciding_atoms(condition, self._facts):
            if isinstance(atom, AboutAdvice):
                continue
            fact = self._knowledge.facts[atom.fact]
            if fact.derived:
                self._collect_number(fact.id, found, atom, truth)
            elif fact.is_finding:
                for rule in self._bearing_rules(fact, atom, truth):
                    found.update(dict.fromkeys(self.of_rule(rule)))
                if truth in GAPS:
                    for rule in self._rules_of_finding(fact):
                        if self._inference.rules[rule] not in GAPS and rule in self._knowledge.plan.revisable:
                            found.update(dict.fromkeys(self._overturning(rule)))
            else:
                found[atom, truth] = None

    def _overturning(self, name: str) -> tuple[Decided, ...]:
        """Return the missing answers that could take back what a rule comes to now, through the findings it reads."""
        if name not in self._of_overturned:
            found: dict[Decided, None] = {}
            for read in facts_in(self._knowledge.rules[name].when):
                for rule in self._rules_of_finding(self._knowledge.facts[read]):
                    is_open = self._inference.rules[rule] in GAPS
                    found.update(dict.fromkeys(self.of_rule(rule) if is_open else self._overturning(rule)))
            self._of_overturned[name] = tuple(found)
        return self._of_overturned[name]

    def _rules_of_finding(self, fact: Fact) -> Iterator[str]:
        if fact.kind is FactKind.STATE:
            yield from self._knowledge.plan.concluding[fact.id]
        elif fact.is_finding:
            yield from (rule for rule, _ in self._rules_of_rank(fact))

    def _bearing_rules(self, fact: Fact, atom: Atom, truth: Truth) -> Iterator[str]:
        """Yield the rules that a finding rests on: the true ones where it holds, the open ones where it is open."""
        outcomes, plan = self._inference.rules, self._knowledge.plan
        if fact.kind is FactKind.STATE:
            state = self._inference.states[fact.id]
            yield from (rule for rule in plan.concluding[fact.id] if outcomes[rule] is state)
            return
        for rule, raises in self._rules_of_rank(fact):
            if truth in GAPS:
                bears = outcomes[rule] in GAPS
            else:
                bears = outcomes[rule] is Truth.TRUE and raises == _needs_much(atom, truth)
            if bears:
                yield rule

    def _rules_of_rank(self, fact: Fact) -> Iterator[tuple[str, bool]]:
        """Yield the rules that move a band or the referral, and whether they raise it."""
        if fact.kind is FactKind.REFERRAL:
            yield from ((rule, True) for rule, _ in self._knowledge.plan.referring)
        else:
            yield from ((rule, effect.decibans > 0) for rule, effect in self._knowledge.plan.evidence[fact.id])

    def _collect_number(self, name: str, found: dict[Decided, None], atom: Atom, truth: Truth) -> None:
        derived = self._derived[name]
        for item in derived.scored:
            of_item = evaluate(item.when, self._facts)
            if truth in GAPS or of_item in GAPS:
                bears = truth in GAPS and of_item in GAPS
            else:
                much = _needs_much(atom, truth)
                bears = much is None or (of_item is Truth.TRUE) == ((item.points > 0) == much)
            if bears:
                self._collect(item.when, found)
        for term in derived.terms:
            if term.fact in self._derived:
                gap = gap_of(value_of(self._facts, term.fact))
                self._collect_number(term.fact, found, Known(term.fact, expected=True), gap or Truth.TRUE)
            elif term.fact:
                gap = gap_of(value_of(self._facts, term.fact))
                found[Known(term.fact, expected=True), gap or Truth.TRUE] = None


def _needs_much(atom: Atom, truth: Truth) -> bool | None:
    """Say whether an atom is as it is since a number, band, or level is high enough, or low; None: neither alone."""
    if not isinstance(atom, Compare) or atom.operator not in (Operator.AT_LEAST, Operator.AT_MOST):
        return None
    return (atom.operator is Operator.AT_LEAST) == (truth is Truth.TRUE)
