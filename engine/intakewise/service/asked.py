"""What a request asks for: its fields, none unknown. The answers themselves are checked where they are read."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from itertools import islice

from intakewise.language.saying import say, to_say
from intakewise.model.answers import Provenance
from intakewise.passes.accepting import TYPED_ONLY
from intakewise.problems.problem import NOWHERE, Problem
from intakewise.problems.suggestions import nearest
from intakewise.service.bodies import Json
from intakewise.service.refusals import Refused, refuse
from intakewise.service.settings import Limits


@dataclass(frozen=True, slots=True)
class Asked:
    """
    A request, read.

    Args:
        answers: raw, by question id, as `assess` takes them.
        language: empty: by the header of the request.
        name: what is to be explained.
        question: whose options are looked for.
        typed: what they may be called.
        confirmed: the person has said that an emergency is right.
        thorough: nothing is left out but what other answers close.
        safety_from: where an answer to a safety question may come from.
    """

    answers: Mapping[str, object] = field(default_factory=dict)
    region: str = ""
    language: str = ""
    name: str = ""
    question: str = ""
    typed: str = ""
    confirmed: bool = False
    thorough: bool = False
    safety_from: Sequence[str] = TYPED_ONLY


@dataclass(frozen=True, slots=True)
class _Field:
    kind: str
    fits: Callable[[Json], bool]
    is_needed: bool = False


_MOST_TOLD = 100
"""Unknown fields that are told of: a body has room for thousands."""

MOST_TYPED = 200
"""Letters of a name: comparing takes as long as it is long."""

_PROVENANCES = frozenset(each.value for each in Provenance)


def _is_provenances(value: Json) -> bool:
    if not isinstance(value, list) or not value:
        return False
    words = {each for each in value if isinstance(each, str)}
    return len(words) == len(value) and words <= _PROVENANCES


_FIELDS: Mapping[str, _Field] = {
    "answers": _Field(
        to_say("question ids, each with an answer"), lambda value: isinstance(value, Mapping), is_needed=True
    ),
    "region": _Field(to_say("text"), lambda value: isinstance(value, str)),
    "language": _Field(to_say("text"), lambda value: isinstance(value, str)),
    "name": _Field(to_say("text"), lambda value: isinstance(value, str), is_needed=True),
    "question": _Field(to_say("a question id"), lambda value: isinstance(value, str), is_needed=True),
    "typed": _Field(
        to_say("a text that is not too long"),
        lambda value: isinstance(value, str) and len(value) <= MOST_TYPED,
        is_needed=True,
    ),
    "confirmed": _Field(to_say("true or false"), lambda value: isinstance(value, bool)),
    "safety_from": _Field(to_say("typed, imported, or assumed, in a list"), _is_provenances),
    "thorough": _Field(to_say("true or false"), lambda value: isinstance(value, bool)),
    "seen": _Field(to_say("what came with the session last"), lambda value: isinstance(value, str), is_needed=True),
    "go_to": _Field(to_say("a question id"), lambda value: isinstance(value, str)),
    "go_to_section": _Field(to_say("a section id"), lambda value: isinstance(value, str)),
    **dict.fromkeys(
        ("back", "confirm_emergency", "ask_everything"), _Field(to_say("true"), lambda value: value is True)
    ),
}

ASSESS = ("answers", "region", "language", "safety_from")
NEXT = ("answers", "language", "confirmed", "thorough", "safety_from")
EXPLAIN = ("answers", "name", "language", "safety_from")
FIND = ("question", "typed", "language")
BEGIN = ("answers", "region", "language", "thorough")
"""The fields that each route takes."""

STEPS = ("answers", "back", "go_to", "go_to_section", "confirm_emergency", "ask_everything")
"""What can be done in a session: one of these at a time."""


def read_asked(body: Json, fields: tuple[str, ...], limits: Limits) -> Asked:
    """Return what is asked for. Raises Refused: with everything that is wrong with the form of the request."""
    return Asked(**read_fields(body, fields, limits))  # type: ignore[arg-type]  # each was looked at


def read_step(body: Json, limits: Limits) -> tuple[str, Mapping[str, Json]]:
    """Return what a step in a session rests on, and the step under its one name. Raises Refused, as `read_asked`."""
    asked = dict(read_fields(body, ("seen", *STEPS), limits, may_lack=STEPS))
    seen = asked.pop("seen")
    assert isinstance(seen, str)
    if len(asked) != 1:
        message = say("A step has to be one thing.")
        expected = say("Expected one of {names}.", names=", ".join(STEPS))
        raise refuse(HTTPStatus.UNPROCESSABLE_ENTITY, "IW-N008", message, expected)
    return seen, asked


def read_fields(
    body: Json, fields: tuple[str, ...], limits: Limits, may_lack: Collection[str] = ()
) -> Mapping[str, Json]:
    """Return the fields of a body, each of its kind. Raises Refused: with everything that is wrong with any."""
    if not isinstance(body, Mapping):
        expected = say("Expected a JSON object with {names}.", names=", ".join(fields))
        raise refuse(HTTPStatus.UNPROCESSABLE_ENTITY, "IW-N008", say("The body is not an object."), expected)
    unknown = islice((key for key in body if key not in fields), _MOST_TOLD)  # each is compared with all that there are
    problems = [_unknown(key, fields) for key in unknown]
    for name in fields:
        known = _FIELDS[name]
        if name not in body and known.is_needed and name not in may_lack:
            problems.append(_problem(say("'{name}' is missing.", name=name), known))
        elif name in body and not known.fits(body[name]):
            problems.append(_problem(say("'{name}' is of the wrong kind.", name=name), known))
    if problems:
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, problems)
    answers = body.get("answers")
    if isinstance(answers, Mapping) and len(answers) > limits.answers:
        message = say("There are too many answers.")
        expected = say("Expected at most {most}.", most=limits.answers)
        raise refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "IW-N009", message, expected)
    return body


def _unknown(key: str, fields: tuple[str, ...]) -> Problem:
    suggestion = nearest(key[:80], fields)
    message = say("Unknown field '{name}'.", name=key[:80])
    expected = say("Expected {kind}.", kind=", ".join(fields))
    return Problem("IW-N008", NOWHERE, message, expected, suggestion=suggestion)


def _problem(message: str, known: _Field) -> Problem:
    return Problem("IW-N008", NOWHERE, message, say("Expected {kind}.", kind=say(known.kind)))
