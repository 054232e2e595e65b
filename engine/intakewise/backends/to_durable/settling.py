"""
Turn what durable_rules found certain and possible into findings.

Written apart from `meaning.evidence` and `meaning.infer` on purpose: two computations that share their arithmetic would
agree on its mistakes. See `docs/decisions/0003-what-is-computed-twice.md`.

Most rules of one person are false, so everything here starts from the few that fired.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from intakewise.model.inference import Weight
from intakewise.model.rules import Contributor, Refers, Supports
from intakewise.model.values import BAND_FLOORS, Band, Level, Span, Truth

_FLOORS = tuple(BAND_FLOORS.items())  # looking up one band takes longer than going through all

Sums = dict[str, int]
"""Decibans by group; nothing where there is no evidence."""


@dataclass(slots=True)
class Fired:
    """The rules that fired so far under one view, where they were asked to be certain, and to be possible."""

    certain: set[str] = field(default_factory=set)
    possible: set[str] = field(default_factory=set)

    def truths(self, all_false: Mapping[str, Truth]) -> dict[str, Truth]:
        """Return the truth of every rule."""
        truths = dict(all_false)
        truths.update(dict.fromkeys(self.possible, Truth.UNKNOWN))
        truths.update(dict.fromkeys(self.certain, Truth.TRUE))
        return truths

    def any_of(self, rules: frozenset[str]) -> Truth:
        """Return whether one of these rules is true: a state, from those that conclude it."""
        if not rules.isdisjoint(self.certain):
            return Truth.TRUE
        return Truth.FALSE if rules.isdisjoint(self.possible) else Truth.UNKNOWN


class Referring:
    """The rules that refer."""

    def __init__(self, referring: Iterable[tuple[str, Refers]]) -> None:
        by_level: dict[Level, set[str]] = {}
        for rule, effect in referring:
            by_level.setdefault(effect.level, set()).add(rule)
        self._by_level = [(level, frozenset(by_level[level])) for level in sorted(by_level, reverse=True)]

    def settle(self, now: Fired, sure: Fired) -> tuple[Level, Span, Span]:
        """Return the referral given, and its span now and surely."""
        given, certain, possible = (self._highest(rules) for rules in (now.certain, sure.certain, sure.possible))
        # What is certain may be all that fired, where nothing is unknown.
        possible = max(certain, possible)
        return given, Span(given, possible), Span(certain, possible)

    def _highest(self, fired: set[str]) -> Level:
        return next((level for level, rules in self._by_level if not rules.isdisjoint(fired)), Level.SELF_CARE)


class Weighing:
    """The evidence for and against one contributor."""

    def __init__(self, contributor: Contributor, evidence: Iterable[tuple[str, Supports]]) -> None:
        self._contributor = contributor
        self._effects: dict[str, list[Supports]] = {}
        for rule, effect in evidence:
            self._effects.setdefault(rule, []).append(effect)
        self._rules = frozenset(self._effects)
        self._no_evidence = {group: bounds.clamp(0) for group, bounds in contributor.groups.items()}

    def settle(self, now: Fired, sure: Fired, *, certainly_applies: bool) -> Weight:
        """Return the weight that the evidence comes to."""
        given, certain = self._rules & now.certain, self._rules & sure.certain
        still_open = (self._rules & sure.possible) - certain
        groups = self._clamped(self._added({}, given))
        band = must_be = could_be = self._judge(groups)
        if still_open or certain != given:
            sums = self._added({}, certain)
            must_be = self._judge(self._clamped(self._added(dict(sums), still_open, against=True)))
            could_be = self._judge(self._clamped(self._added(sums, still_open, against=False)))
        return Weight(
            total=self._contributor.prior + sum(groups.values()),
            groups=groups,
            band=band,
            must_be=must_be if certainly_applies else Band.UNLIKELY,
            could_be=could_be,
        )

    def _added(self, sums: Sums, rules: Iterable[str], *, against: bool | None = None) -> Sums:
        """Add the evidence of rules to the sums; where it is said, only what argues against, or only what does not."""
        for rule in rules:
            for effect in self._effects[rule]:
                if against is None or against is (effect.decibans < 0):
                    sums[effect.group] = sums.get(effect.group, 0) + effect.decibans
        return sums

    def _clamped(self, sums: Sums) -> Sums:
        groups = dict(self._no_evidence)
        for group, total in sums.items():
            groups[group] = self._contributor.groups[group].clamp(total)
        return groups

    def _judge(self, groups: Sums) -> Band:
        total = self._contributor.prior + sum(groups.values())
        band = Band.UNLIKELY
        for next_band, floor in _FLOORS:
            if total >= floor:
                band = next_band
        if band < Band.LIKELY or not self._contributor.likely_needs:
            return band
        positive = {group for group, amount in groups.items() if amount > 0}
        allowed = any(positive.issuperset(each) for each in self._contributor.likely_needs)
        return band if allowed else Band.POSSIBLE
