"""
Start `intakewise` where it is already imported: most of the time of a short command is the start of Python.

`warm_program.py` has imported it, and forks for each command. What runs is a process of its own, with its own streams,
folder, environment, signals, and exit code. What a fork cannot show is the start itself: which settings Python reads,
what is imported when, another seed of hashes. What rests on that is started cold.
"""

import atexit
import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO

CHECKOUT = Path(__file__).resolve().parents[2]

_READ_AT_START = ("PYTHON", "LC_", "LANG", "TYPER", "TERMINAL_WIDTH")
_AS_WARM = (("PYTHONIOENCODING", "utf-8"), ("LC_ALL", "C.UTF-8"))
_SECONDS = 120


@dataclass
class Started:
    """A command that runs: the number of its process, and what is told of its end."""

    process: int
    _told: BinaryIO

    def has_ended(self) -> bool:
        """Tell whether it has ended; `status` then comes at once."""
        return self._told.closed or bool(select.select([self._told], [], [], 0)[0])

    def status(self) -> int:
        """Wait for its end, and return once how it ended, as `os.waitpid` says it."""
        with self._told:
            if not select.select([self._told], [], [], _SECONDS)[0]:
                os.kill(self.process, signal.SIGKILL)
                raise TimeoutError(f"it did not end within {_SECONDS} seconds")
            return int(self._told.readline())


def can_start_warm(environment: Mapping[str, str]) -> bool:
    """Tell whether Python would start in this environment as it has started in the process that waits."""
    return _read_at_start(environment) == _read_at_start(_environment())


def start_warm(
    arguments: Sequence[str], environment: Mapping[str, str], folder: Path | str, streams: Sequence[int]
) -> Started:
    """
    Start `intakewise`.

    Args:
        arguments: after the name of the program.
        environment: all of it; `can_start_warm` holds for it.
        folder: the current folder.
        streams: its standard input, output, and error output; a terminal becomes its own.
    """
    told, tell = os.pipe()
    request = {"arguments": arguments, "environment": dict(environment), "folder": str(folder)}
    line = json.dumps(request).encode() + b"\n"
    sent = socket.send_fds(_control(), [line], [*streams, tell])
    _control().sendall(line[sent:])
    os.close(tell)
    lines = os.fdopen(told, "rb", buffering=0)
    return Started(int(lines.readline()), lines)


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(CHECKOUT / "engine"), "LC_ALL": "C.UTF-8"}


def _read_at_start(environment: Mapping[str, str]) -> set[tuple[str, str]]:
    return {each for each in environment.items() if each[0].startswith(_READ_AT_START)} - set(_AS_WARM)


@cache
def _control() -> socket.socket:
    """Start the process that waits, once for all tests of this one, and let it end when this one does."""
    ours, its = socket.socketpair()
    command = [sys.executable, "-m", "tests.acceptance.warm_program", str(its.fileno())]
    waiting = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, cwd=CHECKOUT, env=_environment(), pass_fds=[its.fileno()]
    )
    its.close()
    atexit.register(waiting.wait)
    atexit.register(ours.close)
    return ours
