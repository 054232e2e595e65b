"""
Draw the bands of contributors over time: a row each, a column for each assessment, higher bars for likelier.

Readable without colour and in ASCII; where the page is narrow, the columns go on below.
"""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console

from intakewise.explain.words import band_word
from intakewise.language.saying import say
from intakewise.model.assessments import Assessment, ContributorResult
from intakewise.model.values import Band
from intakewise.report.page import clean, gap, is_plain, show, width_of

_BARS = {Band.UNLIKELY: ("▁", "_"), Band.POSSIBLE: ("▃", "-"), Band.LIKELY: ("▅", "="), Band.VERY_LIKELY: ("█", "#")}
_OPEN = "?"
_COLUMN = 4
_NARROWEST_TITLE, _WIDEST_TITLE = 12, 34


def print_band_plot(console: Console, assessments: Sequence[Assessment]) -> None:
    """
    Print the plot, with what its signs mean.

    Args:
        assessments: in order of time; their numbers, from 1, head the columns.
    """
    rows = _rows(assessments)
    if not rows:
        return
    width = width_of(console)
    longest = max(cell_len(clean(title).plain) for title, _ in rows)
    titles = max(min(longest, _WIDEST_TITLE, width - 2 * _COLUMN), min(_NARROWEST_TITLE, width // 2))
    columns = max((width - titles) // _COLUMN, 1)
    for first in range(0, len(assessments), columns):
        gap(console)
        numbers = range(first, min(first + columns, len(assessments)))
        _line(console, "", titles, [str(number + 1).ljust(2) for number in numbers])
        for title, results in rows:
            _line(console, title, titles, [_cell(console, results[number]) for number in numbers])
    gap(console)
    _print_legend(console)


def _rows(assessments: Sequence[Assessment]) -> list[tuple[str, list[ContributorResult | None]]]:
    """Return what was above unlikely, or might have been, in any assessment; the likeliest now first."""
    by_id = [{each.id: each for each in assessment.contributors} for assessment in reversed(assessments)]
    names = dict.fromkeys(name for known in by_id for name in known)
    rows = [(name, [known.get(name) for known in reversed(by_id)]) for name in names]
    shown = [(name, row) for name, row in rows if any(each and each.could_be > Band.UNLIKELY for each in row)]
    return [(next(each.title for each in row if each), row) for _, row in shown]


def _line(console: Console, title: str, titles: int, cells: Sequence[str]) -> None:
    """Print a row; a title that is too long for its place is wrapped, and the cells stand in its last line."""
    lines = list(clean(title).wrap(console, titles, overflow="fold")) or [clean("")]
    for line in lines[:-1]:
        line.rstrip()
        show(console, line)
    last = lines[-1].plain.rstrip()
    pad = " " * (titles - cell_len(last))
    console.print(clean("") + f"{last}{pad}{''.join(f'{cell:>{_COLUMN}}' for cell in cells)}".rstrip(), no_wrap=True)


def _cell(console: Console, result: ContributorResult | None) -> str:
    if result is None:
        return ""
    return f"{_bar(console, result.band)}{'' if result.enough_answers else _OPEN}".ljust(2)


def _bar(console: Console, band: Band) -> str:
    return _BARS[band][is_plain(console)]


def _print_legend(console: Console) -> None:
    bands = "  ".join(f"{_bar(console, band)} {band_word(band)}" for band in Band)
    unknown = say("not enough answers, it could be likelier")
    show(console, clean(f"{bands}  {_OPEN} {unknown}"))
