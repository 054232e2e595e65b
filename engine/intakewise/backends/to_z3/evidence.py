"""Weigh the evidence for a contributor, as `meaning.evidence` does, in formulas."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import z3

from intakewise.backends.to_z3 import wholes
from intakewise.backends.to_z3.facts import Span
from intakewise.backends.to_z3.truths import YES, Kleene, every, negation, some
from intakewise.backends.to_z3.wholes import Whole, count, plain, points
from intakewise.model.rules import Contributor, Supports
from intakewise.model.values import BAND_FLOORS, Band

Piece = tuple[Supports, Kleene, Kleene]
"""One piece of evidence: the effect, the truth of its rule now, and its truth whatever the unknown answers are."""


class Weighed(NamedTuple):
    """
    How the evidence for a contributor adds up.

    Args:
        assessed: whether it is weighed at all.
        groups: each group's clamped sum, now; `total` with the prior.
        now: its band as rules see it, from the one given to `could_be`; `surely`: from the lowest that it must be.
    """

    assessed: z3.BoolRef
    groups: dict[str, Whole]
    total: Whole
    now: Span
    surely: Span


def needs_met(contributor: Contributor, groups: Mapping[str, Whole]) -> z3.BoolRef:
    """Return whether in one of the sets of `likely_needs` every group adds up to more than zero."""
    if not contributor.likely_needs:
        return YES
    return some(every(wholes.at_least(groups[group], 1) for group in together) for together in contributor.likely_needs)


def weigh(contributor: Contributor, pieces: Sequence[Piece], applies: Kleene) -> Weighed:
    """Add up the evidence for one contributor, as `meaning.evidence` does."""
    now = _sums(contributor, [(effect, truth.is_true) for effect, truth, _ in pieces])
    most = _sums(contributor, [(effect, _counts(sure, is_open=effect.decibans > 0)) for effect, _, sure in pieces])
    least = _sums(contributor, [(effect, _counts(sure, is_open=effect.decibans < 0)) for effect, _, sure in pieces])
    unlikely, assessed = plain(Band.UNLIKELY), negation(applies.is_false)
    could_be = wholes.chosen(assessed, _band(contributor, most), unlikely)
    return Weighed(
        assessed,
        now,
        wholes.total([plain(contributor.prior), *now.values()]),
        Span(YES, wholes.chosen(assessed, _band(contributor, now), unlikely), could_be),
        Span(YES, wholes.chosen(applies.is_true, _band(contributor, least), unlikely), could_be),
    )


def _counts(sure: Kleene, *, is_open: bool) -> z3.BoolRef:
    return negation(sure.is_false) if is_open else sure.is_true


def _sums(contributor: Contributor, pieces: Sequence[tuple[Supports, z3.BoolRef]]) -> dict[str, Whole]:
    return {
        group: wholes.clamped(
            points((counts, effect.decibans) for effect, counts in pieces if effect.group == group),
            bounds.at_least,
            bounds.at_most,
        )
        for group, bounds in contributor.groups.items()
    }


def _band(contributor: Contributor, groups: Mapping[str, Whole]) -> Whole:
    total = wholes.total([plain(contributor.prior), *groups.values()])
    reached = [wholes.at_least(total, floor) for band, floor in sorted(BAND_FLOORS.items())]
    is_met = needs_met(contributor, groups)
    return count([reached[0], *(every((each, is_met)) for each in reached[1:])])
