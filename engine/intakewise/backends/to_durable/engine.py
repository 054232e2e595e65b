"""Drive durable_rules through the strata of a knowledge base, for one person at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock

from intakewise.backends.to_durable.encoding import View
from intakewise.backends.to_durable.messages import Messages, Pick, Writer, picking, properties_of
from intakewise.backends.to_durable.parts import Part, cut, definition
from intakewise.backends.to_durable.rete import NAME, RuleSet
from intakewise.backends.to_durable.settling import Fired, Referring, Weighing
from intakewise.meaning.evaluate import evaluate
from intakewise.meaning.facts import Facts
from intakewise.model.inference import Inference, Weight
from intakewise.model.knowledge import REFERRAL, Knowledge
from intakewise.model.plan import Stratum
from intakewise.model.values import Band, FactValue, Level, Span, Truth

_FALSE, _UNKNOWN = Truth.FALSE, Truth.UNKNOWN  # looked up hundreds of times in one assessment

_NOT_ASSESSED = Span(Band.UNLIKELY, Band.UNLIKELY)


@dataclass(slots=True)
class _Compiled:
    """
    A part of a stratum as durable_rules holds it.

    Args:
        pick: takes its properties out of all that are written.
        facts: that it reads.
        differs: whether it reads anything in which the two views differ.
    """

    rule_set: RuleSet
    pick: Pick
    facts: frozenset[str]
    differs: bool


@dataclass(slots=True)
class _Progress:
    """
    What is known of one person so far.

    Args:
        facts: as they are now.
        messages: the same as written, under each view.
        fired: the rules judged so far, under each view.
    """

    facts: Facts
    messages: dict[View, Messages]
    fired: dict[View, Fired] = field(default_factory=lambda: {view: Fired() for view in View})
    weights: dict[str, Weight] = field(default_factory=dict)
    referral: Level = Level.SELF_CARE

    def match(self, part: _Compiled) -> None:
        """Find which rules of a part are certain and which are possible."""
        now = self.messages[View.NOW].join(part.pick, part.facts)
        sure = self.messages[View.SURE].join(part.pick, part.facts) if part.differs else now
        fired = part.rule_set.fire_each(now if sure == now else now + sure)
        for view, found in ((View.NOW, fired[: len(now)]), (View.SURE, fired[-len(sure) :])):
            self.fired[view].certain.update(found[0])
            self.fired[view].possible.update(found[-1])


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
        self._properties = properties_of(part for parts in self._parts for part in parts)
        self._writers = {view: Writer(self._properties, view) for view in View}
        findings = frozenset({*knowledge.states, *knowledge.contributors, REFERRAL})
        self._read = frozenset(slot.fact for slot in self._properties)
        self._answered = self._read - findings
        self._asked_whether_known = {slot.fact for slot in self._properties if slot.known} - findings
        self._differing = frozenset(slot for slot in self._properties if slot.known or slot.fact in findings)
        plan = knowledge.plan
        self._concluding = {state: frozenset(rules) for state, rules in plan.concluding.items()}
        self._referring = Referring(plan.referring)
        self._weighing = {name: Weighing(each, plan.evidence[name]) for name, each in knowledge.contributors.items()}
        self._all_false = dict.fromkeys(knowledge.rules, _FALSE)
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
        names = {slot: self._properties[slot].name for slot in part.slots}
        return _Compiled(
            RuleSet(self._knowledge.id, [(rule, definition(pattern, names)) for rule, pattern in part.patterns]),
            picking([self._properties[slot].number for slot in part.slots]),
            frozenset(slot.fact for slot in part.slots),
            not self._differing.isdisjoint(part.slots),
        )

    def _infer(self, facts: Mapping[str, FactValue]) -> Inference:
        progress = self._begin(facts)
        for stratum, parts in zip(self._knowledge.plan.strata, self._compiled, strict=True):
            for part in parts:
                progress.match(part)
            self._settle(stratum, progress)
        return Inference(
            rules=progress.fired[View.NOW].truths(self._all_false),
            surely=progress.fired[View.SURE].truths(self._all_false),
            states={state: _as_truth(progress.facts.values[state]) for state in self._knowledge.states},
            weights={name: progress.weights[name] for name in self._knowledge.contributors if name in progress.weights},
            referral=progress.referral,
        )

    def _begin(self, facts: Mapping[str, FactValue]) -> _Progress:
        writer = self._writers[View.NOW]
        messages = writer.begin()
        for fact in self._answered:
            value = facts.get(fact, _UNKNOWN)
            if value is not _FALSE:
                writer.write(messages, fact, value)
        # Answers are the same under both views, save for whether they are known.
        surely = messages.copy()
        for fact in self._asked_whether_known:
            self._writers[View.SURE].write(surely, fact, facts.get(fact, _UNKNOWN))
        return _Progress(Facts(dict(facts)), {View.NOW: messages, View.SURE: surely})

    def _settle(self, stratum: Stratum, progress: _Progress) -> None:
        now, sure = progress.fired[View.NOW], progress.fired[View.SURE]
        for state in stratum.states:
            concluding = self._concluding[state]
            self._note(state, now.any_of(concluding), sure.any_of(concluding), progress)
        for name in stratum.contributors:
            applies = self._applies(name, progress)
            if applies is _FALSE:
                self._note(name, _NOT_ASSESSED, _NOT_ASSESSED, progress)
                continue
            weight = self._weighing[name].settle(now, sure, certainly_applies=applies is Truth.TRUE)
            progress.weights[name] = weight
            highest = weight.could_be
            self._note(name, Span(weight.band, highest), Span(weight.must_be, highest), progress)
        if stratum.referral:
            progress.referral, given, certain = self._referring.settle(now, sure)
            self._note(REFERRAL, given, certain, progress)

    def _note(self, finding: str, now: FactValue, sure: FactValue, progress: _Progress) -> None:
        """Settle a finding under both views."""
        progress.facts.values[finding] = now
        if finding in self._read and not (now is _FALSE and sure is _FALSE):
            for view, value in ((View.NOW, now), (View.SURE, sure)):
                self._writers[view].write(progress.messages[view], finding, value)

    def _applies(self, name: str, progress: _Progress) -> Truth:
        condition = self._knowledge.contributors[name].applies_when
        return Truth.TRUE if condition is None else evaluate(condition, progress.facts)


def _as_truth(value: FactValue) -> Truth:
    assert isinstance(value, Truth)
    return value
