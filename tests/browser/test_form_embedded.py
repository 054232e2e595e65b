"""The form in pages of others: under a strict policy, from right to left, themed; nothing in it is taken for HTML."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from intakewise.model.languages import Language
from intakewise.service.form_files import FOLDER
from intakewise.wiring.knowledge_base import KnowledgeBase
from tests.browser.accessible import barriers
from tests.browser.filling_form import Form
from tests.browser.form_in_process import answer_by
from tests.browser.test_site import SMALLEST_POINTS, sizes_of
from tests.hostile_base import hostile_base

if TYPE_CHECKING:
    from playwright.sync_api import Page

STRICT = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types intakewise-form"
)
ELEMENTS = """() => {
  const within = [...document.querySelector('intake-form').shadowRoot.querySelectorAll('*')];
  const active = 'script, img, iframe, object, embed, style, link, [onerror], [onclick], [style]';
  return within.filter((each) => each.matches(active)).length;
}"""
HOST = (
    '<!doctype html><html lang="{language}"><head><title>Host</title><script type="module" src="/form/intake-form.js">'
    '</script></head><body><main><h1>Host</h1><intake-form knowledge="{knowledge}" {attributes}></intake-form></main>'
    "</body></html>"
)


def in_a_page(
    page: "Page", address: str, language: str = "en", attributes: str = "", knowledge: str = "wells_dvt"
) -> Form:
    """A page of somebody else's, with the form in it, under a strict policy."""
    page.route(
        "**/host",
        lambda route: route.fulfill(
            body=HOST.format(language=language, attributes=attributes, knowledge=knowledge),
            content_type="text/html",
            headers={"Content-Security-Policy": STRICT},
        ),
    )
    page.goto(f"{address}host")
    return Form(page)


def test_its_scripts_are_small() -> None:
    """Under 60 kB in all, as they are served."""
    assert sum(path.stat().st_size for path in FOLDER.glob("*.js")) < 60_000


def test_a_strict_policy_lets_it_work(page: "Page", served: str) -> None:
    """No inline script or style, and trusted types: the whole form runs, and the report is there."""
    form = in_a_page(page, served)
    form.begin()
    form.fill_in_all({"suspected": False, "lung_or_collapse": False})
    form.press("Show the result")
    assert "report" == form.kind
    assert 0 == page.evaluate(ELEMENTS)


def test_hostile_texts_stay_texts(page: "Page", served: str) -> None:
    """On every page of the form, whatever a base says is shown as it stands; nothing runs."""
    answer_by(page, KnowledgeBase(hostile_base()))
    form = in_a_page(page, served)
    form.heading.wait_for()
    form.root.get_by_role("radio").first.check()
    form.press("Start")
    seen = {"intro"}
    while form.kind != "report":
        seen.add(form.kind)
        assert 0 == page.evaluate(ELEMENTS)
        if form.kind == "questions":
            form.fill_in({"suspected": True, "lung_or_collapse": False})
            form.press("Continue")
        else:
            form.press("Show the result")
    assert {"intro", "questions", "review"} == seen
    assert 0 == page.evaluate(ELEMENTS)
    assert "Host" == page.title()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_reads_from_right_to_left(page: "Page", served: str) -> None:
    """Where the texts are in such a language: marks stand on the right, and nothing bars anybody."""
    knowledge = hostile_base()
    arabic = replace(knowledge, language=Language("ar", "Arabic", "original"))
    answer_by(page, KnowledgeBase(arabic))
    form = in_a_page(page, served, language="ar")
    form.heading.wait_for()
    assert ("rtl", "ar") == tuple(form.root.locator(".form").get_attribute(name) for name in ("dir", "lang"))
    box, label = (form.root.locator(each).first.bounding_box() for each in (".choice input", ".choice span"))
    assert box
    assert label
    assert box["x"] > label["x"]
    assert [] == barriers(page)


def test_a_page_gives_it_its_colours(page: "Page", served: str) -> None:
    """By variables; and `color-scheme` keeps it light where the page is."""
    page.emulate_media(color_scheme="dark")
    form = in_a_page(page, served)
    form.heading.wait_for()
    style = "document.querySelector('intake-form').style"
    page.evaluate(f"{style}.setProperty('--intake-accent', 'rgb(1, 2, 3)'); {style}.colorScheme = 'light'")
    ground = "e => getComputedStyle(e).backgroundColor"
    assert "rgb(1, 2, 3)" == form.button("Start").evaluate(ground)
    assert "rgb(255, 255, 255)" == form.root.locator(".form").evaluate(ground)
    outline = form.root.locator(".small").evaluate("e => getComputedStyle(e).outlineStyle")
    assert "none" == outline  # that is for what has the focus


def test_it_prints_without_buttons(page: "Page", served: str, tmp_path: Path) -> None:
    """On paper the report has every part, and nothing to press."""
    from pypdf import PdfReader  # noqa: PLC0415

    form = in_a_page(page, served)
    form.begin()
    form.fill_in_all({"suspected": False, "lung_or_collapse": False})
    form.press("Show the result")
    printed = tmp_path / "report.pdf"
    page.pdf(path=printed)
    text = " ".join(each.extract_text() for each in PdfReader(printed).pages)
    assert "Save as a page" not in text
    assert "digest" in text  # of the last part but one, which is folded on the screen
    assert SMALLEST_POINTS < min(sizes_of(printed))
