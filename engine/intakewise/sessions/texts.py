"""A state and its times as texts, as they are kept, and back again."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from intakewise.sessions.session import Session


def state_as_text(session: Session) -> str:
    """Return the state as JSON on one line."""
    return json.dumps(session.state, ensure_ascii=False, separators=(",", ":"))


def times_as_text(session: Session) -> str:
    """Return when each answer was given as JSON, in seconds since 1970."""
    return json.dumps({name: seconds(at) for name, at in session.answered_at.items()}, separators=(",", ":"))


def size_of(session: Session) -> int:
    """Return how many bytes the texts of a session have."""
    return len(state_as_text(session).encode()) + len(times_as_text(session).encode())


def state_from(text: str) -> Mapping[str, object]:
    """Return the state that a text says. Raises ValueError: it says none."""
    return _mapping(text)


def times_from(text: str) -> dict[str, datetime]:
    """Return the times that a text says. Raises ValueError: it says none."""
    return {name: time_from(at) for name, at in _mapping(text).items() if isinstance(at, int)}


def seconds(at: datetime) -> int:
    """Return a time in seconds since 1970: the same number in every database, whatever it thinks of time zones."""
    return int(at.timestamp())


def time_from(at: int) -> datetime:
    """Return the time of so many seconds since 1970."""
    return datetime.fromtimestamp(at, UTC)


def _mapping(text: str) -> dict[str, object]:
    found = json.loads(text)
    if not isinstance(found, dict):
        raise ValueError("not a mapping")
    return found
