"""A session as a row, and back."""

from typing import Any

from sqlalchemy import Row

from intakewise.sessions.session import Session
from intakewise.sessions.texts import seconds, state_as_text, state_from, time_from, times_as_text, times_from

BLANK: dict[str, object] = {
    "last_step": b"",
    "region": "",
    "created": 0,
    "changed": 0,
    "expires": 0,
    "answered_at": "",
    "state": "",
}
"""What is left of a session while it is being erased: nothing of a person, and long expired."""


def row_from(session: Session) -> dict[str, object]:
    """Return the columns of a session, but for its key."""
    return {
        "revision": session.revision,
        "last_step": session.last_step,
        "knowledge": session.knowledge,
        "version": session.version,
        "digest": session.digest,
        "language": session.language,
        "region": session.region,
        "created": seconds(session.created),
        "changed": seconds(session.changed),
        "expires": seconds(session.expires),
        "answered_at": times_as_text(session),
        "state": state_as_text(session),
    }


def session_from(row: Row[Any]) -> Session:
    """Return the session of a row. Raises ValueError: its texts are none that were kept."""
    return Session(
        knowledge=row.knowledge,
        version=row.version,
        digest=row.digest,
        language=row.language,
        region=row.region,
        created=time_from(row.created),
        changed=time_from(row.changed),
        expires=time_from(row.expires),
        state=state_from(row.state),
        answered_at=times_from(row.answered_at),
        revision=row.revision,
        last_step=bytes(row.last_step),
    )
