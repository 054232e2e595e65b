"""The service under load, from this process: `intakewise serve` in its own, spoken to over loopback."""

import http.client
import json
import os
import re
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from subprocess import DEVNULL, PIPE, Popen, run
from time import perf_counter, sleep

from benchmarks.shipped_base import NAME, people_of
from benchmarks.table import table
from intakewise.model.plain import to_json
from intakewise.passes.check_answers import check_answers
from intakewise.passes.raw_answers import raw_answers
from intakewise.wiring.opening import open_knowledge

CONNECTIONS = 8
"""Clients that ask at the same time."""

STEADY_PER_SECOND = 100
"""How many requests a second are sent, whatever comes back, for the second figure."""

_HEADERS = {"Content-Type": "application/json", "Host": "localhost"}


@dataclass(slots=True)
class Seen:
    """What came back: seconds of each answer, how many were not 200, how long it all took, and what it cost."""

    seconds: list[float] = field(default_factory=list)
    failed: int = 0
    lasted_s: float = 0.0
    processor_s: float = 0.0

    def row(self, name: str) -> tuple[str, ...]:
        """Return a line of the table."""
        done, milliseconds = len(self.seconds), [each * 1000 for each in self.seconds]
        p99 = quantiles(milliseconds, n=100)[98]
        processor_ms = self.processor_s * 1000 / done
        figures = (done / self.lasted_s, median(milliseconds), p99, processor_ms)
        return name, *(f"{each:.1f}" for each in figures), str(done), str(self.failed)


@dataclass(frozen=True, slots=True)
class Load:
    """Requests to one address, sent one after the other and again from the first; all of them are answered with 200."""

    path: str
    bodies: Sequence[bytes]


def loads(people: int) -> dict[str, Load]:
    """Return the requests for `assess` and for `next`: the answers of people of the cases, and the first twenty."""
    opened = open_knowledge(NAME)
    assert opened.knowledge is not None
    questionnaire = opened.knowledge.questionnaire
    given = [check_answers(questionnaire, answers)[0] for answers in people_of(opened, people)]
    bodies = [to_json({"answers": raw_answers(questionnaire, each)}).encode() for each in given]
    half = [to_json({"answers": dict(list(json.loads(each)["answers"].items())[:20])}).encode() for each in bodies]
    return {name: Load(f"/v1/knowledge/{NAME}/{name}", sent) for name, sent in (("assess", bodies), ("next", half))}


def measure(people: int, seconds: float) -> str:
    """Return what is found with one worker and with two, as text; each load lasts so many seconds."""
    rows: list[tuple[str, ...]] = [("", "requests/s", "p50 ms", "p99 ms", "processor ms", "requests", "failed")]
    for workers in (1, 2):
        with running_service(workers) as (process, port):
            for what, load in loads(people).items():
                ask(process, port, load, seconds / 4)  # to warm up
                name = f"{what}, {workers} worker{'s' if workers > 1 else ''}"
                rows.append(ask(process, port, load, seconds).row(f"{name}, as fast as it goes"))
                steady = ask(process, port, load, seconds, per_second=STEADY_PER_SECOND)
                rows.append(steady.row(f"{name}, {STEADY_PER_SECOND} a second"))
    return table(rows)


@contextmanager
def running_service(workers: int) -> Iterator[tuple[Popen[str], int]]:
    """Run the service with so many workers; yield its process and its port."""
    command = [sys.executable, "-m", "intakewise", "serve", NAME, "--port", "0", "--workers", str(workers)]
    process = Popen([*command, "--rate", "1000000/second"], stdout=PIPE, stderr=DEVNULL, stdin=DEVNULL, text=True)
    try:
        assert process.stdout is not None
        found = re.search(r"http://[^/]*:(\d+)/", process.stdout.readline())
        assert found is not None, "the service did not start"
        sleep(2 * workers)  # until each worker has loaded the base
        yield process, int(found[1])
    finally:
        process.terminate()
        process.wait(30)


def ask(
    process: Popen[str],
    port: int,
    load: Load,
    seconds: float,
    *,
    per_second: int = 0,
    expected: Sequence[bytes] = (),
) -> Seen:
    """
    Send a load for so many seconds.

    Args:
        per_second: 0: each client sends the next when it has the last answer.
        expected: the answer to each body; another one has failed.
    """
    seen, numbers, lock = Seen(), count(), threading.Lock()
    before, began = _processor_s(process.pid), perf_counter()

    def client() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while True:
            number = next(numbers)
            due = began + number / per_second if per_second else perf_counter()
            if due - began >= seconds:
                break
            sleep(max(0.0, due - perf_counter()))
            connection.request("POST", load.path, load.bodies[number % len(load.bodies)], _HEADERS)
            answer = connection.getresponse()
            content = answer.read()
            is_right = answer.status == 200 and (not expected or content == expected[number % len(expected)])
            with lock:
                # From when it was due: whoever waits for a free client waits, too.
                seen.seconds.append(perf_counter() - due)
                seen.failed += not is_right
        connection.close()

    clients = [threading.Thread(target=client) for _ in range(CONNECTIONS)]
    for each in clients:
        each.start()
    for each in clients:
        each.join()
    seen.lasted_s, seen.processor_s = perf_counter() - began, _processor_s(process.pid) - before
    return seen


def _processor_s(process: int) -> float:
    """Return how long a process and its workers have computed; 0 where the system does not tell."""
    if not Path("/proc/self/stat").exists():
        return 0.0
    ticks = 0
    for each in processes(process):
        written = Path(f"/proc/{each}/stat")
        if written.exists():
            ticks += sum(map(int, written.read_text("ascii").rpartition(")")[2].split()[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


def processes(parent: int) -> tuple[int, ...]:
    """Return a process and its children."""
    listed = run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=False)
    return parent, *map(int, listed.stdout.split())
