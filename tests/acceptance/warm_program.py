"""
`intakewise`, imported and waiting: for each request it forks a process, which goes on as `python -m intakewise` would.

    python -m tests.acceptance.warm_program 5       # 5: a socket, on which tests/acceptance/warm_start.py asks

It ends when the socket is closed.
"""

import atexit
import gc
import importlib
import json
import os
import pkgutil
import runpy
import select
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import intakewise

_LEFT_OUT = ("intakewise.__main__", "intakewise.service", "intakewise.sessions.in_database")
_IMPORTED_WHEN_NEEDED = ("durable.lang", "jsonschema", "prompt_toolkit.shortcuts", "rapidfuzz", "text_to_num")
_A_REQUEST = 1 << 20


@dataclass(frozen=True)
class Request:
    """A command, as it was asked for."""

    arguments: list[str]
    environment: dict[str, str]
    folder: str
    streams: list[int] = field(default_factory=list)


def import_everything() -> None:
    """Import what any command may need, and let no fork look through it for garbage."""
    for module in pkgutil.walk_packages(intakewise.__path__, "intakewise."):
        if not module.name.startswith(_LEFT_OUT):
            importlib.import_module(module.name)
    for name in _IMPORTED_WHEN_NEEDED:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()


def wait_for_requests(control: socket.socket) -> Request | None:
    """Fork for each request; return it in the new process, and None in this one when nobody will ask any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is for the tests, which then close the socket
    ended, wake = os.pipe()
    os.set_blocking(wake, False)
    signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    told: dict[int, int] = {}
    while True:
        ready, _, _ = select.select([control.fileno(), ended], [], [])
        if ended in ready:
            os.read(ended, 1024)
            _tell_who_ended(told)
        if control.fileno() not in ready:
            continue
        received = _receive(control)
        if received is None:
            return None
        request, tell = received
        process = os.fork()
        if process == 0:
            return request
        told[process] = tell
        os.write(tell, b"%d\n" % process)
        for stream in request.streams:
            os.close(stream)


def _receive(control: socket.socket) -> tuple[Request, int] | None:
    line, files, _, _ = socket.recv_fds(control, _A_REQUEST, 4)
    while line and not line.endswith(b"\n"):
        line += control.recv(_A_REQUEST)
    if not line:
        return None
    *streams, tell = files
    return Request(**json.loads(line), streams=streams), tell


def _tell_who_ended(told: dict[int, int]) -> None:
    for process, status in _ended():
        tell = told.pop(process)
        with suppress(BrokenPipeError):
            os.write(tell, b"%d\n" % status)
        os.close(tell)


def _ended() -> Iterator[tuple[int, int]]:
    with suppress(ChildProcessError):
        while (found := os.waitpid(-1, os.WNOHANG))[0]:
            yield found


def become(request: Request) -> None:
    """Make of a fork what the system and Python make of a process that starts."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if os.isatty(request.streams[0]):
        os.login_tty(request.streams[0])
    else:
        for number, stream in enumerate(request.streams):
            os.dup2(stream, number)
    os.closerange(3, 256)
    os.environ.clear()
    os.environ.update(request.environment)
    os.chdir(request.folder)
    sys.path[0] = str(Path.cwd())
    sys.argv[1:] = request.arguments
    _open_streams()


def _open_streams() -> None:
    errors = "strict" if "PYTHONIOENCODING" in os.environ else "surrogateescape"
    sys.stdin = os.fdopen(0, encoding="utf-8", errors=errors, closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", errors=errors, closefd=False)
    sys.stderr = os.fdopen(2, "w", 1, encoding="utf-8", errors="backslashreplace", closefd=False)


def leave(code: object) -> NoReturn:
    """End as Python does, without taking apart all that was imported: that takes longer than most commands."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # from here on, nobody would turn it into a word
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 1)


if __name__ == "__main__":
    import_everything()
    with socket.socket(fileno=int(sys.argv.pop())) as asked_on:
        wanted = wait_for_requests(asked_on)
    if wanted is not None:
        become(wanted)
        try:
            runpy.run_module("intakewise", run_name="__main__", alter_sys=True)
        except SystemExit as left:
            leave(left.code)
