"""Which web pages of other origins may ask from a browser (CORS). One that may not is told so as everything else is."""

from collections.abc import Collection
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from intakewise.language.saying import say
from intakewise.service.keeping import SESSION
from intakewise.service.refusals import Refused, refuse


class CrossOrigin(CORSMiddleware):
    """The layer that lets web pages of the allowed origins ask; Starlette's own refuses in plain text."""

    def __init__(self, app: ASGIApp, origins: Collection[str]) -> None:
        super().__init__(
            app,
            allow_origins=[origin.lower() for origin in origins],  # as browsers send them
            allow_methods=("DELETE", "GET", "POST"),
            allow_headers=("Authorization", "Content-Type", "If-None-Match", SESSION),
            expose_headers=("ETag", "Retry-After", "X-Request-ID"),
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer a browser that asks beforehand (preflight)."""
        try:
            await super().__call__(scope, receive, send)
        except Refused as refused:
            scope.setdefault("state", {})["codes"] = refused.codes
            await refused.as_response()(scope, receive, send)

    def preflight_response(self, request_headers: Headers) -> Response:
        """Return what a page may ask. Raises Refused: not what it is about to."""
        response = super().preflight_response(request_headers)
        if response.status_code == HTTPStatus.OK:
            return response
        message = say("A web page of that origin may not ask this.")
        expected = say("Expected an origin, a method, and headers that are allowed.")
        said = {name: value for name, value in response.headers.items() if not name.startswith("content-")}
        raise refuse(HTTPStatus.BAD_REQUEST, "IW-N018", message, expected, said)
