"""Which answers a result rests on: the deciding atoms of a condition, down to the answers."""

from collections.abc import Collection, Iterator, Mapping

from intakewise.meaning.evaluate import evaluate
from intakewise.meaning.facts import Facts, gap_of, value_of
from intakewise.meaning.infer import band_spans
from intakewise.model.conditions import (
    AdviceGiven,
    All,
    AnyOf,
    Atom,
    Compare,
    Condition,
    FoodShown,
    Holds,
    Includes,
    Known,
    Operator,
)
from intakewise.model.inference import Inference
from intakewise.model.knowledge import REFERRAL, Fact, FactKind, Knowledge
from intakewise.model.values import FactValue, Span, Truth

GAPS = (Truth.UNKNOWN, Truth.OPEN)
"""What is not known."""

CONNECTIVES = (All, AnyOf)
"""What joins parts, once there is no `Not`."""

_ABOUT_ADVICE = (AdviceGiven, FoodShown)
_ATOMS = (Holds, Includes, Compare, Known, *_ABOUT_ADVICE)

Decided = tuple[Atom, Truth]
"""An atom and its truth, where that truth had a part in deciding a condition."""


def settled_facts(knowledge: Knowledge, facts: Mapping[str, FactValue], inference: Inference) -> Facts:
    """Return the facts with every finding in place, as a rule in the last stratum would see them."""
    values = dict(facts)
    values.update(inference.states)
    for name in knowledge.contributors:
        values[name], _ = band_spans(inference.weights.get(name), Truth.UNKNOWN)
    outcomes, ruled_out = inference.rules, Truth.FALSE
    possible = (effect.level for rule, effect in knowledge.plan.referring if outcomes[rule] is not ruled_out)
    values[REFERRAL] = Span(inference.referral, max(possible, default=inference.referral))
    return Facts(values)


def deciding_atoms(condition: Condition, facts: Facts) -> Iterator[Decided]:
    """
    Yield the atoms that decide a condition: all that hold together, or each that alone suffices.

    Of an unknown condition these are the unknown atoms: had they been known, it might have been decided.
    """
    yield from _deciding(condition, evaluate(condition, facts), facts)


def _deciding(condition: Condition, truth: Truth, facts: Facts) -> Iterator[Decided]:
    if not isinstance(condition, CONNECTIVES):
        assert isinstance(condition, _ATOMS), condition
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
        self._of_rules: dict[str, dict[Decided, None]] = {}

    def of_rule(self, name: str) -> Collection[Decided]:
        """Return the atoms about answers that decide a rule, each once, in the order in which they are met."""
        return self._found(name).keys()

    def _found(self, name: str) -> dict[Decided, None]:
        if name not in self._of_rules:
            found: dict[Decided, None] = {}
            self._collect(self._knowledge.rules[name].when, found)
            self._of_rules[name] = found
        return self._of_rules[name]

    def _collect(self, condition: Condition, found: dict[Decided, None]) -> None:
        questions = self._knowledge.questionnaire.questions
        for atom, truth in deciding_atoms(condition, self._facts):
            if isinstance(atom, _ABOUT_ADVICE):
                continue
            if atom.fact in questions:
                found[atom, truth] = None
            elif atom.fact in self._derived:
                self._collect_number(atom.fact, found, atom, truth)
            else:
                for rule in self._bearing_rules(self._knowledge.facts[atom.fact], atom, truth):
                    found.update(self._found(rule))

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
