"""What tests in a real browser need: Playwright, Chromium, and axe-core; each found, or said how to get."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> str | None:
    """The program of this machine, since Playwright's own is not fetched: no package index carries it."""
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)


def skip_what_cannot_run() -> None:
    """Skip the test where something is missing; fail in CI, which sets BROWSER_TESTS and has everything."""
    missing = [
        needed
        for needed, is_there in (
            ("Playwright (requirements/install browser)", find_spec("playwright") is not None),
            ("Chromium (on Debian and Ubuntu: apt-get install chromium)", chromium() is not None),
            ("axe-core and React (npm ci --prefix tests/browser)", AXE.exists()),
        )
        if not is_there
    ]
    if missing and "BROWSER_TESTS" in os.environ:
        pytest.fail(f"Missing: {', '.join(missing)}")
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
