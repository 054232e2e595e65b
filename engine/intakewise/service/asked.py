"""What a request asks for: its fields, none unknown. The answers themselves are checked where they are read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus

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
        confirmed: the person has said that an emergency is right.
        thorough: nothing is left out but what other answers close.
        safety_from: where an answer to a safety question may come from.
    """

    answers: Mapping[str, object]
    region: str = ""
    language: str = ""
    name: str = ""
    confirmed: bool = False
    thorough: bool = False
    safety_from: Sequence[str] = TYPED_ONLY


@dataclass(frozen=True, slots=True)
class _Field:
    kind: str
    fits: Callable[[Json], bool]
    is_needed: bool = False


_PROVENANCES = frozenset(each.value for each in Provenance)


def _is_provenances(value: Json) -> bool:
    if not isinstance(value, list) or not value:
        return False
    words = {each for each in value if isinstance(each, str)}
    return len(words) == len(value) and words <= _PROVENANCES


_FIELDS: Mapping[str, _Field] = {
    "answers": _Field("question ids, each with an answer", lambda value: isinstance(value, Mapping), is_needed=True),
    "region": _Field("text", lambda value: isinstance(value, str)),
    "language": _Field("text", lambda value: isinstance(value, str)),
    "name": _Field("text", lambda value: isinstance(value, str), is_needed=True),
    "confirmed": _Field("true or false", lambda value: isinstance(value, bool)),
    "safety_from": _Field("typed, imported, or assumed, in a list", _is_provenances),
    "thorough": _Field("true or false", lambda value: isinstance(value, bool)),
}

ASSESS = ("answers", "region", "language", "safety_from")
NEXT = ("answers", "language", "confirmed", "thorough", "safety_from")
EXPLAIN = ("answers", "name", "language", "safety_from")
"""The fields that each route takes."""


def read_asked(body: Json, fields: tuple[str, ...], limits: Limits) -> Asked:
    """Return what is asked for. Raises Refused: with everything that is wrong with the form of the request."""
    if not isinstance(body, Mapping):
        expected = f"Expected a JSON object with {', '.join(fields)}."
        raise refuse(HTTPStatus.UNPROCESSABLE_ENTITY, "IW-N008", "The body is not an object.", expected)
    problems = [_unknown(key, fields) for key in body if key not in fields]
    for name in fields:
        field = _FIELDS[name]
        if name not in body and field.is_needed:
            problems.append(_problem(f"'{name}' is missing.", f"Expected {field.kind}."))
        elif name in body and not field.fits(body[name]):
            problems.append(_problem(f"'{name}' is of the wrong kind.", f"Expected {field.kind}."))
    if problems:
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, problems[: limits.answers])
    answers = body["answers"]
    if isinstance(answers, Mapping) and len(answers) > limits.answers:
        expected = f"Expected at most {limits.answers}."
        raise refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "IW-N009", "There are too many answers.", expected)
    return Asked(**body)  # type: ignore[arg-type]  # each was looked at just now


def _unknown(key: str, fields: tuple[str, ...]) -> Problem:
    suggestion = nearest(key[:80], fields)
    message, expected = f"Unknown field '{key[:80]}'.", f"Expected {', '.join(fields)}."
    return Problem("IW-N008", NOWHERE, message, expected, suggestion=suggestion)


def _problem(message: str, expected: str) -> Problem:
    return Problem("IW-N008", NOWHERE, message, expected)
