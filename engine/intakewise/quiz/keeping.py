"""
Keep a quiz on disk: told of the interview after each step, before the next question shows.

What cannot be kept is said once, and the quiz goes on. Knows the history and the interview; draws nothing.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from intakewise import __version__
from intakewise.explain.words import answer_in_words
from intakewise.history.changes import NOTHING, State, events_between
from intakewise.history.log import Log, start_log
from intakewise.history.record import Record, state_of
from intakewise.history.shelf import Kept, unfinished_in
from intakewise.interview.interview import Interview
from intakewise.interview.resuming import stamp_of
from intakewise.model import versions
from intakewise.model.assessments import SCHEMA_VERSION, Assessment
from intakewise.model.knowledge import Knowledge
from intakewise.passes.check_answers import check_answer
from intakewise.problems.problem import Problem


class Keeper:
    """
    Keeps one interview.

    Args:
        folder: where; None if nothing is to be kept; a problem if there is no place for it.
        warn: told once why it cannot be kept; after that it is tried again without a word.
    """

    def __init__(self, knowledge: Knowledge, folder: Path | Problem | None, warn: Callable[[Problem], None]) -> None:
        self._knowledge = knowledge
        self._warn = warn
        self._folder = folder if isinstance(folder, Path) else None
        self.refused = folder if isinstance(folder, Problem) else None
        self.offered = False
        self._before: State = NOTHING
        self._first: Mapping[str, object] | None = None
        self._log: Log | None = None
        self._told = False
        self._up_to_date = False

    @property
    def folder(self) -> Path | None:
        """Where interviews are kept; None if nothing is."""
        return self._folder

    @property
    def has_kept(self) -> bool:
        """Whether everything that was answered is on disk."""
        return self._log is not None and self._up_to_date

    def unfinished(self) -> list[tuple[Kept, Record]]:
        """Return the interviews of this knowledge base that did not come to a result, the newest first."""
        return [] if self._folder is None else unfinished_in(self._folder, self._knowledge.id)

    def resume(self, log: Log, record: Record, interview: Interview, region: str) -> None:
        """Go on with a log, from what its record says to the interview that was made of it."""
        self._log, self._before = log, state_of(record)
        self._first = {"event": "resumed", "knowledge": self._stamp(), "region": region}
        self.note(interview, region)

    def note(self, interview: Interview, region: str) -> None:
        """Keep what has changed since the last time."""
        if self._folder is None or (self._log is None and not interview.answers):
            return
        if self._log is None:
            begun = {"event": "started", "schema_version": versions.LOG, "engine": __version__, "region": region}
            self._first = {**begun, "knowledge": self._stamp()}
        self._keep(interview)

    def finish(self, interview: Interview, assessment: Assessment) -> None:
        """Keep that the interview has come to its result, and to which."""
        done = {"event": "finished", "referral": assessment.referral.level.word, "schema_version": SCHEMA_VERSION}
        if self._log is not None:
            self._keep(interview, done)

    def _keep(self, interview: Interview, *last: Mapping[str, object]) -> None:
        after = interview.to_dict()
        counted = interview.answers
        hidden = [name for name in _answers(after) if name not in counted]
        changes = [self._told_in_words(event, hidden) for event in events_between(self._before, after)]
        events = [*([self._first] if self._first else []), *changes, *last]
        if not events:
            return
        problem = self._write(events)
        self._up_to_date = problem is None
        if problem is None:
            self._before, self._first = after, None
        elif not self._told:
            self._told = True
            self._warn(problem)

    def _write(self, events: list[Mapping[str, object]]) -> Problem | None:
        if self._log is not None:
            return self._log.append(events)
        assert self._folder is not None
        begun = start_log(self._folder, events)
        if isinstance(begun, Problem):
            return begun
        self._log = begun
        return None

    def _told_in_words(self, event: Mapping[str, object], hidden: list[str]) -> Mapping[str, object]:
        """Add what the person read and answered: it can be shown when the questionnaire has long changed."""
        counted: dict[str, object] = {"hidden": hidden} if hidden and event["event"] != "emergency" else {}
        if event["event"] != "answered":
            return {**event, **counted}
        return {**event, "words": {name: self._words(name, raw) for name, raw in _answers(event).items()}, **counted}

    def _words(self, name: str, raw: object) -> list[str]:
        question = self._knowledge.questionnaire.questions[name]
        checked = check_answer(question, raw)
        assert not isinstance(checked, Problem), name
        return [question.ask, answer_in_words(question, checked.value)]

    def _stamp(self) -> dict[str, str]:
        known = self._knowledge
        language = {"language": known.language.code} if known.language.digest else {}
        return {**stamp_of(known), **language, "version": known.version, "title": known.title}


def _answers(told: Mapping[str, object]) -> Mapping[str, object]:
    found = told["answers"]
    assert isinstance(found, Mapping)
    return found
