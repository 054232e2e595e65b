"""
Infer findings from facts, stratum by stratum: the plain evaluator.

Every rule is judged twice. *Now*, with each contributor at the band that the known answers come to: this decides what
fires. And *surely*, whatever the unknown answers are: this decides what is certain and what is still possible. The two
differ only for rules that read a band, the referral, or `known`, or a state that such a rule concludes.
"""

from collections.abc import Collection, Mapping

from intakewise.meaning.evaluate import disjunction, evaluate
from intakewise.meaning.evidence import weigh
from intakewise.meaning.facts import Facts
from intakewise.model.inference import Inference, Weight
from intakewise.model.knowledge import REFERRAL, Knowledge
from intakewise.model.rules import Contributor
from intakewise.model.values import Band, FactValue, Level, Span, Truth

_NEVER = Truth.FALSE, Truth.FALSE

Outcomes = dict[str, tuple[Truth, Truth]]
"""The truth of each rule, now and surely."""


def infer(knowledge: Knowledge, facts: Mapping[str, FactValue]) -> Inference:
    """
    Return what follows from the facts.

    Args:
        facts: of questions, options, and derived numbers, as `meaning.answering` reads them.
    """
    return infer_surely(knowledge, facts)[0]


def infer_surely(knowledge: Knowledge, facts: Mapping[str, FactValue]) -> tuple[Inference, Facts]:
    """Return the same, and the facts with every finding in place as it surely is."""
    now, sure = Facts(dict(facts)), Facts(dict(facts), final=False)
    outcomes: Outcomes = {}
    weights: dict[str, Weight] = {}
    referral = Level.SELF_CARE
    for stratum in knowledge.plan.strata:
        for name in stratum.rules:
            when = knowledge.rules[name].when
            truth = evaluate(when, now)
            outcomes[name] = truth, evaluate(when, sure) if name in knowledge.plan.revisable else truth
        for state in stratum.states:
            concluding = [outcomes[rule] for rule in knowledge.plan.concluding[state]]
            now.values[state] = disjunction(truth for truth, _ in concluding)
            sure.values[state] = disjunction(certain for _, certain in concluding)
        for name in stratum.contributors:
            applies = applies_to(contributor := knowledge.contributors[name], now)
            pieces = [
                (effect, *outcomes[rule])
                for rule, effect in knowledge.plan.evidence[name]
                if outcomes[rule] != _NEVER  # most are, and add nothing
            ]
            weight = None if applies is Truth.FALSE else weigh(contributor, pieces, applies)
            if weight is not None:
                weights[name] = weight
            gap = gap_among([applies, *(sure_truth for _, _, sure_truth in pieces)])
            now.values[name], sure.values[name] = band_spans(weight, gap)
        if stratum.referral:
            referral, now.values[REFERRAL], sure.values[REFERRAL] = _refer(knowledge, outcomes)
    inference = Inference(
        rules={name: outcomes[name][0] for name in knowledge.rules},
        surely={name: outcomes[name][1] for name in knowledge.rules},
        states={state: _settled(now.values[state]) for state in knowledge.states},
        weights={name: weights[name] for name in knowledge.contributors if name in weights},
        referral=referral,
    )
    return inference, sure


def applies_to(contributor: Contributor, facts: Facts) -> Truth:
    """Return whether a contributor is to be assessed at all."""
    return Truth.TRUE if contributor.applies_when is None else evaluate(contributor.applies_when, facts)


def gap_among(truths: Collection[Truth]) -> Truth:
    """Say why a band or the referral is not settled: open while something that bears on it may still be answered."""
    return Truth.OPEN if Truth.OPEN in truths else Truth.UNKNOWN


def band_spans(weight: Weight | None, gap: Truth) -> tuple[Span, Span]:
    """Return a contributor's band as conditions read it, now and surely; one that does not apply is unlikely."""
    if weight is None:
        return Span(Band.UNLIKELY, Band.UNLIKELY), Span(Band.UNLIKELY, Band.UNLIKELY)
    return Span(weight.band, weight.could_be, gap), Span(weight.must_be, weight.could_be, gap)


def _refer(knowledge: Knowledge, outcomes: Outcomes) -> tuple[Level, Span, Span]:
    gap = gap_among([outcomes[rule][1] for rule, _ in knowledge.plan.referring])
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


def _settled(value: FactValue) -> Truth:
    assert isinstance(value, Truth)
    return value
