"""
Who does the work of a service: a thread of this process, or processes of their own.

With processes, the one that speaks HTTP computes nothing. Each knows only how to do one thing after another; which
request it gets is for the desk to say. A process gets the very bases that are served, not the files they came from:
those may have changed meanwhile.
"""

import gc
import logging.config
import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Protocol, TypeVar

from intakewise.language.saying import speaking, spoken
from intakewise.service.asked import Asked
from intakewise.service.refusals import Refused
from intakewise.service.served import Served, Shelf
from intakewise.service.settings import Settings
from intakewise.service.telling import LOGGING, FaultElsewhere, tell, tell_fault
from intakewise.service.tools import Tools
from intakewise.service.working_out import asked_next, assessed

Result = TypeVar("Result")


class Worker(Protocol):
    """One who does one piece of work after another."""

    def submit(self, work: Callable[..., Result], *args: object) -> Future[Result]:
        """
        Begin some work: a function that takes tools, then these arguments.

        It speaks the language that is spoken here. The future holds what it returns, or raises Refused, or
        FaultElsewhere; BrokenExecutor where the worker died of it, or was killed meanwhile.
        """

    def close(self, *, wait: bool = True) -> None:
        """Do what was submitted, and no more; `wait` until that is done."""


class ThreadWorker:
    """A thread of this process. Two would gain nothing: Python computes on one at a time, and so does durable_rules."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="engine")

    def submit(self, work: Callable[..., Result], *args: object) -> Future[Result]:
        """Begin some work."""
        return self._thread.submit(_done, spoken(), work, self._tools, *args)

    def close(self, *, wait: bool = True) -> None:
        """Do what has begun, and drop the rest."""
        self._thread.shutdown(wait=wait, cancel_futures=True)
        self._tools.close()


class ProcessWorker:
    """
    A process of its own; where it dies, another one takes its place.

    Args:
        bases: as `packed` returns them.
        assesses: it needs both engines, which are compiled before it takes anything.
    """

    def __init__(self, settings: Settings, bases: bytes, *, assesses: bool) -> None:
        self._settings, self._bases, self._assesses = settings, bases, assesses
        self._process = self._begun()

    def submit(self, work: Callable[..., Result], *args: object) -> Future[Result]:
        """Begin some work, in a new process where the last one has died."""
        try:
            return self._process.submit(_done_here, spoken(), work, *args)
        except BrokenExecutor:
            tell("worker died")
            self._process = self._begun()
            return self._process.submit(_done_here, spoken(), work, *args)

    def close(self, *, wait: bool = True) -> None:
        """Do what was submitted; then the process ends."""
        self._process.shutdown(wait=wait)

    def _begun(self) -> ProcessPoolExecutor:
        spawned = multiprocessing.get_context("spawn")  # a fork would hold the connections open, and locks closed
        process = ProcessPoolExecutor(1, spawned, _begin)
        # Not with what begins the process: that is written to it here and now, and it reads nothing for a second.
        process.submit(_equip, self._settings, self._bases, assesses=self._assesses)
        return process


def packed(bases: Iterable[Served]) -> bytes:
    """Return knowledge bases as they travel to a process."""
    return pickle.dumps(tuple(bases), pickle.HIGHEST_PROTOCOL)


def _done(language: str, work: Callable[..., Result], tools: Tools, *args: object) -> Result:
    """Do some work. Of what nobody foresaw, what it says of itself must not travel on."""
    with speaking(language):
        try:
            return work(tools, *args)
        except Refused:
            raise
        except Exception as fault:
            raise FaultElsewhere.of(fault) from None


_here: list[Tools] = []
"""The tools of a process that is a worker."""


def _done_here(language: str, work: Callable[..., Result], *args: object) -> Result:
    return _done(language, work, _here[0], *args)


def _begin() -> None:
    """Begin as a worker: what ends the service comes to all of its processes, and this one ends with it, not before."""
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_service, daemon=True).start()
    logging.config.dictConfig(LOGGING)


def _equip(settings: Settings, bases: bytes, *, assesses: bool) -> None:
    """Take up the tools. Whoever cannot ends, and another one takes its place: without them nothing can be done."""
    try:
        tools = Tools(settings, Shelf(pickle.loads(bases)))
        if assesses:
            for served in tools.shelf:
                for kb in served.by_language.values():
                    for writing in (assessed, asked_next):
                        writing(kb, Asked())  # what is done once, nobody waits for later
    except Exception as fault:
        tell_fault("worker failed", fault)
        os._exit(1)
    _here.append(tools)
    gc.collect()
    gc.freeze()  # to look through all of a knowledge base for what may be let go takes 50 ms, and finds nothing


def _end_with_the_service() -> None:
    """Wait until the process that began this one is gone, however it ended, and end at once."""
    service = multiprocessing.parent_process()
    assert service is not None
    service.join()
    os._exit(1)
