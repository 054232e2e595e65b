"""
A page in a real browser, for tests of what people see.

It opens files and what runs on this machine. What a page fetches from elsewhere, what a script throws, and what the
browser reports as an error fail the test.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.example_host import ExampleHost, example_host
from tests.browser.installed import chromium, skip_what_cannot_run

if TYPE_CHECKING:  # the tests are collected where Playwright is not installed, and skipped there
    from playwright.sync_api import Browser, Page

_HERE = ("file:", "data:", "blob:", "about:", "http://127.0.0.1:", "http://localhost:")
SECONDS = 20


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """One Chromium for all tests of a process."""
    skip_what_cannot_run()
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        yield browser
        browser.close()


@pytest.fixture
def page(browser: "Browser") -> Iterator["Page"]:
    """A fresh page on a screen 1280 pixels wide, without cookies."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    context.set_default_timeout(SECONDS * 1000)
    page = context.new_page()
    wrong: list[str] = []
    page.on("request", lambda request: None if request.url.startswith(_HERE) else wrong.append(f"asks {request.url}"))
    page.on("pageerror", lambda error: wrong.append(f"throws {error}"))
    page.on("console", lambda said: wrong.append(f"says {said.text}") if said.type == "error" else None)
    yield page
    context.close()
    assert [] == wrong


@pytest.fixture(scope="session")
def host() -> Iterator[ExampleHost]:
    """A web site of somebody else's, with the example pages of the form."""
    with example_host() as found:
        yield found


@pytest.fixture(scope="session")
def served(host: ExampleHost) -> Iterator[str]:
    """The address of a service that runs, with the page of the form at `/`."""
    skip_what_cannot_run()
    from tests.acceptance.running_service import service  # noqa: PLC0415 — needs what the service needs

    with service("muscle_spasms", "wells_dvt", "--rate", "1000000/second", "--allow-origin", host.origin) as running:
        host.service = running.address.rstrip("/")
        yield running.address


@pytest.fixture
def cut_page(browser: "Browser") -> Iterator["Page"]:
    """A page whose network a test may cut: what the browser reports of that is no fault."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    context.set_default_timeout(SECONDS * 1000)
    yield context.new_page()
    context.close()
