"""The service within this process, behind a real server on a thread: faults can be planted in it."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import httpx
import uvicorn

from intakewise.service.app import create_app
from intakewise.service.running import configuration, listen
from intakewise.service.settings import Limits, Settings

KB = "wells_dvt"
ASSESS, NEXT, EXPLAIN = (f"/v1/knowledge/{KB}/{what}" for what in ("assess", "next", "explain"))


def settings(**limits: float) -> Settings:
    """Settings for a small base at any free port."""
    return Settings(bases=(KB,), port=0, limits=replace(Limits(rate="1000000/second"), **limits))  # type: ignore[arg-type]


@contextmanager
def server(of: Settings) -> Iterator[tuple[str, int]]:
    """Run a real server on a thread, and return its address."""
    app = create_app(of)
    with listen(of) as listening:
        running = uvicorn.Server(configuration(lambda: app, of, log=None))
        thread = threading.Thread(target=asyncio.run, args=(running.serve(sockets=[listening]),))
        thread.start()
        try:
            yield listening.getsockname()[:2]
        finally:
            running.should_exit = True
            thread.join()


@contextmanager
def client(of: Settings) -> Iterator[httpx.Client]:
    """Speak to a service that runs on a thread."""
    with server(of) as (host, port), httpx.Client(base_url=f"http://{host}:{port}", timeout=20) as found:
        yield found
