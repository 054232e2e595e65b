"""A score card as a Markdown page, for the docs."""

from collections.abc import Iterable, Iterator, Sequence

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
    studies,
)
from intakewise.model.values import Level
from intakewise.workbench.metrics import MEASURES, Share
from intakewise.workbench.published_figures import CAVEATS
from intakewise.workbench.score_card import Group, ScoreCard


def markdown_of(card: ScoreCard, knowledge: str) -> str:
    """Return the page. The same card gives the same page: it names no day and no machine."""
    groups = [group for group in card.groups if filled(group)]
    paragraphs = (
        f"# {TITLE} of {knowledge}",
        "Written by `intakewise evaluate --report FILE.md`; do not change it by hand.",
        f"**{headline(card)}** {safety_line(card)}",
        f"{GROUPS} {LEFT_OPEN}",
        f"{CONTRIBUTORS} {INTERVALS}",
        *_shares(groups),
        *(text for group in groups if group.id in ("all", "held_out") for text in _matrix(group)),
        *_misses(card),
        "## Other symptom checkers",
        *map(_escaped, (*CAVEATS, *studies())),
    )
    return "\n\n".join(paragraphs) + "\n"


def _shares(groups: Sequence[Group]) -> Iterator[str]:
    yield "## Shares"
    for measure in MEASURES:
        yield f"**{measure.title}**: {measure.counts}."
        yield _table_of_shares([(group.title, group.score.shares[measure.id]) for group in groups])
        found = [f"- Elsewhere: {_escaped(figure)}" for figure in elsewhere(measure.id)]
        if found:
            yield "\n".join(found)
    for group in groups:
        if group.id in ("all", "held_out"):
            yield f"**Right referral by right level** ({group.title.lower()})"
            yield _table_of_shares([(level.word, share) for level, share in group.score.right_by_level.items()])


def _table_of_shares(shares: Iterable[tuple[str, Share]]) -> str:
    return _table(
        ("", "people", "share", "95 % interval"),
        [(name, fraction(share), percent(share), interval(share)) for name, share in shares],
    )


def _matrix(group: Group) -> Iterator[str]:
    scored = group.score
    yield f"## Who got which level ({group.title.lower()})"
    yield _escaped(f"{MATRIX}. {MARKS}")
    rows = [
        (
            right.word,
            *(mark(right, given, scored.matrix[right][given]) for given in Level),
            str(sum(scored.matrix[right])),
        )
        for right in Level
    ]
    given = [str(sum(row[level] for row in scored.matrix)) for level in Level]
    yield _table((r"right \ given", *LEVELS, "all"), [*rows, ("all", *given, str(scored.people))])


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *(map(_escaped, row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _misses(card: ScoreCard) -> Iterator[str]:
    yield "## Misses"
    if card.unnamed:
        yield UNNAMED
    elif not card.misses:
        yield "None."
    for words, misses, others in kinds_of_misses(card):
        yield f"### {words}"
        yield from (["\n".join(f"- {_escaped(miss_in_words(miss))}" for miss in misses)] if misses else [])
        yield from ([others] if others else [])


def _escaped(text: str) -> str:
    """Return a text in which brackets are no links; names keep their underscores, which mean nothing within words."""
    return text.replace("[", r"\[").replace("]", r"\]").replace("|", r"\|").replace("<", "&lt;")
