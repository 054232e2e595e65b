import doctest
import sys
from pathlib import Path
from subprocess import run
from time import process_time_ns
from types import ModuleType

import pytest

from benchmarks import alternatives, table, timing
from benchmarks.description import Answers
from benchmarks.generating import generate, people


@pytest.mark.parametrize("module", [alternatives, table, timing], ids=lambda module: str(module.__name__))
def test_examples_in_docstrings_hold(module: ModuleType) -> None:
    """What a docstring shows is what happens."""
    tried = doctest.testmod(module)
    assert (0, True) == (tried.failed, tried.attempted > 0)


def test_engines_take_turns_and_meet_everybody_equally_often() -> None:
    """In each round another engine goes first, and each meets every person once."""
    met: list[tuple[str, int]] = []
    works = {name: (lambda person, name=name: met.append((name, person))) for name in ("a", "b")}
    timings = timing.take_turns(works, people=2, rounds=2)
    warming = [("a", 0), ("a", 1), ("b", 0), ("b", 1)]
    assert [*warming, *warming, ("b", 0), ("b", 1), ("a", 0), ("a", 1)] == met
    assert {"a": 4, "b": 4} == {name: each.assessments for name, each in timings.items()}


def test_time_is_that_of_the_work() -> None:
    """A work that takes two milliseconds of the processor is not reported as less."""

    def work(person: int) -> None:
        until = process_time_ns() + 2_000_000
        while process_time_ns() < until:
            pass

    (measured,) = timing.take_turns({"busy": work}, people=3, rounds=2).values()
    assert measured.processor_ms >= 2
    assert measured.p95_ms >= measured.median_ms >= 2


CHECKOUT = Path(__file__).resolve().parents[3]

TAKING = """
from benchmarks.memory import resident_mb
before = resident_mb()
taken = bytearray(b"x") * 50_000_000
print(resident_mb() - before)
"""


def test_memory_that_is_taken_is_seen() -> None:
    """
    Fifty megabytes more in memory are fifty megabytes more in the report, give or take five.

    In a process of its own: one that has run other tests may hold as much that it does not use.
    """
    ran = run([sys.executable, "-c", TAKING], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert 45 < float(ran.stdout) < 55


def test_an_engine_that_is_wrong_is_not_timed() -> None:
    """An engine that misses a rule is named, with the person and the rule."""
    pytest.importorskip("clips")
    pytest.importorskip("zen")
    pytest.importorskip("json_logic")
    from benchmarks.side_by_side import WrongFirings, check_firings  # noqa: PLC0415

    def nothing(answers: Answers) -> list[str]:
        return []

    description = generate(45, seed=1)
    with pytest.raises(WrongFirings) as raised:
        check_firings({"lazy": nothing}, description, people(description, 5, seed=1))
    assert "lazy" == raised.value.engine
    assert raised.value.differing
