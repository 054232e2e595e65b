"""
Why a request is refused, as RFC 9457 has it: a status, and Problems as `application/problem+json`.

Nothing that a client sent gets into one but the names of questions and options.
"""

from collections.abc import Mapping, Sequence
from http import HTTPStatus

from starlette.responses import Response

from intakewise.language.saying import say
from intakewise.model import versions
from intakewise.model.plain import to_json
from intakewise.problems.catalogue import CATALOGUE
from intakewise.problems.problem import NOWHERE, Problem, ranked

PROBLEM_JSON = "application/problem+json"

PROBLEM_PATH = "/v1/problems"
"""Where each code can be looked up: what a `type` leads to."""

CLOSE = {"Connection": "close"}
"""Nothing more is taken on this connection: what is left of a body cannot be told from the next request."""


class Refused(Exception):
    """A request that gets no result; `headers` say more to a client, `extra` stands beside the problems."""

    def __init__(
        self,
        status: HTTPStatus,
        problems: Sequence[Problem],
        headers: Mapping[str, str] | None = None,
        extra: Mapping[str, object] | None = None,
    ) -> None:
        self.status, self.problems = status, tuple(ranked(list(problems)))
        self.headers, self.extra = dict(headers or {}), dict(extra or {})
        super().__init__(status, self.problems)

    def __reduce__(self) -> tuple[type["Refused"], tuple[object, ...]]:
        """Travel from one process to another."""
        return type(self), (self.status, self.problems, self.headers, self.extra)

    @property
    def codes(self) -> list[str]:
        """The codes of its problems, each once: what the log says of it."""
        return list(dict.fromkeys(problem.code for problem in self.problems))

    def as_response(self) -> Response:
        """Return what the client gets."""
        language = self.problems[0].language
        headers = {"Cache-Control": "no-store", "Content-Language": language, **self.headers}
        return Response(to_json(self.to_dict()), self.status, headers, PROBLEM_JSON)

    def to_dict(self) -> dict[str, object]:
        """Return the document of RFC 9457, with every problem in it."""
        first = self.problems[0]
        return {
            "schema_version": versions.SERVICE,
            "type": f"{PROBLEM_PATH}/{first.code}",
            "title": CATALOGUE[first.code],
            "status": int(self.status),
            "detail": " ".join(part for part in (first.message, first.advice) if part),
            "problems": [problem.to_dict() for problem in self.problems],
            **self.extra,
        }


def refuse(
    status: HTTPStatus, code: str, message: str, expected: str = "", headers: Mapping[str, str] | None = None
) -> Refused:
    """Return a refusal for one reason."""
    return Refused(status, [Problem(code, NOWHERE, message, expected)], headers)


def our_fault() -> Refused:
    """Return what is said where something went wrong that nobody foresaw."""
    return refuse(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "IW-N015",
        say("Something went wrong inside the service. That is our fault, not yours."),
        say("Please do not take this as a sign that nothing is wrong."),
    )
