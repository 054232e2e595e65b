"""What each address answers. Workers do what the engine is needed for; everything else is looked up."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus

from fastapi import APIRouter, Request
from starlette.responses import Response

from intakewise.language.saying import say
from intakewise.language.wanted import preferred_language
from intakewise.model import versions
from intakewise.model.plain import to_json
from intakewise.problems.catalogue import CATALOGUE
from intakewise.service.asked import ASSESS, EXPLAIN, FIND, NEXT, read_asked
from intakewise.service.bodies import JSON, read_body
from intakewise.service.counting import CONTENT_TYPE, Counts
from intakewise.service.desk import Desk
from intakewise.service.door import METRICS
from intakewise.service.form_files import form_files
from intakewise.service.keeping import Kept
from intakewise.service.page import POLICY, page
from intakewise.service.refusals import Refused, refuse
from intakewise.service.served import Document, Served, Shelf
from intakewise.service.settings import Settings
from intakewise.service.working_out import (
    UNFINISHED,
    Writing,
    asked_next,
    assessed,
    explained,
    found,
    reported,
    work_out,
)
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.languages import unknown_language


@dataclass(frozen=True)
class Inside:
    """What the routes work with."""

    settings: Settings
    shelf: Shelf
    desk: Desk
    counts: Counts
    openapi: str
    kept: Kept | None


router = APIRouter()

_AS_SCHEMA = {"Content-Type": "application/schema+json"}


def inside(request: Request) -> Inside:
    """Return what the routes work with."""
    found = request.app.state.inside
    assert isinstance(found, Inside)
    return found


@router.get("/")
async def home(request: Request) -> Response:
    """Say what this is, for people."""
    within, settings = inside(request), inside(request).settings
    wanted, accepted = request.query_params.get("knowledge", ""), request.headers.get("accept-language", "")
    is_closed = bool(settings.keys) and not settings.public
    content, language = page(within.shelf, wanted, accepted, is_closed=is_closed)
    said = {"Content-Language": language, "Vary": "Accept-Language"}
    headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-cache", **said}
    return Response(content, headers=headers, media_type="text/html")


@router.get("/form/{name}")
async def form(request: Request, name: str) -> Response:
    """Return a file of the web form."""
    file = form_files().get(name)
    if file is None:
        raise refuse(HTTPStatus.NOT_FOUND, "IW-N001", say("The form has no file of that name."))
    headers = {"ETag": file.tag, "Cache-Control": "no-cache"}
    return _unless_known(request, Response(file.content, headers=headers, media_type=file.media_type))


@router.get("/v1/knowledge")
async def list_knowledge(request: Request) -> Response:
    """List the knowledge bases that are served."""
    return _document(request, inside(request).shelf.list)


@router.get("/v1/knowledge/{knowledge}")
async def read_knowledge(request: Request, knowledge: str, language: str = "") -> Response:
    """Return a questionnaire: its sections, questions, options, and units."""
    served = inside(request).shelf.named(knowledge)
    kb = in_language(served, language, request)
    return _document(request, served.documents[kb.language], {"Content-Language": kb.language})


@router.get("/v1/knowledge/{knowledge}/answers-schema")
async def read_answers_schema(request: Request, knowledge: str, language: str = "") -> Response:
    """Return the JSON Schema of its answers, to check them before they are sent."""
    served = inside(request).shelf.named(knowledge)
    kb = in_language(served, language, request)
    return _document(request, served.schemas[kb.language], {"Content-Language": kb.language, **_AS_SCHEMA})


@router.get("/v1/knowledge/{knowledge}/form-schema")
async def read_form_schema(request: Request, knowledge: str, language: str = "") -> Response:
    """Return the JSON Schema of a form of somebody else's."""
    served = inside(request).shelf.named(knowledge)
    kb = in_language(served, language, request)
    return _document(request, served.forms[kb.language], {"Content-Language": kb.language, **_AS_SCHEMA})


@router.post("/v1/knowledge/{knowledge}/assess")
async def assess(request: Request, knowledge: str) -> Response:
    """Assess answers."""
    return await _worked_out(request, knowledge, ASSESS, assessed)


@router.post("/v1/knowledge/{knowledge}/next")
async def next_question(request: Request, knowledge: str) -> Response:
    """Say what to ask next, after the answers so far."""
    return await _worked_out(request, knowledge, NEXT, asked_next)


