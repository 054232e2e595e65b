"""An emergency in the form: asked once whether it is right; then that page alone, and a way back."""

from typing import TYPE_CHECKING

import pytest

from tests.browser.accessible import barriers
from tests.browser.filling_form import Form
from tests.browser.test_form_whole import LISTEN

if TYPE_CHECKING:
    from playwright.sync_api import Page

FIT = {"about_whom": "someone_else", "age": 58, "pregnancy": "not_pregnant", "danger_now": ["fit"]}
ASK = "In the last 24 hours, have you had any of these?"


def at_the_question(page: "Page", address: str) -> Form:
    """The form where it asks whether the emergency is right."""
    page.goto(address)
    form = Form(page)
    form.begin("United Kingdom")
    page.evaluate(LISTEN)
    form.fill_in_all(FIT)
    assert ("emergency", "This may be an emergency") == (form.kind, form.title)
    return form


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_after_yes_there_is_that_page_alone(page: "Page", served: str, scheme: str) -> None:
    """What to do now comes first, with the number of the region; the page is told, with nothing but that it is so."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    form = at_the_question(page, served)
    assert form.root.get_by_text("A fit or seizure", exact=True).is_visible()
    assert "Call 999" in form.root.locator(".emergency").inner_text()
    assert "H2" == page.evaluate("document.querySelector('intake-form').shadowRoot.activeElement.tagName")
    assert [] == barriers(page)
    form.press("Yes, that is right")
    assert "report" == form.kind
    assert "Call 999" in form.root.locator(".essentials").inner_text()
    assert 0 == form.root.locator("details").count()
    assert ["All answers"] == form.root.get_by_role("button").all_inner_texts()
    told = [detail for name, detail in page.evaluate("window.told") if name == "emergency"]
    assert [{"confirmed": False}, {"confirmed": True}] == told
    assert [] == barriers(page)


def test_after_no_the_answer_is_changed(page: "Page", served: str) -> None:
    """And the questions go on."""
    form = at_the_question(page, served)
    form.press(f"No, change my answer to “{ASK}”")
    assert form.root.locator("input[value=fit]").is_checked()
    form.root.get_by_label("None of these").check()
    assert not form.root.locator("input[value=fit]").is_checked()
    form.press("Continue")
    assert "questions" == form.kind
    assert ["danger_now"] != form.asked


def test_without_a_network_it_still_says_to_get_help(cut_page: "Page", served: str) -> None:
    """Nobody waits for a page with what to do now; the page comes as soon as it can."""
    form = at_the_question(cut_page, served)
    cut_page.context.set_offline(True)
    form.button("Yes, that is right").click()
    form.root.locator(".notices").get_by_text("Get emergency help now.", exact=True).wait_for()
    assert "Call 999" in form.root.locator(".notices").inner_text()
    cut_page.context.set_offline(False)
    form.root.locator(".essentials").wait_for()
    assert "Call 999" in form.root.locator(".essentials").inner_text()


def test_an_emergency_that_could_not_be_finished_has_its_number(cut_page: "Page", served: str) -> None:
    """Where the service fails after the emergency was found, it is still one, and whom to call is said."""
    form = at_the_question(cut_page, served)
    cut_page.route("**/report", lambda route: route.fulfill(status=500, body="{}"))
    form.press("Yes, that is right")
    assert ("unfinished", "Get emergency help now.") == (form.kind, form.title)
    assert "Call 999" in form.root.locator(".unfinished").inner_text()
