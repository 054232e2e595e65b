"""
Who is let in: called by its own name, with a key where one is needed, and not too often.

Looks at the head of a request only; the body is not read yet.
"""

import math
import re
from collections.abc import Mapping
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from intakewise.language.saying import say
from intakewise.service.front import CROWDED
from intakewise.service.keys import holder
from intakewise.service.rates import Rates, neighbourhood
from intakewise.service.refusals import CLOSE, PROBLEM_PATH, Refused, refuse
from intakewise.service.settings import LOOPBACK, Settings

METRICS = "/metrics"

_OPEN = frozenset({"/", "/health/live", "/health/ready", "/openapi.json"})
"""What needs no key: nothing in it is anybody's."""

_OPEN_BELOW = (PROBLEM_PATH, "/form/")

_HEALTH = "/health/"

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(:[0-9]{1,5})?")


class Door:
    """The layer that lets in or refuses."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings
        self._rates = Rates(settings.limits.rate)
        self._hosts = _hosts(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer why not."""
        if scope["type"] == "http":
            try:
                self._look(scope)
            except Refused as refused:
                scope.setdefault("state", {})["codes"] = refused.codes
                await refused.as_response()(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _look(self, scope: Scope) -> None:
        headers, path = Headers(scope=scope), scope["path"]
        self._look_at_host(headers.get("host", ""))
        if path.startswith(_HEALTH):
            return
        if scope.get("state", {}).get(CROWDED):
            message = say("Too many connections are open.")
            expected = say("Expected fewer at once; try again in a second.")
            raise refuse(HTTPStatus.SERVICE_UNAVAILABLE, "IW-N011", message, expected, CLOSE | {"Retry-After": "1"})
        client = holder(self._settings.keys, headers.get("authorization", ""))
        if client:
            scope.setdefault("state", {})["client"] = client
        address = scope["client"][0] if scope.get("client") else ""
        self._count(f"key {client}" if client else f"from {neighbourhood(address)}")
        if not client and self._needs_key(path):
            raise refuse(
                HTTPStatus.UNAUTHORIZED,
                "IW-N012",
                say("There is no key in this request, or one that is not known here."),
                say("Expected the header {header}.", header="`Authorization: Bearer KEY`"),
                {"WWW-Authenticate": "Bearer"},
            )

    def _look_at_host(self, host: str) -> None:
        found = _HOST.fullmatch(host.lower())
        if found is None or (self._hosts and found[1].strip("[]") not in self._hosts):
            message = say("The service does not go by that name.")
            expected = say("Expected its address, or an allowed name.")
            raise refuse(HTTPStatus.MISDIRECTED_REQUEST, "IW-N013", message, expected)

    def _count(self, client: str) -> None:
        seconds = self._rates.wait(client)
        if seconds:
            after = math.ceil(seconds)
            message = say("Too many requests.")
            expected = say("Expected at most {most}.", most=self._settings.limits.rate)
            headers: Mapping[str, str] = {"Retry-After": str(after)}
            raise refuse(HTTPStatus.TOO_MANY_REQUESTS, "IW-N010", message, expected, headers)

    def _needs_key(self, path: str) -> bool:
        settings = self._settings
        if path == METRICS:  # for whoever runs the service, not for everybody
            return bool(settings.keys or settings.proxies) or settings.public
        return bool(settings.keys) and not settings.public and path not in _OPEN and not path.startswith(_OPEN_BELOW)


def _hosts(settings: Settings) -> frozenset[str]:
    """Return the names by which the service may be called; empty: any."""
    if not settings.is_on_loopback and not settings.hosts:
        return frozenset()
    return frozenset(map(str.lower, (*LOOPBACK, settings.address, *settings.hosts)))
