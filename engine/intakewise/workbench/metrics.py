"""
Score what people were told against what was right for them: shares with their intervals, and who got which level.

Pure counting. Must not know where people come from, nor how a score is shown.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

from intakewise.model.values import Band, Level
from intakewise.workbench.people import Outcome

FIRST = 3
"""A contributor that must be found is found if it is among so many."""

CONFIDENCE = 0.95


class Share(NamedTuple):
    """So many of so many; of none at all there is no share."""

    hits: int
    of: int


class Interval(NamedTuple):
    """Where the true share may lie, from 0 to 1."""

    low: float
    high: float


def wilson(share: Share, confidence: float = CONFIDENCE) -> Interval | None:
    """
    Return the Wilson score interval of a share; None if it is a share of nothing.

    Source: Wilson EB, J Am Stat Assoc 1927;22:209. Unlike p plus or minus twice its error, it stays within 0 and 1 and
        says something where all or none are hits.

    >>> low, high = wilson(Share(7, 12))
    >>> f"{low:.3f} to {high:.3f}"
    '0.320 to 0.807'
    """
    hits, of = share
    if not of:
        return None
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    p, shrink = hits / of, 1 + z * z / of
    centre = (p + z * z / (2 * of)) / shrink
    half = z / shrink * sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    # In exact arithmetic the interval holds the share and stays within 0 and 1; rounding may not undo that.
    return Interval(max(min(centre - half, p), 0.0), min(max(centre + half, p), 1.0))


@dataclass(frozen=True, slots=True)
class Measure:
    """
    One thing that is measured.

    Args:
        counts: exactly what is counted, in a sentence without its full stop.
        of: what one outcome adds to the hits and to what they are counted of.
    """

    id: str
    title: str
    counts: str
    of: Callable[[Outcome], Share]


_NOT_COUNTED = Share(0, 0)


def _first(outcome: Outcome) -> Share:
    wanted = outcome.person.right.contributors
    return Share(any(name in wanted for name, _ in outcome.shown[:1]), 1) if wanted else _NOT_COUNTED


def _each_in_three(outcome: Outcome) -> Share:
    return Share(len(found(outcome)), len(outcome.person.right.contributors))


def _all_in_three(outcome: Outcome) -> Share:
    wanted = outcome.person.right.contributors
    return Share(len(found(outcome)) == len(wanted), 1) if wanted else _NOT_COUNTED


def found(outcome: Outcome) -> tuple[str, ...]:
    """Return the contributors that had to be found and are among the first three."""
    first = {name for name, _ in outcome.shown[:FIRST]}
    return tuple(name for name in outcome.person.right.contributors if name in first)


def _none_shown(outcome: Outcome) -> Share:
    return _NOT_COUNTED if outcome.person.right.contributors else Share(not outcome.shown, 1)


def _none_likely(outcome: Outcome) -> Share:
    is_quiet = all(band < Band.LIKELY for _, band in outcome.shown)
    return _NOT_COUNTED if outcome.person.right.contributors else Share(is_quiet, 1)


def _right_level(outcome: Outcome) -> Share:
    return Share(outcome.given is outcome.person.right.referral, 1)


def _safe(outcome: Outcome) -> Share:
    return Share(outcome.given >= outcome.person.right.referral, 1)


def _too_high(outcome: Outcome) -> Share:
    return Share(outcome.given > outcome.person.right.referral, 1)


def _too_low(outcome: Outcome) -> Share:
    return Share(outcome.given < outcome.person.right.referral, 1)


def _forbidden(outcome: Outcome) -> Share:
    return Share(bool(outcome.offered), 1) if outcome.person.right.forbidden_advice else _NOT_COUNTED


MEASURES = (
    Measure(
        "safe_referral",
        "Safe referral",
        "people who were given at least the right level of care",
        _safe,
    ),
    Measure(
        "right_referral",
        "Right referral",
        "people who were given exactly the right level of the five",
        _right_level,
    ),
    Measure(
        "over_triage",
        "Over-triage",
        "people who were given a higher level than the right one, of all people",
        _too_high,
    ),
    Measure(
        "under_triage",
        "Under-triage",
        "people who were given a lower level than the right one, of all people",
        _too_low,
    ),
    Measure(
        "forbidden_advice",
        "Forbidden advice",
        "people who were offered advice that is forbidden for them, of those with any such advice",
        _forbidden,
    ),
    Measure(
        "top_1",
        "First contributor",
        "people whose first contributor shown is one that had to be found; left out: people with none to find",
        _first,
    ),
    Measure(
        "top_3",
        "First three contributors",
        "contributors that had to be found and are among the first three shown; a person may have several",
        _each_in_three,
    ),
    Measure(
        "top_3_all",
        "First three, whole people",
        "people of whom every contributor to be found is among the first three; left out: people with none to find",
        _all_in_three,
    ),
    Measure(
        "none_shown",
        "Nothing to find, nothing shown",
        "people with no contributor to be found who were shown none above unlikely",
        _none_shown,
    ),
    Measure(
        "none_likely",
        "Nothing to find, nothing likely",
        "people with no contributor to be found who were shown none above possible",
        _none_likely,
    ),
)
"""Everything that is measured, the most important first."""


@dataclass(frozen=True, slots=True)
class Score:
    """
    The score of a group of people.

    Args:
        shares: by the id of the measure.
        right_by_level: of the people for whom each level is right, those who were given exactly that.
        matrix: how many people, by right level and then by level given, from self-care up.
        left_open: people who were asked to answer or to turn to somebody, because answers are missing.
    """

    people: int
    shares: Mapping[str, Share]
    right_by_level: Mapping[Level, Share]
    matrix: tuple[tuple[int, ...], ...]
    left_open: int


def score(outcomes: Iterable[Outcome]) -> Score:
    """Score people; their order means nothing."""
    told = tuple(outcomes)
    by_level = {level: [each for each in told if each.person.right.referral is level] for level in Level}
    return Score(
        people=len(told),
        shares={measure.id: _summed(measure, told) for measure in MEASURES},
        right_by_level={level: Share(*_sums(map(_right_level, each))) for level, each in by_level.items()},
        matrix=tuple(tuple(sum(each.given is given for each in by_level[right]) for given in Level) for right in Level),
        left_open=sum(each.is_open for each in told),
    )


def _summed(measure: Measure, outcomes: Sequence[Outcome]) -> Share:
    return Share(*_sums(map(measure.of, outcomes)))


def _sums(shares: Iterable[Share]) -> tuple[int, int]:
    counted = list(shares)
    return sum(share.hits for share in counted), sum(share.of for share in counted)
