"""The words and figures of a score card, the same in a terminal, in HTML, and in Markdown."""

from collections.abc import Iterator

from intakewise.model.values import Level
from intakewise.workbench.metrics import Score, Share, wilson
from intakewise.workbench.published_figures import PUBLISHED, STUDIES
from intakewise.workbench.score_card import KINDS, Group, Miss, ScoreCard

TITLE = "Score card"
INTERVALS = "Behind each share stands its Wilson interval at 95 %."
GROUPS = (
    "Published people were described in a paper, constructed ones made up. Held-out people were coded by "
    "somebody who writes no rules, and no rule was tuned on them. Benign people need self-care or a routine visit. A "
    "person may belong to several."
)
UNNAMED = (
    "The misses of held-out people are only counted, so that nobody tunes a rule to them; `--held-out` names them."
)
CONTRIBUTORS = (
    "The contributors shown are those above unlikely, in the order of the report; where an emergency page stands "
    "alone, those that the assessment keeps behind it."
)
LEFT_OPEN = (
    "Whoever is left open, because answers are missing, is told to answer or to turn to a pharmacist or doctor: that "
    "counts as routine."
)
MATRIX = "Each row is a right level of care, each column the level given"
LEVELS = tuple(level.word for level in Level)


def counted_people(number: int) -> str:
    """
    Return a number of people.

    >>> counted_people(1), counted_people(2)
    ('1 person', '2 people')
    """
    return f"{number} {'person' if number == 1 else 'people'}"


def headline(card: ScoreCard) -> str:
    """Return the sentence that says whom the card is about."""
    groups = [f"{group.score.people} {group.title.lower()}" for group in card.groups[1:]]
    return f"{counted_people(card.groups[0].score.people)}: {', '.join(groups)}."


def safety_line(card: ScoreCard) -> str:
    """Return what must not happen, and how often it did."""
    low, forbidden = card.count("too_low"), card.count("forbidden")
    left_open = card.groups[0].score.left_open
    open_ = f" Left open: {counted_people(left_open)}." if left_open else ""
    return f"Referred too low: {counted_people(low)}. Forbidden advice: offered {_times(forbidden)}.{open_}"


def _times(number: int) -> str:
    return {0: "never", 1: "once"}.get(number, f"{number} times")


def fraction(share: Share) -> str:
    """Return so many of so many."""
    return f"{share.hits} of {share.of}" if share.of else "no cases"


def percent(share: Share) -> str:
    """
    Return a share in whole percent; 0 and 100 only where it is exactly that.

    >>> percent(Share(999, 1000)), percent(Share(1, 1000)), percent(Share(2, 3)), percent(Share(0, 0))
    ('99 %', '1 %', '67 %', '')
    """
    if not share.of:
        return ""
    rounded = round(100 * share.hits / share.of)
    if share.hits < share.of:
        rounded = min(rounded, 99)
    return f"{max(rounded, 1) if share.hits else 0} %"


def interval(share: Share) -> str:
    """
    Return the interval of a share in whole percent.

    >>> interval(Share(7, 12)), interval(Share(0, 0))
    ('32 to 81 %', '')
    """
    found = wilson(share)
    return "" if found is None else f"{100 * found.low:.0f} to {100 * found.high:.0f} %"


def elsewhere(measure: str) -> Iterator[str]:
    """Yield what studies of other symptom checkers found that comes nearest to a measure."""
    for figure in PUBLISHED:
        if figure.measure == measure:
            yield f"{figure.says} [{figure.study}]"


def studies() -> Iterator[str]:
    """Yield the studies, each with its number."""
    for number, study in enumerate(STUDIES, 1):
        yield f"[{number}] {study.cited} ({study.tried[:1].upper()}{study.tried[1:]}.)"


def filled(group: Group) -> bool:
    """Tell whether a group has people."""
    return bool(group.score.people)


def mark(right: Level, given: Level, number: int) -> str:
    """
    Return a number of people in the matrix, marked so that it can be read without colour.

    >>> mark(Level.SOON, Level.SOON, 3), mark(Level.SOON, Level.ROUTINE, 1), mark(Level.SOON, Level.URGENT, 1)
    ('[3]', '1!', '1')
    """
    if right is given:
        return f"[{number}]"
    if not number:
        return "·"
    return f"{number}!" if given < right else str(number)


MARKS = "[ ] the right level, ! too low: not safe, unmarked: too high."


def shade(scored: Score, right: Level, given: Level, steps: int) -> int:
    """Return how dark a cell is, from 0 to `steps`: its part of the row, nothing only where nobody is."""
    row = scored.matrix[right]
    number, most = row[given], sum(row)
    return max(round(steps * number / most), 1) if number else 0


def kinds_of_misses(card: ScoreCard) -> Iterator[tuple[str, list[Miss], str]]:
    """Yield each kind of which there are misses: its title, those that are named, and a sentence on the others."""
    for kind, words in KINDS.items():
        number, unnamed = card.count(kind), card.unnamed.get(kind, 0)
        if number:
            others = f"Held-out people, who are only counted here: {unnamed}." if unnamed else ""
            yield f"{words} ({number})", [miss for miss in card.misses if miss.what == kind], others


def miss_in_words(miss: Miss) -> str:
    """Return one miss in a line."""
    held_out = " (held out)" if miss.person.held_out else ""
    return f"{miss.person.id}{held_out}: expected {miss.expected}; came {miss.came}."
