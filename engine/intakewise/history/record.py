"""
What the log of one interview says: the events told one after the other.

Pure. An event is plain JSON; one that is not what it should be is refused whole and changes nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from intakewise.model import versions


class NotAnEvent(ValueError):
    """A line of a log that says nothing that can be understood."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a person read and answered: it can be shown when the questionnaire has long changed."""

    ask: str
    said: str


@dataclass(frozen=True, slots=True)
class Record:
    """
    One interview, as its log tells it.

    Args:
        asked_as: marks of the questions as they were shown.
        trail: the questions in the order they can be taken back.
        hidden: questions whose answers do not count now, because of other answers.
        words: by question, also of what was taken back.
        answered_at: when each answer was given.
        referral: the level in the end; empty while the interview is not finished.
        translation: the digest of the translation in which it was read last; empty for the original.
        language: the code of that translation; empty for the original, and where an older version did not write it.
    """

    knowledge: str
    version: str
    digest: str
    title: str
    region: str
    started: datetime
    last: datetime
    answers: Mapping[str, object] = field(default_factory=dict)
    asked_as: Mapping[str, object] = field(default_factory=dict)
    trail: tuple[str, ...] = ()
    taken_back: Mapping[str, object] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()
    ended_by_emergency: bool = False
    words: Mapping[str, Words] = field(default_factory=dict)
    answered_at: Mapping[str, datetime] = field(default_factory=dict)
    referral: str = ""
    translation: str = ""
    language: str = ""

    @property
    def is_finished(self) -> bool:
        """Whether the interview came to its result."""
        return bool(self.referral)

    @property
    def counted(self) -> dict[str, object]:
        """The answers that count."""
        return {name: answer for name, answer in self.answers.items() if name not in self.hidden}


Event = Mapping[str, object]


def state_of(record: Record) -> dict[str, object]:
    """Return the state of the interview, from which it goes on."""
    return {
        "schema_version": versions.STATE,
        "knowledge": {
            "id": record.knowledge,
            "digest": record.digest,
            **({"translation": record.translation} if record.translation else {}),
        },
        "answers": dict(record.answers),
        "asked_as": {name: record.asked_as[name] for name in record.answers if name in record.asked_as},
        "trail": list(record.trail),
        "taken_back": dict(record.taken_back),
        "ended_by_emergency": record.ended_by_emergency,
    }


def told(record: Record | None, event: Event) -> Record:
    """
    Return a record after one more event.

    Args:
        record: None before the first event, which says what the interview is of.

    Raises:  NotAnEvent: it is none, or none that can come here.
    """
    at = _time(event)
    if record is None:
        return _started(event, at)
    teller = _TELLERS.get(str(event.get("event")))
    if teller is None:
        raise NotAnEvent("unknown event")
    return replace(teller(record, event, at), last=at)


def _started(event: Event, at: datetime) -> Record:
    if event.get("event") != "started" or not _is_readable(event):
        raise NotAnEvent("no beginning")
    known = _mapping(event, "knowledge")
    return Record(
        knowledge=_text(known, "id"),
        version=_text(known, "version"),
        digest=_text(known, "digest"),
        title=_text(known, "title"),
        region=_text(event, "region"),
        started=at,
        last=at,
        translation=_unless_missing(known, "translation"),
        language=_unless_missing(known, "language"),
    )


def _is_readable(event: Event) -> bool:
    """Tell whether a log is of a form that can be read; what a newer one means is not guessed at."""
    version = event.get("schema_version", "1.0" if event.get("format") == 1 else None)  # before 1.0, it had `format` 1
    return versions.can_be_read(version, versions.LOG)


def _answered(record: Record, event: Event, at: datetime) -> Record:
    answers, words = _mapping(event, "answers"), _mapping(event, "words")
    said = {name: _words(words, name) for name in answers}
    return replace(
        record,
        answers={**record.answers, **answers},
        asked_as={**record.asked_as, **_mapping(event, "asked_as")},
        trail=(*(name for name in record.trail if name not in answers), *answers),
        taken_back={name: answer for name, answer in record.taken_back.items() if name not in answers},
        hidden=_names(event, "hidden"),
        ended_by_emergency=False,
        words={**record.words, **said},
        answered_at={**record.answered_at, **dict.fromkeys(answers, at)},
    )


def _taken_back(record: Record, event: Event, at: datetime) -> Record:
    gone = _names(event, "questions")
    return replace(
        record,
        answers={name: answer for name, answer in record.answers.items() if name not in gone},
        trail=tuple(name for name in record.trail if name not in gone),
        taken_back={**record.taken_back, **{name: record.answers[name] for name in gone if name in record.answers}},
        hidden=_names(event, "hidden"),
        ended_by_emergency=False,
    )


def _emergency(record: Record, event: Event, at: datetime) -> Record:
    return replace(record, ended_by_emergency=event.get("confirmed") is True)


def _resumed(record: Record, event: Event, at: datetime) -> Record:
    known = _mapping(event, "knowledge")
    version, digest = _text(known, "version"), _text(known, "digest")
    return replace(
        record,
        version=version,
        digest=digest,
        region=_text(event, "region"),
        translation=_unless_missing(known, "translation"),
        language=_unless_missing(known, "language"),
    )


def _finished(record: Record, event: Event, at: datetime) -> Record:
    level = _text(event, "referral")
    if not level:
        raise NotAnEvent("no level")
    return replace(record, referral=level)


_TELLERS: dict[str, Callable[[Record, Event, datetime], Record]] = {
    "answered": _answered,
    "taken_back": _taken_back,
    "emergency": _emergency,
    "resumed": _resumed,
    "finished": _finished,
}


def _time(event: Event) -> datetime:
    try:
        at = datetime.fromisoformat(_text(event, "at"))
    except ValueError as error:
        raise NotAnEvent("no time") from error
    if at.tzinfo is None or not 2000 <= at.year <= 9000:  # the time zones of other years are not known everywhere
        raise NotAnEvent("a time of nowhere")
    return at


def _mapping(event: Event, key: str) -> Mapping[str, object]:
    found = event.get(key)
    if not isinstance(found, Mapping):
        raise NotAnEvent(key)
    return found


def _text(event: Event, key: str) -> str:
    found = event.get(key)
    if not isinstance(found, str):
        raise NotAnEvent(key)
    return found


def _unless_missing(known: Event, key: str) -> str:
    """Return what is said of a translation; it is not there where the original was read, or an older version wrote."""
    return _text(known, key) if key in known else ""


def _names(event: Event, key: str) -> tuple[str, ...]:
    found = event.get(key, [])
    if not isinstance(found, list) or not all(isinstance(name, str) for name in found):
        raise NotAnEvent(key)
    return tuple(found)


def _words(words: Mapping[str, object], name: str) -> Words:
    found = words.get(name)
    if not isinstance(found, list) or len(found) != 2 or not all(isinstance(part, str) for part in found):
        raise NotAnEvent("words")
    return Words(*found)
