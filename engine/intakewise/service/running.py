"""Run the service until it is told to stop; what it has accepted by then is finished."""

import gc
import re
import signal
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress

import uvicorn

from intakewise.problems.exceptions import ServiceRefused
from intakewise.problems.problem import NOWHERE, Problem
from intakewise.problems.system import reason_of
from intakewise.service.app import create_app
from intakewise.service.connections import Connection
from intakewise.service.rates import rate_from_text
from intakewise.service.settings import Settings
from intakewise.service.telling import LOGGING

_TO_FINISH_S = 30
"""How long requests that were accepted may take once the service is told to stop."""

_MOST_HEAD_BYTES = 16 * 1024

_ORIGIN = re.compile(r"https?://[a-z0-9.\[\]:-]+", re.IGNORECASE)


def check_settings(settings: Settings) -> None:
    """Raise ServiceRefused where the service should not be started like this."""
    problems = []
    if not (settings.is_on_loopback or settings.keys or settings.public):
        message = "Others than this machine could ask, without a key."
        fix = "Give it keys (--keys FILE; `intakewise new-key` makes them), or let everybody ask: --public."
        problems.append(Problem("IW-N020", NOWHERE, message, fix=fix))
    if rate_from_text(settings.limits.rate) is None:
        expected = "Expected a number per second, minute, or hour, such as 100/second."
        problems.append(Problem("IW-N024", NOWHERE, "The rate cannot be understood.", expected))
    for origin in settings.origins:
        if _ORIGIN.fullmatch(origin) is None:
            expected = "Expected a scheme and a host, such as https://clinic.example, and nothing after it."
            problems.append(Problem("IW-N024", NOWHERE, f"'{origin[:80]}' is not an origin.", expected))
    if problems:
        raise ServiceRefused(problems)


def listen(settings: Settings) -> socket.socket:
    """
    Return a socket that listens where the settings say.

    Raises:  ServiceRefused: that address cannot be had.
    """
    family = socket.AF_INET6 if ":" in settings.address else socket.AF_INET
    # Said to be TCP: asyncio sends small parts at once on such a socket only, and else each answer takes 40 ms longer.
    found = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((settings.address, settings.port))
        found.listen(2048)
    except OSError as error:
        found.close()
        reason = reason_of(error, "it is not an address")
        message = f"Nothing can listen at {settings.address}, port {settings.port}: {reason}."
        fix = "Name another with --address or --port, or end what listens there."
        raise ServiceRefused([Problem("IW-N021", NOWHERE, message, fix=fix)]) from None
    return found


def serve(settings: Settings, listening: socket.socket, announce: Callable[[], None]) -> None:
    """
    Serve until Ctrl-C, or until the system asks the process to end.

    Args:
        announce: called when everything is loaded and answers will come.

    Raises:
        KnowledgeInvalid: a knowledge base cannot be used.
        EnginesDisagree, EngineFailed: as `assess` does.
    """
    app = create_app(settings, announce)
    gc.collect()
    gc.freeze()  # as each worker does, for the same reason
    with suppress(AttributeError):  # there is no such signal on Windows
        # A command may end when nobody reads what it prints; a service may not when a client has gone.
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    uvicorn.Server(configuration(lambda: app, settings)).run(sockets=[listening])


def configuration(
    factory: Callable[[], object], settings: Settings, log: Mapping[str, object] | None = LOGGING
) -> uvicorn.Config:
    """Return how the server that carries the service is set up; `log` None: nothing is changed about what is logged."""
    return uvicorn.Config(
        factory,
        factory=True,
        access_log=False,
        forwarded_allow_ips=list(settings.proxies),
        h11_max_incomplete_event_size=_MOST_HEAD_BYTES,
        http=Connection,
        log_config=None if log is None else dict(log),
        proxy_headers=bool(settings.proxies),
        server_header=False,
        timeout_graceful_shutdown=_TO_FINISH_S,
        ws="none",
    )
