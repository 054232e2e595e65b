"""
Infer findings from facts, stratum by stratum: the plain evaluator.

Every rule is judged twice. *Now*, with each contributor at the band that the known answers come to: this decides what
fires. And *surely*, whatever the unknown answers are: this decides what is certain and what is still possible. The two
differ only for rules that read a band, the referral, or `known`, or a state that such a rule concludes.
"""

from collections.abc import Collection, Mapping, Sequence

from intakewise.meaning.evaluate import Judge, disjunction, evaluate, judge_of
from intakewise.meaning.evidence import weigh
from intakewise.meaning.facts import Facts
from intakewise.meaning.found_once import FoundOnce
from intakewise.model.inference import Inference, Weight
from intakewise.model.knowledge import REFERRAL, Knowledge
from intakewise.model.plan import Plan
from intakewise.model.rules import Contributor
from intakewise.model.values import Band, FactValue, Level, Span, Truth

# Thousands of times in one assessment, looking up a member of an enumeration costs as much as the rest of the work.
_FALSE, _TRUE, _UNKNOWN, _OPEN = Truth.FALSE, Truth.TRUE, Truth.UNKNOWN, Truth.OPEN

_Judges = Sequence[tuple[str, Judge]]
"""Rules by id, each as a function of facts."""


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
    plan = knowledge.plan
    truths = dict.fromkeys(knowledge.rules, _UNKNOWN)  # in their order
    certain = dict(truths)
    weights: dict[str, Weight] = {}
    referral = Level.SELF_CARE
    for stratum, (judges, revisable) in zip(plan.strata, _JUDGES.of(knowledge), strict=True):
        for name, judge in judges:
            truths[name] = certain[name] = judge(now)
        for name, judge in revisable:
            certain[name] = judge(sure)
        for state in stratum.states:
            concluding = plan.concluding[state]
            now.values[state] = disjunction(map(truths.__getitem__, concluding))
            sure.values[state] = disjunction(map(certain.__getitem__, concluding))
        for name in stratum.contributors:
            applies = applies_to(contributor := knowledge.contributors[name], now)
            pieces = [
                (effect, truths[rule], certain[rule])
                for rule, effect in plan.evidence[name]
                if truths[rule] is not _FALSE or certain[rule] is not _FALSE  # most are false, and add nothing
            ]
            weight = None if applies is _FALSE else weigh(contributor, pieces, applies)
            if weight is not None:
                weights[name] = weight
            gap = gap_among([applies, *(sure_truth for _, _, sure_truth in pieces)])
            now.values[name], sure.values[name] = band_spans(weight, gap)
        if stratum.referral:
            referral, now.values[REFERRAL], sure.values[REFERRAL] = _refer(plan, truths, certain)
    inference = Inference(
        rules=truths,
        surely=certain,
        states={state: _settled(now.values[state]) for state in knowledge.states},
        weights={name: weights[name] for name in knowledge.contributors if name in weights},
        referral=referral,
    )
    return inference, sure


def _judges_of(knowledge: Knowledge) -> Sequence[tuple[_Judges, _Judges]]:
    """Return the rules of each stratum as functions of facts, and those of them whose truth may be overturned."""
    revisable = knowledge.plan.revisable
    strata = [[(name, judge_of(knowledge.rules[name].when)) for name in each.rules] for each in knowledge.plan.strata]
    return tuple((each, [judged for judged in each if judged[0] in revisable]) for each in strata)


_JUDGES = FoundOnce(_judges_of)


def applies_to(contributor: Contributor, facts: Facts) -> Truth:
    """Return whether a contributor is to be assessed at all."""
    return Truth.TRUE if contributor.applies_when is None else evaluate(contributor.applies_when, facts)


def gap_among(truths: Collection[Truth]) -> Truth:
    """Say why a band or the referral is not settled: open while something that bears on it may still be answered."""
    return _OPEN if _OPEN in truths else _UNKNOWN


def band_spans(weight: Weight | None, gap: Truth) -> tuple[Span, Span]:
    """Return a contributor's band as conditions read it, now and surely; one that does not apply is unlikely."""
    if weight is None:
        return Span(Band.UNLIKELY, Band.UNLIKELY), Span(Band.UNLIKELY, Band.UNLIKELY)
    return Span(weight.band, weight.could_be, gap), Span(weight.must_be, weight.could_be, gap)


def _refer(plan: Plan, truths: Mapping[str, Truth], certain: Mapping[str, Truth]) -> tuple[Level, Span, Span]:
    given = surely = possible = Level.SELF_CARE
    gap = _UNKNOWN
    for rule, effect in plan.referring:
        truth, sure = truths[rule], certain[rule]
        if truth is _TRUE:
            given = max(given, effect.level)
        if sure is not _FALSE:
            possible = max(possible, effect.level)
            if sure is _TRUE:
                surely = max(surely, effect.level)
            elif sure is _OPEN:
                gap = sure
    return given, Span(given, possible, gap), Span(surely, possible, gap)


def _settled(value: FactValue) -> Truth:
    assert isinstance(value, Truth)
    return value
