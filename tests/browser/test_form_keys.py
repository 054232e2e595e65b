"""A service that wants keys, and the form: it says so to a person, and a host's own server adds the key on the way."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from intakewise.service.keys import new_key
from tests.browser.example_host import PASSED_ON, ExampleHost, example_host
from tests.browser.filling_form import Form
from tests.browser.installed import skip_what_cannot_run

if TYPE_CHECKING:
    from playwright.sync_api import Page

HOST = (
    '<!doctype html><html lang="en"><head><title>Host</title>{before}<script type="module" '
    'src="{origin}/intake/form/intake-form.js"></script></head><body><main><h1>Host</h1>'
    '<intake-form knowledge="wells_dvt" service="{service}"></intake-form></main></body></html>'
)
ADD_KEY = """<script type="module">
  document.querySelector('intake-form').request = (address, options) =>
    fetch(address, {...options, headers: {...options.headers, Authorization: 'Bearer %s'}});
</script>"""


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ExampleHost]:
    """A web site that passes requests on, with the key, to a service that wants one."""
    skip_what_cannot_run()
    from tests.acceptance.running_service import service  # noqa: PLC0415 — needs what the service needs

    key, line = new_key("clinic")
    keys = tmp_path_factory.mktemp("keys") / "keys"
    keys.write_text(f"{line}\n", "utf-8")
    with example_host() as host:
        arguments = ("--keys", keys, "--rate", "1000000/second", "--allow-origin", host.origin)
        with service("wells_dvt", *arguments) as running:
            host.service, host.key = running.address.rstrip("/"), key
            yield host


def shown(page: "Page", host: ExampleHost, service: str, before: str = "") -> Form:
    """The form in a page of that site, which asks a service at an address."""
    written = HOST.format(origin=host.origin, service=service, before=before)
    host.pages["/page.html"] = written
    page.goto(f"{host.origin}/page.html")
    return Form(page)


def test_its_own_page_says_that_the_form_is_closed(page: "Page", closed: ExampleHost) -> None:
    """In words for a person, with what not to wait for; nothing fails, since nothing is asked."""
    page.goto(closed.service)
    assert page.get_by_text("The form cannot be filled in here.").is_visible()
    assert page.get_by_text("If you may be in danger, get emergency help now.").is_visible()
    assert 0 == page.locator("intake-form").count()


def test_a_form_without_a_key_says_so(cut_page: "Page", closed: ExampleHost) -> None:
    """And does not try for ever."""
    form = shown(cut_page, closed, closed.service)
    form.root.get_by_text("This form is not open here: the page has no key.").wait_for()


def test_the_hosts_own_server_adds_the_key(page: "Page", closed: ExampleHost) -> None:
    """The whole form runs; the key is in no address and nowhere in the page."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.headers}"))
    form = shown(page, closed, PASSED_ON)
    form.begin()
    form.fill_in_all({"suspected": False, "lung_or_collapse": False})
    form.press("Show the result")
    assert "report" == form.kind
    assert asked
    assert not any(closed.key in each for each in asked)


def test_a_page_may_add_a_header_before_the_form_has_come(page: "Page", closed: ExampleHost) -> None:
    """`request` is set on an element that is not defined yet: the first request has the header, too."""
    form = shown(page, closed, closed.service, ADD_KEY % closed.key)
    form.begin()
    form.fill_in({"suspected": False})
    form.press("Continue")
    assert "questions" == form.kind
