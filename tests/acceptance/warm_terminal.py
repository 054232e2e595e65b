"""`intakewise` on a pseudo-terminal, started warm (`warm_start.py`), for whoever else would let pexpect start it."""

import os
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pexpect
from ptyprocess import PtyProcess

from tests.acceptance.warm_start import Started, start_warm

if TYPE_CHECKING:  # pexpect says nothing of its types; only their stubs know which kind of text it carries
    _Spawn = pexpect.spawn[str]
else:
    _Spawn = pexpect.spawn


class WarmChild(_Spawn):
    """What pexpect has spawned, had it spawned this: the arguments after the first are those of `intakewise`."""

    def _spawnpty(
        self, args: Sequence[str | bytes], *, env: Mapping[str, str], dimensions: tuple[int, int], **_: object
    ) -> "_WarmTerminal":
        ours, its = os.openpty()
        termios.tcsetwinsize(its, dimensions)
        started = start_warm([os.fsdecode(each) for each in args[1:]], env, Path.cwd(), [its, its, its])
        os.close(its)
        return _WarmTerminal(started, ours)


class _WarmTerminal(PtyProcess):  # type: ignore[misc]
    """A terminal whose process is no child of this one, so that its end is told of instead of waited for."""

    exitstatus: int | None
    signalstatus: int | None
    terminated: bool

    def __init__(self, started: Started, file: int) -> None:
        super().__init__(started.process, file)
        self._started = started
        self.delayafterclose = 0

    def isalive(self) -> bool:
        if not self.terminated and (self.flag_eof or self._started.has_ended()):
            self.wait()
        return not self.terminated

    def wait(self) -> int | None:
        if not self.terminated:
            self.status = self._started.status()
            code = os.waitstatus_to_exitcode(self.status)
            self.exitstatus, self.signalstatus = (code, None) if code >= 0 else (None, -code)
            self.terminated = True
        return self.exitstatus
