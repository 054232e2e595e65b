"""What a page is told by the form: ids, never answers, until the end; and nobody else on the page is."""

from typing import TYPE_CHECKING

from tests.browser.test_form_embedded import in_a_page
from tests.browser.test_form_whole import LISTEN

if TYPE_CHECKING:
    from playwright.sync_api import Page

EAVESDROP = """() => {
  window.heard = [];
  for (const where of [window, document, document.body, document.querySelector('main')])
    for (const name of ['answer', 'emergency', 'saved', 'complete'])
      where.addEventListener(name, () => window.heard.push(name));
}"""
SAID = {"suspected": False, "lung_or_collapse": False}


def test_a_page_is_told_which_questions_were_answered(page: "Page", served: str) -> None:
    """And at the end everything; whoever listens elsewhere hears nothing."""
    form = in_a_page(page, served)
    form.begin()
    page.evaluate(LISTEN)
    page.evaluate(EAVESDROP)
    first = form.asked
    form.fill_in(SAID)
    form.press("Continue")
    assert [["answer", {"questions": first}]] == page.evaluate("window.told")
    form.fill_in_all(SAID)
    form.press("Show the result")
    told = page.evaluate("window.told")
    assert {"answer", "complete"} == {name for name, _ in told}
    assert {"answers", "region", "assessment", "json"} == set(told[-1][1])
    assert [] == page.evaluate("window.heard")


def test_it_goes_on_where_it_is_moved_to(page: "Page", served: str) -> None:
    """A page that puts it elsewhere, as frameworks do, loses no answer."""
    form = in_a_page(page, served)
    form.begin()
    form.fill_in(SAID)
    form.press("Continue")
    asked = form.asked
    page.evaluate("document.body.append(document.querySelector('intake-form'))")
    form.root.locator("form").wait_for()
    assert asked == form.asked
    form.press("All answers")
    assert 1 == len(form.listed())
