"""How soon the form can be used, on a processor four times as slow."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SLOWER, TRIES, MOST_MS = 4, 5, 1000
SHOWN_AT = """() => new Promise((done) =>
  new PerformanceObserver((list) => done(list.getEntries().pop().startTime))
    .observe({type: 'largest-contentful-paint', buffered: true}))"""


@pytest.mark.long
def test_it_can_be_used_within_a_second(browser: "Browser", served: str) -> None:
    """From a browser that has nothing of it yet; the best of five, since others use this machine, too."""
    taken = []
    for _ in range(TRIES):
        context = browser.new_context()
        page = context.new_page()
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(served)
        page.locator("intake-form").get_by_role("button", name="Start").wait_for()
        taken.append(page.evaluate(SHOWN_AT))
        context.close()
    assert min(taken) < MOST_MS, taken
