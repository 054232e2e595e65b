"""
Turn what durable_rules found certain and possible into findings.

Written apart from `meaning.evidence` and `meaning.infer` on purpose: two computations that share their arithmetic would
agree on its mistakes. See `docs/decisions/0003-what-is-computed-twice.md`.
"""

from collections.abc import Collection, Iterable

from intakewise.model.inference import Weight
from intakewise.model.rules import Contributor
from intakewise.model.values import BAND_FLOORS, Band, Level, Span, Truth

# Thousands of times in one assessment, looking up a member of an enumeration costs as much as the rest of the work.
_FALSE, _TRUE, _UNKNOWN = Truth.FALSE, Truth.TRUE, Truth.UNKNOWN


def settle_rules(rules: Iterable[str], certain: Collection[str], possible: Collection[str]) -> dict[str, Truth]:
    """Return the truth of rules from those that fired where they were asked to be certain, and to be possible."""
    truths = dict.fromkeys(rules, _FALSE)
    truths.update(dict.fromkeys(possible, _UNKNOWN))
    truths.update(dict.fromkeys(certain, _TRUE))
    return truths


def settle_state(truths: Iterable[Truth]) -> Truth:
    """Return a state from the truths of the rules that conclude it."""
    found = set(truths)
    if _TRUE in found:
        return _TRUE
    return _UNKNOWN if _UNKNOWN in found else _FALSE


def settle_contributor(
    contributor: Contributor, evidence: Iterable[tuple[int, str, Truth, Truth]], *, certainly_applies: bool
) -> Weight:
    """
    Return the weight of one contributor.

    Args:
        evidence: decibans, group, and the truth of the rule now and surely, for each piece.
    """
    given, lowest, highest = (dict.fromkeys(contributor.groups, 0) for _ in range(3))
    for decibans, group, now, sure in evidence:
        if now is _TRUE:
            given[group] += decibans
        if sure is _TRUE or (sure is _UNKNOWN and decibans < 0):
            lowest[group] += decibans
        if sure is _TRUE or (sure is _UNKNOWN and decibans > 0):
            highest[group] += decibans
    clamped = _clamped(contributor, given)
    return Weight(
        total=contributor.prior + sum(clamped.values()),
        groups=clamped,
        band=_judge(contributor, clamped),
        must_be=_judge(contributor, _clamped(contributor, lowest)) if certainly_applies else Band.UNLIKELY,
        could_be=_judge(contributor, _clamped(contributor, highest)),
    )


def _clamped(contributor: Contributor, sums: dict[str, int]) -> dict[str, int]:
    return {group: bounds.clamp(sums[group]) for group, bounds in contributor.groups.items()}


def _judge(contributor: Contributor, clamped: dict[str, int]) -> Band:
    total = contributor.prior + sum(clamped.values())
    band = Band.UNLIKELY
    for next_band in (Band.POSSIBLE, Band.LIKELY, Band.VERY_LIKELY):
        if total >= BAND_FLOORS[next_band]:
            band = next_band
    positive = {group for group, amount in clamped.items() if amount > 0}
    allowed = not contributor.likely_needs or any(positive.issuperset(each) for each in contributor.likely_needs)
    return band if allowed or band < Band.LIKELY else Band.POSSIBLE


def settle_referral(referring: Iterable[tuple[Level, Truth, Truth]]) -> tuple[Level, Span, Span]:
    """Return the referral given, and its span now and surely, from each rule's level and truths."""
    rules = list(referring)
    given = max((level for level, now, _ in rules if now is _TRUE), default=Level.SELF_CARE)
    certain = max((level for level, _, sure in rules if sure is _TRUE), default=Level.SELF_CARE)
    possible = max((level for level, _, sure in rules if sure is not _FALSE), default=Level.SELF_CARE)
    return given, Span(given, possible), Span(certain, possible)
