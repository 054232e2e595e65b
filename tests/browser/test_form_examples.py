"""The example pages in a real browser, at an origin of their own: plain HTML, a page that React draws, and a frame."""

from typing import TYPE_CHECKING

import pytest

from tests.browser.example_host import EXAMPLES, ExampleHost
from tests.browser.filling_form import Form

if TYPE_CHECKING:
    from playwright.sync_api import Page

SAID = {"plain": "The questions are done", "react": "Done: emergency"}


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("name", SAID)
def test_the_form_runs_in_a_page(page: "Page", host: ExampleHost, name: str) -> None:
    """From another origin, which the service was told to allow; the page is told of the result."""
    page.goto(f"{host.origin}/{name}.html")
    form = Form(page)
    form.begin("United Kingdom")
    form.fill_in_all({"about_whom": "someone_else", "age": 58, "danger_now": ["fit"]})
    form.press("Yes, that is right")
    page.get_by_text(SAID[name]).wait_for()


def framed(page: "Page", address: str) -> Form:
    """The form in the frame of a page."""
    page.goto(address)
    (frame,) = page.main_frame.child_frames
    return Form(frame)


@pytest.mark.usefixtures("served")
def test_the_form_runs_in_a_frame(page: "Page", host: ExampleHost) -> None:
    """In one of the host's own, with no more leave than it needs; answers can be saved there, and then gone on with."""
    form = framed(page, f"{host.origin}/iframe.html")
    form.begin("United Kingdom")
    form.fill_in({"about_whom": "me"})
    form.press("Continue")
    form.press("Save, and go on later")
    with page.expect_download() as saved:
        form.button("Save my answers to a file").click()
    assert b'"about_whom": "me"' in saved.value.path().read_bytes()
    form.press("Continue")
    assert ["age"] == form.asked


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("missing", ["allow-forms", "allow-same-origin"])
def test_a_sandbox_that_allows_too_little_stops_it(cut_page: "Page", host: ExampleHost, missing: str) -> None:
    """So that what the documents ask for is what it needs."""
    written = (EXAMPLES / "iframe.html").read_text("utf-8")
    assert missing in written
    host.pages["/less.html"] = written.replace(f" {missing}", "")
    form = framed(cut_page, f"{host.origin}/less.html")
    if missing == "allow-same-origin":  # another origin then, which nobody has allowed: the form itself does not come
        cut_page.wait_for_timeout(1000)
        assert 0 == form.button("Start").count()
        return
    form.begin("United Kingdom")
    form.fill_in({"about_whom": "me"})
    form.button("Continue").click()
    cut_page.wait_for_timeout(500)
    assert ["about_whom"] == form.asked
