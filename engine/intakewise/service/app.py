"""Put the service together from its settings."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from intakewise import __version__
from intakewise.service.desk import Desk
from intakewise.service.refusals import Refused, refuse
from intakewise.service.routes import Inside, router
from intakewise.service.served import Shelf, open_served
from intakewise.service.settings import Settings


def create_app(settings: Settings) -> FastAPI:
    """
    Return the service, its knowledge bases loaded and tried.

    Raises:
        KnowledgeInvalid: one of them cannot be used.
        EnginesDisagree, EngineFailed: as `assess` does.
    """
    within = Inside(settings, Shelf(open_served(name) for name in settings.bases), Desk(settings.limits))

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        within.desk.close()

    app = FastAPI(
        title="Intakewise",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        redirect_slashes=False,
    )
    app.state.inside = within
    app.include_router(router)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(HTTPException, _not_here)
    app.add_exception_handler(RequestValidationError, _wrong_query)
    return app


async def _refused(_: Request, refused: Exception) -> Response:
    assert isinstance(refused, Refused)
    return refused.as_response()


async def _not_here(_: Request, error: Exception) -> Response:
    """Say in our own way what the framework says of addresses and methods."""
    assert isinstance(error, HTTPException)
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        message = "This address does not take that method."
        headers = dict(error.headers or {})
        return refuse(HTTPStatus.METHOD_NOT_ALLOWED, "IW-N002", message, headers=headers).as_response()
    expected = "Expected an address that /openapi.json names."
    return refuse(HTTPStatus.NOT_FOUND, "IW-N001", "There is nothing at this address.", expected).as_response()


async def _wrong_query(_: Request, error: Exception) -> Response:
    message = "The address has a part that cannot be used."
    return refuse(HTTPStatus.UNPROCESSABLE_ENTITY, "IW-N008", message).as_response()
