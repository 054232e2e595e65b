"""
Prove what evidence can come to: that two strengths are the same, and which bands are within reach.

Sums over every choice of the other evidence: more than can really come together, so that nothing is called the same
that is not.
"""

from collections.abc import Iterable
from itertools import product

from intakewise.model.knowledge import Knowledge
from intakewise.model.rules import Contributor, Supports
from intakewise.model.values import Band, band_of


def weighs_the_same(knowledge: Knowledge, rule: str, effect: Supports, decibans: int) -> bool:
    """Tell whether no band can ever differ, did an effect of a rule weigh so many decibans instead."""
    contributor = knowledge.contributors[effect.contributor]
    others = [
        each for name, each in knowledge.plan.evidence[effect.contributor] if not (name == rule and each == effect)
    ]
    sums = {group: _sums(each.decibans for each in others if each.group == group) for group in contributor.groups}
    clamp = contributor.groups[effect.group].clamp
    pairs = {(clamp(each + effect.decibans), clamp(each + decibans)) for each in sums[effect.group]}
    differing = {(before, after) for before, after in pairs if before != after}
    rest = _totals(contributor, {group: found for group, found in sums.items() if group != effect.group})
    return all(
        _band(contributor, total, positive, effect.group, before)
        is _band(contributor, total, positive, effect.group, after)
        for before, after in differing
        for total, positive in rest
    )


def bands_within_reach(knowledge: Knowledge, name: str) -> tuple[Band, Band]:
    """Return the lowest and the highest band that the evidence there is can bring a contributor to."""
    contributor = knowledge.contributors[name]
    evidence = [effect for _, effect in knowledge.plan.evidence[name]]
    sums = {group: _sums(each.decibans for each in evidence if each.group == group) for group in contributor.groups}
    bands = {_capped(contributor, total, positive) for total, positive in _totals(contributor, sums)}
    lowest = min(bands) if contributor.applies_when is None else Band.UNLIKELY
    return lowest, max(bands)


def _sums(decibans: Iterable[int]) -> set[int]:
    sums = {0}
    for each in decibans:
        sums |= {known + each for known in sums}
    return sums


def _totals(contributor: Contributor, sums: dict[str, set[int]]) -> set[tuple[int, frozenset[str]]]:
    """Return what the other groups may come to together, and which of them are then above zero."""
    found: set[tuple[int, frozenset[str]]] = {(contributor.prior, frozenset())}
    for group, own in sums.items():
        clamped = {contributor.groups[group].clamp(each) for each in own}
        found = {
            (total + each, positive | {group} if each > 0 else positive)
            for (total, positive), each in product(found, clamped)
        }
    return found


def _band(contributor: Contributor, total: int, positive: frozenset[str], group: str, own: int) -> Band:
    return _capped(contributor, total + own, positive | {group} if own > 0 else positive)


def _capped(contributor: Contributor, total: int, positive: frozenset[str]) -> Band:
    band, needs = band_of(total), contributor.likely_needs
    if needs and not any(positive.issuperset(together) for together in needs):
        return min(band, Band.POSSIBLE)
    return band
