"""A score card as one HTML page: complete in itself, without scripts, to read on a screen or on grey paper."""

from collections.abc import Iterable, Iterator
from html import escape

from intakewise.cli.score_card_style import STYLE
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
from intakewise.workbench.metrics import MEASURES, Share, wilson
from intakewise.workbench.published_figures import CAVEATS
from intakewise.workbench.score_card import Group, ScoreCard

_WIDTH, _HEIGHT, _MARGIN = 240, 16, 8
_SHADES = 8


def html_of(card: ScoreCard, knowledge: str) -> str:
    """Return the page; every text in it is escaped."""
    groups = [group for group in card.groups if filled(group)]
    name = escape(f"{TITLE} of {knowledge}")
    body = (
        f"<h1>{name}</h1>",
        f'<p class="lead">{escape(headline(card))}</p>',
        f'<p class="lead">{escape(safety_line(card))}</p>',
        *_paragraphs((GROUPS, LEFT_OPEN, CONTRIBUTORS, INTERVALS)),
        "<h2>Shares</h2>",
        "<p>A dot is a share, the line through it the interval; the ticks stand at 0, 50, and 100 %.</p>",
        *_measures(groups),
        *_levels(groups),
        *(line for group in groups if group.id in ("all", "held_out") for line in _matrix(group)),
        *_misses(card),
        "<h2>Other symptom checkers</h2>",
        *_paragraphs((*CAVEATS, *studies())),
    )
    head = f'<meta charset="utf-8">\n<title>{name}</title>\n<style>{STYLE}</style>'
    return "\n".join(
        ("<!DOCTYPE html>", '<html lang="en">', f"<head>\n{head}\n</head>", "<body>", *body, "</body>\n</html>\n")
    )


def _paragraphs(texts: Iterable[str]) -> Iterator[str]:
    return (f"<p>{escape(text)}</p>" for text in texts)


def _measures(groups: Iterable[Group]) -> Iterator[str]:
    for measure in MEASURES:
        yield f"<section>\n<h3>{escape(measure.title)}</h3>"
        yield f"<p>{escape(measure.counts[:1].upper() + measure.counts[1:])}.</p>"
        yield from _shares((group.title, group.score.shares[measure.id]) for group in groups)
        yield from (f'<p class="elsewhere">Elsewhere: {escape(figure)}</p>' for figure in elsewhere(measure.id))
        yield "</section>"


def _levels(groups: Iterable[Group]) -> Iterator[str]:
    for group in groups:
        if group.id in ("all", "held_out"):
            yield f"<section>\n<h3>Right referral by right level ({escape(group.title.lower())})</h3>"
            yield from _shares((level.word, share) for level, share in group.score.right_by_level.items())
            yield "</section>"


def _shares(shares: Iterable[tuple[str, Share]]) -> Iterator[str]:
    yield '<table class="shares">'
    for name, share in shares:
        cells = "".join(f"<td>{escape(text)}</td>" for text in (fraction(share), percent(share), interval(share)))
        yield f'<tr><th scope="row">{escape(name)}</th>{cells}<td>{_plot(share)}</td></tr>'
    yield "</table>"


def _plot(share: Share) -> str:
    """Draw a share as a dot on its interval, between 0 and 100 percent."""
    found = wilson(share)
    if found is None:
        return ""
    middle = _HEIGHT // 2
    low, at, high = (_MARGIN + part * (_WIDTH - 2 * _MARGIN) for part in (found.low, share.hits / share.of, found.high))
    ticks = "".join(
        f'<line class="tick" x1="{x}" x2="{x}" y1="1" y2="{_HEIGHT - 1}"/>'
        for x in (_MARGIN, _WIDTH // 2, _WIDTH - _MARGIN)
    )
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}" role="img" '
        f'aria-label="{escape(percent(share))}, {escape(interval(share))}">{ticks}'
        f'<line class="range" x1="{low:.1f}" x2="{high:.1f}" y1="{middle}" y2="{middle}"/>'
        f'<circle cx="{at:.1f}" cy="{middle}" r="4"/></svg>'
    )


def _matrix(group: Group) -> Iterator[str]:
    scored = group.score
    yield f"<section>\n<h2>Who got which level ({escape(group.title.lower())})</h2>"
    yield f"<p>{escape(MATRIX)}. {escape(MARKS)}</p>"
    heads = "".join(f'<th scope="col">{escape(word)}</th>' for word in (*LEVELS, "all"))
    yield f'<table class="matrix">\n<tr><th scope="col">right \\ given</th>{heads}</tr>'
    for right in Level:
        cells = []
        for given in Level:
            number = scored.matrix[right][given]
            kind = "right" if given is right else "low" if number and given < right else "high"
            dark = shade(scored, right, given, _SHADES)
            cells.append(f'<td class="{kind} shade{dark}">{escape(mark(right, given, number))}</td>')
        yield f'<tr><th scope="row">{right.word}</th>{"".join(cells)}<td>{sum(scored.matrix[right])}</td></tr>'
    sums = "".join(f"<td>{sum(row[given] for row in scored.matrix)}</td>" for given in Level)
    yield f'<tr><th scope="row">all</th>{sums}<td>{scored.people}</td></tr>\n</table>\n</section>'


def _misses(card: ScoreCard) -> Iterator[str]:
    yield "<h2>Misses</h2>"
    if card.unnamed:
        yield f"<p>{escape(UNNAMED)}</p>"
    elif not card.misses:
        yield "<p>None.</p>"
    for words, misses, others in kinds_of_misses(card):
        items = "\n".join(
            f'<li>{escape(miss_in_words(miss))}<br><span class="story">{escape(miss.person.story)}</span></li>'
            for miss in misses
        )
        yield f"<h3>{escape(words)}</h3>"
        yield from ([f"<ul>\n{items}\n</ul>"] if misses else [])
        yield from _paragraphs([others] if others else [])
