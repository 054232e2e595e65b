"""How long a person waits for the first word: whole processes, from start to end."""

import os
import sys
from collections.abc import Mapping, Sequence
from statistics import median
from subprocess import DEVNULL, run
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.table import table

_LOAD = "import intakewise; intakewise.load()"

COMMANDS: Mapping[str, tuple[Sequence[str], Mapping[str, str]]] = {
    "python alone": (("-c", "pass"), {}),
    "import intakewise": (("-c", "import intakewise"), {}),
    "intakewise --version": (("-m", "intakewise", "--version"), {}),
    "load muscle_spasms, kept from an earlier time": (("-c", _LOAD), {}),
    "load muscle_spasms from its files": (("-c", _LOAD), {"INTAKEWISE_NO_CACHE": "1"}),
    "the same, and the first assessment": (("-c", f"{_LOAD}.assess({{}})"), {"INTAKEWISE_NO_CACHE": "1"}),
}
"""What is measured: the arguments of Python, and what is set in the environment."""


def measure(times: int) -> str:
    """
    Return how long each command takes, as text.

    Raises:  CalledProcessError: one of them failed.
    """
    spent: dict[str, list[float]] = {name: [] for name in COMMANDS}
    with TemporaryDirectory() as cache:
        for _ in range(times + 1):
            for name, (arguments, settings) in COMMANDS.items():
                spent[name].append(_seconds(arguments, {**os.environ, "XDG_CACHE_HOME": cache, **settings}))
    # The first time fills the caches, Python's own too.
    rows = [("", "median s", "times")]
    rows += [(name, f"{median(seconds[1:]):.3f}", str(times)) for name, seconds in spent.items()]
    return table(rows)


def _seconds(arguments: Sequence[str], environment: Mapping[str, str]) -> float:
    begun = perf_counter()
    run([sys.executable, *arguments], env=environment, check=True, stdout=DEVNULL)
    return perf_counter() - begun
