"""Why a session is not there, or a step not taken: one exception, whose problem says it by its code."""

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
    expected = "It has expired, it was erased, or it never was."
    return SessionRefused(Problem("IW-K001", NOWHERE, "There is no such session.", expected, "Begin a new one."))


def has_moved_on() -> SessionRefused:
    """Return the refusal of a step that rests on what is no longer so."""
    message = "The session has moved on since you saw it, or its questions have changed."
    return SessionRefused(Problem("IW-K002", NOWHERE, message, fix="Look at it again, then answer what it asks now."))


def no_room() -> SessionRefused:
    """Return the refusal of one session more."""
    message = "No more sessions are kept for now."
    return SessionRefused(Problem("IW-K003", NOWHERE, message, fix="Go on without one, or try again later."))


def too_large(most_bytes: int) -> SessionRefused:
    """Return the refusal of a step that would make a session too large."""
    expected = f"Expected at most {most_bytes // 1024} KiB for all answers together."
    return SessionRefused(Problem("IW-K004", NOWHERE, "The session would be too large.", expected))


def out_of_reach(reason: str) -> SessionRefused:
    """Return the refusal where the database does not answer, or is in use for too long."""
    message = "The sessions cannot be reached just now. What was kept before is still kept."
    return SessionRefused(Problem("IW-K005", NOWHERE, message, fix="Try the same again in a moment."), reason)


def unreadable() -> SessionRefused:
    """Return the refusal of a session of which nothing can be made."""
    return SessionRefused(Problem("IW-K006", NOWHERE, "This session cannot be read.", fix="Begin a new one."))
