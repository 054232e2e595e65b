"""
Measure the speed of Intakewise, and of other rule engines beside it: `make bench`, or `python -m benchmarks.run`.

    --long            more people and more rounds: some minutes instead of one
    --service         only the service
    --soak SECONDS    only the service, under a steady load for so long
"""

import argparse
import os
from dataclasses import dataclass

from benchmarks import next_question, service, shipped_base, side_by_side, soak, starting
from benchmarks.machine import machine_in_words


@dataclass(frozen=True, slots=True)
class Effort:
    """
    How much is measured.

    Args:
        people: whose answers are assessed.
        rounds: how often each engine meets each of them.
        assessments: in a row while memory is watched.
        starts: of each command.
        seconds: of each load that the service is under.
    """

    people: int
    rounds: int
    assessments: int
    starts: int
    seconds: float


QUICK = Effort(people=50, rounds=6, assessments=500, starts=5, seconds=2)
LONG = Effort(people=100, rounds=20, assessments=20_000, starts=20, seconds=20)


def main() -> None:
    """Measure everything and print it piece by piece."""
    parser = argparse.ArgumentParser(prog="make bench", description="Measure the speed beside other rule engines.")
    parser.add_argument("--long", action="store_true", help="more people and rounds, for steadier figures")
    parser.add_argument("--service", action="store_true", help="only the service")
    parser.add_argument(
        "--soak", type=float, metavar="SECONDS", help="only the service, under a steady load for so long"
    )
    asked = parser.parse_args()
    effort = LONG if asked.long else QUICK
    if asked.soak:
        _soak(asked.soak)
    elif asked.service:
        _service(effort)
    else:
        _everything(effort)


def _everything(effort: Effort) -> None:
    # Made-up rules have no place among the knowledge bases that are kept for a faster start.
    os.environ["INTAKEWISE_NO_CACHE"] = "1"
    print(machine_in_words(), flush=True)
    print("\nOne assessment: from the answers of a person to the rules that fire", flush=True)
    for found in side_by_side.measure(effort.people, effort.rounds):
        print(f"\n{found}", flush=True)
    print(f"\nThe shipped knowledge base, {shipped_base.NAME}\n", flush=True)
    print(shipped_base.measure(effort.people, effort.rounds, effort.assessments), flush=True)
    print("\nAn interview on it\n", flush=True)
    print(next_question.measure(effort.people), flush=True)
    print("\nA process from start to end\n", flush=True)
    del os.environ["INTAKEWISE_NO_CACHE"]
    print(starting.measure(effort.starts), flush=True)
    _service(effort)


def _service(effort: Effort) -> None:
    print(f"\nThe service over loopback, {service.CONNECTIONS} clients in another process\n", flush=True)
    print(service.measure(effort.people, effort.seconds), flush=True)


def _soak(seconds: float) -> None:
    print(
        f"The service with {soak.WORKERS} workers, {soak.PER_SECOND} requests a second for {seconds:g} s\n", flush=True
    )
    for line in soak.measure(seconds):
        print(line, flush=True)


if __name__ == "__main__":
    main()
