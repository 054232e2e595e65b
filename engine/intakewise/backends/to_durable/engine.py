"""Drive durable_rules through the strata of a knowledge base, for one person at a time."""

from collections.abc import Mapping
from threading import Lock

from intakewise.backends.to_durable.encoding import Slot, View, encode
from intakewise.backends.to_durable.parts import Judgement, Part, cut, definition
from intakewise.backends.to_durable.rete import NAME, RuleSet
from intakewise.backends.to_durable.settling import (
    Firings,
    settle_contributor,
    settle_referral,
    settle_state,
    truth_of,
)
from intakewise.meaning.evaluate import evaluate
from intakewise.meaning.facts import Facts
from intakewise.model.inference import Inference, Weight
from intakewise.model.knowledge import REFERRAL, Knowledge
from intakewise.model.plan import Stratum
from intakewise.model.values import Band, FactValue, Level, Span, Truth
from intakewise.problems.exceptions import EngineFailed

MOST_RULES = 2000
"""Of one rule set: durable_rules refuses some 4,000."""

_CLOSING = "closing"
"""Fires last on every message: a message that no rule matches is an error to durable_rules, and its absence would
show that the engine stopped early in silence."""

_NOT_ASSESSED = Span(Band.UNLIKELY, Band.UNLIKELY)

Values = dict[View, dict[str, FactValue]]


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
        self._names = _property_names(self._parts)
        self._rule_sets = self._compile()

    def infer(self, facts: Mapping[str, FactValue]) -> Inference:
        """
        Return what follows from the facts of a finished set of answers.

        Raises:  EngineFailed: durable_rules stopped with an error of its own. The next call starts with fresh rule sets.
        """
        with self._lock:
            if any(rule_set.broken for rule_set in self._rule_sets):
                self._rule_sets = self._compile()
            return self._infer(facts)

    def _compile(self) -> list[RuleSet]:
        """Compile the parts, numbered throughout, into as few rule sets as durable_rules allows."""
        sets: list[dict[str, object]] = [{}]
        self._home: list[int] = []
        self._judgements: dict[str, Judgement] = {}
        for number, part in enumerate(part for parts in self._parts for part in parts):
            if sets[-1] and len(sets[-1]) + len(part.patterns) >= MOST_RULES:
                sets.append({})
            self._home.append(len(sets) - 1)
            here: object = {"part": number}
            for index, (judgement, pattern) in enumerate(part.patterns):
                name = f"{number}.{index}"
                self._judgements[name] = judgement
                wanted = [here, definition(pattern, self._names)]
                sets[-1][name] = {"pri": 1, "all": [{"m": {"$and": wanted}}]}
            sets[-1][f"{_CLOSING}.{number}"] = {"pri": 2, "all": [{"m": here}]}
        return [
            RuleSet(f"{self._knowledge.id}.{number}", rules) for number, rules in enumerate(sets) if rules
        ]

    def _infer(self, facts: Mapping[str, FactValue]) -> Inference:
        values: Values = {View.NOW: dict(facts), View.SURE: dict(facts)}
        firings: Firings = set()
        weights: dict[str, Weight] = {}
        referral = Level.SELF_CARE
        number = 0
        for stratum, parts in zip(self._knowledge.plan.strata, self._parts, strict=True):
            for part in parts:
                firings.update(self._fire(number, part, values))
                number += 1
            referral = max(referral, self._settle(stratum, values, firings, weights))
        return Inference(
            rules={rule: self._truth(rule, View.NOW, firings) for rule in self._knowledge.rules},
            states={state: _as_truth(values[View.NOW][state]) for state in self._knowledge.states},
            weights={name: weights[name] for name in self._knowledge.contributors if name in weights},
            referral=referral,
        )

    def _fire(self, number: int, part: Part, values: Values) -> list[Judgement]:
        rule_set = self._rule_sets[self._home[number]]
        message = {self._names[slot]: encode(slot, values) for slot in part.slots}
        with rule_set.session() as sid:
            *fired, last = rule_set.fire(sid, number, message)
        if last != f"{_CLOSING}.{number}":
            rule_set.broken = True
            raise EngineFailed(NAME, "it stopped before all rules were matched")
        return [self._judgements[name] for name in fired]

    def _settle(
        self, stratum: Stratum, values: Values, firings: Firings, weights: dict[str, Weight]
    ) -> Level:
        plan = self._knowledge.plan
        for state in stratum.states:
            for view in View:
                truths = (self._truth(rule, view, firings) for rule in plan.concluding[state])
                values[view][state] = settle_state(truths)
        for name in stratum.contributors:
            weight = self._weigh(name, values, firings)
            if weight is None:
                values[View.NOW][name] = values[View.SURE][name] = _NOT_ASSESSED
                continue
            weights[name] = weight
            values[View.NOW][name] = Span(weight.band, weight.could_be)
            values[View.SURE][name] = Span(weight.must_be, weight.could_be)
        if not stratum.referral:
            return Level.SELF_CARE
        level, now, sure = settle_referral(
            (effect.level, self._truth(rule, View.NOW, firings), self._truth(rule, View.SURE, firings))
            for rule, effect in plan.referring
        )
        values[View.NOW][REFERRAL], values[View.SURE][REFERRAL] = now, sure
        return level

    def _weigh(self, name: str, values: Values, firings: Firings) -> Weight | None:
        contributor = self._knowledge.contributors[name]
        applies = Truth.TRUE
        if contributor.applies_when is not None:
            applies = evaluate(contributor.applies_when, Facts(values[View.NOW]))
        if applies is Truth.FALSE:
            return None
        evidence = (
            (
                effect.decibans,
                effect.group,
                self._truth(rule, View.NOW, firings),
                self._truth(rule, View.SURE, firings),
            )
            for rule, effect in self._knowledge.plan.evidence[name]
        )
        return settle_contributor(contributor, evidence, certainly_applies=applies is Truth.TRUE)

    def _truth(self, rule: str, view: View, firings: Firings) -> Truth:
        return truth_of(self._knowledge, rule, view, firings)


def _property_names(strata: list[list[Part]]) -> dict[Slot, str]:
    """Give each slot a short name of its own: no id of an author ever meets durable_rules' reserved words."""
    found = dict.fromkeys(slot for parts in strata for part in parts for slot in part.slots)
    return {slot: f"p{number}" for number, slot in enumerate(found)}


def _as_truth(value: FactValue) -> Truth:
    assert isinstance(value, Truth)
    return value
