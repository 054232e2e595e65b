"""
What is kept of a session: plain data.

Never the token, an address, or anything else that says who somebody is. Text answers may; they go with all the rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from intakewise.interview.ageing import FRESH_FOR


@dataclass(frozen=True, slots=True)
class Session:
    """
    One interview that is kept.

    Args:
        knowledge: the id of the knowledge base; `version` and `digest` as of the last step.
        language: of the texts that are read.
        region: as `KnowledgeBase.assess` takes it; empty if nobody said.
        created: when it began, as all times in UTC, to the second.
        expires: from then on, there is no such session.
        state: what `Interview.to_dict` gave.
        answered_at: when each answer was given.
        revision: how many steps it has taken.
        last_step: a mark of the last step, by which its repetition is known; empty before the first.
    """

    knowledge: str
    version: str
    digest: str
    language: str
    region: str
    created: datetime
    changed: datetime
    expires: datetime
    state: Mapping[str, object]
    answered_at: Mapping[str, datetime] = field(default_factory=dict)
    revision: int = 0
    last_step: bytes = b""


@dataclass(frozen=True, slots=True)
class Limits:
    """
    How much is kept, and for how long.

    Args:
        sessions: how many at a time; a new one is refused where there are so many.
        session_bytes: the largest one, as JSON; with every answer, one of muscle_spasms has 9 kB.
        keep_for: from the last step on. After `FRESH_FOR` every question would be asked again anyway.
    """

    sessions: int = 10_000
    session_bytes: int = 64 * 1024
    keep_for: timedelta = FRESH_FOR
