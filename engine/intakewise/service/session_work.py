"""
The work with sessions that are kept, as a worker does it: begin one, look at it, take a step, erase it.

Each function can be named to another process; what it is given and returns can travel there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from intakewise.interview.interview import Interview
from intakewise.language.saying import speaking
from intakewise.model import versions
from intakewise.model.plain import to_json, to_plain
from intakewise.problems.exceptions import AnswersInvalid
from intakewise.service.asked import Asked
from intakewise.service.bodies import Json
from intakewise.service.interviewing import interview_document
from intakewise.service.tools import Tools
from intakewise.sessions.conducting import View
from intakewise.wiring.refusals import refuse_region

_STEPS: Mapping[str, Callable[[Interview, Json], object]] = {
    "answers": lambda interview, answers: interview.answer_several(answers),  # type: ignore[arg-type]
    "back": lambda interview, _: interview.back(),
    "go_to": lambda interview, name: interview.go_to(str(name)),
    "go_to_section": lambda interview, name: interview.go_to_section(str(name)),
    "confirm_emergency": lambda interview, _: interview.confirm_emergency(),
    "ask_everything": lambda interview, _: interview.ask_everything(),
}


@dataclass(frozen=True, slots=True)
class Given:
    """What a session has to be assessed, and by which rules it was given: those of a `digest`."""

    knowledge: str
    digest: str
    language: str
    asked: Asked


def begin(tools: Tools, name: str, language: str, asked: Asked, token: str) -> str:
    """Begin a session, and return how it stands, with its token; `token`: drawn by the client, or empty."""
    knowledge = tools.shelf.named(name).by_language[language].knowledge
    with speaking(language):
        problems = refuse_region(knowledge, asked.region)
        if problems:
            raise AnswersInvalid(problems)

        def first(interview: Interview) -> None:
            if asked.thorough:
                interview.ask_everything()
            interview.answer_several(asked.answers)

        asked_for = {"answers": asked.answers, "thorough": asked.thorough}
        token, view = tools.sessions.begin(knowledge, asked.region, first, asked_for, token)
        return to_json({**_document(view, asked.answers), "token": token})


def look(tools: Tools, token: str) -> tuple[str, str]:
    """Return how a session stands, and its language."""
    return _told(tools.sessions.look(token))


def erase(tools: Tools, token: str) -> None:
    """Delete all that is kept of a session, for good."""
    tools.sessions.erase(token)


def step(tools: Tools, token: str, seen: str, asked: Mapping[str, Json]) -> tuple[str, str]:
    """Take the one step that is asked for; return how the session stands after it, and its language."""
    ((name, value),) = asked.items()
    view = tools.sessions.take(token, seen, asked, lambda interview: _STEPS[name](interview, value))
    return _told(view, asked.get("answers"))


def given(tools: Tools, token: str) -> Given:
    """Return what is to be assessed."""
    view = tools.sessions.look(token)
    session, knowledge = view.session, view.knowledge
    asked = Asked(answers=view.interview.answers, region=session.region)
    return Given(knowledge.id, knowledge.digest, session.language, asked)


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
