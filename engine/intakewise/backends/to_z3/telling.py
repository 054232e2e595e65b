"""What a knowledge base tells people, as formulas: as `diff.told` says it. Knows nothing of the other base."""

import z3

from intakewise.backends.to_z3 import wholes
from intakewise.backends.to_z3.facts import Span
from intakewise.backends.to_z3.truths import NO, every, negation
from intakewise.backends.to_z3.world import World
from intakewise.model.kept import Aspect, Kept
from intakewise.model.knowledge import Knowledge
from intakewise.model.pairs import step_of_effect
from intakewise.model.values import Band, Level

Loss = tuple[list[z3.BoolRef], list[z3.BoolRef]]
"""One base tells something where all of the first hold; the other tells it, too, where any of the second does."""


class Telling:
    """One base, and the world of what follows from any answers."""

    def __init__(self, knowledge: Knowledge, world: World) -> None:
        self.knowledge = knowledge
        self.world = world

    def losses(self, kept: Kept, other: "Telling") -> list[Loss]:
        """Return when something is lost: wherever this base tells it, and the other in none of its ways."""
        if kept.aspect.is_referral:
            return [self._referral(kept, other)]
        if kept.aspect in (Aspect.BAND, Aspect.COULD_BE):
            bands = [band for band in Band if band > Band.UNLIKELY]
            return [([self._band(kept, band)], [other._band(kept, band)]) for band in bands]
        return [([way], other._ways(kept)) for way in self._ways(kept)]

    def _referral(self, kept: Kept, other: "Telling") -> Loss:
        truth = self.world.rule(kept.name)
        effect = self.knowledge.rules[kept.name].refers
        assert effect is not None, kept.name
        step = step_of_effect(effect) if kept.at_least is None else min(kept.at_least, step_of_effect(effect))
        high_enough = [rule for rule, each in other.knowledge.plan.referring if step_of_effect(each) >= step]
        if step[0] == Level.SELF_CARE:
            return [NO], []
        if kept.aspect is Aspect.REFERRAL:
            return [truth.is_true], [other.world.rule(rule).is_true for rule in high_enough]
        unknown = [negation(truth.is_false), negation(truth.is_true)]
        return unknown, [negation(other.world.rule(rule).is_false) for rule in high_enough]

    def _band(self, kept: Kept, band: Band) -> z3.BoolRef:
        if kept.name not in self.knowledge.contributors:
            return NO
        span = self.world.fact(kept.name)
        assert isinstance(span, Span)
        return wholes.at_least(span.low if kept.aspect is Aspect.BAND else span.high, band)

    def _ways(self, kept: Kept) -> list[z3.BoolRef]:
        plan, name, world = self.knowledge.plan, kept.name, self.world
        match kept.aspect:
            case Aspect.OFFERED | Aspect.WITHHELD:
                return [world.advice(name)[kept.aspect is Aspect.WITHHELD]] if name in self.knowledge.advice else []
            case Aspect.CAUTION:
                return [world.rule(rule).is_true for rule in plan.cautioning.get(name, ())]
            case Aspect.STATE:
                state = self.knowledge.states.get(name)
                is_shown = state is not None and (state.shown or state.look_alike)
                return [world.rule(rule).is_true for rule in plan.concluding.get(name, ())] if is_shown else []
            case Aspect.FOOD:
                return [world.shows(name)]
            case Aspect.CONTACT:
                return [
                    every((world.rule(rule).is_true, negation(world.refers(Level(effect.level + 1)))))
                    if effect.level < Level.EMERGENCY
                    else world.rule(rule).is_true
                    for rule, effect in plan.referring
                    if effect.contact == name
                ]
        raise AssertionError(kept.aspect)
