"""Print a score card in a terminal: readable at 80 columns, in black and white, and in ASCII where need be."""

from collections.abc import Iterable

from rich.console import Console

from intakewise.cli.score_card_words import (
    CONTRIBUTORS,
    GROUPS,
    INTERVALS,
    LEFT_OPEN,
    LEVELS,
    MARKS,
    MATRIX,
    TITLE,
    UNNAMED,
    elsewhere,
    filled,
    fraction,
    headline,
    interval,
    kinds_of_misses,
    mark,
    miss_in_words,
    percent,
    safety_line,
    shade,
    studies,
)
from intakewise.model.values import Level
from intakewise.report.page import (
    bar,
    bullets,
    gap,
    heading,
    is_plain,
    page_console,
    paragraph,
    subheading,
    table,
    title,
)
from intakewise.workbench.metrics import MEASURES, Score, Share
from intakewise.workbench.published_figures import CAVEATS
from intakewise.workbench.score_card import Group, ScoreCard

_BAR = 20
_SHADES, _PLAIN_SHADES = (" ", "░", "▒", "▓", "█"), (" ", ".", ":", "+", "#")


def print_score_card(card: ScoreCard, knowledge: str, console: Console | None = None) -> None:
    """
    Print a score card.

    Args:
        knowledge: id and version of the base.
        console: where to; standard output if left out.
    """
    console = console or page_console()
    title(console, f"{TITLE} of {knowledge}")
    for text in (headline(card), safety_line(card)):
        paragraph(console, text)
    gap(console)
    for text in (GROUPS, LEFT_OPEN, CONTRIBUTORS, INTERVALS):
        paragraph(console, text)
    groups = [group for group in card.groups if filled(group)]
    heading(console, "Shares")
    _print_measures(console, groups)
    _print_levels(console, groups)
    for group in groups:
        if group.id in ("all", "held_out"):
            _print_matrix(console, group)
    heading(console, "Other symptom checkers")
    for text in (*CAVEATS, *studies()):
        paragraph(console, text)
    # Last, since that is what stands in the terminal in the end.
    _print_misses(console, card)
    gap(console)
    paragraph(console, safety_line(card))


def _print_measures(console: Console, groups: Iterable[Group]) -> None:
    for measure in MEASURES:
        subheading(console, measure.title)
        paragraph(console, f"{measure.counts[:1].upper()}{measure.counts[1:]}.")
        _print_shares(console, ((group.title, group.score.shares[measure.id]) for group in groups))
        for figure in elsewhere(measure.id):
            paragraph(console, f"Elsewhere: {figure}", 2)


def _print_shares(console: Console, shares: Iterable[tuple[str, Share]]) -> None:
    rows = [(name, fraction(share), percent(share), interval(share), _bar(console, share)) for name, share in shares]
    table(console, ("", "", "", "", ""), rows, 2)


def _bar(console: Console, share: Share) -> str:
    return bar(console, round(_BAR * share.hits / share.of), _BAR) if share.of else ""


def _print_levels(console: Console, groups: Iterable[Group]) -> None:
    for group in groups:
        if group.id in ("all", "held_out"):
            subheading(console, f"Right referral by right level ({group.title.lower()})")
            _print_shares(console, ((level.word, share) for level, share in group.score.right_by_level.items()))


def _print_matrix(console: Console, group: Group) -> None:
    heading(console, f"Who got which level ({group.title.lower()})")
    paragraph(console, f"{MATRIX}. {MARKS}")
    gap(console)
    rows = [
        (
            right.word,
            *(_cell(console, group.score, right, given) for given in Level),
            str(sum(group.score.matrix[right])),
        )
        for right in Level
    ]
    given = [str(sum(row[level] for row in group.score.matrix)) for level in Level]
    table(console, ("right \\ given", *LEVELS, "all"), [*rows, ("all", *given, str(group.score.people))])


def _cell(console: Console, scored: Score, right: Level, given: Level) -> str:
    shades = _PLAIN_SHADES if is_plain(console) else _SHADES
    text = mark(right, given, scored.matrix[right][given])
    dark = shades[shade(scored, right, given, len(shades) - 1)]
    return f"{dark * 2} {text.replace('·', '.') if is_plain(console) else text}"


def _print_misses(console: Console, card: ScoreCard) -> None:
    heading(console, "Misses")
    if card.unnamed:
        paragraph(console, UNNAMED)
    elif not card.misses:
        paragraph(console, "None.")
    for words, misses, others in kinds_of_misses(card):
        subheading(console, words)
        bullets(console, map(miss_in_words, misses))
        paragraph(console, others)
