"""
Offer to go on with an interview that was not finished.

Says when it was and how far it came, never what was answered. What may have changed in the meantime is asked again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from intakewise.history.log import Log, resume_log
from intakewise.history.record import Record, state_of
from intakewise.history.shelf import Kept, delete
from intakewise.interview.ageing import too_old
from intakewise.interview.interview import Interview
from intakewise.interview.resuming import Why, taken_back
from intakewise.language.saying import say, say_number
from intakewise.problems.exceptions import AnswersInvalid
from intakewise.problems.problem import Problem
from intakewise.quiz.asker import Asker
from intakewise.quiz.keeping import Keeper
from intakewise.quiz.replies import Frame, Item
from intakewise.quiz.times import span_in_words
from intakewise.report.page import bullets, gap, paragraph, subheading, title
from intakewise.wiring.knowledge_base import KnowledgeBase

_GO_ON, _AFRESH, _DELETE, _OLDER = "go_on", "afresh", "delete", "older"


@dataclass(frozen=True, slots=True)
class _Resumption:
    """
    An interview that goes on: its log, what the log said, and the interview made of it.

    Args:
        asked_again: questions whose answers are too old to rely on.
    """

    log: Log
    record: Record
    interview: Interview
    asked_again: tuple[str, ...] = ()


def go_on(
    kb: KnowledgeBase,
    keeper: Keeper,
    unfinished: Sequence[tuple[Kept, Record]],
    *,
    asker: Asker,
    console: Console,
    region: str,
) -> tuple[Interview, str] | None:
    """
    Offer each unfinished interview of a knowledge base.

    Args:
        unfinished: the newest first.
        region: the one asked for; empty: that of the interview.

    Returns:  the interview to go on with, which is then kept where it was, and its region; None to start afresh.

    Raises:
        KeyboardInterrupt: Ctrl-C.
        EOFError: Ctrl-D, or the terminal has gone.
    """
    elsewhere = sum(each.is_open for each, _ in unfinished)
    ours = [(each, record) for each, record in unfinished if not each.is_open]
    if not ours:
        paragraph(console, _open_elsewhere(elsewhere))
        return None
    keeper.offered = True
    title(console, kb.title)
    for number, (each, record) in enumerate(ours, 1):
        chosen = _choose(kb, (each, record), asker, console, (len(ours) - number, elsewhere))
        if chosen == _AFRESH:
            return None
        if chosen == _DELETE:
            problem = delete(each.path)
            paragraph(
                console, say("It could not be deleted. {problem}", problem=problem) if problem else say("Deleted.")
            )
        if chosen == _GO_ON:
            found = _taken_up(kb, each.path)
            if isinstance(found, _Resumption):
                known = found.record.region in kb.knowledge.regions
                region = region or (found.record.region if known else "")
                keeper.resume(found.log, found.record, found.interview, region)
                _tell_what_is_left(asker, console, found)
                return found.interview, region
            paragraph(console, say("This one cannot be gone on with. {problem}", problem=found))
    return None


def _choose(
    kb: KnowledgeBase, unfinished: tuple[Kept, Record], asker: Asker, console: Console, more: tuple[int, int]
) -> object:
    kept, record = unfinished
    others, elsewhere = more
    subheading(console, say("You have begun this before"))
    try:
        interview, _ = interview_from(kb, record, datetime.now(UTC))
    except AnswersInvalid:
        interview = None
    paragraph(console, _how_far(record, interview))
    if kept.is_damaged:
        paragraph(console, say("The end of its file is damaged. Everything before that is there."))
    paragraph(console, _open_elsewhere(elsewhere))
    if interview is None:
        paragraph(console, say("It cannot be gone on with: its answers do not fit the questions."))
    items = [
        Item(say("Go on where you stopped"), _GO_ON),
        Item(say("Start afresh; this one is kept until you delete it"), _AFRESH),
        Item(say("Delete this one"), _DELETE),
    ]
    if others:
        items.append(Item(say("Show me the one before ({count} more)", count=others), _OLDER))
    return asker.ask_one(Frame(say("Shall we go on with it?")), items if interview else items[1:])


def _open_elsewhere(number: int) -> str:
    """Say why an interview is not offered that goes on in another terminal; nothing if there is none."""
    if not number:
        return ""
    return say_number(
        "(One that you began is open in another terminal.)",
        "({count} that you began are open in another terminal.)",
        number,
    )


def _how_far(record: Record, interview: Interview | None) -> str:
    when, answered = span_in_words(record.started, record.last), len(record.counted)
    if interview is None:
        return say_number(
            "{when}: you answered {count} question.", "{when}: you answered {count} questions.", answered, when=when
        )
    total = max(interview.progress.total, answered)
    return say("{when}: you answered {count} of at most {total} questions.", when=when, count=answered, total=total)


def _taken_up(kb: KnowledgeBase, path: Path) -> _Resumption | Problem:
    opened = resume_log(path)
    if isinstance(opened, Problem):
        return opened
    log, record = opened
    try:
        interview, asked_again = interview_from(kb, record, datetime.now(UTC))
    except AnswersInvalid as invalid:
        log.close()
        return invalid.problems[0]
    return _Resumption(log, record, interview, asked_again)


def interview_from(kb: KnowledgeBase, record: Record, now: datetime) -> tuple[Interview, tuple[str, ...]]:
    """
    Return the interview that a record tells of, and the questions that are asked again for the time that has passed.

    Raises:  AnswersInvalid: what the record says does not fit its own knowledge base.
    """
    old = too_old(kb.knowledge, record.answers, record.answered_at, record.started, now)
    interview = kb.resume(taken_back(state_of(record), old))
    return interview, old


def _tell_what_is_left(asker: Asker, console: Console, resumption: _Resumption) -> None:
    """Show which answers do not count any more, and why; nothing if all of them do."""
    record, left = resumption.record, resumption.interview.not_resumed
    if left:
        gap(console)
        paragraph(console, say("The questionnaire has changed since you stopped."))
    gone = [each.question for each in left if each.why is not Why.REWORDED]
    no_longer = say_number(
        "{count} answer no longer applies, since its question is gone or takes other answers now:",
        "{count} answers no longer apply, since their questions are gone or take other answers now:",
        len(gone),
    )
    _list(console, gone, no_longer, record)
    reworded = [each.question for each in left if each.why is Why.REWORDED]
    again = say_number(
        "{count} question is asked again, since it has changed:",
        "{count} questions are asked again, since they have changed:",
        len(reworded),
    )
    _list(console, reworded, again, record)
    if resumption.asked_again:
        gap(console)
        paragraph(console, _what_is_asked_again(len(resumption.asked_again)))
    if left or resumption.asked_again:
        asker.ask_one(Frame(say("Shall we go on?")), [Item(say("Go on"), _GO_ON)])


def _what_is_asked_again(count: int) -> str:
    return say_number(
        "Things may have changed in the meantime. {count} answer is asked again. What you said then is selected: if it "
        "still holds, press Enter.",
        "Things may have changed in the meantime. {count} answers are asked again. What you said then is selected: if "
        "it still holds, press Enter.",
        count,
    )


def _list(console: Console, names: Sequence[str], what: str, record: Record) -> None:
    if names:
        gap(console)
        paragraph(console, what)
        bullets(console, _asked(names, record))


def _asked(names: Iterable[str], record: Record) -> list[str]:
    """Return questions as they were asked."""
    return [record.words[name].ask for name in names]
