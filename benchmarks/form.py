"""
How soon the web form can be used, in the Chromium of this machine, on a processor made four times slower.

    python -m benchmarks.form [TRIES]

Needs Playwright (`requirements/install browser`) and Chromium. Each try is a browser that has nothing of the form yet.
A busy machine makes all of it slower: run it on an idle one.
"""

import shutil
import sys
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from benchmarks.machine import machine_in_words
from benchmarks.service import running_service

SLOWER, TRIES = 4, 9
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
_SHOWN_AT = """() => new Promise((done) =>
  new PerformanceObserver((list) => done(list.getEntries().pop().startTime))
    .observe({type: 'largest-contentful-paint', buffered: true}))"""


def main() -> None:
    """Measure, and print each try."""
    tries = int(sys.argv[1]) if len(sys.argv) > 1 else TRIES
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    with running_service(1) as (_, port), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        taken = sorted(round(_shown_ms(browser, f"http://127.0.0.1:{port}/")) for _ in range(tries))
        browser.close()
    print(machine_in_words())
    print(f"ms until the first page could be used, {SLOWER} times slower: {taken}, median {median(taken):g}")


def _shown_ms(browser: Browser, address: str) -> float:
    context = browser.new_context()
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address)
    page.locator("intake-form").get_by_role("button", name="Start").wait_for()
    shown = float(page.evaluate(_SHOWN_AT))
    context.close()
    return shown


if __name__ == "__main__":
    main()
