"""The picture of the evidence: it shows what was weighed, by shape and in words; no text can bring anything in."""

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from hypothesis import given
from hypothesis import strategies as st

from intakewise.model.assessments import ContributorResult
from intakewise.model.values import BAND_FLOORS, Band, band_of
from intakewise.report.picture import evidence_picture, in_words

SVG = "{http://www.w3.org/2000/svg}"
TAGS = {"svg", "title", "desc", "g", "path", "polyline", "text"}


def contributor(
    prior: int = -14, groups: tuple[int, ...] = (10, -3), could_be: Band | None = None, title: str = "Low calcium"
) -> ContributorResult:
    """Return a contributor with the sums of its groups; the answers are enough unless it could be more."""
    total = prior + sum(groups)
    band = band_of(total)
    highest = max(band, could_be or band)
    named = {f"group_{number}": points for number, points in enumerate(groups)}
    return ContributorResult(
        "it", title, "nutrient", band, highest, highest == band, total, prior, named, (), (), "", ()
    )


contributors = st.builds(
    contributor,
    prior=st.integers(-30, 0),
    groups=st.lists(st.integers(-20, 20), max_size=5).map(tuple),
    could_be=st.none() | st.sampled_from(Band),
    title=st.text(min_size=1, max_size=90).filter(str.strip),
)


def drawn(*shown: ContributorResult) -> Element:
    """Return the picture, parsed."""
    return ElementTree.fromstring(evidence_picture(shown))


def numbers_in(element: Element) -> list[float]:
    """Return every number of a shape, in order."""
    return [float(each) for each in re.findall(r"-?\d+(?:\.\d+)?", element.get("d") or element.get("points") or "")]


def texts(picture: Element) -> str:
    """Return what a person reads in the picture."""
    return " ".join(each.text or "" for each in picture.iter(f"{SVG}text"))


@given(st.lists(contributors, min_size=1, max_size=5))
def test_the_start_and_the_end_stand_at_their_points(shown: list[ContributorResult]) -> None:
    """On the axis that the limits of the bands span, each thick line is at the start and each arrow at the total."""
    shapes = list(drawn(*shown).iter())
    limits = [numbers_in(each)[0] for each in shapes if each.tag == f"{SVG}polyline"][: len(BAND_FLOORS)]
    low, _, high = BAND_FLOORS.values()
    unit = (limits[2] - limits[0]) / (high - low)
    thick = [numbers_in(each)[0] for each in shapes if each.get("stroke-width") == "2"]
    arrows = [numbers_in(each)[0] for each in shapes if (each.get("d") or "").endswith("l5 8h-10z")]
    for each, start, end in zip(shown, thick, arrows, strict=False):
        assert abs(limits[0] + (each.prior - low) * unit - start) < 0.5
        assert abs(limits[0] + (each.decibans - low) * unit - end) < 0.5


@given(st.lists(contributors, min_size=1, max_size=5))
def test_nothing_is_drawn_outside(shown: list[ContributorResult]) -> None:
    """Every shape begins within the width, which is that of a narrow telephone, and within the height."""
    picture = drawn(*shown)
    _, _, width, height = (float(each) for each in (picture.get("viewBox") or "").split())
    assert 360 == width
    for each in picture.iter(f"{SVG}polyline"):
        points = numbers_in(each)
        assert all(0 <= x <= width for x in points[::2])
        assert all(0 <= y <= height for y in points[1::2])
    assert all(0 <= numbers_in(each)[0] <= width for each in picture.iter(f"{SVG}path"))


@given(st.lists(contributors, min_size=1, max_size=5))
def test_a_text_brings_nothing_in(shown: list[ContributorResult]) -> None:
    """Whatever a title holds: only shapes and texts, no script, no address, no colour but that of the page."""
    picture = drawn(*shown)
    assert set() == {each.tag.removeprefix(SVG) for each in picture.iter()} - TAGS
    names = {name for each in picture.iter() for name in each.attrib}
    assert not [name for name in names if name.startswith("on") or "href" in name]
    paints = {each.get(name) for each in picture.iter() for name in ("fill", "stroke")}
    assert {"currentColor", "none", None} >= paints


@given(st.lists(contributors, min_size=1, max_size=5))
def test_the_words_say_what_the_picture_shows(shown: list[ContributorResult]) -> None:
    """A screen reader is given the title and a sentence for each row: band, start, for, against, and total."""
    picture = drawn(*shown)
    named = (picture.get("aria-labelledby") or "").split()
    labels = [picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")]
    assert "img" == picture.get("role")
    assert named == [each.get("id") for each in labels if each is not None]
    assert labels[1] is not None
    said = labels[1].text or ""
    assert all(f"{each.decibans:+d}" in said or not each.decibans for each in shown)


def test_a_row_reads_as_a_sentence() -> None:
    """Title, band, and the points, signed."""
    assert "Low calcium: unlikely · -14 to begin with, +5 for, -3 against: -12." == in_words(
        contributor(groups=(5, -3))
    )


def test_no_percentage_is_drawn() -> None:
    """The points are expert judgement, and the picture says so."""
    words = texts(drawn(contributor()))
    assert "%" not in words
    assert "not measured probabilities" in words


def test_what_missing_answers_could_add_is_drawn_open() -> None:
    """A dashed box without an end, and its meaning, only where answers are missing."""
    settled, opened = drawn(contributor()), drawn(contributor(could_be=Band.VERY_LIKELY))
    dashed = [each for each in opened.iter(f"{SVG}polyline") if each.get("stroke-dasharray") == "3 2"]
    assert 2 == len(dashed)
    assert not [each for each in settled.iter(f"{SVG}polyline") if each.get("stroke-dasharray") == "3 2"]
    assert "unlikely so far, could be very likely" in " ".join(
        texts(drawn(contributor(-20, (), Band.VERY_LIKELY))).split()
    )


def test_a_band_that_is_held_back_says_so() -> None:
    """Points that would make it likely, without each kind of evidence that it needs: the picture says why not."""
    held = contributor(groups=(10, 8))
    held = ContributorResult(
        held.id, held.title, held.kind, Band.POSSIBLE, Band.POSSIBLE, True, held.decibans, held.prior, held.groups,
        (), (), "", (),
    )  # fmt: skip
    assert "held at possible" in texts(drawn(held))


def test_a_long_title_is_wrapped_whole() -> None:
    """No word is lost, and no line is longer than the picture is wide."""
    title = "Something that a translation needs many more words for than the few that we would say in English"
    picture = drawn(contributor(title=title))
    bold = [each.text or "" for each in picture.iter(f"{SVG}text") if each.get("font-weight")]
    assert title == " ".join(bold)
    assert max(len(line) for line in bold) <= 46


def test_two_pictures_on_a_page_have_ids_of_their_own() -> None:
    """Ids begin with the name of the picture."""
    one, two = evidence_picture([contributor()], "one"), evidence_picture([contributor()], "two")
    assert not set(re.findall(r' id="([^"]+)"', one)) & set(re.findall(r' id="([^"]+)"', two))


def test_nothing_to_show_is_no_picture() -> None:
    """An empty frame would say that something was looked at."""
    assert "" == evidence_picture([])
