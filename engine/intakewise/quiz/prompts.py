"""
Ask one question, each type in its own way; all ways have one signature and stand in a table.

Knows how a question is asked, not which question comes next.
"""

from collections.abc import Callable
from functools import partial

from intakewise.language.saying import say
from intakewise.model.answers import Ticked
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.passes.option_names import is_searched
from intakewise.quiz.actions import actions_of
from intakewise.quiz.checklist_prompt import ask_several
from intakewise.quiz.field_prompt import ask_field
from intakewise.quiz.free_text import read_text
from intakewise.quiz.numbers import hint_of, read_number
from intakewise.quiz.replies import Declines, Frame, Given, Item, Leaving, Reply
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
    frame = Frame(question.ask, place, _hint(question, offered), actions_of(question, leaving), offered)
    if isinstance(former, dict) and "provenance" in former:
        former = former["value"]
    reply = _BY_TYPE[question.type](question, frame, former)
    assert isinstance(reply, Given | Declines | Leaving), question.id
    return reply


def _hint(question: Question, offered: tuple[str, ...]) -> str:
    if question.type.is_number:
        return hint_of(question)
    if question.search and offered:
        return say("Here is what you ticked before. To find anything else, type a few letters of its name.")
    if question.search:
        return say("Type a few letters of a name, and tick all that fit.")
    if question.type is QuestionType.CHOICES:
        return (
            say("Tick all that fit, or type a name to find it.") if is_searched(question) else say("Tick all that fit.")
        )
    return ""


def _declined(former: object) -> object:
    """Return how a question was declined before; None if it was not."""
    if isinstance(former, dict) and "declined" in former:
        return Declines(str(former["declined"]))
    return None


def _ask_boolean(question: Question, frame: Frame, former: object) -> object:
    items = [Item(say("Yes"), Given(True)), Item(say("No"), Given(False))]
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
    return ask_field(frame, partial(read_text, question), former if isinstance(former, str) else "")


_BY_TYPE: dict[QuestionType, Callable[[Question, Frame, object], object]] = {
    QuestionType.BOOLEAN: _ask_boolean,
    QuestionType.CHOICE: _ask_choice,
    QuestionType.CHOICES: _ask_choices,
    QuestionType.INTEGER: _ask_number,
    QuestionType.DECIMAL: _ask_number,
    QuestionType.TEXT: _ask_text,
}
