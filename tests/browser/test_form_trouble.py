"""
Trouble in the form: the network cut, a service that fails, a questionnaire that changes, answers that nobody expects.

None of it is ever shown as "no need to see a doctor", and no answer is lost or gets into an address.
"""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.browser.filling_form import Form

if TYPE_CHECKING:
    from playwright.sync_api import Dialog, Page, Route

HARMLESS = {"suspected": False, "lung_or_collapse": False}
LOST = "There is no connection now. Your answers are kept on this page, and we keep trying."
WELLS = "?knowledge=wells_dvt"


def at_the_end(page: "Page", address: str) -> Form:
    """The form with every question answered, before the result."""
    page.goto(address + WELLS)
    form = Form(page)
    form.begin()
    form.fill_in_all(HARMLESS)
    assert "review" == form.kind
    return form


def test_a_cut_network_loses_nothing(cut_page: "Page", served: str) -> None:
    """It says so, with what nobody should wait for; what was entered stays, and goes out once it can."""
    page = cut_page
    page.goto(served)
    form = Form(page)
    form.begin("United Kingdom")
    form.fill_in({"about_whom": "me"})
    page.context.set_offline(True)
    form.button("Continue").click()
    form.root.get_by_text(LOST).wait_for()
    assert form.root.get_by_text("Stop here and get help now").is_visible()
    assert form.root.get_by_label("Me", exact=True).is_checked()
    page.context.set_offline(False)
    form.root.locator("[data-question=age]").wait_for()
    assert 0 == form.root.get_by_text(LOST).count()
    form.press("All answers")
    assert {"Who are these answers about?": "Me"} == form.listed()


def test_an_answer_on_its_way_is_not_left_without_a_word(cut_page: "Page", served: str) -> None:
    """The browser asks as long as an answer is on this page alone, and no longer once it has arrived."""
    page = cut_page
    page.goto(f"{served}{WELLS}")
    form = Form(page)
    form.begin()
    first = form.heading.element_handle()
    asked: list[str] = []

    def stay(dialog: "Dialog") -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    form.fill_in(HARMLESS)
    page.context.set_offline(True)
    form.button("Continue").click()
    form.root.get_by_text(LOST).wait_for()
    page.close(run_before_unload=True)
    page.wait_for_timeout(500)
    assert (["beforeunload"], False) == (asked, page.is_closed())
    page.context.set_offline(False)
    page.wait_for_function("old => !old.isConnected", arg=first)
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    assert ["beforeunload"] == asked


def test_back_works_without_a_network(cut_page: "Page", served: str) -> None:
    """And what was entered and not sent yet is still there when the person comes again."""
    page = cut_page
    page.goto(served)
    form = Form(page)
    form.begin("United Kingdom")
    form.fill_in({"about_whom": "me"})
    form.press("Continue")
    form.fill_in({"age": 34})
    page.context.set_offline(True)
    form.button("Continue").click()
    form.root.get_by_text(LOST).wait_for()
    form.press("Back")
    assert form.root.get_by_label("Me", exact=True).is_checked()
    page.context.set_offline(False)
    form.press("Continue")
    assert "34" == form.root.get_by_role("textbox").input_value()


WRONG: dict[str, Callable[["Route"], None]] = {
    "busy": lambda route: route.fulfill(status=503, headers={"Retry-After": "60"}, body="{}"),
    "a hotel's page": lambda route: route.fulfill(body="<html>Please log in</html>", content_type="text/html"),
    "half": lambda route: route.fulfill(body='{"page": "<h1>', content_type="application/json"),
    "empty": lambda route: route.fulfill(body="{}", content_type="application/json"),
    "no level": lambda route: route.fulfill(body='{"page": "", "assessment_json": "{}"}'),
    "gone": lambda route: route.abort(),
}


@pytest.mark.parametrize("answer", WRONG.values(), ids=WRONG)
def test_an_answer_that_is_none_is_no_result(cut_page: "Page", served: str, answer: Callable[["Route"], None]) -> None:
    """The answers stay on the page, and it is tried again: nothing is taken for a report."""
    form = at_the_end(cut_page, served)
    cut_page.route("**/report", answer)
    form.button("Show the result").click()
    form.root.get_by_text(LOST).wait_for()
    assert "review" == form.kind
    cut_page.unroute("**/report")
    form.button("Try again").click()
    form.root.locator(".report .essentials").wait_for()


def unfinished(level: str, title: str) -> Callable[["Route"], None]:
    """Two engines that do not agree, as the service says it."""
    found = {"referral_at_least": level, "title": title, "how": {"uk": "Call your GP."}, "says": "We could not finish."}
    problem = {"status": 500, "title": "x", "problems": [], "unfinished": found}
    return lambda route: route.fulfill(status=500, body=json.dumps(problem), content_type="application/problem+json")


