"""
Weigh the evidence for a contributor: decibans, groups, bands, and the bands that unknown answers could still give.

Source: weights of evidence in decibans, I. J. Good, Probability and the Weighing of Evidence, 1950; E. T. Jaynes,
Probability Theory, 2003, chapter 4.
"""

from collections.abc import Iterable, Mapping, Sequence

from intakewise.model.inference import Weight
from intakewise.model.rules import Contributor, Supports
from intakewise.model.values import Band, Truth, band_of

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
    now = _group_sums(contributor, (effect for effect, truth, _ in pieces if truth is Truth.TRUE))
    highest = _group_sums(
        contributor,
        (
            effect
            for effect, _, sure in pieces
            if (sure is not Truth.FALSE if effect.decibans > 0 else sure is Truth.TRUE)
        ),
    )
    lowest = _group_sums(
        contributor,
        (
            effect
            for effect, _, sure in pieces
            if (sure is not Truth.FALSE if effect.decibans < 0 else sure is Truth.TRUE)
        ),
    )
    return Weight(
        total=contributor.prior + sum(now.values()),
        groups=now,
        band=_band(contributor, now),
        must_be=_band(contributor, lowest) if applies is Truth.TRUE else Band.UNLIKELY,
        could_be=_band(contributor, highest),
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


def _group_sums(contributor: Contributor, effects: Iterable[Supports]) -> dict[str, int]:
    sums = dict.fromkeys(contributor.groups, 0)
    for effect in effects:
        sums[effect.group] += effect.decibans
    return {group: contributor.groups[group].clamp(total) for group, total in sums.items()}


def _band(contributor: Contributor, groups: Mapping[str, int]) -> Band:
    band = band_of(contributor.prior + sum(groups.values()))
    needs = contributor.likely_needs
    if needs and not any(all(groups[group] > 0 for group in together) for together in needs):
        return min(band, Band.POSSIBLE)
    return band
