"""Sessions of the tiny base, with a clock that stands still until it is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from intakewise.interview.interview import Interview
from intakewise.model.knowledge import Knowledge
from intakewise.problems.problem import Problem
from intakewise.sessions.conducting import Sessions, View
from intakewise.sessions.session import Limits
from intakewise.sessions.store import Store
from intakewise.wiring.opening import load
from intakewise.wiring.sessions import open_sessions, prepare_sessions

TINY = load(Path(__file__).parents[2] / "knowledge" / "tiny").knowledge

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


@dataclass
class Conducted:
    """Sessions over one place, the knowledge base that is served, and the time."""

    store: Store
    limits: Limits = field(default_factory=Limits)
    knowledge: Knowledge = TINY
    now: datetime = NOON

    @property
    def sessions(self) -> Sessions:
        """The sessions, as a worker has them that was started this moment."""
        return Sessions(self.store, lambda *_: self.knowledge, self.limits, lambda: self.now)

    def begin(self) -> tuple[str, View]:
        """Begin a session."""
        return self.sessions.begin(self.knowledge)

    def answer(self, token: str, seen: str, **answers: object) -> View:
        """Answer questions in a session."""
        return self.sessions.take(token, seen, {"answers": answers}, lambda each: each.answer_several(answers))

    def wait(self, **span: float) -> None:
        """Let time pass."""
        self.now += timedelta(**span)


@contextmanager
def conducted(place: str, limits: Limits | None = None) -> Iterator[Conducted]:
    """Make a place ready and open it."""
    assert [] == prepare_sessions(place)
    store = open_sessions(place)
    assert not isinstance(store, Problem), store
    yield Conducted(store, limits or Limits())
    store.close()


def reworded(knowledge: Knowledge, name: str) -> Knowledge:
    """Return a later version, in which one question asks something else."""
    questionnaire = knowledge.questionnaire
    question = replace(questionnaire.questions[name], ask="Something else?")
    questions = {**questionnaire.questions, name: question}
    return replace(
        knowledge, version="0.2.0", digest="1" * 64, questionnaire=replace(questionnaire, questions=questions)
    )


def asked(interview: Interview) -> str:
    """Return the id of the question that is asked now."""
    question = interview.next_question()
    return "" if question is None else question.id
