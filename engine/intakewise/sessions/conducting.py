"""
Conduct an interview that is kept: begin it, look at it, take a step, erase it.

Knows sessions and interviews; no request, and no database by name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from intakewise.interview.ageing import too_old
from intakewise.interview.interview import Interview
from intakewise.interview.resuming import taken_back
from intakewise.model.knowledge import Knowledge
from intakewise.problems.exceptions import AnswersInvalid
from intakewise.sessions import refusals
from intakewise.sessions.marks import answered_at, step_mark, view_mark
from intakewise.sessions.session import Limits, Session
from intakewise.sessions.store import Store
from intakewise.sessions.texts import size_of
from intakewise.sessions.tokens import key_of, new_token

Step = Callable[[Interview], object]
"""What a step does to an interview; what it raises is passed on, and then nothing is kept."""


@dataclass(frozen=True, slots=True)
class View:
    """
    A session as it is now.

    Args:
        seen: to be sent with the next step: it says what that rests on.
        asked_again: questions whose answers are too old to rely on; what was said is still there to be shown.
    """

    session: Session
    knowledge: Knowledge
    interview: Interview
    seen: str
    asked_again: tuple[str, ...] = ()


class Sessions:
    """
    The sessions of a service.

    Args:
        knowledge_of: the knowledge base of an id, in a language; raises SessionRefused if it is not served now.
        clock: the time, in UTC.
    """

    def __init__(
        self,
        store: Store,
        knowledge_of: Callable[[str, str], Knowledge],
        limits: Limits | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._knowledge_of = knowledge_of
        self._limits = limits or Limits()
        self._clock = clock

    def begin(
        self,
        knowledge: Knowledge,
        region: str = "",
        step: Step | None = None,
        asked_for: Mapping[str, object] | None = None,
        token: str = "",
    ) -> tuple[str, View]:
        """
        Begin a session, and return its token, which is not kept and cannot be had again.

        Args:
            step: to begin with, such as all that was answered before somebody asked to keep it; `asked_for` as `take`
                has it.
            token: drawn by lot by whoever asks, so that they can ask again where the result was lost on the way, and
                have one session and not two; empty: one is drawn here.

        Raises:
            SessionRefused: there is no room (IW-K003), the database cannot be reached (IW-K005), or a session of that
                token has moved on (IW-K002).
            Whatever the step raises.
        """
        now, mark = self._now(), step_mark(f"{knowledge.id} {knowledge.language.code} {region}", asked_for or {})
        begun = self._store.find(_key(token), now) if token else None
        if begun is not None:
            if begun.last_step != mark:
                raise refusals.has_moved_on()
            return token, self._view(begun, now)
        new = replace(self._new(knowledge, region, now), last_step=mark)
        if step is not None:
            view = self._view(new, now)
            before = view.interview.to_dict()
            step(view.interview)
            new = replace(self._after(view, before, mark, now), revision=0)
        token = token or new_token()
        key = _key(token)
        if not self._store.begin(key, new, self._limits.sessions):
            self.purge()
            if not self._store.begin(key, new, self._limits.sessions):
                raise refusals.no_room()
        return token, self._view(new, now)

    def _new(self, knowledge: Knowledge, region: str, now: datetime) -> Session:
        return Session(
            knowledge=knowledge.id,
            version=knowledge.version,
            digest=knowledge.digest,
            language=knowledge.language.code,
            region=region,
            created=now,
            changed=now,
            expires=now + self._limits.keep_for,
            state=Interview(knowledge).to_dict(),
        )

    def look(self, token: str) -> View:
        """
        Return a session as it is now; nothing is written, also where answers have become too old meanwhile.

        Raises:  SessionRefused: there is none (IW-K001), it cannot be read (IW-K006), or be reached (IW-K005).
        """
        now = self._now()
        return self._view(self._find(_key(token), now), now)

    def take(self, token: str, seen: str, asked_for: Mapping[str, object], step: Step) -> View:
        """
        Take one step, and return the session after it. It is kept whole, or not at all.

        A step that was taken already, and is asked for again because its result was lost on the way, is not taken
        twice: the session is returned as it is.

        Args:
            seen: of the view that the step rests on.
            asked_for: the step as plain values, by which its repetition is known.

        Raises:
            SessionRefused: as `look`; or it has moved on (IW-K002), or would be too large (IW-K004).
            Whatever the step raises.
        """
        key, now = _key(token), self._now()
        mark = step_mark(seen, asked_for)
        session = self._find(key, now)
        view = self._view(session, now)
        if session.last_step == mark:
            return view
        if seen != view.seen:
            raise refusals.has_moved_on()
        before = view.interview.to_dict()
        step(view.interview)
        after = self._after(view, before, mark, now)
        if self._store.replace(key, after, now):
            return replace(view, session=after, seen=view_mark(after, view.knowledge))
        # Somebody was quicker, or the session is gone: perhaps it was this very step, sent twice.
        session = self._find(key, now)
        if session.last_step != mark:
            raise refusals.has_moved_on()
        return self._view(session, now)

    def erase(self, token: str) -> None:
        """
        Delete all that is kept of a session, for good. Of one that is not there, nothing is left to do.

        Raises:
            SessionRefused: this can be no token (IW-K001), so that nobody takes a session for erased whose token was
                lost on the way; or the database cannot be reached (IW-K005): asked for again, it is finished.
        """
        self._store.erase(_key(token))

    def purge(self) -> int:
        """Erase what has expired, and return how many sessions that were: at the start, and then now and again."""
        return self._store.purge(self._now())

    def _now(self) -> datetime:
        return self._clock().replace(microsecond=0)

    def _find(self, key: bytes, now: datetime) -> Session:
        session = self._store.find(key, now)
        if session is None:
            raise refusals.no_session()
        return session

    def _view(self, session: Session, now: datetime) -> View:
        knowledge = self._knowledge_of(session.knowledge, session.language)
        answers = session.state.get("answers")
        if not isinstance(answers, Mapping):
            raise refusals.unreadable()
        old = too_old(knowledge, answers, session.answered_at, session.created, now)
        try:
            interview = Interview.from_dict(knowledge, taken_back(session.state, old))
        except AnswersInvalid:
            raise refusals.unreadable() from None
        return View(session, knowledge, interview, view_mark(session, knowledge), old)

    def _after(self, view: View, before: Mapping[str, object], mark: bytes, now: datetime) -> Session:
        session, knowledge, state = view.session, view.knowledge, view.interview.to_dict()
        after = replace(
            session,
            version=knowledge.version,
            digest=knowledge.digest,
            changed=now,
            expires=now + self._limits.keep_for,
            state=state,
            answered_at=answered_at(session, before, state, now),
            revision=session.revision + 1,
            last_step=mark,
        )
        if size_of(after) > self._limits.session_bytes:
            raise refusals.too_large(self._limits.session_bytes)
        return after


def _key(token: str) -> bytes:
    key = key_of(token)
    if key is None:
        raise refusals.no_session()
    return key
