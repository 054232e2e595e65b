"""Going on later: in the same tab, on the same device, and by a link, elsewhere; nobody else is shown what was said."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import intakewise
from tests.acceptance.command_line import intakewise as run
from tests.browser.accessible import barriers
from tests.browser.filling_form import Form
from tests.browser.installed import skip_what_cannot_run
from tests.browser.test_form_embedded import in_a_page
from tests.browser.test_form_whole import LISTEN

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from tests.acceptance.running_service import Running

AGAIN = "Some time has passed, so we ask some questions again. What you said is still selected."
GONE = "What was saved is no longer there. What you see here is on this page alone."
SAID = {"suspected": True, "lung_or_collapse": False}
OLDER = """([hours, names]) => {
  const [place] = Object.keys(localStorage);
  const kept = JSON.parse(localStorage[place]);
  for (const id of names ?? Object.keys(kept.at)) kept.at[id] -= hours * 3_600_000;
  localStorage[place] = JSON.stringify(kept);
}"""


@pytest.fixture(scope="module")
def keeping(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Running]":
    """A service that keeps interviews where people ask for it."""
    skip_what_cannot_run()
    from tests.acceptance.running_service import service  # noqa: PLC0415 — needs what the service needs

    place = tmp_path_factory.mktemp("kept") / "within" / "sessions.sqlite3"
    with service("wells_dvt", "--rate", "1000000/second", "--sessions-in", place) as running:
        yield running


def answered_two(form: Form) -> str:
    """Answer the first two pages, and return what the next one asks."""
    form.begin()
    form.fill_in(SAID)
    form.press("Continue")
    form.fill_in(SAID)
    form.press("Continue")
    return form.title


def another(page: "Page") -> "Page":
    """A page of the same browser, once the first is closed."""
    context = page.context
    page.close()
    return context.new_page()


def test_a_reload_of_the_page_loses_nothing(page: "Page", served: str) -> None:
    """The page of the service keeps answers in the tab until they are done with; another tab knows nothing of them."""
    page.goto(f"{served}?knowledge=wells_dvt")
    form = Form(page)
    asked = answered_two(form)
    page.reload()
    form.root.locator("form").wait_for()
    assert asked == form.title
    form.press("Back")
    assert 1 == form.root.locator("input:checked").count()
    other = Form(page.context.new_page())
    other.page.goto(f"{served}?knowledge=wells_dvt")
    other.heading.wait_for()
    assert "intro" == other.kind
    form.fill_in_all(SAID)
    form.press("Show the result")
    assert 0 == page.evaluate("sessionStorage.length + localStorage.length")


def test_on_a_device_it_is_asked_first(page: "Page", served: str) -> None:
    """It may be somebody else who comes: nothing of the answers is shown before they choose to go on."""
    asked = answered_two(in_a_page(page, served, attributes='keep="device"'))
    later = another(page)
    form = in_a_page(later, served, attributes='keep="device"')
    form.root.get_by_text("There are answers on this device").wait_for()
    assert "intro" == form.kind
    assert [] == barriers(later)
    form.press("Go on with them")
    assert asked == form.title
    last = another(later)
    form = in_a_page(last, served, attributes='keep="device"')
    form.root.get_by_text("There are answers on this device").wait_for()
    form.press("Delete my answers and start again")
    assert 0 == last.evaluate("localStorage.length")
    assert 0 == form.root.get_by_text("There are answers on this device").count()


@pytest.mark.parametrize(
    ("hours", "asked_again"),
    [(11, set()), (13, {"lung_or_collapse", "suspected"}), (-1, {"lung_or_collapse", "suspected"})],
)
def test_old_answers_are_asked_again(page: "Page", served: str, hours: float, asked_again: set[str]) -> None:
    """A safety question after 12 hours, as in sessions, with what was said selected; and if a clock was put back."""
    answered_two(in_a_page(page, served, attributes='keep="device"'))
    page.evaluate(OLDER, [hours, None])
    form = in_a_page(another(page), served, attributes='keep="device"')
    form.root.get_by_text("There are answers on this device").wait_for()
    form.press("Go on with them")
    assert bool(asked_again) == (0 < form.root.get_by_text(AGAIN).count())
    assert bool(asked_again) == bool(asked_again & set(form.asked))
    if asked_again:
        assert 1 == form.root.locator("input:checked").count()


def saved_link(form: Form) -> str:
    """Save the answers with the service, and return the link to them."""
    form.press("Save, and go on later")
    assert "save" == form.kind
    form.press("Save, and give me a link")
    return form.root.get_by_label("The link to your answers").input_value()


def test_a_link_leads_back_on_another_device(page: "Page", keeping: "Running") -> None:
    """To the same question; its secret is in no request's address, and gone from the page's own."""
    asked_for: list[str] = []
    page.context.on("request", lambda request: asked_for.append(request.url))
    page.goto(keeping.address)
    form = Form(page)
    page.evaluate(LISTEN)
    asked = answered_two(form)
    link = saved_link(form)
    assert [] == barriers(page)
    browser = page.context.browser
    assert browser
    elsewhere = browser.new_context(locale="en-GB")
    other = Form(elsewhere.new_page())
    elsewhere.on("request", lambda request: asked_for.append(request.url))
    other.page.goto(link)
    other.root.locator("form").wait_for()
    token = link.partition("=")[2]
    assert asked == other.title
    assert 43 == len(token)
    assert keeping.address == other.page.url
    assert 0 == sum(token in each for each in asked_for)
    other.press("Back")
    assert 1 == other.root.locator("input:checked").count()
    other.fill_in_all(SAID)
    other.page.evaluate(LISTEN)
    other.press("Show the result")
    _, complete = other.page.evaluate("window.told").pop()
    assert intakewise.load("wells_dvt").assess(complete["answers"]).to_json() == complete["json"]
    elsewhere.close()


def test_a_link_that_is_asked_for_twice_is_one_session(cut_page: "Page", keeping: "Running") -> None:
    """The answer to the first request is lost: the second one is about the same session, which can be erased."""
    tokens: list[str] = []
    cut_page.goto(keeping.address)
    form = Form(cut_page)
    answered_two(form)

    def lose(route: "Route") -> None:
        assert 201 == route.fetch().status
        route.abort()

    cut_page.route("**/sessions", lose, times=1)
    cut_page.on("request", lambda request: tokens.append(request.headers.get("intakewise-session", "")))
    form.press("Save, and go on later")
    form.button("Save, and give me a link").click()
    form.root.get_by_text("There is no connection now.").wait_for()
    form.button("Try again").click()
    link = form.root.get_by_label("The link to your answers")
    link.wait_for()
    assert [link.input_value().partition("=")[2]] * 2 == tokens


def test_a_link_that_is_pressed_for_twice_is_one_session(page: "Page", keeping: "Running") -> None:
    """Whoever presses a button twice gives up what they had asked for, and not what the service kept of it."""
    tokens: list[str] = []
    page.goto(keeping.address)
    form = Form(page)
    answered_two(form)
    page.on("request", lambda request: tokens.append(request.headers.get("intakewise-session", "")))
    form.press("Save, and go on later")
    form.button("Save, and give me a link").dblclick()
    link = form.root.get_by_label("The link to your answers")
    link.wait_for()
    assert [link.input_value().partition("=")[2]] * 2 == tokens


def test_a_link_is_followed_where_the_form_is_open_already(page: "Page", keeping: "Running") -> None:
    """Where an address differs behind the # alone, a browser loads nothing anew: its secret would have stayed there."""
    page.goto(keeping.address)
    form = Form(page)
    asked = answered_two(form)
    link = saved_link(form)
    later = Form(another(page))
    later.page.goto(keeping.address)
    later.heading.wait_for()
    later.page.goto(link)
    later.root.locator("form").wait_for()
    assert (asked, keeping.address) == (later.title, later.page.url)


