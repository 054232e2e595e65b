"""
Draw the evidence for and against contributors as one SVG: where each starts, what pulls it up and down, where it ends.

Black and white by itself: solid, striped, and dashed say what colours would. It takes the colour of the text around it,
so that it follows a dark page. The points are expert judgement: no percentage is ever drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from intakewise.explain.words import band_word, signed
from intakewise.language.saying import say
from intakewise.model.assessments import ContributorResult
from intakewise.model.values import BAND_FLOORS, Band, band_of
from intakewise.report.harmless import harmless
from intakewise.report.words import band_in_words

_WIDTH, _MARGIN = 360, 8
"""One unit is one CSS pixel on the narrowest telephone; wider pages magnify, up to `_WIDEST`."""

_WIDEST = 500
_HIGHEST = "245mm"
"""What a page of A4 can hold: a picture is made smaller before it is cut off."""

_TITLE, _SMALL = 13, 11
_ACROSS = 0.58
"""How wide a letter is at most, on average, in a sans-serif font of size 1: DejaVu Sans, which is a wide one."""

_LANE, _STRIPES = 9, 4
_NARROWEST = (-16, 13)
"""Decibans that the axis always spans, so that each band has room for its name."""

_STUB = 2
"""Decibans by which an open bar is drawn beyond where it must end: nobody knows how far it goes."""


@dataclass(frozen=True, slots=True)
class _Axis:
    low: int
    high: int

    def x(self, decibans: float) -> float:
        across = (_WIDTH - 2 * _MARGIN) / (self.high - self.low)
        return round(_MARGIN + (decibans - self.low) * across, 1)


@dataclass(frozen=True, slots=True)
class _Pull:
    """What the groups of one contributor add up to, each within its bounds."""

    up: tuple[int, ...]
    down: tuple[int, ...]
    peak: int

    @classmethod
    def of(cls, each: ContributorResult) -> "_Pull":
        up = tuple(points for points in each.groups.values() if points > 0)
        return cls(up, tuple(points for points in each.groups.values() if points < 0), each.prior + sum(up))


def evidence_picture(contributors: Sequence[ContributorResult], name: str = "evidence") -> str:
    """
    Return one inline SVG with a row for each contributor, in the order given; empty for none.

    Args:
        contributors: those shown, a dozen at most: a picture is not broken over pages.
        name: begins the ids in it; two pictures on one page need two names.
    """
    if not contributors:
        return ""
    axis = _axis_for(contributors)
    svg = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img"})
    svg.set("aria-labelledby", f"{name}-title {name}-words")
    svg.set("style", f"display: block; width: 100%; max-width: {_WIDEST}px; height: auto; max-height: {_HIGHEST}")
    svg.set("preserveAspectRatio", "xMinYMin meet")
    SubElement(svg, "title", {"id": f"{name}-title"}).text = say("The points for and against, as a picture")
    words = SubElement(svg, "desc", {"id": f"{name}-words"})
    words.text = " ".join(harmless(in_words(each)) for each in contributors)
    ink = SubElement(svg, "g", {"fill": "currentColor", "stroke": "none", "font-family": "sans-serif"})
    y = _heads(ink, axis)
    for each in contributors:
        y = _row(ink, each, axis, y)
    y = _legend(ink, contributors, y + 4)
    svg.set("viewBox", f"0 0 {_WIDTH} {y:g}")
    return ElementTree.tostring(svg, encoding="unicode")


def in_words(each: ContributorResult) -> str:
    """Return what a row of the picture shows, as a sentence."""
    return f"{each.title}: {_subtitle(each)}."


def _axis_for(contributors: Sequence[ContributorResult]) -> _Axis:
    ends = [*_NARROWEST]
    for each in contributors:
        ends += [each.prior - 1, each.decibans - 1, _Pull.of(each).peak + 1, _open_end(each) + 1]
    return _Axis(min(ends), max(ends))


def _open_end(each: ContributorResult) -> int:
    """Return how far the missing answers must at least lift the total to give the band that they could give."""
    if each.enough_answers:
        return each.decibans
    return max(BAND_FLOORS[each.could_be], each.decibans) + _STUB


def _heads(ink: Element, axis: _Axis) -> float:
    """Write the name of each band above its stretch of the axis."""
    limits = [axis.low, *BAND_FLOORS.values(), axis.high]
    for band, left, right in zip(Band, limits, limits[1:], strict=False):
        _text(ink, band_word(band), (axis.x(left) + axis.x(right)) / 2, 12, middle=True)
    _draw_limits(ink, axis, 16, 22)
    return 22


def _draw_limits(ink: Element, axis: _Axis, top: float, bottom: float) -> None:
    """Draw where one band ends and the next begins; even odds as a whole line."""
    for floor in BAND_FLOORS.values():
        _line(ink, [(axis.x(floor), top), (axis.x(floor), bottom)], dashes="1 2" if floor else "")


def _row(ink: Element, each: ContributorResult, axis: _Axis, y: float) -> float:
    """Draw one contributor below `y`; return where the next one begins."""
    for line in _wrapped(each.title, _TITLE):
        y += _TITLE + 2
        _text(ink, line, _MARGIN, y, size=_TITLE, bold=True)
    for line in _wrapped(_subtitle(each), _SMALL):
        y += _SMALL + 3
        _text(ink, line, _MARGIN, y)
    y += 7
    _draw_limits(ink, axis, y - 4, y + 2 * _LANE + 4)
    _draw_bars(ink, each, axis, y)
    return y + 2 * _LANE + 12


def _subtitle(each: ContributorResult) -> str:
    pull = _Pull.of(each)
    points = say(
        "{start} to begin with, {up} for, {down} against: {total}",
        start=signed(each.prior),
        up=signed(sum(pull.up)),
        down=signed(sum(pull.down)),
        total=signed(each.decibans),
    )
    parts = [band_in_words(each), points]
    if band_of(each.decibans) > each.band:
        parts.append(say("held at {band}: not every kind of evidence it needs is there", band=band_word(each.band)))
    return " · ".join(parts)


def _draw_bars(ink: Element, each: ContributorResult, axis: _Axis, y: float) -> None:
    """Draw what is for, from the start to the right; below it what is against, back to the left; and where it ends."""
    pull = _Pull.of(each)
    _line(ink, [(_MARGIN, y + _LANE), (_WIDTH - _MARGIN, y + _LANE)], dashes="1 3")
    at = each.prior
    for points in pull.up:
        _solid(ink, axis.x(at), axis.x(at + points), y)
        at += points
    for points in pull.down:
        _striped(ink, axis.x(at + points), axis.x(at), y + _LANE)
        at += points
    if not each.enough_answers:
        _open(ink, axis.x(each.decibans), axis.x(_open_end(each)), y)
    start, end = axis.x(each.prior), axis.x(each.decibans)
    _line(ink, [(start, y - 2), (start, y + 2 * _LANE + 2)], width=2)
    _arrow(ink, end, y + 2 * _LANE)


def _solid(ink: Element, left: float, right: float, y: float) -> None:
    SubElement(ink, "path", {"d": _box(left, right - 1, y)})


def _striped(ink: Element, left: float, right: float, y: float) -> None:
    """Draw stripes as lines: a pattern would need an id, and not every printer draws one."""
    stripes = range(int(left) + _STRIPES, int(right), _STRIPES)
    lines = " ".join(f"M{x} {y:g}v{_LANE}" for x in stripes)
    style = {"fill": "none", "stroke": "currentColor", "stroke-width": "1"}
    SubElement(ink, "path", {"d": f"{_box(left, right - 1, y)} {lines}".strip(), **style})


def _open(ink: Element, left: float, right: float, y: float) -> None:
    """Draw a dashed box without an end."""
    bottom = y + 2 * _LANE
    _line(ink, [(right, y), (left, y), (left, bottom), (right, bottom)], dashes="3 2")


def _arrow(ink: Element, x: float, y: float) -> None:
    """Point up to where it ends, from below the bars: on a solid one no sign would be seen."""
    SubElement(ink, "path", {"d": f"M{x:g} {y + 1:g}l5 8h-10z"})


def _legend(ink: Element, contributors: Sequence[ContributorResult], y: float) -> float:
    """Say what the signs that were drawn mean, and what the points are not."""
    left, right = _MARGIN, _MARGIN + 20
    signs = [(_legend_start, say("where it starts, before any answer")), (_solid, say("points for"))]
    if any(_Pull.of(each).down for each in contributors):
        signs.append((_striped, say("points against")))
    signs.append((_legend_end, say("where it ends")))
    if not all(each.enough_answers for each in contributors):
        signs.append((_legend_open, say("how high the missing answers could still lift it, or more")))
    for draw, words in signs:
        draw(ink, left, right, y)
        _text(ink, words, right + 8, y + _LANE)
        y += _SMALL + 6
    for line in _wrapped(say("The points are expert judgement, not measured probabilities."), _SMALL):
        y += _SMALL + 2
        _text(ink, line, left, y)
    return y + 6


def _legend_start(ink: Element, left: float, right: float, y: float) -> None:
    middle = (left + right) / 2
    _line(ink, [(middle, y - 1), (middle, y + _LANE + 1)], width=2)


def _legend_end(ink: Element, left: float, right: float, y: float) -> None:
    _arrow(ink, (left + right) / 2, y - 1)


def _legend_open(ink: Element, left: float, right: float, y: float) -> None:
    _line(ink, [(right, y), (left, y), (left, y + _LANE), (right, y + _LANE)], dashes="3 2")


def _box(left: float, right: float, y: float) -> str:
    return f"M{left:g} {y:g}H{max(right, left + 1):g}V{y + _LANE:g}H{left:g}z"


def _line(ink: Element, points: Sequence[tuple[float, float]], *, dashes: str = "", width: float = 1) -> None:
    style = {"fill": "none", "stroke": "currentColor", "stroke-width": f"{width:g}"}
    if dashes:
        style["stroke-dasharray"] = dashes
    SubElement(ink, "polyline", {"points": " ".join(f"{x:g},{y:g}" for x, y in points), **style})


def _text(
    ink: Element, words: str, x: float, y: float, *, size: int = _SMALL, bold: bool = False, middle: bool = False
) -> None:
    style = {"x": f"{x:g}", "y": f"{y:g}", "font-size": str(size)}
    if bold:
        style["font-weight"] = "bold"
    if middle:
        style["text-anchor"] = "middle"
    SubElement(ink, "text", style).text = harmless(words)


def _wrapped(words: str, size: int) -> list[str]:
    return wrap(harmless(words), int((_WIDTH - 2 * _MARGIN) / (size * _ACROSS)))
