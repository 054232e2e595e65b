"""Drive durable_rules through the strata of a knowledge base, for one person at a time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock

from intakewise.backends.to_durable.encoding import Slot, View, encode
from intakewise.backends.to_durable.parts import Judgement, Part, cut, definition
from intakewise.backends.to_durable.rete import NAME, RuleSet
from intakewise.backends.to_durable.settling import (
    Firings,
    settle_contributor,
    settle_referral,
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
    """A part of a stratum as durable_rules holds it: the properties of its message, and what each firing says."""

    rule_set: RuleSet
    properties: tuple[str, ...]
    judgements: Mapping[str, Judgement]


@dataclass(slots=True)
class _Progress:
    """What is known of one person so far: facts under each view, the same as properties, and findings."""

    values: dict[View, dict[str, FactValue]]
    properties: dict[str, int]
    firings: Firings = field(default_factory=Firings)
    weights: dict[str, Weight] = field(default_factory=dict)
    referral: Level = Level.SELF_CARE


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
        self._names = _property_names(part for parts in self._parts for part in parts)
        self._slots: dict[str, list[tuple[Slot, str]]] = {}
        for slot, name in self._names.items():
            self._slots.setdefault(slot.fact, []).append((slot, name))
        self._findings = frozenset({*knowledge.states, *knowledge.contributors, REFERRAL})
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
        return _Compiled(
            RuleSet(
                self._knowledge.id, {name: definition(pattern, self._names) for name, (_, pattern) in named.items()}
            ),
            tuple(self._names[slot] for slot in part.slots),
            {name: judgement for name, (judgement, _) in named.items()},
        )

    def _infer(self, facts: Mapping[str, FactValue]) -> Inference:
        progress = _Progress({view: dict(facts) for view in View}, {})
        for fact in self._slots.keys() - self._findings:
            self._encode(fact, progress)
        for stratum, parts in zip(self._knowledge.plan.strata, self._compiled, strict=True):
            for part in parts:
                fired = part.rule_set.fire({name: progress.properties[name] for name in part.properties})
                for name in set(fired):
                    progress.firings.note(part.judgements[name])
            self._settle(stratum, progress)
        now, firings = progress.values[View.NOW], progress.firings
        return Inference(
            rules={rule: firings.truth(rule, View.NOW) for rule in self._knowledge.rules},
            states={state: _as_truth(now[state]) for state in self._knowledge.states},
            weights={name: progress.weights[name] for name in self._knowledge.contributors if name in progress.weights},
            referral=progress.referral,
        )

    def _encode(self, fact: str, progress: _Progress) -> None:
        for slot, name in self._slots.get(fact, ()):
            progress.properties[name] = encode(slot, progress.values)

    def _note(self, fact: str, now: FactValue, sure: FactValue, progress: _Progress) -> None:
        """Settle a finding under both views."""
        progress.values[View.NOW][fact], progress.values[View.SURE][fact] = now, sure
        self._encode(fact, progress)

    def _settle(self, stratum: Stratum, progress: _Progress) -> None:
        plan, truth = self._knowledge.plan, progress.firings.truth
        for state in stratum.states:
            now, sure = (settle_state(truth(rule, view) for rule in plan.concluding[state]) for view in View)
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
                (effect.level, truth(rule, View.NOW), truth(rule, View.SURE)) for rule, effect in plan.referring
            )
            self._note(REFERRAL, given, certain, progress)

    def _weigh(self, name: str, progress: _Progress) -> Weight | None:
        contributor = self._knowledge.contributors[name]
        applies = Truth.TRUE
        if contributor.applies_when is not None:
            applies = evaluate(contributor.applies_when, Facts(progress.values[View.NOW]))
        if applies is Truth.FALSE:
            return None
        truth = progress.firings.truth
        evidence = (
            (effect.decibans, effect.group, truth(rule, View.NOW), truth(rule, View.SURE))
            for rule, effect in self._knowledge.plan.evidence[name]
        )
        return settle_contributor(contributor, evidence, certainly_applies=applies is Truth.TRUE)


def _property_names(parts: Iterable[Part]) -> dict[Slot, str]:
    """Give each slot a short name of its own: no id of an author ever meets durable_rules' reserved words."""
    found = dict.fromkeys(slot for part in parts for slot in part.slots)
    return {slot: f"p{number}" for number, slot in enumerate(found)}


def _as_truth(value: FactValue) -> Truth:
    assert isinstance(value, Truth)
    return value
