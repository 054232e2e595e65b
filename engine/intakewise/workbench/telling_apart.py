"""
Tell a mutant from its rule on one set of answers, and say what a case has to expect to notice the difference.

Works on a slice of the knowledge base, so that thousands of answers can be tried.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from intakewise.meaning.answering import read_answers
from intakewise.meaning.infer import infer
from intakewise.meaning.slices import Slicer
from intakewise.model.answers import Answers
from intakewise.model.cases import Expected, RankExpectation
from intakewise.model.inference import Inference
from intakewise.model.knowledge import Knowledge
from intakewise.model.rules import Refers, Supports
from intakewise.model.values import Band, FactValue, Truth
from intakewise.workbench.mutants import Mutant, with_mutant


@dataclass(frozen=True, slots=True)
class Pair:
    """What a mutant bears on, as it is and with the change."""

    mutant: Mutant
    as_is: Knowledge
    changed: Knowledge

    def expectation(self, answers: Answers) -> Expected | None:
        """Return what holds for these answers, and would not with the mutant; None if that shows no difference."""
        facts = read_answers(self.as_is.questionnaire, answers).facts
        before, after = infer(self.as_is, facts), infer(self.changed, facts)
        if isinstance(self.mutant.after, Supports):
            return _by_band(self.mutant.after.contributor, before, after)
        if isinstance(self.mutant.after, Refers):
            return self._by_referral(before, after)
        return _by_rule(self.mutant.rule.id, before, after)

    def weighs_otherwise(self, facts: Mapping[str, FactValue]) -> bool:
        """Tell whether any band comes out otherwise with the mutant, now or for what is still possible."""
        before, after = infer(self.as_is, facts), infer(self.changed, facts)
        return _bands(before) != _bands(after)

    def _by_referral(self, before: Inference, after: Inference) -> Expected | None:
        days_before, days_after = _days(self.as_is, before), _days(self.changed, after)
        if before.referral is after.referral and (days_before == days_after or days_before is None):
            return None
        return Expected(referral=RankExpectation(before.referral, before.referral), within_days=days_before)


def _bands(inference: Inference) -> dict[str, tuple[Band, Band, Band]]:
    return {name: (each.band, each.must_be, each.could_be) for name, each in inference.weights.items()}


def pair_of(knowledge: Knowledge, slicer: Slicer, mutant: Mutant) -> Pair:
    """Return what a mutant bears on: its rule, or the contributor that it weighs for, or the whole referral."""
    if isinstance(mutant.after, Supports):
        part = slicer.slice([mutant.rule.id], [mutant.after.contributor])
    elif isinstance(mutant.after, Refers):
        part = slicer.slice([rule for rule, _ in knowledge.plan.referring])
    else:
        part = slicer.slice([mutant.rule.id])
    return Pair(mutant, part, with_mutant(part, mutant))


def _by_rule(name: str, before: Inference, after: Inference) -> Expected | None:
    was, would_be = (each.rules[name] is Truth.TRUE for each in (before, after))
    if was == would_be:
        return None
    return Expected(fired=(name,)) if was else Expected(not_fired=(name,))


def _by_band(name: str, before: Inference, after: Inference) -> Expected | None:
    was, would_be = before.weights.get(name), after.weights.get(name)
    if was is None or would_be is None:
        return None
    if was.band is not would_be.band:
        return Expected(contributors={name: RankExpectation(was.band, was.band)})
    if was.could_be is not would_be.could_be:
        return Expected(contributors={name: RankExpectation(was.could_be, was.could_be, of_could_be=True)})
    return None


def _days(knowledge: Knowledge, inference: Inference) -> int | None:
    """Return the shortest time that a rule of the level reached asks for, as a referral says it."""
    return min(
        (
            effect.within_days
            for rule, effect in knowledge.plan.referring
            if effect.level is inference.referral
            and effect.within_days is not None
            and inference.rules[rule] is Truth.TRUE
        ),
        default=None,
    )
