"""The example pages in a real browser, at an origin of their own: plain HTML, a page that React draws, and a frame."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import ORIGIN
from tests.browser.filling_form import Form

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples" / "form"
MODULES = Path(__file__).parent / "node_modules"
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
PACKAGES = {
    "react": "react/cjs/react.production.js",
    "scheduler": "scheduler/cjs/scheduler.production.js",
    "react-dom": "react-dom/cjs/react-dom.production.js",
    "react-dom/client": "react-dom/cjs/react-dom-client.production.js",
}
"""What React is made of: npm has it for bundlers only, which wrap each part in just this way."""


def bundle(wanted: str, names: str) -> str:
    """One module of React for a browser; all of them share what was loaded before."""
    parts = "".join(
        f"parts[{name!r}] ??= (module, exports, require) => {{ {(MODULES / path).read_text('utf-8')} }};\n"
        for name, path in PACKAGES.items()
    )
    return (
        "globalThis.process = {env: {}};\nconst parts = globalThis.parts ??= {};\n"
        f"const loaded = globalThis.loaded ??= {{}};\n{parts}"
        "const load = (name) => { if (!loaded[name]) { const m = {exports: {}}; loaded[name] = m; "
        "parts[name](m, m.exports, load); } return loaded[name].exports; };\n"
        f"export const {{ {names} }} = load({wanted!r});\n"
    )


LIBRARY = {
    "lib/react.js": lambda: bundle("react", "createElement, useState"),
    "lib/react-dom-client.js": lambda: bundle("react-dom/client", "createRoot"),
}


@pytest.fixture
def examples(page: "Page", served: str) -> "Page":
    """A page at the origin of the examples, which ask the service that runs."""

    def answer(route: "Route") -> None:
        name = route.request.url.removeprefix(f"{ORIGIN}/")
        body = LIBRARY[name]() if name in LIBRARY else (EXAMPLES / name).read_text("utf-8")
        body = body.replace("http://127.0.0.1:8000", served.rstrip("/"))
        route.fulfill(body=body, content_type=TYPES[Path(name).suffix])

    page.route(f"{ORIGIN}/**", answer)
    return page


@pytest.mark.parametrize("name", ["plain", "react"])
def test_the_form_runs_in_a_page(examples: "Page", name: str) -> None:
    """From another origin, which the service was told to allow; the page is told of the result."""
    examples.goto(f"{ORIGIN}/{name}.html")
    form = Form(examples)
    form.begin("United Kingdom")
    form.fill_in_all({"about_whom": "someone_else", "age": 58, "danger_now": ["fit"]})
    form.press("Yes, that is right")
    said = examples.locator("main > [role=status]")
    said.wait_for()
    assert ("Done: emergency" if name == "react" else "The questions are done") in said.inner_text()


def test_the_form_runs_in_a_frame(examples: "Page") -> None:
    """In a frame of the host's own, with no more leave than it needs."""
    examples.goto(f"{ORIGIN}/iframe.html")
    within = examples.frame_locator("iframe").locator("intake-form")
    within.get_by_label("United Kingdom").check()
    within.get_by_role("button", name="Start").click()
    within.get_by_label("Me", exact=True).check()
    within.get_by_role("button", name="Continue").click()
    within.get_by_text("How old are you?").wait_for()