FAILED: dict[str, tuple[Callable[["Route"], None], str]] = {
    "engines disagree": (unfinished("urgent", "See a doctor today"), "See a doctor today."),
    "engines disagree, says too little": (unfinished("self_care", "All is well"), "See a doctor in the coming weeks."),
    "fault": (lambda route: route.fulfill(status=500, body="{}"), "See a doctor in the coming weeks."),
    "no key": (lambda route: route.fulfill(status=401, body="{}"), "See a doctor in the coming weeks."),
    "no report": (
        lambda route: route.fulfill(body=json.dumps({"page": "<p>", "assessment_json": report_of(route)})),
        "See a doctor in the coming weeks.",
    ),
}


def report_of(route: "Route") -> str:
    """The assessment that the service does give."""
    return str(route.fetch().json()["assessment_json"])


@pytest.mark.parametrize(("answer", "headline"), FAILED.values(), ids=FAILED)
def test_what_could_not_be_finished_sends_to_a_doctor(
    cut_page: "Page", served: str, answer: Callable[["Route"], None], headline: str
) -> None:
    """At least in the coming weeks, whatever the service says, and it is no result to save; trying again may help."""
    form = at_the_end(cut_page, served)
    cut_page.route("**/report", answer)
    form.press("Show the result")
    assert ("unfinished", headline) == (form.kind, form.title)
    assert 0 == form.button("Save as data, with all answers").count()
    cut_page.unroute("**/report")
    form.press("Try again")
    assert "report" == form.kind


def test_a_report_below_what_was_known_is_not_shown(cut_page: "Page", served: str) -> None:
    """An interview that had come to urgent does not end in a report of less."""
    form = at_the_end(cut_page, served)

    def raised(route: "Route") -> None:
        route.fulfill(body=json.dumps(route.fetch().json() | {"referral_so_far": "urgent"}))

    cut_page.route("**/next", raised)
    form.root.get_by_role("button", name="Change:").first.click()
    form.fill_in(HARMLESS)
    form.press("Continue")
    form.press("Show the result")
    assert ("unfinished", "Talk to a doctor today.") == (form.kind, form.title)


def test_a_questionnaire_that_changes_meanwhile(cut_page: "Page", served: str) -> None:
    """What still fits is kept, what does not is asked again, and it is said."""
    form = at_the_end(cut_page, served)

    def changed(route: "Route") -> None:
        document = route.fetch().json()
        [suspected] = [each for each in document["questions"] if each["id"] == "suspected"]
        maybe = {"id": "maybe", "label": "Maybe", "help": "", "none": False, "incomplete": False, "also_called": []}
        suspected |= {"type": "choice", "options": [maybe]}
        route.fulfill(body=json.dumps(document | {"digest": "other"}))

    def after(route: "Route") -> None:
        document = route.fetch().json()
        document["knowledge"]["digest"] = "other"
        route.fulfill(body=json.dumps(document))

    cut_page.route("**/v1/knowledge/wells_dvt?*", changed)
    cut_page.route("**/next", after)
    form.root.get_by_role("button", name="Change:").first.click()
    form.fill_in(HARMLESS)
    form.button("Continue").click()
    form.root.get_by_text("The questionnaire has changed meanwhile.").wait_for()
    assert ["suspected"] == form.asked
    assert form.root.get_by_label("Maybe").is_visible()


def test_no_answer_is_in_an_address_or_stored(page: "Page", served: str) -> None:
    """Everything is sent by POST to the service; once the report is there, the browser holds nothing."""
    asked: list[tuple[str, str]] = []
    page.on("request", lambda request: asked.append((request.method, request.url)))
    form = at_the_end(page, served)
    form.press("Show the result")
    posted = {url.removeprefix(served) for method, url in asked if method == "POST"}
    assert {"v1/knowledge/wells_dvt/next", "v1/knowledge/wells_dvt/report"} == posted
    assert not any(word in url for _, url in asked for word in ("lung", "suspected", "false"))
    assert 0 == page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length")


def test_where_no_script_runs_it_says_when_to_get_help_and_where(cut_page: "Page", served: str) -> None:
    """A script that was blocked or that an old browser cannot read leaves no empty page behind."""
    cut_page.route("**/form/intake-form.js", lambda route: route.abort())
    cut_page.goto(served)
    shown = cut_page.locator("intake-form").inner_text()
    assert all(words in shown for words in ("it needs JavaScript", "UK: Call 999", "EU: Call 112", "hard to wake"))
    cut_page.unroute("**/form/intake-form.js")
    cut_page.reload()
    Form(cut_page).heading.wait_for()
    assert not cut_page.get_by_text("it needs JavaScript").is_visible()