@router.post("/v1/knowledge/{knowledge}/report")
async def report(request: Request, knowledge: str) -> Response:
    """Assess answers, and write the report of that as a page."""
    return await _worked_out(request, knowledge, ASSESS, reported)


@router.post("/v1/knowledge/{knowledge}/explain")
async def explain(request: Request, knowledge: str) -> Response:
    """Say why something was concluded from the answers, or why not."""
    return await _worked_out(request, knowledge, EXPLAIN, explained)


@router.post("/v1/knowledge/{knowledge}/find")
async def find(request: Request, knowledge: str) -> Response:
    """Find options of a question by what somebody types."""
    return await _worked_out(request, knowledge, FIND, found)


@router.get("/v1/problems/{code}")
async def read_problem(code: str) -> Response:
    """Say what a code of a problem means."""
    if code not in CATALOGUE:
        raise refuse(HTTPStatus.NOT_FOUND, "IW-N001", say("There is no problem of that code."))
    meaning = {"schema_version": versions.SERVICE, "code": code, "title": CATALOGUE[code]}
    return Response(to_json(meaning), media_type=JSON)


@router.get("/health/live")
async def live() -> Response:
    """Say that the service runs."""
    return Response(to_json({"status": "live"}), media_type=JSON)


@router.get("/health/ready")
async def ready() -> Response:
    """Say that every knowledge base is loaded, and has been tried: before that, nothing is answered at all."""
    return Response(to_json({"status": "ready"}), media_type=JSON)


@router.get("/openapi.json")
async def openapi(request: Request) -> Response:
    """Return the description of all this."""
    headers = {"Cache-Control": "no-cache"}
    return Response(inside(request).openapi, headers=headers, media_type=JSON)


@router.get(METRICS)
async def metrics(request: Request) -> Response:
    """Return what is counted, for Prometheus."""
    headers = {"Cache-Control": "no-store"}
    return Response(inside(request).counts.written(), headers=headers, media_type=CONTENT_TYPE)


async def _worked_out(request: Request, name: str, fields: tuple[str, ...], writing: Writing) -> Response:
    """Read a request, let a worker work, and say what it came to, whatever that is."""
    within = inside(request)
    served = within.shelf.named(name)
    asked = read_asked(await read_body(request, within.settings.limits), fields, within.settings.limits)
    kb = in_language(served, asked.language, request)
    with counting(within.counts, kb.id, request.scope["route"].path.rpartition("/")[2]):
        content = await within.desk.run(work_out, kb.id, kb.language, writing, asked)
    headers = {"Cache-Control": "no-store", "Content-Language": kb.language}
    return Response(content, headers=headers, media_type=JSON)


@dataclass(slots=True)
class _Counted:
    """Whether what is counted was worked out."""

    is_done: bool = True


@contextmanager
def counting(counts: Counts, knowledge: str, what: str) -> Iterator[_Counted]:
    """Count what a worker works out, or that it could not be finished."""
    counted = _Counted()
    try:
        yield counted
    except Refused as refused:
        if UNFINISHED in refused.extra:
            counts.unfinished(knowledge)
        raise
    if counted.is_done:
        counts.worked_out(knowledge, what)


def in_language(served: Served, asked: str, request: Request) -> KnowledgeBase:
    """Return a knowledge base in the language asked for, or else preferred. Raises Refused: it has none such."""
    known = tuple(served.by_language)
    code = asked or preferred_language(request.headers.get("accept-language", ""), known)
    if code not in known:
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, [unknown_language(code, known)])
    return served.by_language[code]


def _document(request: Request, document: Document, headers: Mapping[str, str] | None = None) -> Response:
    """Return a document, or that the client has it already."""
    said = {"ETag": document.tag, "Cache-Control": "no-cache", "Vary": "Accept-Language", **(headers or {})}
    return _unless_known(request, Response(document.content, headers=said, media_type=JSON))


def _unless_known(request: Request, response: Response) -> Response:
    """Return an answer, or that the client has it already."""
    tags = (each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(","))
    if not any(each in ("*", response.headers["ETag"]) for each in tags):
        return response
    kept = {name: value for name, value in response.headers.items() if name not in ("content-length", "content-type")}
    return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=kept)
