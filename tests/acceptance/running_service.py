"""A service as an adopter runs it: `intakewise serve` in a process of its own, spoken to over a socket."""

import json
import re
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.acceptance.command_line import CHECKOUT, COMMAND, environment

_ADDRESS = re.compile(r"http://\S+?/")


@dataclass
class Running:
    """A service that runs; `log` holds its lines once it has ended, `said` all that it wrote there."""

    address: str
    process: subprocess.Popen[str]
    client: httpx.Client
    log: list[Mapping[str, object]] = field(default_factory=list)
    code: int | None = None
    said: str = ""


@contextmanager
def service(*arguments: str | Path, folder: Path = CHECKOUT, **changes: str) -> Iterator[Running]:
    """Run a service at a free port, and end it as a system does: politely."""
    # Not a pipe: nobody would empty it, and the service would wait for that.
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(
            [*COMMAND, "serve", "--port", "0", *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            cwd=folder,
            env=environment(**changes),
            text=True,
        )
        try:
            assert process.stdout is not None
            found = _ADDRESS.search(process.stdout.readline())
            assert found is not None, "it did not start"
            address = found[0].replace("0.0.0.0", "127.0.0.1")
            with httpx.Client(base_url=address, timeout=30) as client:
                running = Running(address, process, client)
                yield running
        finally:
            _end(process)
        running.code = process.returncode
        log.seek(0)
        running.said = log.read()
        running.log += [json.loads(line) for line in running.said.splitlines() if line.startswith("{")]


def _end(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(timeout=30)
    finally:
        process.kill()
        if process.stdout is not None:
            process.stdout.close()


def until(holds: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never did"
        time.sleep(0.05)