def test_two_devices_do_not_overwrite_each_other(cut_page: "Page", keeping: "Running") -> None:
    """The second one that answers is told so, and shown how it stands; its answer is still selected."""
    cut_page.goto(keeping.address)
    form = Form(cut_page)
    answered_two(form)
    link = saved_link(form)
    form.press("Continue")
    other = Form(cut_page.context.new_page())
    other.page.goto(link)
    other.root.locator("form").wait_for()
    other.fill_in(dict.fromkeys(other.asked, True))
    other.press("Continue")
    asked = other.asked
    form.fill_in(SAID)
    form.press("Continue")
    assert form.root.get_by_text("Your answers were changed somewhere else").is_visible()
    assert asked == form.asked


def test_what_is_deleted_is_gone_everywhere(cut_page: "Page", keeping: "Running") -> None:
    """The link leads to nothing, and says so; a page that was still open goes on with what it has."""
    cut_page.goto(keeping.address)
    form = Form(cut_page)
    asked = answered_two(form)
    link = saved_link(form)
    form.press("Continue")
    other = Form(cut_page.context.new_page())
    other.page.goto(link)
    other.root.locator("form").wait_for()
    other.press("All answers")
    other.press("Delete my answers and start again")
    assert "intro" == other.kind
    other.page.goto("about:blank")
    other.page.goto(link)
    other.root.get_by_text(GONE).wait_for()
    assert "intro" == other.kind
    assert asked == form.title
    form.fill_in(SAID)
    form.press("Continue")
    assert form.root.get_by_text(GONE).is_visible()
    assert "questions" == form.kind


def test_a_host_may_bring_the_token(page: "Page", keeping: "Running") -> None:
    """Such as of somebody who signed in; the host was told it when the answers were saved."""
    page.goto(keeping.address)
    form = Form(page)
    asked = answered_two(form)
    page.evaluate("document.querySelector('intake-form').addEventListener('saved', (e) => (window.saved = e.detail))")
    saved_link(form)
    token = page.evaluate("window.saved.token")
    later = in_a_page(another(page), keeping.address)
    later.heading.wait_for()
    later.page.evaluate("(token) => document.querySelector('intake-form').resume(token)", token)
    later.root.locator("form").wait_for()
    assert asked == later.title


def test_without_sessions_there_is_the_file(page: "Page", served: str, tmp_path: Path) -> None:
    """No link is offered; the file has what was said, in the form that the command line reads."""
    page.goto(f"{served}?knowledge=wells_dvt")
    form = Form(page)
    answered_two(form)
    form.press("Save, and go on later")
    assert 0 == form.button("Save, and give me a link").count()
    assert [] == barriers(page)
    with page.expect_download() as saved:
        form.button("Save my answers to a file").click()
    file = tmp_path / "answers.json"
    file.write_bytes(saved.value.path().read_bytes())
    done = run("assess", file, "-k", "wells_dvt", "--format", "json")
    assert SAID == json.loads(done.out)["answers"]
