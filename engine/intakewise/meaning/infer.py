"""
Infer findings from facts, stratum by stratum: the plain evaluator.

Every rule is judged twice. *Now*, with each contributor at the band that the known answers come to: this decides what
fires. And *surely*, whatever the unknown answers are: this decides what is certain and what is still possible. The two
differ only for rules that read a band, the referral, or `known`, or a state that such a rule concludes.
"""

from collections.abc import Mapping

from intakewise.meaning.evaluate import disjunction, evaluate
from intakewise.meaning.evidence import weigh
from intakewise.meaning.facts import Facts
from intakewise.model.inference import Inference, Weight
from intakewise.model.knowledge import REFERRAL, Knowledge
from intakewise.model.values import Band, FactValue, Level, Span, Truth

Outcomes = dict[str, tuple[Truth, Truth]]
"""The truth of each rule, now and surely."""


def infer(knowledge: Knowledge, facts: Mapping[str, FactValue]) -> Inference:
    """
    Return what follows from the facts.

    Args:
        facts: of questions, options, and derived numbers, as `meaning.answering` reads them.
    """
    now, sure = Facts(dict(facts)), Facts(dict(facts), final=False)
    outcomes: Outcomes = {}
    weights: dict[str, Weight] = {}
    referral, gap = Level.SELF_CARE, Truth.UNKNOWN
    for stratum in knowledge.plan.strata:
        for name in stratum.rules:
            when = knowledge.rules[name].when
            truth = evaluate(when, now)
            outcomes[name] = truth, evaluate(when, sure) if name in knowledge.plan.revisable else truth
        if gap is not Truth.OPEN and any(outcomes[name][0] is Truth.OPEN for name in stratum.rules):
            gap = Truth.OPEN
        for state in stratum.states:
            concluding = [outcomes[rule] for rule in knowledge.plan.concluding[state]]
            now.values[state] = disjunction(truth for truth, _ in concluding)
            sure.values[state] = disjunction(certain for _, certain in concluding)
        for name in stratum.contributors:
            weight = _weigh(knowledge, name, outcomes, now)
            if weight is not None:
                weights[name] = weight
            now.values[name], sure.values[name] = band_spans(weight, gap)
        if stratum.referral:
            referral, now.values[REFERRAL], sure.values[REFERRAL] = _refer(knowledge, outcomes, gap)
    return Inference(
        rules={name: outcomes[name][0] for name in knowledge.rules},
        states={state: _settled(now.values[state]) for state in knowledge.states},
        weights={name: weights[name] for name in knowledge.contributors if name in weights},
        referral=referral,
    )


def _weigh(knowledge: Knowledge, name: str, outcomes: Outcomes, now: Facts) -> Weight | None:
    contributor = knowledge.contributors[name]
    applies = Truth.TRUE if contributor.applies_when is None else evaluate(contributor.applies_when, now)
    if applies is Truth.FALSE:
        return None
    return weigh(contributor, [(effect, *outcomes[rule]) for rule, effect in knowledge.plan.evidence[name]], applies)


def band_spans(weight: Weight | None, gap: Truth) -> tuple[Span, Span]:
    """Return a contributor's band as conditions read it, now and surely; one that does not apply is unlikely."""
    if weight is None:
        return Span(Band.UNLIKELY, Band.UNLIKELY), Span(Band.UNLIKELY, Band.UNLIKELY)
    return Span(weight.band, weight.could_be, gap), Span(weight.must_be, weight.could_be, gap)


def _refer(knowledge: Knowledge, outcomes: Outcomes, gap: Truth) -> tuple[Level, Span, Span]:
    given = certain = possible = Level.SELF_CARE
    for rule, effect in knowledge.plan.referring:
        truth, sure = outcomes[rule]
        if truth is Truth.TRUE:
            given = max(given, effect.level)
        if sure is Truth.TRUE:
            certain = max(certain, effect.level)
        if sure is not Truth.FALSE:
            possible = max(possible, effect.level)
    return given, Span(given, possible, gap), Span(certain, possible, gap)


def _gap(outcomes: Outcomes) -> Truth:
    """Say why a finding is not settled for good: open while any rule so far may still be answered."""
    return Truth.OPEN if any(truth is Truth.OPEN for truth, _ in outcomes.values()) else Truth.UNKNOWN


def _settled(value: FactValue) -> Truth:
    assert isinstance(value, Truth)
    return value
