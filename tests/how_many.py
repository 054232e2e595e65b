"""How many of something the long tests try: all of it on purpose, fewer where they run after every change."""

import os

PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "default")
"""The value is `long` in `make test-long`, which takes an hour, and `ci` in the long tests of CI, which has less."""


def how_many(whole: int) -> int:
    """Return the whole number in `make test-long`, else a fifth of it."""
    return whole if PROFILE == "long" else whole // 5
