"""
Mutants: a rule with one thing in it changed, as a slip of the pen might have left it.

Pure: from a knowledge base to its mutants. Must not know how they are tried, or how they are put in words.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from intakewise.model.conditions import Condition
from intakewise.model.knowledge import Knowledge
from intakewise.model.plan import Plan
from intakewise.model.rules import Effect, Refers, Rule, Supports
from intakewise.workbench.mutant_kinds import Kind
from intakewise.workbench.mutants_conditions import changed_conditions
from intakewise.workbench.mutants_effects import changed_effects


@dataclass(frozen=True, slots=True)
class Mutant:
    """
    One change of one rule.

    Args:
        before, after: what was changed: an atom, a connective of conditions, or an effect.
        rule: the whole rule as it is with the change.
    """

    kind: Kind
    before: Condition | Effect
    after: Condition | Effect
    rule: Rule

    @property
    def changes_condition(self) -> bool:
        """Whether the condition was changed, rather than what follows from it."""
        return not isinstance(self.after, Supports | Refers)


def mutants_of(knowledge: Knowledge, name: str) -> Iterator[Mutant]:
    """
    Yield every mutant of a rule; none that provably means the same as the rule.

    Args:
        name: the id of the rule.
    """
    rule = knowledge.rules[name]
    for kind, before, after, when in changed_conditions(rule.when, knowledge):
        yield Mutant(kind, before, after, replace(rule, when=when))
    for kind, effect, instead, effects in changed_effects(rule, knowledge):
        yield Mutant(kind, effect, instead, replace(rule, effects=effects))


def with_mutant(knowledge: Knowledge, mutant: Mutant) -> Knowledge:
    """Return a knowledge base, or a slice of one, in which the mutant stands in the place of its rule."""
    rules = {**knowledge.rules, mutant.rule.id: mutant.rule}
    return replace(knowledge, rules=rules, plan=_with_effects(knowledge.plan, mutant))


def _with_effects(plan: Plan, mutant: Mutant) -> Plan:
    name, before, after = mutant.rule.id, mutant.before, mutant.after
    if isinstance(after, Supports):
        pieces = tuple(
            (rule, after if rule == name and effect == before else effect)
            for rule, effect in plan.evidence[after.contributor]
        )
        return replace(plan, evidence={**plan.evidence, after.contributor: pieces})
    if isinstance(after, Refers):
        return replace(
            plan, referring=tuple((rule, after if rule == name else effect) for rule, effect in plan.referring)
        )
    return plan
