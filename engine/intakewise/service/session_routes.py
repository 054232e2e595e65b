"""What each address answers of the sessions that are kept: begin one, look at it, take a step, assess it, erase it."""

import asyncio
from http import HTTPStatus

from fastapi import APIRouter, Request
from starlette.responses import Response

from intakewise.language.saying import say
from intakewise.service.asked import BEGIN, read_asked, read_step
from intakewise.service.bodies import JSON, read_body
from intakewise.service.keeping import SESSION, Kept
from intakewise.service.refusals import refuse
from intakewise.service.routes import Inside, counting, in_language, inside
from intakewise.service.session_work import begin, erase, given, look, step
from intakewise.service.working_out import work_out_by
from intakewise.sessions.tokens import key_of, new_token

_BETWEEN_DESKS_S = 0.05
"""How long is waited where a base was exchanged for one desk, and not yet for the other."""

router = APIRouter()


@router.post("/v1/knowledge/{knowledge}/sessions")
async def begin_session(request: Request, knowledge: str) -> Response:
    """Begin a session, with the answers so far, and give its token."""
    within, kept = _inside(request)
    token = _drawn(request)
    served = within.shelf.named(knowledge)
    asked = read_asked(await read_body(request, within.settings.limits), BEGIN, within.settings.limits)
    kb = in_language(served, asked.language, request)
    content = await kept.run(begin, kb.id, kb.language, asked, token)
    within.counts.session("begun")
    return _answer(content, kb.language, HTTPStatus.CREATED)


# One route for both: where a third method is refused, the framework names those of the first route alone.
@router.api_route("/v1/session", methods=["GET", "DELETE"])
async def look_at_session_or_erase_it(request: Request) -> Response:
    """Say how a session stands, and what to ask now; or delete all that is kept of it, for good."""
    within, kept = _inside(request)
    if request.method == "GET":
        return _answer(*await kept.run(look, _token(request)))
    await kept.run(erase, _token(request))
    within.counts.session("erased")
    return Response(status_code=HTTPStatus.NO_CONTENT, headers={"Cache-Control": "no-store"})


@router.post("/v1/session/steps")
async def take_step(request: Request) -> Response:
    """Take a step in a session: answer, go back, go elsewhere, confirm an emergency."""
    within, kept = _inside(request)
    seen, asked = read_step(await read_body(request, within.settings.limits), within.settings.limits)
    return _answer(*await kept.run(step, _token(request), seen, asked))


@router.get("/v1/session/assessment")
async def assess_session(request: Request) -> Response:
    """Assess the answers of a session."""
    within, kept = _inside(request)
    content = None
    while content is None:
        found = await kept.run(given, _token(request))
        with counting(within.counts, found.knowledge, "assess") as count:
            content = await within.desk.run(work_out_by, found.digest, found.knowledge, found.language, found.asked)
            count.is_done = content is not None
        if content is None:  # it was loaded anew between the two moments, and its questions may have changed
            await asyncio.sleep(_BETWEEN_DESKS_S)
    return _answer(content, found.language)


def _inside(request: Request) -> tuple[Inside, Kept]:
    within = inside(request)
    assert within.kept is not None
    return within, within.kept


def _token(request: Request) -> str:
    return request.headers.get(SESSION, "")


def _drawn(request: Request) -> str:
    """
    Return the token of a session to be: the client's own, or one drawn here, so that the work may be done twice.

    Raises:  Refused: the client's is none.
    """
    token = request.headers.get(SESSION)
    if token is None:
        return new_token()
    if key_of(token) is None:
        message = say("The token of the session is of the wrong form.")
        expected = say("Expected 32 random bytes in base64url, 43 characters.")
        raise refuse(HTTPStatus.UNPROCESSABLE_ENTITY, "IW-N008", message, expected)
    return token


def _answer(content: str | bytes, language: str, status: HTTPStatus = HTTPStatus.OK) -> Response:
    headers = {"Cache-Control": "no-store", "Content-Language": language}
    return Response(content, status, headers, JSON)
