"""Advice and cautions in words: what is offered, and what is withheld and why."""

from collections import defaultdict
from collections.abc import Mapping

from intakewise.explain.reasons import Explainer
from intakewise.model.assessments import AdviceGiven, AdviceWithheld, CautionGiven
from intakewise.model.knowledge import Knowledge
from intakewise.model.rules import Advises, Cautions, Withholds
from intakewise.model.values import Level, Truth


def explain_advice(explainer: Explainer) -> tuple[tuple[AdviceGiven, ...], tuple[AdviceWithheld, ...]]:
    """
    Return the advice offered and the advice withheld.

    Advice is offered only where every rule that withholds it is known to be false: an open caution is not a closed
    one. In an emergency only first aid stands.
    """
    knowledge = explainer.knowledge
    advising, withholding = _rules_by_advice(knowledge)
    offered, withheld = [], []
    for advice in knowledge.advice.values():
        advised_by = [rule for rule in advising[advice.id] if explainer.inference.rules[rule] is Truth.TRUE]
        if not advised_by:
            continue
        against = _withheld(explainer, advice.id, withholding[advice.id])
        if against is not None:
            withheld.append(against)
            continue
        offered.append(
            AdviceGiven(
                id=advice.id,
                title=advice.title,
                kind=advice.kind,
                says=advice.says,
                steps=advice.steps,
                foods=advice.foods,
                reasons=tuple(explainer.reason(rule) for rule in advised_by),
                sources=advice.sources,
            )
        )
    return tuple(offered), tuple(withheld)


def _withheld(explainer: Explainer, name: str, rules: list[str]) -> AdviceWithheld | None:
    advice = explainer.knowledge.advice[name]
    if explainer.inference.referral is Level.EMERGENCY and not advice.first_aid:
        return AdviceWithheld(name, advice.title, "emergency", (), ())
    true = tuple(explainer.reason(rule) for rule in rules if explainer.inference.rules[rule] is Truth.TRUE)
    if true:
        return AdviceWithheld(name, advice.title, "caution", true, ())
    unknown = [rule for rule in rules if explainer.inference.rules[rule] is not Truth.FALSE]
    if not unknown:
        return None
    return AdviceWithheld(name, advice.title, "unknown", (), explainer.missing(*unknown))


def _rules_by_advice(knowledge: Knowledge) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    advising: dict[str, list[str]] = defaultdict(list)
    withholding: dict[str, list[str]] = defaultdict(list)
    for rule in knowledge.rules.values():
        for effect in rule.effects:
            if isinstance(effect, Advises):
                advising[effect.advice].append(rule.id)
            elif isinstance(effect, Withholds):
                withholding[effect.advice].append(rule.id)
    return advising, withholding


def explain_cautions(explainer: Explainer) -> tuple[CautionGiven, ...]:
    """Return the cautions that a true rule gives."""
    giving: dict[str, list[str]] = defaultdict(list)
    for rule in explainer.knowledge.rules.values():
        if explainer.inference.rules[rule.id] is Truth.TRUE:
            for effect in rule.effects:
                if isinstance(effect, Cautions):
                    giving[effect.caution].append(rule.id)
    return tuple(
        CautionGiven(
            id=caution.id,
            title=caution.title,
            says=caution.says,
            reasons=tuple(explainer.reason(rule) for rule in giving[caution.id]),
            sources=caution.sources,
        )
        for caution in explainer.knowledge.cautions.values()
        if caution.id in giving
    )
