"""Advice and cautions in words: what is offered, and what is withheld and why."""

from collections.abc import Sequence

from intakewise.explain.foods import explain_foods
from intakewise.explain.needs import explain_need
from intakewise.explain.reasons import Explainer
from intakewise.model.assessments import AdviceGiven, AdviceWithheld, CautionGiven
from intakewise.model.rules import Advice
from intakewise.model.values import Level, Truth


def explain_advice(explainer: Explainer, region: str) -> tuple[tuple[AdviceGiven, ...], tuple[AdviceWithheld, ...]]:
    """
    Return the advice offered and the advice withheld.

    Advice is offered only where every rule that withholds it is known to be false: an open caution is not a closed
    one. In an emergency only first aid stands.

    Args:
        region: chooses foods and figures; empty: those of all regions.
    """
    knowledge = explainer.knowledge
    plan = knowledge.plan
    offered, withheld = [], []
    for advice in knowledge.advice.values():
        advised_by = [rule for rule in plan.advising.get(advice.id, ()) if rule in explainer.true]
        if not advised_by:
            continue
        against = _withheld(explainer, advice.id, plan.withholding.get(advice.id, ()))
        if against is not None:
            withheld.append(against)
            continue
        offered.append(_given(explainer, advice, advised_by, region))
    return tuple(offered), tuple(withheld)


def _given(explainer: Explainer, advice: Advice, advised_by: list[str], region: str) -> AdviceGiven:
    shown, left_out = explain_foods(explainer, advice, region)
    nutrient = explainer.knowledge.nutrients.get(advice.nutrient)
    return AdviceGiven(
        id=advice.id,
        title=advice.title,
        kind=advice.kind,
        says=advice.says,
        steps=advice.steps,
        foods=shown,
        foods_left_out=left_out,
        need=None if nutrient is None else explain_need(explainer, nutrient, region),
        reasons=tuple(explainer.reason(rule) for rule in advised_by),
        sources=advice.sources,
    )


def _withheld(explainer: Explainer, name: str, rules: Sequence[str]) -> AdviceWithheld | None:
    advice = explainer.knowledge.advice[name]
    if explainer.inference.referral is Level.EMERGENCY and not advice.first_aid:
        return AdviceWithheld(name, advice.title, "emergency", (), ())
    true = tuple(explainer.reason(rule) for rule in rules if rule in explainer.true)
    if true:
        return AdviceWithheld(name, advice.title, "caution", true, ())
    unknown = [rule for rule in rules if explainer.inference.rules[rule] is not Truth.FALSE]
    if not unknown:
        return None
    return AdviceWithheld(name, advice.title, "unknown", (), explainer.missing(*unknown))


def explain_cautions(explainer: Explainer) -> tuple[CautionGiven, ...]:
    """Return the cautions that a true rule gives."""
    giving = {
        caution: [rule for rule in by if rule in explainer.true]
        for caution, by in explainer.knowledge.plan.cautioning.items()
    }
    return tuple(
        CautionGiven(
            id=caution.id,
            title=caution.title,
            says=caution.says,
            reasons=tuple(explainer.reason(rule) for rule in giving[caution.id]),
            sources=caution.sources,
        )
        for caution in explainer.knowledge.cautions.values()
        if giving.get(caution.id)
    )
