"""Contributors in words: the evidence for and against each, and what might still count."""

from intakewise.explain.reasons import Explainer
from intakewise.meaning.reasons import GAPS
from intakewise.model.assessments import ContributorResult, Evidence, OpenEvidence
from intakewise.model.frozen import Frozen
from intakewise.model.inference import Weight
from intakewise.model.rules import Contributor


def explain_contributors(explainer: Explainer) -> tuple[ContributorResult, ...]:
    """Return the contributors that apply, the likeliest first; of equals, those that are not nutrients first."""
    results = [
        _result(explainer, explainer.knowledge.contributors[name], weight)
        for name, weight in explainer.inference.weights.items()
    ]
    return tuple(sorted(results, key=lambda each: (-each.band, -each.decibans, each.kind == "nutrient", each.id)))


def _result(explainer: Explainer, contributor: Contributor, weight: Weight) -> ContributorResult:
    knowledge, truths = explainer.knowledge, explainer.inference.rules
    evidence, open_evidence = [], []
    for rule, effect in knowledge.plan.evidence[contributor.id]:
        if rule in explainer.true:
            evidence.append(Evidence(effect.decibans, effect.group, explainer.reason(rule)))
        elif truths[rule] in GAPS:
            because, missing = knowledge.rules[rule].because, explainer.missing(rule)
            open_evidence.append(OpenEvidence(rule, effect.decibans, effect.group, because, missing))
    return ContributorResult(
        id=contributor.id,
        title=contributor.title,
        kind=contributor.kind,
        band=weight.band,
        could_be=weight.could_be,
        enough_answers=weight.could_be <= weight.band,
        decibans=weight.total,
        prior=contributor.prior,
        groups=Frozen(weight.groups),
        evidence=tuple(sorted(evidence, key=lambda each: (-each.decibans, each.reason.rule))),
        open_evidence=tuple(sorted(open_evidence, key=lambda each: (-each.decibans, each.rule))),
        says=contributor.says,
        watch_for=contributor.watch_for,
    )
