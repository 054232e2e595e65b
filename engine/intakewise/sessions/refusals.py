"""Why a session is not there, or a step not taken: one exception, whose problem says it by its code."""

from intakewise.language.saying import say
from intakewise.problems.exceptions import IntakewiseError
from intakewise.problems.problem import NOWHERE, Problem


class SessionRefused(IntakewiseError):
    """
    Nothing was changed; `problem` says why, without a token and without an answer.

    Args:
        reason: for whoever runs the service, where it is not the client's doing; as harmless as the problem.
    """

    def __init__(self, problem: Problem, reason: str = "") -> None:
        self.problem = problem
        self.reason = reason
        super().__init__(problem, reason)

    def __str__(self) -> str:
        return str(self.problem)


def no_session() -> SessionRefused:
    """Return the refusal of a token that opens nothing. One that has expired, or was erased, never was."""
    message, fix = say("There is no such session."), say("Begin a new one.")
    expected = say("It has expired, it was erased, or it never was.")
    return SessionRefused(Problem("IW-K001", NOWHERE, message, expected, fix))


def has_moved_on() -> SessionRefused:
    """Return the refusal of a step that rests on what is no longer so."""
    message = say("The session has moved on since you saw it, or its questions have changed.")
    fix = say("Look at it again, then answer what it asks now.")
    return SessionRefused(Problem("IW-K002", NOWHERE, message, fix=fix))


def no_room() -> SessionRefused:
    """Return the refusal of one session more."""
    message, fix = say("No more sessions are kept for now."), say("Go on without one, or try again later.")
    return SessionRefused(Problem("IW-K003", NOWHERE, message, fix=fix))


def too_large(most_bytes: int) -> SessionRefused:
    """Return the refusal of a step that would make a session too large."""
    message = say("The session would be too large.")
    expected = say("Expected at most {most} KiB for all answers together.", most=most_bytes // 1024)
    return SessionRefused(Problem("IW-K004", NOWHERE, message, expected))


def out_of_reach(reason: str) -> SessionRefused:
    """Return the refusal where the database does not answer, or is in use for too long."""
    message = say("The sessions cannot be reached just now. What was kept before is still kept.")
    fix = say("Try the same again in a moment.")
    return SessionRefused(Problem("IW-K005", NOWHERE, message, fix=fix), reason)


def unreadable() -> SessionRefused:
    """Return the refusal of a session of which nothing can be made."""
    message, fix = say("This session cannot be read."), say("Begin a new one.")
    return SessionRefused(Problem("IW-K006", NOWHERE, message, fix=fix))
