"""Drive durable_rules through the strata of a knowledge base, for one person at a time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock

from intakewise.backends.to_durable.encoding import Bounds, Slot, View, bounds_of, bounds_of_known
from intakewise.backends.to_durable.parts import Part, cut, definition
from intakewise.backends.to_durable.rete import NAME, RuleSet
from intakewise.backends.to_durable.settling import (
    settle_contributor,
    settle_referral,
    settle_rules,
    settle_state,
)
from intakewise.meaning.evaluate import evaluate
from intakewise.meaning.facts import Facts
from intakewise.model.inference import Inference, Weight
from intakewise.model.knowledge import REFERRAL, Knowledge
from intakewise.model.plan import Stratum
from intakewise.model.values import Band, FactValue, Level, Span, Truth

_NOT_ASSESSED = Span(Band.UNLIKELY, Band.UNLIKELY)


@dataclass(slots=True)
class _Compiled:
    """
    A part of a stratum as durable_rules holds it.

    Args:
        properties: those of its message.
        rules: the rule that each firing means.
        views: only now, where it reads nothing in which the two views differ.
    """

    rule_set: RuleSet
    properties: tuple[str, ...]
    rules: Mapping[str, str]
    views: tuple[View, ...]

    def fire(self, *facts: Mapping[str, int]) -> list[set[str]]:
        """Return the rules that fire on each of these properties, of which it picks its own."""
        messages = ({name: properties[name] for name in self.properties} for properties in facts)
        return [{self.rules[name] for name in fired} for fired in self.rule_set.fire_each(messages)]


@dataclass(slots=True)
class _Progress:
    """
    What is known of one person so far.

    Args:
        values: facts under each view.
        certain, possible: the same as properties, to find what is certain and what is possible.
        gaps: the properties in which these two differ, since something is not known.
        truths: of the rules judged so far, under each view.
    """

    values: dict[View, dict[str, FactValue]]
    certain: dict[View, dict[str, int]] = field(default_factory=lambda: {view: {} for view in View})
    possible: dict[View, dict[str, int]] = field(default_factory=lambda: {view: {} for view in View})
    gaps: dict[View, set[str]] = field(default_factory=lambda: {view: set() for view in View})
    truths: dict[View, dict[str, Truth]] = field(default_factory=lambda: {view: {} for view in View})
    weights: dict[str, Weight] = field(default_factory=dict)
    referral: Level = Level.SELF_CARE

    def put(self, view: View, ends: tuple[str, str], bounds: Bounds) -> None:
        """Put a fact into the messages; where something is asked to be possible, its ends have changed places."""
        (low, high), (lowest, highest) = ends, bounds
        certain, possible = self.certain[view], self.possible[view]
        certain[low] = possible[high] = lowest
        certain[high] = possible[low] = highest
        if lowest == highest:
            self.gaps[view].difference_update(ends)
        else:
            self.gaps[view].update(ends)

    def take_as_sure(self) -> None:
        """Take all that was put in as it is now for sure: answers are the same under both views."""
        self.certain[View.SURE] = dict(self.certain[View.NOW])
        self.possible[View.SURE] = dict(self.possible[View.NOW])
        self.gaps[View.SURE] = set(self.gaps[View.NOW])


class DurableEngine:
    """
    A knowledge base compiled for durable_rules; safe from several threads, one at a time.

    Raises:  EngineFailed: durable_rules did not accept the rules.
    """

    name = NAME

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._lock = Lock()
        self._parts = [cut(knowledge, stratum.rules) for stratum in knowledge.plan.strata]
        slots = dict.fromkeys(slot for parts in self._parts for part in parts for slot in part.slots)
        self._ends = _property_names(slots)
        findings = frozenset({*knowledge.states, *knowledge.contributors, REFERRAL})
        self._answered = tuple({slot.fact: None for slot in slots if not slot.known and slot.fact not in findings})
        self._asked_whether_known = tuple({slot.fact: None for slot in slots if slot.known})
        self._differing = frozenset(slot for slot in slots if slot.known or slot.fact in findings)
        self._compiled = self._compile()

    def infer(self, facts: Mapping[str, FactValue]) -> Inference:
        """
        Return what follows from the facts of a finished set of answers.

        Raises:  EngineFailed: durable_rules stopped with an error of its own. The next call starts afresh.
        """
        with self._lock:
            if any(part.rule_set.broken for parts in self._compiled for part in parts):
                self._compiled = self._compile()
            return self._infer(facts)

    def _compile(self) -> list[list[_Compiled]]:
        return [[self._compile_part(part) for part in parts] for parts in self._parts]

    def _compile_part(self, part: Part) -> _Compiled:
        named = {f"r{number}": each for number, each in enumerate(part.patterns)}
        properties = {slot: self._ends[slot.fact, slot.known][slot.end == "high"] for slot in part.slots}
        return _Compiled(
            RuleSet(
                self._knowledge.id, {name: definition(pattern, properties) for name, (_, pattern) in named.items()}
            ),
            tuple(properties.values()),
            {name: rule for name, (rule, _) in named.items()},
            (View.NOW,) if self._differing.isdisjoint(part.slots) else tuple(View),
        )

    def _infer(self, facts: Mapping[str, FactValue]) -> Inference:
        progress = _Progress({view: dict(facts) for view in View})
        for fact in self._answered:
            self._encode(fact, View.NOW, progress)
        progress.take_as_sure()
        for view in View:
            for fact in self._asked_whether_known:
                self._encode_known(fact, view, progress)
        for stratum, parts in zip(self._knowledge.plan.strata, self._compiled, strict=True):
            self._match(stratum.rules, parts, progress)
            self._settle(stratum, progress)
        now = progress.values[View.NOW]
        return Inference(
            rules={rule: progress.truths[View.NOW][rule] for rule in self._knowledge.rules},
            states={state: _as_truth(now[state]) for state in self._knowledge.states},
            weights={name: progress.weights[name] for name in self._knowledge.contributors if name in progress.weights},
            referral=progress.referral,
        )

    def _match(self, rules: Iterable[str], parts: Iterable[_Compiled], progress: _Progress) -> None:
        """Find the truth of the rules of a stratum under both views."""
        certain: dict[View, set[str]] = {view: set() for view in View}
        possible: dict[View, set[str]] = {view: set() for view in View}
        for part in parts:
            for view in part.views:
                # Where all that it reads is known, what is possible is certain: it would be the same message.
                is_known = progress.gaps[view].isdisjoint(part.properties)
                messages = [progress.certain[view]] if is_known else [progress.certain[view], progress.possible[view]]
                fired = part.fire(*messages)
                for meant in (view,) if len(part.views) > 1 else View:
                    certain[meant] |= fired[0]
                    possible[meant] |= fired[-1]
        for view, truths in progress.truths.items():
            truths.update(settle_rules(rules, certain[view], possible[view]))

    def _encode(self, fact: str, view: View, progress: _Progress) -> None:
        value = progress.values[view].get(fact, Truth.UNKNOWN)
        progress.put(view, self._ends[fact, False], bounds_of(value))

    def _encode_known(self, fact: str, view: View, progress: _Progress) -> None:
        value = progress.values[view].get(fact, Truth.UNKNOWN)
        progress.put(view, self._ends[fact, True], bounds_of_known(value, view))

    def _note(self, fact: str, now: FactValue, sure: FactValue, progress: _Progress) -> None:
        """Settle a finding under both views."""
        progress.values[View.NOW][fact], progress.values[View.SURE][fact] = now, sure
        for view in View:
            if (fact, False) in self._ends:
                self._encode(fact, view, progress)
            if (fact, True) in self._ends:
                self._encode_known(fact, view, progress)

    def _settle(self, stratum: Stratum, progress: _Progress) -> None:
        plan, truths = self._knowledge.plan, progress.truths
        for state in stratum.states:
            now, sure = (settle_state(truths[view][rule] for rule in plan.concluding[state]) for view in View)
            self._note(state, now, sure, progress)
        for name in stratum.contributors:
            weight = self._weigh(name, progress)
            if weight is None:
                self._note(name, _NOT_ASSESSED, _NOT_ASSESSED, progress)
                continue
            progress.weights[name] = weight
            low_now, low_sure = weight.band, weight.must_be
            self._note(name, Span(low_now, weight.could_be), Span(low_sure, weight.could_be), progress)
        if stratum.referral:
            progress.referral, given, certain = settle_referral(
                (effect.level, truths[View.NOW][rule], truths[View.SURE][rule]) for rule, effect in plan.referring
            )
            self._note(REFERRAL, given, certain, progress)

    def _weigh(self, name: str, progress: _Progress) -> Weight | None:
        contributor = self._knowledge.contributors[name]
        applies = Truth.TRUE
        if contributor.applies_when is not None:
            applies = evaluate(contributor.applies_when, Facts(progress.values[View.NOW]))
        if applies is Truth.FALSE:
            return None
        now, sure = progress.truths[View.NOW], progress.truths[View.SURE]
        evidence = (
            (effect.decibans, effect.group, now[rule], sure[rule])
            for rule, effect in self._knowledge.plan.evidence[name]
        )
        return settle_contributor(contributor, evidence, certainly_applies=applies is Truth.TRUE)


def _property_names(slots: Iterable[Slot]) -> dict[tuple[str, bool], tuple[str, str]]:
    """Give both ends of each fact short names of their own: no id of an author ever meets a reserved word."""
    facts = dict.fromkeys((slot.fact, slot.known) for slot in slots)
    return {fact: (f"l{number}", f"h{number}") for number, fact in enumerate(facts)}


def _as_truth(value: FactValue) -> Truth:
    assert isinstance(value, Truth)
    return value
