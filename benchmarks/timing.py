"""Time assessments: engines take turns, so that what else the machine does meanwhile meets all of them alike."""

import gc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles
from time import perf_counter_ns, process_time_ns

_NS_PER_MS = 1e6


@dataclass(slots=True)
class Spent:
    """Nanoseconds of each assessment: by the clock, and of the processor, whatever thread it worked for."""

    clock_ns: list[int] = field(default_factory=list)
    processor_ns: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Timing:
    """
    Milliseconds of an assessment, summed up.

    Args:
        processor_ms: the median of the processor; where the machine is idle, the same as the clock's. This is what
            engines are compared by: on a busy machine the clock also tells how long others were at work.
    """

    median_ms: float
    p95_ms: float
    p99_ms: float
    processor_ms: float
    assessments: int


def take_turns(works: Mapping[str, Callable[[int], object]], people: int, rounds: int) -> dict[str, Timing]:
    """
    Time each work on each person, in turns.

    Args:
        works: by name; given the number of a person, each does one assessment.
        rounds: in each, every work meets every person; the first to go is another each time. One more round goes
            before, untimed, to warm up.
    """
    spent = {name: Spent() for name in works}
    names = list(works)
    for name in names:
        _spend(works[name], people, Spent())
    for turn in range(rounds):
        first = turn % len(names)
        for name in names[first:] + names[:first]:
            gc.collect()
            _spend(works[name], people, spent[name])
    return {name: summed_up(each) for name, each in spent.items()}


def _spend(work: Callable[[int], object], people: int, spent: Spent) -> None:
    for person in range(people):
        clock, processor = perf_counter_ns(), process_time_ns()
        work(person)
        spent.processor_ns.append(process_time_ns() - processor)
        spent.clock_ns.append(perf_counter_ns() - clock)


def summed_up(spent: Spent) -> Timing:
    """
    Return medians, and the times that 95 and 99 in a hundred stay within.

    >>> summed_up(Spent([1_000_000, 2_000_000, 3_000_000], [900_000, 1_900_000, 2_900_000]))
    Timing(median_ms=2.0, p95_ms=2.9, p99_ms=2.98, processor_ms=1.9, assessments=3)
    """
    return Timing(
        median_ms=median(spent.clock_ns) / _NS_PER_MS,
        p95_ms=_within(spent.clock_ns, 95) / _NS_PER_MS,
        p99_ms=_within(spent.clock_ns, 99) / _NS_PER_MS,
        processor_ms=median(spent.processor_ns) / _NS_PER_MS,
        assessments=len(spent.clock_ns),
    )


def _within(durations: Sequence[int], percent: int) -> float:
    return quantiles(durations, n=100, method="inclusive")[percent - 1]
