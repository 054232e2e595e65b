"""
Weigh the evidence for a contributor: decibans, groups, bands, and the bands that unknown answers could still give.

Source: weights of evidence in decibans, I. J. Good, Probability and the Weighing of Evidence, 1950; E. T. Jaynes,
Probability Theory, 2003, chapter 4.
"""

from collections.abc import Iterable, Mapping, Sequence

from intakewise.model.inference import Weight
from intakewise.model.rules import Contributor, Supports
from intakewise.model.values import Band, Truth, band_of

# Thousands of times in one assessment, looking up a member of an enumeration costs as much as the rest of the work.
_FALSE, _TRUE, _POSSIBLE = Truth.FALSE, Truth.TRUE, Band.POSSIBLE

Piece = tuple[Supports, Truth, Truth]
"""One piece of evidence: the effect, the truth of its rule now, and its truth whatever the unknown answers are."""


def weigh(contributor: Contributor, pieces: Sequence[Piece], applies: Truth) -> Weight:
    """
    Add up the evidence for one contributor.

    The total counts the rules that are true now. The bounds count, for the highest, all evidence for that is not ruled
    out and all against that is certain; for the lowest the other way round. Clamps never reverse an order, so no
    answers to the unknown questions can lead outside the bounds.

    Args:
        applies: truth of the contributor's `applies_when`; while unknown, it might still turn out not to apply.
    """
    now = dict.fromkeys(contributor.groups, 0)
    lowest, highest = now.copy(), now.copy()
    for effect, truth, sure in pieces:
        group, decibans = effect.group, effect.decibans
        if truth is _TRUE:
            now[group] += decibans
        if sure is _TRUE:
            lowest[group] += decibans
            highest[group] += decibans
        elif sure is not _FALSE:
            (highest if decibans > 0 else lowest)[group] += decibans
    groups = _clamped(contributor, now)
    band = _band(contributor, groups)
    if applies is not _TRUE:
        must_be = Band.UNLIKELY
    else:
        must_be = band if lowest == now else _band(contributor, _clamped(contributor, lowest))
    return Weight(
        total=contributor.prior + sum(groups.values()),
        groups=groups,
        band=band,
        must_be=must_be,
        could_be=band if highest == now else _band(contributor, _clamped(contributor, highest)),
    )


def open_groups(contributor: Contributor, pieces: Iterable[tuple[Supports, Truth]]) -> frozenset[str]:
    """
    Return the groups whose clamped sum may still change, whatever the band then is.

    Args:
        pieces: each effect with the truth of its rule, whatever the unknown answers are.
    """
    lowest, highest = dict.fromkeys(contributor.groups, 0), dict.fromkeys(contributor.groups, 0)
    for effect, truth in pieces:
        for sums, counts in ((lowest, effect.decibans < 0), (highest, effect.decibans > 0)):
            if truth is Truth.TRUE or (truth is not Truth.FALSE and counts):
                sums[effect.group] += effect.decibans
    return frozenset(
        group
        for group, bounds in contributor.groups.items()
        if bounds.clamp(lowest[group]) != bounds.clamp(highest[group])
    )


def _clamped(contributor: Contributor, sums: Mapping[str, int]) -> dict[str, int]:
    return {group: bounds.clamp(sums[group]) for group, bounds in contributor.groups.items()}


def _band(contributor: Contributor, groups: Mapping[str, int]) -> Band:
    band = band_of(contributor.prior + sum(groups.values()))
    needs = contributor.likely_needs
    if band > _POSSIBLE and needs and not any(all(groups[group] > 0 for group in together) for together in needs):
        return _POSSIBLE
    return band
