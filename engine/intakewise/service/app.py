"""Put the service together from its settings."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from intakewise import __version__
from intakewise.language.saying import say
from intakewise.problems.exceptions import ServiceRefused
from intakewise.problems.problem import Problem
from intakewise.service.counting import Counts
from intakewise.service.crew import Crew
from intakewise.service.cross_origin import CrossOrigin
from intakewise.service.door import Door
from intakewise.service.front import Front
from intakewise.service.keeping import Kept
from intakewise.service.openapi import FILES, openapi_document
from intakewise.service.refusals import Refused, our_fault, refuse
from intakewise.service.routes import Inside, router
from intakewise.service.served import Shelf, open_served
from intakewise.service.session_routes import router as session_router
from intakewise.service.settings import Settings
from intakewise.service.telling import tell_fault
from intakewise.wiring.sessions import open_sessions


def create_app(settings: Settings, announce: Callable[[], None] = lambda: None) -> ASGIApp:
    """
    Return the service, its knowledge bases loaded and tried.

    Args:
        announce: called when it takes requests.

    Raises:
        KnowledgeInvalid: one of them cannot be used.
        ServiceRefused: sessions cannot be kept where they should.
        EnginesDisagree, EngineFailed: as `assess` does.
    """
    shelf = Shelf(open_served(name, settings.session_days) for name in settings.bases)
    _refuse_sessions(settings)
    counts, crew = Counts(), Crew(settings, shelf)
    kept = None if crew.keeping is None else Kept(crew.keeping, counts)
    within = Inside(settings, shelf, crew.assessing, counts, openapi_document(FILES[: 2 if kept else 1]), kept)
    # Outside in: whatever is refused has its headers and its line in the log, too.
    return Front(_for_pages(Door(_routed(within, crew, announce), settings), settings), within.counts)


def _for_pages(app: ASGIApp, settings: Settings) -> ASGIApp:
    """Let web pages of the allowed origins ask; without any, browsers let none."""
    return CrossOrigin(app, settings.origins) if settings.origins else app


def _refuse_sessions(settings: Settings) -> None:
    """Raise ServiceRefused where the place of sessions cannot be used: before anything is served."""
    if settings.sessions:
        store = open_sessions(settings.sessions)
        if isinstance(store, Problem):
            raise ServiceRefused([store])
        store.close()


def _routed(within: Inside, crew: Crew, announce: Callable[[], None]) -> FastAPI:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await crew.begin()
        announce()
        at_work = [asyncio.create_task(each) for each in _besides(within, crew)]
        yield
        for each in at_work:
            each.cancel()
        if at_work:
            await asyncio.wait(at_work)
        crew.close()

    app = FastAPI(
        title="Intakewise",
        version=__version__,
        openapi_url=None,
        lifespan=lifespan,
        redirect_slashes=False,
    )
    app.state.inside = within
    app.include_router(router)
    if within.kept is not None:
        app.include_router(session_router)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(HTTPException, _not_here)
    app.add_exception_handler(RequestValidationError, _wrong_query)
    app.add_exception_handler(Exception, _fault)  # it is raised on after that: the front tells the log
    return app


def _besides(within: Inside, crew: Crew) -> list[Coroutine[None, None, None]]:
    """Return what goes on beside the requests, until the end."""
    purging = [] if within.kept is None else [within.kept.purge_now_and_again()]
    return [*purging, *([_watch(within, crew)] if within.settings.reload else [])]


async def _watch(within: Inside, crew: Crew) -> None:
    from intakewise.service.reloading import Reloading  # noqa: PLC0415 — only who reloads needs what watches files

    try:
        await Reloading(within.settings, within.shelf, crew, within.counts).run()
    except Exception as fault:  # or nobody would learn that changes are no longer served
        tell_fault("watching ended", fault)


async def _refused(request: Request, refused: Exception) -> Response:
    assert isinstance(refused, Refused)
    request.state.codes = refused.codes
    return refused.as_response()


async def _not_here(request: Request, error: Exception) -> Response:
    """Say in our own way what the framework says of addresses and methods."""
    assert isinstance(error, HTTPException)
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        message, headers = say("This address does not take that method."), {"Allow": _with_head(error)}
        return await _refused(request, refuse(HTTPStatus.METHOD_NOT_ALLOWED, "IW-N002", message, headers=headers))
    expected = say("Expected an address that {address} names.", address="/openapi.json")
    nothing = refuse(HTTPStatus.NOT_FOUND, "IW-N001", say("There is nothing at this address."), expected)
    return await _refused(request, nothing)


def _with_head(error: HTTPException) -> str:
    """Return which methods an address takes: the front makes a GET of each HEAD."""
    allowed = (error.headers or {}).get("Allow", "")
    return allowed.replace("GET", "GET, HEAD")


async def _wrong_query(request: Request, _: Exception) -> Response:
    message = say("The address has a part that cannot be used.")
    return await _refused(request, refuse(HTTPStatus.UNPROCESSABLE_ENTITY, "IW-N008", message))


async def _fault(request: Request, _: Exception) -> Response:
    return await _refused(request, our_fault())
