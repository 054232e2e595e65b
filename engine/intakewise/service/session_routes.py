"""What each address answers of the sessions that are kept: begin one, look at it, take a step, assess it, erase it."""

from collections.abc import Callable, Mapping
from http import HTTPStatus

from fastapi import APIRouter, Request
from starlette.responses import Response

from intakewise.interview.interview import Interview
from intakewise.language.saying import say, speaking
from intakewise.model import versions
from intakewise.model.plain import to_json, to_plain
from intakewise.problems.exceptions import AnswersInvalid
from intakewise.service.asked import BEGIN, Asked, read_asked, read_step
from intakewise.service.bodies import JSON, Json, read_body
from intakewise.service.interviewing import interview_document
from intakewise.service.keeping import SESSION, Kept
from intakewise.service.refusals import refuse
from intakewise.service.routes import Inside, in_language, inside, worked_out
from intakewise.sessions.conducting import Sessions, View
from intakewise.sessions.tokens import key_of
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.refusals import refuse_region

router = APIRouter()

_STEPS: Mapping[str, Callable[[Interview, Json], object]] = {
    "answers": lambda interview, answers: interview.answer_several(answers),  # type: ignore[arg-type]
    "back": lambda interview, _: interview.back(),
    "go_to": lambda interview, name: interview.go_to(str(name)),
    "go_to_section": lambda interview, name: interview.go_to_section(str(name)),
    "confirm_emergency": lambda interview, _: interview.confirm_emergency(),
    "ask_everything": lambda interview, _: interview.ask_everything(),
}


@router.post("/v1/knowledge/{knowledge}/sessions")
async def begin_session(request: Request, knowledge: str) -> Response:
    """Begin a session, with the answers so far, and give its token."""
    within, kept = _inside(request)
    token = _drawn(request)
    served = within.shelf.named(knowledge)
    asked = read_asked(await read_body(request, within.settings.limits), BEGIN, within.settings.limits)
    kb = in_language(served, asked.language, request)
    content = await kept.run(lambda sessions: _begun(sessions, kb, asked, token))
    within.counts.session("begun")
    return _answer(content, kb.language, HTTPStatus.CREATED)


# One route for both: where a third method is refused, the framework names those of the first route alone.
@router.api_route("/v1/session", methods=["GET", "DELETE"])
async def look_at_session_or_erase_it(request: Request) -> Response:
    """Say how a session stands, and what to ask now; or delete all that is kept of it, for good."""
    within, kept = _inside(request)
    if request.method == "GET":
        return _answer(*await kept.run(lambda sessions: _told(sessions.look(_token(request)))))
    await kept.run(lambda sessions: sessions.erase(_token(request)))
    within.counts.session("erased")
    return Response(status_code=HTTPStatus.NO_CONTENT, headers={"Cache-Control": "no-store"})


@router.post("/v1/session/steps")
async def take_step(request: Request) -> Response:
    """Take a step in a session: answer, go back, go elsewhere, confirm an emergency."""
    within, kept = _inside(request)
    seen, asked = read_step(await read_body(request, within.settings.limits), within.settings.limits)
    ((name, value),) = asked.items()

    def work(sessions: Sessions) -> tuple[str, str]:
        view = sessions.take(_token(request), seen, asked, lambda interview: _STEPS[name](interview, value))
        return _told(view, asked.get("answers"))

    return _answer(*await kept.run(work))


@router.get("/v1/session/assessment")
async def assess_session(request: Request) -> Response:
    """Assess the answers of a session."""
    within, kept = _inside(request)
    view = await kept.run(lambda sessions: sessions.look(_token(request)))
    kb = _served(within, view)
    while kb.knowledge is not view.knowledge:  # it was loaded anew in this moment, and its questions may have changed
        view = await kept.run(lambda sessions: sessions.look(_token(request)))
        kb = _served(within, view)

    def work() -> str:
        return worked_out(within, kb, lambda: kb.assess(view.interview.answers, region=view.session.region).to_json())

    content = await within.desk.run(work)
    within.counts.worked_out(kb.id, "assess")
    return _answer(content, kb.language)


def _inside(request: Request) -> tuple[Inside, Kept]:
    within = inside(request)
    assert within.kept is not None
    return within, within.kept


def _token(request: Request) -> str:
    return request.headers.get(SESSION, "")


def _drawn(request: Request) -> str:
    """Return the token that a client has drawn for a session to be; empty: none. Raises Refused: it is none."""
    token = request.headers.get(SESSION)
    if token is None:
        return ""
    if key_of(token) is None:
        message = say("The token of the session is of the wrong form.")
        expected = say("Expected 32 random bytes in base64url, 43 characters.")
        raise refuse(HTTPStatus.UNPROCESSABLE_ENTITY, "IW-N008", message, expected)
    return token


def _served(within: Inside, view: View) -> KnowledgeBase:
    """Return the knowledge base of a session; that it is served was seen when it was looked at."""
    return within.shelf.named(view.session.knowledge).by_language[view.session.language]


def _begun(sessions: Sessions, kb: KnowledgeBase, asked: Asked, token: str) -> str:
    with speaking(kb.language):
        problems = refuse_region(kb.knowledge, asked.region)
        if problems:
            raise AnswersInvalid(problems)

        def first(interview: Interview) -> None:
            if asked.thorough:
                interview.ask_everything()
            interview.answer_several(asked.answers)

        asked_for = {"answers": asked.answers, "thorough": asked.thorough}
        token, view = sessions.begin(kb.knowledge, asked.region, first, asked_for, token)
        return to_json({**_document(view, asked.answers), "token": token})


def _told(view: View, given: object = None) -> tuple[str, str]:
    """Return how a session stands, as JSON, and its language."""
    with speaking(view.session.language):
        return to_json(_document(view, given)), view.session.language


def _document(view: View, given: object = None) -> dict[str, object]:
    """Return how a session stands; `given`: the answers of this step, some of which may not have been accepted."""
    session, interview = view.session, view.interview
    answers = interview.to_dict()["answers"]
    assert isinstance(answers, Mapping)
    names = given if isinstance(given, Mapping) else ()
    return {
        "schema_version": versions.SERVICE,
        "session": {
            "seen": view.seen,
            "region": session.region,
            "begun": session.created.isoformat(),
            "expires": session.expires.isoformat(),
            "asked_again": list(view.asked_again),
            "not_resumed": to_plain(interview.not_resumed),
            "given": answers,
            "former": _former(interview),
        },
        "interview": interview_document(view.knowledge, interview, [name for name in names if name not in answers]),
    }


def _former(interview: Interview) -> dict[str, object]:
    """Return what was said before to the questions that are asked now: to be selected, not to be counted."""
    screen = interview.next_screen()
    names = [each.id for each in screen.questions] if screen else []
    former = {name: interview.former_answer(name) for name in names}
    return {name: answer for name, answer in former.items() if answer is not None}


def _answer(content: str, language: str, status: HTTPStatus = HTTPStatus.OK) -> Response:
    headers = {"Cache-Control": "no-store", "Content-Language": language}
    return Response(content, status, headers, JSON)
