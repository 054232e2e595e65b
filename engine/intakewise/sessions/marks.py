"""
Marks by which a step is known: what it rests on, and whether it was taken already.

Pure. A mark of a step is a hash: it cannot be read, and is erased with its session.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from intakewise.history.changes import events_between
from intakewise.interview.resuming import stamp_of
from intakewise.model.knowledge import Knowledge
from intakewise.sessions.session import Session


def view_mark(session: Session, knowledge: Knowledge) -> str:
    """
    Return what a step rests on: the revision, and what the questions say now.

    An answer counts only for the question that was shown. Where the knowledge base has been loaded anew in between, a
    step that does not know it is refused.
    """
    questions = sha256(json.dumps(stamp_of(knowledge), sort_keys=True).encode()).hexdigest()
    return f"{session.revision}-{questions[:16]}"


def step_mark(seen: str, asked_for: Mapping[str, object]) -> bytes:
    """Return the mark of a step, 32 bytes: the same step that rests on the same view has the same one."""
    # Numbers of a request may be decimals, which JSON does not have.
    return sha256(json.dumps([seen, asked_for], sort_keys=True, default=str).encode()).digest()


def answered_at(
    session: Session, before: Mapping[str, object], after: Mapping[str, object], now: datetime
) -> dict[str, datetime]:
    """Return when each answer of a new state was given: now, unless the step left it as it was."""
    events = (event for event in events_between(before, after) if event["event"] == "answered")
    new = {name for event in events for name in _names(event)}
    return {name: now if name in new else session.answered_at.get(name, session.created) for name in _names(after)}


def _names(told: Mapping[str, object]) -> tuple[str, ...]:
    answers = told["answers"]
    assert isinstance(answers, Mapping)
    return tuple(answers)
