"""
What may follow from an answer to one question while nothing else is known: more than can, never less.

Must not know which answer it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from intakewise.meaning.slices import Slicer
from intakewise.model.conditions import All, AnyOf, Compare, Condition, Holds, Includes
from intakewise.model.knowledge import Knowledge
from intakewise.model.values import BAND_FLOORS, Band


@dataclass(frozen=True, slots=True)
class OneAnswer:
    """An answer to one question, whichever; everything else is unknown."""

    knowledge: Knowledge
    question: str
    slicer: Slicer
    _may: dict[tuple[str, bool], bool] = field(default_factory=dict)

    def may_be_likely(self) -> Iterator[str]:
        """Yield the contributors that it may make likely."""
        for contributor in self.knowledge.contributors.values():
            sums: dict[str, int] = {}
            for rule, effect in self.knowledge.plan.evidence[contributor.id]:
                if effect.decibans > 0 and self.may_rule(rule, True):
                    sums[effect.group] = sums.get(effect.group, 0) + effect.decibans
            clamped = {group: contributor.groups[group].clamp(total) for group, total in sums.items()}
            positive = {group for group, total in clamped.items() if total > 0}
            is_met = not contributor.likely_needs or any(positive.issuperset(each) for each in contributor.likely_needs)
            if is_met and contributor.prior + sum(clamped.values()) >= BAND_FLOORS[Band.LIKELY]:
                yield contributor.id

    def may_rule(self, rule: str, truth: bool) -> bool:
        """Tell whether a rule may be true, or false."""
        if (rule, truth) not in self._may:
            self._may[rule, truth] = self.may(self.knowledge.rules[rule].when, truth)
        return self._may[rule, truth]

    def may(self, condition: Condition, truth: bool) -> bool:
        """Tell whether a condition may be true, or false."""
        match condition:
            case All() | AnyOf():
                every = isinstance(condition, All) is truth
                return (all if every else any)(self.may(part, truth) for part in condition.parts)
            case Holds() if condition.fact in self.knowledge.states:
                rules = self.knowledge.plan.concluding[condition.fact]
                is_true = truth is condition.expected
                return (any if is_true else all)(self.may_rule(rule, is_true) for rule in rules)
            case Compare() | Holds() | Includes() if condition.fact in self.knowledge.questionnaire.questions:
                return condition.fact == self.question or self.question in self.slicer.behind(condition.fact)
        # A band, the referral, or a count may be known although nothing was answered.
        return True
