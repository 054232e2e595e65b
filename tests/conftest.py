"""
How hard properties are tried: quickly and the same every time; thrice as hard in CI; or, on purpose, long and anew.

And where a quiz of a test keeps what is answered: never among the interviews of whoever runs the tests.
"""

import os
import tempfile
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from intakewise.history.folder import VARIABLE
from tests.how_many import PROFILE

_SLOW_TO_DRAW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]

# No deadline: a shared machine may be slow at any time. Derandomised: a default run must not fail by chance. Not
# shrunk: what fails there is run again with HYPOTHESIS_PROFILE=long, which takes its time to find the smallest example.
settings.register_profile(
    "default",
    max_examples=30,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=_SLOW_TO_DRAW,
)
settings.register_profile("ci", settings.get_profile("default"), max_examples=100)
settings.register_profile(
    "long", max_examples=1000, deadline=None, print_blob=True, suppress_health_check=_SLOW_TO_DRAW
)
settings.load_profile(PROFILE)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Count every property among the long tests while a harder profile is on: those of CI, and `make test-long`."""
    if PROFILE != "default":
        for item in items:
            if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
                item.add_marker("long")


_HISTORIES = tempfile.TemporaryDirectory(prefix="intakewise-histories-", ignore_cleanup_errors=True)
_NUMBERS = count()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Give every test an empty history, made only if it is used. Not a fixture: properties take none of one test."""
    os.environ[VARIABLE] = str(Path(_HISTORIES.name) / str(next(_NUMBERS)) / "history")


@pytest.fixture
def history() -> Path:
    """Where the quizzes of this test keep what is answered."""
    return Path(os.environ[VARIABLE])
