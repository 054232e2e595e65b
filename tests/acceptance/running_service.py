"""A service as an adopter runs it: `intakewise serve` in a process of its own, spoken to over a socket."""

import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.acceptance.command_line import CHECKOUT, COMMAND, environment

_ADDRESS = re.compile(r"http://\S+?/")


@dataclass
class Running:
    """A service that runs; `log` holds its lines once it has ended."""

    address: str
    process: subprocess.Popen[str]
    client: httpx.Client
    log: list[Mapping[str, object]] = field(default_factory=list)
    code: int | None = None


@contextmanager
def service(*arguments: str | Path, folder: Path = CHECKOUT, **changes: str) -> Iterator[Running]:
    """Run a service at a free port, and end it as a system does: politely."""
    process = subprocess.Popen(
        [*COMMAND, "serve", "--port", "0", *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=environment(**changes),
        text=True,
    )
    assert process.stdout is not None
    found = _ADDRESS.search(process.stdout.readline())
    if found is None:
        process.kill()
        raise AssertionError(process.communicate()[1])
    address = found[0].replace("0.0.0.0", "127.0.0.1")
    with httpx.Client(base_url=address, timeout=30) as client:
        running = Running(address, process, client)
        try:
            yield running
        finally:
            if process.poll() is None:
                process.terminate()
            try:
                _, written = process.communicate(timeout=30)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
            running.code = process.returncode
            running.log += [json.loads(line) for line in written.splitlines() if line.startswith("{")]
