"""The service under a steady load for long: whether an answer is lost or changes, and whether its memory grows."""

import http.client
from collections.abc import Iterator
from contextlib import closing

from benchmarks.memory import resident_mb
from benchmarks.service import Load, ask, loads, processes, running_service

WORKERS = 2

PER_SECOND = 100
"""Requests, `assess` and `next` in turns: what two cores can do beside the clients, with room."""

_PEOPLE = 200
_PIECES = 10


def measure(seconds: float) -> Iterator[str]:
    """
    Yield what is found, as text, a tenth of the time a line.

    An answer has failed if it is not, byte for byte, what the same request was answered before the load.
    """
    yield _line("", "requests", "failed", "p50 ms", "p99 ms", "memory MB")
    with running_service(WORKERS) as (process, port):
        asked = [(load, _answers(port, load)) for load in loads(_PEOPLE).values()]
        sent = failed = 0
        for piece in range(_PIECES):
            for load, expected in asked:
                seen = ask(
                    process, port, load, seconds / _PIECES / len(asked), per_second=PER_SECOND, expected=expected
                )
                sent, failed = sent + len(seen.seconds), failed + seen.failed
            memory = sum(map(resident_mb, processes(process.pid)))
            _, _, p50, p99, *_ = seen.row("")
            yield _line(f"{(piece + 1) / _PIECES:.0%}", str(sent), str(failed), p50, p99, f"{memory:.1f}")


def _line(*cells: str) -> str:
    return "  ".join(cell.rjust(9) for cell in cells)


def _answers(port: int, load: Load) -> list[bytes]:
    """Return the answer to each request of a load."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        found = []
        for body in load.bodies:
            connection.request("POST", load.path, body, {"Content-Type": "application/json", "Host": "localhost"})
            found.append(connection.getresponse().read())
    return found
