"""The page of a knowledge base in a real browser: readable by all, on a telephone, and on paper; nothing in it runs."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from intakewise.model.knowledge import Knowledge
from intakewise.site.checked import Checked
from intakewise.site.page import page_of
from intakewise.wiring.opening import open_knowledge
from intakewise.workbench.new_base import new_base
from tests.browser.accessible import barriers
from tests.hostile_base import hostile_base

if TYPE_CHECKING:
    from playwright.sync_api import Page

SMALLEST_POINTS = 7.9
"""Of any text on paper."""


def begun_base(folder: Path) -> Knowledge:
    """A base as `new` writes it."""
    for name, text in new_base("night_cramps", "Night cramps", date(2026, 11, 26)).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return known(str(folder))


def sizes_of(printed: Path) -> list[float]:
    """The size of each piece of text on paper, in points."""
    sizes: list[float] = []

    def look(text: str, page_at: list[float], text_at: list[float], _: DictionaryObject | None, size: float) -> None:
        if text.strip():
            sizes.append(abs(page_at[3] * text_at[3]) * size)

    for each in PdfReader(printed).pages:
        each.extract_text(visitor_text=look)
    return sizes


def known(path: str) -> Knowledge:
    """A base without mistakes."""
    knowledge = open_knowledge(path).knowledge
    assert knowledge is not None
    return knowledge


BASES: dict[str, Callable[[Path], Knowledge]] = {
    "phq_9": lambda _: known("phq_9"),
    "begun": begun_base,
    "hostile": lambda _: hostile_base(),
}


@pytest.fixture(scope="module", params=BASES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of each base, as a file."""
    folder = tmp_path_factory.mktemp(request.param)
    path = folder / "page.html"
    path.write_text(page_of(BASES[request.param](folder / "base"), Checked())[0], "utf-8")
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_bars_nobody(page: "Page", site: Path, scheme: Literal["light", "dark"]) -> None:
    """axe-core finds nothing wrong with it, by day or by night."""
    page.emulate_media(color_scheme=scheme)
    page.goto(site.as_uri())
    assert [] == barriers(page)


def test_the_page_fits_a_telephone(page: "Page", site: Path) -> None:
    """On 320 pixels it need not be scrolled sideways; on a telephone, too, axe-core finds nothing wrong."""
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(site.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert [] == barriers(page)


def test_nothing_in_the_page_runs(page: "Page", site: Path) -> None:
    """It has no script and no picture from elsewhere; what a base says stays the title that it is."""
    page.goto(site.as_uri())
    assert page.title().endswith(": everything it asks and concludes")
    assert 0 == page.locator("script, img, iframe, link, object, embed").count()
    assert 0 == page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => e.matches('[onerror], [onclick]')).length"
    )


def test_the_contents_lead_to_each_part(page: "Page", site: Path) -> None:
    """By keyboard alone: Tab reaches the first link, and Enter goes there; on a narrow screen a link leads back."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(site.as_uri())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "#summary" == page.evaluate("location.hash")
    page.get_by_role("link", name="Contents", exact=True).click()
    assert "#contents" == page.evaluate("location.hash")
    assert page.locator("h2").count() == page.locator("nav > ul > li").count()


def test_the_page_can_be_read_on_paper(page: "Page", site: Path, tmp_path: Path) -> None:
    """Nothing on paper is smaller than 8 points, to a tenth: not shrunk to fit, and no picture is too large."""
    page.goto(site.as_uri())
    printed = tmp_path / "page.pdf"
    page.pdf(path=printed, prefer_css_page_size=True)
    assert SMALLEST_POINTS <= min(sizes_of(printed))
