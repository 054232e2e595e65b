"""Run the service until it is told to stop; what it has accepted by then is finished."""

import socket
from functools import partial

import uvicorn

from intakewise.problems.exceptions import ServiceRefused
from intakewise.problems.problem import NOWHERE, Problem
from intakewise.service.app import create_app
from intakewise.service.settings import Settings

_TO_FINISH_S = 30
"""How long requests that were accepted may take once the service is told to stop."""


def listen(settings: Settings) -> socket.socket:
    """
    Return a socket that listens where the settings say.

    Raises:  ServiceRefused: that address cannot be had.
    """
    family = socket.AF_INET6 if ":" in settings.address else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((settings.address, settings.port))
        found.listen(2048)
    except (OSError, OverflowError) as error:
        found.close()
        reason = (error.strerror or "it is not an address") if isinstance(error, OSError) else "there is no such port"
        raise ServiceRefused([_not_there(settings, reason)]) from None
    found.set_inheritable(True)
    return found


def _not_there(settings: Settings, reason: str) -> Problem:
    message = f"Nothing can listen at {settings.address}, port {settings.port}: {reason[:1].lower()}{reason[1:]}."
    return Problem("IW-N021", NOWHERE, message, fix="Name another with --address or --port, or end what listens there.")


def serve(settings: Settings, listening: socket.socket) -> None:
    """Serve until Ctrl-C, or until the system asks the process to end."""
    config = uvicorn.Config(
        partial(create_app, settings),
        factory=True,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.proxies),
        forwarded_allow_ips=list(settings.proxies),
        timeout_graceful_shutdown=_TO_FINISH_S,
        workers=settings.workers,
    )
    uvicorn.Server(config).run(sockets=[listening])
