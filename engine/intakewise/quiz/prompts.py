"""
Ask one question, each type in its own way; all ways have one signature and stand in a table.

Knows how a question is asked, not which question comes next.
"""

from collections.abc import Callable
from functools import partial

from intakewise.model.answers import Ticked
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.passes.check_answers import check_answer
from intakewise.passes.option_names import is_searched
from intakewise.problems.problem import Problem
from intakewise.quiz.checklist_prompt import ask_several
from intakewise.quiz.field_prompt import ask_field
from intakewise.quiz.numbers import hint_of, read_number
from intakewise.quiz.replies import (
    DONT_KNOW,
    RATHER_NOT_SAY,
    Declines,
    Frame,
    Given,
    Item,
    Leaving,
    Misread,
    Note,
    Reply,
    Understood,
)
from intakewise.quiz.select_prompt import ask_one
from intakewise.quiz.ticking import raw_from, ticked_from


def ask(
    question: Question, place: str, former: object, leaving: tuple[Item, ...], offered: tuple[str, ...] = ()
) -> Reply:
    """
    Ask one question.

    Args:
        place: where in the quiz this is.
        former: what was answered before, in the form that an interview takes; None if nothing was.
        leaving: what else can be done, besides not answering and the notes: such as going back.
        offered: the options of a long list that are shown before anything is typed; empty: all.

    Raises:
        KeyboardInterrupt: Ctrl-C.
        EOFError: Ctrl-D, or the terminal has gone.
    """
    notes = [Item("Why do we ask?", Note("Why we ask:", question.why))]
    if question.help:
        notes.append(Item("Help", Note("Help:", question.help)))
    declining = (DONT_KNOW, RATHER_NOT_SAY)
    frame = Frame(question.ask, place, _hint(question, offered), (*declining, *notes, *leaving), offered)
    if isinstance(former, dict) and "provenance" in former:
        former = former["value"]
    reply = _BY_TYPE[question.type](question, frame, former)
    assert isinstance(reply, Given | Declines | Leaving), question.id
    return reply


def _hint(question: Question, offered: tuple[str, ...]) -> str:
    if question.type.is_number:
        return hint_of(question)
    if question.search and offered:
        return "Here is what you ticked before. To find anything else, type a few letters of its name."
    if question.search:
        return "Type a few letters of a name, and tick all that fit."
    if question.type is QuestionType.CHOICES:
        return "Tick all that fit, or type a name to find it." if is_searched(question) else "Tick all that fit."
    return ""


def _declined(former: object) -> object:
    """Return how a question was declined before; None if it was not."""
    if isinstance(former, dict) and "declined" in former:
        return Declines(str(former["declined"]))
    return None


def _ask_boolean(question: Question, frame: Frame, former: object) -> object:
    items = [Item("Yes", Given(True)), Item("No", Given(False))]
    return ask_one(frame, items, _declined(former) or Given(former))


def _ask_choice(question: Question, frame: Frame, former: object) -> object:
    items = [Item(option.label, Given(option.id), option.help) for option in question.options]
    return ask_one(frame, items, _declined(former) or Given(former))


def _ask_choices(question: Question, frame: Frame, former: object) -> object:
    outcome = ask_several(frame, question, ticked_from(former))
    return Given(raw_from(outcome)) if isinstance(outcome, Ticked) else outcome


def _ask_number(question: Question, frame: Frame, former: object) -> object:
    return ask_field(frame, partial(read_number, question), _typed_before(former))


def _typed_before(former: object) -> str:
    if isinstance(former, bool) or not isinstance(former, int | float):
        return ""
    return str(former).removesuffix(".0")


def _ask_text(question: Question, frame: Frame, former: object) -> object:
    return ask_field(frame, partial(_read_text, question), former if isinstance(former, str) else "")


def _read_text(question: Question, typed: str) -> Understood | Misread:
    if not typed.strip():
        return Misread("Please type something, or choose “I'd rather not say” below.", may_grow=True)
    checked = check_answer(question, typed.strip())
    return (
        Misread(f"That is too long. {checked.expected}") if isinstance(checked, Problem) else Understood(typed.strip())
    )


_BY_TYPE: dict[QuestionType, Callable[[Question, Frame, object], object]] = {
    QuestionType.BOOLEAN: _ask_boolean,
    QuestionType.CHOICE: _ask_choice,
    QuestionType.CHOICES: _ask_choices,
    QuestionType.INTEGER: _ask_number,
    QuestionType.DECIMAL: _ask_number,
    QuestionType.TEXT: _ask_text,
}
