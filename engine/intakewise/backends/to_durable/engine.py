"""Drive durable_rules through the strata of a knowledge base, for one person at a time."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from threading import Lock

from intakewise.backends.to_durable.encoding import Messages, Property, Slot, View, bounds_of, bounds_of_known
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

_FALSE = Truth.FALSE  # looked up hundreds of times in one assessment

_NOT_ASSESSED = Span(Band.UNLIKELY, Band.UNLIKELY)


@dataclass(slots=True)
class _Compiled:
    """
    A part of a stratum as durable_rules holds it.

    Args:
        pick: takes its properties out of all that are written.
        rules: the rule that each firing means.
        views: only now, where it reads nothing in which the two views differ.
    """

    rule_set: RuleSet
    pick: Callable[[list[str]], tuple[str, ...]]
    rules: Mapping[str, str]
    views: tuple[View, ...]

    def fire(self, messages: Mapping[View, Messages]) -> Iterator[tuple[View, set[str], set[str]]]:
        """Yield for each view the rules that are certain, and those that are possible."""
        written = [(view, self.pick(messages[view].certain), self.pick(messages[view].possible)) for view in self.views]
        # Where all that it reads is known, what is possible is certain, now as surely: it would be the same message.
        distinct = list(dict.fromkeys(message for _, *both in written for message in both))
        fired = dict(zip(distinct, self.rule_set.fire_each(distinct), strict=True))
        for view, certain, possible in written:
            yield view, {self.rules[name] for name in fired[certain]}, {self.rules[name] for name in fired[possible]}


@dataclass(slots=True)
class _Progress:
    """
    What is known of one person so far.

    Args:
        values: facts under each view.
        messages: the same as written.
        truths: of the rules judged so far, under each view.
    """

    values: dict[View, dict[str, FactValue]]
    messages: dict[View, Messages]
    truths: dict[View, dict[str, Truth]] = field(default_factory=lambda: {view: {} for view in View})
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
        slots = dict.fromkeys(slot for parts in self._parts for part in parts for slot in part.slots)
        self._named = {slot: _property(slot, number) for number, slot in enumerate(slots)}
        self._written = _by_fact(self._named)
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
        names = {slot: self._named[slot].name for slot in part.slots}
        return _Compiled(
            RuleSet(self._knowledge.id, {name: definition(pattern, names) for name, (_, pattern) in named.items()}),
            _picking([self._named[slot].number for slot in part.slots]),
            {name: rule for name, (rule, _) in named.items()},
            (View.NOW,) if self._differing.isdisjoint(part.slots) else tuple(View),
        )

    def _infer(self, facts: Mapping[str, FactValue]) -> Inference:
        progress = self._begin(facts)
        for stratum, parts in zip(self._knowledge.plan.strata, self._compiled, strict=True):
            self._match(stratum.rules, parts, progress)
            self._settle(stratum, progress)
        now = progress.values[View.NOW]
        return Inference(
            rules={rule: progress.truths[View.NOW][rule] for rule in self._knowledge.rules},
            surely={rule: progress.truths[View.SURE][rule] for rule in self._knowledge.rules},
            states={state: _as_truth(now[state]) for state in self._knowledge.states},
            weights={name: progress.weights[name] for name in self._knowledge.contributors if name in progress.weights},
            referral=progress.referral,
        )

    def _begin(self, facts: Mapping[str, FactValue]) -> _Progress:
        messages = Messages.of(len(self._named))
        for fact in self._answered:
            messages.write(self._written[fact, False], bounds_of(facts.get(fact, Truth.UNKNOWN)))
        # Answers are the same under both views, save for whether they are known.
        written = {View.NOW: messages, View.SURE: messages.copy()}
        for view, each in written.items():
            for fact in self._asked_whether_known:
                bounds = bounds_of_known(facts.get(fact, Truth.UNKNOWN), view)
                each.write(self._written[fact, True], bounds)
        return _Progress({view: dict(facts) for view in View}, written)

    def _match(self, rules: Iterable[str], parts: Iterable[_Compiled], progress: _Progress) -> None:
        """Find the truth of the rules of a stratum under both views."""
        certain: dict[View, set[str]] = {view: set() for view in View}
        possible: dict[View, set[str]] = {view: set() for view in View}
        for part in parts:
            for view, fired, may_fire in part.fire(progress.messages):
                for meant in (view,) if len(part.views) > 1 else View:
                    certain[meant] |= fired
                    possible[meant] |= may_fire
        for view, truths in progress.truths.items():
            truths.update(settle_rules(rules, certain[view], possible[view]))

    def _note(self, fact: str, now: FactValue, sure: FactValue, progress: _Progress) -> None:
        """Settle a finding under both views."""
        for view, value in ((View.NOW, now), (View.SURE, sure)):
            progress.values[view][fact] = value
            if (fact, False) in self._written:
                progress.messages[view].write(self._written[fact, False], bounds_of(value))
            if (fact, True) in self._written:
                progress.messages[view].write(self._written[fact, True], bounds_of_known(value, view))

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
            if sure[rule] is not _FALSE or now[rule] is not _FALSE  # most are: they add nothing
        )
        return settle_contributor(contributor, evidence, certainly_applies=applies is Truth.TRUE)


def _picking(numbers: Sequence[int]) -> Callable[[list[str]], tuple[str, ...]]:
    """Return what takes the items of these numbers out of a list, as a tuple however few they are."""
    return itemgetter(*numbers) if len(numbers) > 1 else lambda items: tuple(items[number] for number in numbers)


def _property(slot: Slot, number: int) -> Property:
    return Property(f"p{number}", number, is_high=slot.end == "high")


def _by_fact(properties: Mapping[Slot, Property]) -> dict[tuple[str, bool], tuple[Property, ...]]:
    """Return the properties that carry each fact, and whether it is known."""
    found: dict[tuple[str, bool], tuple[Property, ...]] = {}
    for slot, each in properties.items():
        found[slot.fact, slot.known] = (*found.get((slot.fact, slot.known), ()), each)
    return found


def _as_truth(value: FactValue) -> Truth:
    assert isinstance(value, Truth)
    return value
