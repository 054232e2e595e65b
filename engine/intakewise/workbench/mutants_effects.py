"""
Change one effect of a rule: how strong its evidence is and for what it speaks, how high and how soon it refers.

Must not know when the rule is true.
"""

from collections.abc import Iterator
from dataclasses import replace

from intakewise.model.knowledge import Knowledge
from intakewise.model.rules import Effect, Refers, Rule, Supports
from intakewise.model.values import DECIBANS, Level
from intakewise.workbench.mutant_kinds import Kind
from intakewise.workbench.sums import weighs_the_same

Change = tuple[Kind, Effect, Effect, tuple[Effect, ...]]
"""The kind of change, the effect before, the effect after, and all effects of the rule with it."""


def changed_effects(rule: Rule, knowledge: Knowledge) -> Iterator[Change]:
    """Yield the effects of a rule with one thing changed, for each such thing."""
    for number, effect in enumerate(rule.effects):
        for kind, after in _changed(rule, effect, knowledge):
            yield kind, effect, after, (*rule.effects[:number], after, *rule.effects[number + 1 :])


def _changed(rule: Rule, effect: Effect, knowledge: Knowledge) -> Iterator[tuple[Kind, Effect]]:
    match effect:
        case Supports():
            for kind, decibans in _other_decibans(effect.decibans):
                if not weighs_the_same(knowledge, rule.id, effect, decibans):
                    yield kind, replace(effect, decibans=decibans)
        case Refers():
            yield from _other_levels(effect)


def _other_decibans(decibans: int) -> Iterator[tuple[Kind, int]]:
    steps = sorted(DECIBANS.values())
    position, sign = steps.index(abs(decibans)), 1 if decibans > 0 else -1
    yield from (
        (Kind.STRENGTH, sign * step) for step in steps[max(position - 1, 0) : position + 2] if step != abs(decibans)
    )
    yield Kind.NEGATION, -decibans


def _other_levels(effect: Refers) -> Iterator[tuple[Kind, Effect]]:
    for level in (effect.level - 1, effect.level + 1):
        if Level.SELF_CARE <= level <= Level.EMERGENCY:
            yield Kind.LEVEL, replace(effect, level=Level(level), within_days=None)
    if effect.within_days is not None:
        yield Kind.DAYS, replace(effect, within_days=2 * effect.within_days)
        if effect.within_days > 1:
            yield Kind.DAYS, replace(effect, within_days=effect.within_days // 2)
