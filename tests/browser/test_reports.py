"""The example reports in a real browser: nothing on them bars anybody, by day, by night, or on a telephone."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from tests.browser.accessible import barriers

if TYPE_CHECKING:
    from playwright.sync_api import Page

REPORTS = sorted((Path(__file__).parents[2] / "docs" / "examples").glob("*.html"))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_report_bars_nobody(page: "Page", path: Path, scheme: Literal["light", "dark"]) -> None:
    """axe-core finds nothing wrong with its headings, names, tables, and colours."""
    page.emulate_media(color_scheme=scheme)
    page.goto(path.as_uri())
    assert [] == barriers(page)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_fits_a_telephone(page: "Page", path: Path) -> None:
    """On 320 pixels, which is 1280 enlarged four times, it need not be scrolled sideways."""
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_barrier_is_found(page: "Page") -> None:
    """A picture without words, and grey on white, are reported: the checker does look."""
    page.set_content('<html lang="en"><title>t</title><main><h1>t</h1><img src="data:,"><p style="color:#bbb">pale</p>')
    assert {"color-contrast", "image-alt"} <= {each.split(":")[0] for each in barriers(page)}
