"""The score card: the scores of all people and of each group apart, and every miss. Must not know how it is shown."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from intakewise.model.people import Person
from intakewise.model.values import Level
from intakewise.workbench.metrics import MEASURES, Score, Share, found, score, wilson
from intakewise.workbench.people import Outcome


@dataclass(frozen=True, slots=True)
class Group:
    """People who are reported apart."""

    id: str
    title: str
    score: Score


@dataclass(frozen=True, slots=True)
class Miss:
    """
    One expectation that was not met.

    Args:
        what: `too_low`, `too_high`, `not_found`, or `forbidden`.
    """

    person: Person
    what: str
    expected: str
    came: str


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """
    The scores by group, and the misses.

    Args:
        groups: all people first.
        misses: the dangerous ones first.
        unnamed: misses of held-out people that are only counted, by what they are.
    """

    groups: tuple[Group, ...]
    misses: tuple[Miss, ...]
    unnamed: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_unsafe(self) -> bool:
        """Whether anybody was referred too low, or offered what is forbidden."""
        return any(self.count(what) for what in UNSAFE)

    def count(self, what: str) -> int:
        """Return how many misses there are of a kind, named or not."""
        return sum(miss.what == what for miss in self.misses) + self.unnamed.get(what, 0)


_GROUPS: tuple[tuple[str, str, Callable[[Person], bool]], ...] = (
    ("all", "All", lambda person: True),
    ("published", "Published", lambda person: person.source is not None),
    ("constructed", "Constructed", lambda person: person.source is None),
    ("held_out", "Held out", lambda person: person.held_out),
    ("benign", "Benign", lambda person: person.benign),
)

KINDS = {
    "too_low": "Referred too low",
    "forbidden": "Forbidden advice offered",
    "too_high": "Referred too high",
    "not_found": "Contributor not among the first three",
}
"""What can be missed, in the order in which it is told."""

UNSAFE = ("too_low", "forbidden")


def score_card(outcomes: Iterable[Outcome]) -> ScoreCard:
    """Score people, together and in groups."""
    told = tuple(outcomes)
    groups = tuple(
        Group(name, title, score(each for each in told if belongs(each.person))) for name, title, belongs in _GROUPS
    )
    misses = [miss for each in told for miss in _misses(each)]
    return ScoreCard(groups, tuple(sorted(misses, key=lambda miss: (list(KINDS).index(miss.what), miss.person.id))))


def without_held_out_names(card: ScoreCard) -> ScoreCard:
    """Return a card that only counts the misses of held-out people: whoever tunes rules must not see them."""
    unnamed = Counter(miss.what for miss in card.misses if miss.person.held_out)
    return ScoreCard(card.groups, tuple(miss for miss in card.misses if not miss.person.held_out), dict(unnamed))


def _misses(outcome: Outcome) -> Iterator[Miss]:
    person, right = outcome.person, outcome.person.right
    if outcome.given is not right.referral:
        what = "too_low" if outcome.given < right.referral else "too_high"
        yield Miss(person, what, right.referral.word, _referral_in_words(outcome))
    for name in outcome.offered:
        yield Miss(person, "forbidden", f"{name} not offered", f"{name} offered")
    for name in right.contributors:
        if name not in found(outcome):
            yield Miss(person, "not_found", name, _shown_in_words(outcome))


def _referral_in_words(outcome: Outcome) -> str:
    because = f" ({', '.join(outcome.because)})" if outcome.because else ""
    return f"{outcome.given.word}{because}{', left open' if outcome.is_open else ''}"


def _shown_in_words(outcome: Outcome) -> str:
    return ", ".join(f"{name} {band.word}" for name, band in outcome.shown) or "none above unlikely"


def plain_score_card(card: ScoreCard) -> dict[str, object]:
    """Return a score card as plain values, for a program."""
    return {
        "groups": {group.id: _plain_score(group.score) for group in card.groups},
        "misses": [
            {
                "person": miss.person.id,
                "file": miss.person.place.file,
                "line": miss.person.place.line,
                "what": miss.what,
                "expected": miss.expected,
                "came": miss.came,
            }
            for miss in card.misses
        ],
        "unnamed_misses": {what: card.unnamed.get(what, 0) for what in KINDS},
    }


def _plain_score(scored: Score) -> dict[str, object]:
    return {
        "people": scored.people,
        "left_open": scored.left_open,
        **{measure.id: _plain_share(scored.shares[measure.id]) for measure in MEASURES},
        "right_referral_by_level": {level.word: _plain_share(share) for level, share in scored.right_by_level.items()},
        "matrix": {right.word: dict(zip(_words(), scored.matrix[right], strict=True)) for right in Level},
    }


def _words() -> Sequence[str]:
    return [level.word for level in Level]


def _plain_share(share: Share) -> dict[str, object]:
    interval = wilson(share)
    if interval is None:
        return {"hits": 0, "of": 0, "share": None, "low": None, "high": None}
    low, high = interval
    shares = {"share": share.hits / share.of, "low": low, "high": high}
    return {"hits": share.hits, "of": share.of, **{key: round(value, 4) for key, value in shares.items()}}
