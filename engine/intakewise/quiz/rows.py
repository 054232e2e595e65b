"""
One question among several on a screen: how far it is answered, and what a key does to it.

Pure, so that what is taken and what is refused can be tested without a terminal. Nothing is chosen before a person
chooses it: a row without an answer says so, and is never taken for one.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from textwrap import shorten

from intakewise.language.saying import say
from intakewise.model.answers import Ticked
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.quiz.actions import declining
from intakewise.quiz.numbers import hint_of, read_number
from intakewise.quiz.replies import Declines, Given, Item, Misread, Understood
from intakewise.quiz.ticking import NOTHING, raw_from, tick, ticked_from
from intakewise.quiz.typed import printable

LONGEST_NAME = 40
"""How much of a question is enough to recognise it in a message."""


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """
    A question, and how far it is answered.

    Args:
        at: the entry that Left and Right have reached; -1: none yet, or, of a number, what is typed.
        chosen: the answer chosen, or how it was declined.
        ticked: what is ticked, of a checklist.
        typed: what is typed, of a number.
    """

    question: Question
    at: int = -1
    chosen: Given | Declines | None = None
    ticked: Ticked = NOTHING
    typed: str = ""

    @property
    def label(self) -> str:
        """What stands for the question on its screen."""
        return self.question.row or self.question.ask

    @property
    def is_checklist(self) -> bool:
        """Whether several entries can be ticked."""
        return self.question.type is QuestionType.CHOICES

    @property
    def is_typed(self) -> bool:
        """Whether the answer is typed."""
        return self.question.type.is_number


def row_from(question: Question, former: object) -> QuestionRow:
    """Return a question as a row, with what was answered before, if anything was."""
    row = QuestionRow(question)
    if former is None:
        return row
    if isinstance(former, dict) and "provenance" in former:
        former = former["value"]
    if isinstance(former, dict) and "declined" in former:
        return _chosen(row, Declines(str(former["declined"])))
    if row.is_checklist:
        return replace(row, ticked=ticked_from(former))
    if row.is_typed:
        return replace(row, typed=str(former).removesuffix(".0"))
    return _chosen(row, Given(former))


def entries(row: QuestionRow) -> list[Item]:
    """Return what can be chosen: the options, then the two ways to decline."""
    question = row.question
    if row.is_checklist:
        answers = [Item(option.label, option.id, option.help) for option in question.options]
    elif question.type is QuestionType.BOOLEAN:
        answers = [Item(say("Yes"), Given(True)), Item(say("No"), Given(False))]
    else:
        answers = [Item(option.label, Given(option.id), option.help) for option in question.options]
    return [*answers, *declining()]


def step(row: QuestionRow, by: int) -> QuestionRow:
    """Go to the entry to the right or left, which outside a checklist chooses it. Left of the first is no answer."""
    choosable = entries(row)
    at = min(max(row.at + by, 0 if row.is_checklist else -1), len(choosable) - 1)
    if row.is_checklist:
        return replace(row, at=at)
    return _chosen(replace(row, at=-1, chosen=None), choosable[at].value if at >= 0 else None)


def pick(row: QuestionRow, number: int) -> QuestionRow | str:
    """Choose or tick an entry by its number; a text says why nothing happens."""
    choosable = entries(row)
    if not 0 <= number < len(choosable):
        return say("There is no {number} here.", number=number + 1)
    return press(replace(row, at=number)) if row.is_checklist else _chosen(row, choosable[number].value)


def press(row: QuestionRow) -> QuestionRow | str:
    """Tick or untick the entry of a checklist that Left and Right have reached; a text says why nothing happens."""
    if not row.is_checklist:
        return say("Choose with Left and Right, or with a digit.")
    if row.at < 0:
        return say("Go to an entry with Right, or tick it with its digit.")
    value = entries(row)[row.at].value
    if isinstance(value, Declines):
        return replace(row, chosen=None if row.chosen == value else value, ticked=NOTHING)
    outcome = tick(row.question, row.ticked, str(value))
    return outcome if isinstance(outcome, str) else replace(row, ticked=outcome, chosen=None)


def typed(row: QuestionRow, text: str) -> QuestionRow:
    """Return the row with something typed at its end; what was declined is then answered."""
    return replace(row, typed=row.typed + printable(text), at=-1, chosen=None)


def erased(row: QuestionRow, count: int) -> QuestionRow:
    """Return the row with as much of what was typed taken away at its end."""
    return replace(row, typed=row.typed[: max(len(row.typed) - count, 0)], at=-1, chosen=None)


def declined(row: QuestionRow, how: Declines) -> QuestionRow:
    """Return the row declined."""
    return _chosen(replace(row, ticked=NOTHING), how)


def _chosen(row: QuestionRow, value: object) -> QuestionRow:
    if not isinstance(value, Given | Declines):
        return row
    at = next((number for number, entry in enumerate(entries(row)) if entry.value == value), -1)
    return replace(row, at=at, chosen=value)


def reply_of(row: QuestionRow) -> Given | Declines | Misread | None:
    """Return what the row says: an answer, a refusal, something that is not understood; None while it says nothing."""
    if row.chosen is not None:
        return row.chosen
    if row.is_checklist:
        return Given(raw_from(row.ticked)) if row.ticked != NOTHING else None
    if not row.is_typed or not row.typed.strip():
        return None
    understood = read_number(row.question, row.typed)
    return understood if isinstance(understood, Misread) else Given(understood.raw)


def doubt_of(row: QuestionRow) -> str:
    """Return what to ask before a number is taken, because it is unusual; empty where it is not."""
    understood = read_number(row.question, row.typed) if row.is_typed and row.chosen is None else None
    return understood.doubt if isinstance(understood, Understood) else ""


def said(row: QuestionRow) -> str:
    """Return what the row says, in words."""
    reply = reply_of(row)
    if reply is None:
        return say("[not answered]")
    if isinstance(reply, Misread):
        return say("“{typed}” is not understood", typed=row.typed)
    if row.is_checklist and isinstance(reply, Given):
        unsure = (say("not sure: {entry}", entry=row.question.option(each).label) for each in row.ticked.not_sure)
        return "; ".join([*(row.question.option(each).label for each in row.ticked.includes), *unsure])
    if row.is_typed and isinstance(reply, Given):
        understood = read_number(row.question, row.typed)
        return (understood.shown if isinstance(understood, Understood) else "") or row.typed.strip()
    return next((entry.label for entry in entries(row) if entry.value == reply), "")


def names_of(rows: Sequence[QuestionRow]) -> list[str]:
    """Return as much of each row's words as is needed to recognise it: where two begin alike, how they go on."""
    names = [shorten(row.label, LONGEST_NAME, placeholder="…") for row in rows]
    for alike in [name for name, count in Counter(names).items() if count > 1]:
        same = [number for number, name in enumerate(names) if name == alike]
        words = [rows[number].label.split() for number in same]
        begin = sum(1 for _ in takewhile(lambda at: len(set(at)) == 1, zip(*words, strict=False)))
        for number, each in zip(same, words, strict=True):
            if each[begin:]:
                names[number] = shorten(f"… {' '.join(each[begin:])}", LONGEST_NAME, placeholder="…")
    return [f"“{name}”" for name in names]


def refuse_done(rows: list[QuestionRow]) -> tuple[int, str] | None:
    """
    Say which rows cannot be confirmed as they are, and the first of them; None if all can be.

    What is not understood comes first: most likely it was typed just now.
    """
    replies = [reply_of(row) for row in rows]
    for number, reply in enumerate(replies):
        if isinstance(reply, Misread):
            return number, reply.message
    missing = [number for number, reply in enumerate(replies) if reply is None]
    if missing:
        return missing[0], say(
            "Not answered yet: {names}.", names=", ".join(names_of(rows)[number] for number in missing)
        )
    return None


def hint(row: QuestionRow) -> str:
    """Return what an answer looks like, where that does not show."""
    if row.is_typed:
        return hint_of(row.question)
    return say("Tick all that fit.") if row.is_checklist else ""
