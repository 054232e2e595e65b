"""
Ask in plain lines: for a screen reader, a terminal without a cursor that moves, and answers from a file or a pipe.

One question at a time; what was printed stays as it is. Each type of question is asked in its own way, in a table.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from rich.console import Console

from intakewise.explain.words import answer_in_words
from intakewise.interview.finding import Finder
from intakewise.interview.interview import Interview
from intakewise.interview.progress import Progress
from intakewise.interview.steps import Changed
from intakewise.language.saying import say
from intakewise.model.answers import Ticked
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.passes.check_answers import check_answer
from intakewise.problems.problem import Problem
from intakewise.quiz.actions import actions_of
from intakewise.quiz.free_text import read_text
from intakewise.quiz.line_answers import read_one, read_several
from intakewise.quiz.line_number import number_in_lines
from intakewise.quiz.line_prompt import Former, LinePrompt, put
from intakewise.quiz.line_search import search_in_lines
from intakewise.quiz.lines import Lines
from intakewise.quiz.numbers import hint_of
from intakewise.quiz.replies import Declines, Frame, Given, Item, Leaving, Reply, Understood
from intakewise.quiz.rows import QuestionRow, reply_of
from intakewise.quiz.screens import print_how_to_answer
from intakewise.quiz.ticking import raw_from


@dataclass(frozen=True, slots=True)
class InLines:
    """The asker for lines that are read and written one after the other."""

    lines: Lines
    console: Console

    @property
    def asks_somebody(self) -> bool:
        """Whether somebody types the lines: none of a file may be taken for an answer to more than the questions."""
        return self.lines.is_typed

    def introduce(self) -> None:
        """Say how to answer."""
        print_how_to_answer(self.console)

    def place_of(self, progress: Progress) -> str:
        """Return which question of how many this is."""
        return say("Question {number} of at most {total}.", number=progress.answered + 1, total=progress.total)

    def go_back(self, interview: Interview) -> Changed:
        """Go back to the question before."""
        return interview.back()

    def ask(
        self, question: Question, place: str, former: object, leaving: Sequence[Item], offered: Sequence[str] = ()
    ) -> Reply:
        """Ask one question in the way of its type."""
        frame = Frame(question.ask, place, actions=actions_of(question, leaving), offered=tuple(offered))
        reply = _BY_TYPE[question.type](self, question, frame, _former(question, former))
        if isinstance(reply, Ticked):
            return Given(raw_from(reply))
        assert isinstance(reply, Given | Declines | Leaving), question.id
        return reply

    def ask_rows(
        self, ask: str, place: str, rows: Sequence[QuestionRow], leaving: Sequence[Item]
    ) -> Mapping[str, Given | Declines] | Leaving:
        """Ask the first of several questions: each counts as soon as it is answered."""
        row = rows[0]
        reply = self.ask(row.question, place, _raw(row), leaving)
        return reply if isinstance(reply, Leaving) else {row.question.id: reply}

    def ask_one(self, frame: Frame, items: Sequence[Item], former: object = None) -> object:
        """Ask for one entry by its number."""
        before = next((Former(item.value, item.label) for item in items if former == item.value), None)
        return put(_of_one(frame, items, before), self.lines, self.console)


def _of_one(frame: Frame, items: Sequence[Item], former: Former | None) -> LinePrompt:
    how = say("Type one number, from 1 to {last}.", last=len(items))
    how = f"{frame.hint} {how}".strip()
    return LinePrompt(frame.ask, items, how, partial(read_one, items), frame.actions, frame.place, former)


def _raw(row: QuestionRow) -> object:
    """Return what a row says, as a former answer; None if it says nothing that counts."""
    reply = reply_of(row)
    if isinstance(reply, Declines):
        return {"declined": reply.reason}
    return reply.raw if isinstance(reply, Given) else None


def _former(question: Question, former: object) -> Former | None:
    """Return an answer from before with its words; None if there is none, or it does not fit any more."""
    if isinstance(former, dict) and "provenance" in former:
        former = former["value"]
    if former is None:
        return None
    checked = check_answer(question, former)
    if isinstance(checked, Problem):
        return None
    is_declined = isinstance(former, dict) and "declined" in former
    value = Declines(str(former["declined"])) if isinstance(former, dict) and is_declined else Given(former)
    return Former(value, answer_in_words(question, checked.value))


def _ask_boolean(asker: InLines, question: Question, frame: Frame, former: Former | None) -> object:
    items = [Item(say("Yes"), Given(True)), Item(say("No"), Given(False))]
    return put(_of_one(frame, items, former), asker.lines, asker.console)


def _ask_choice(asker: InLines, question: Question, frame: Frame, former: Former | None) -> object:
    items = [Item(option.label, Given(option.id), option.help) for option in question.options]
    return put(_of_one(frame, items, former), asker.lines, asker.console)


def _ask_choices(asker: InLines, question: Question, frame: Frame, former: Former | None) -> object:
    if question.search:
        return search_in_lines(frame, question, former, asker.lines, asker.console)
    items = [Item(option.label, option.id, option.help) for option in question.options]
    how = say("Type the numbers of all that fit, with commas between them.")
    if question.allow_not_sure:
        how = how + " " + say("A question mark behind a number says that you are not sure, as in 1?.")
    read = partial(read_several, question, Finder(question))
    prompt = LinePrompt(frame.ask, items, how, read, frame.actions, frame.place, former)
    return put(prompt, asker.lines, asker.console)


def _ask_number(asker: InLines, question: Question, frame: Frame, former: Former | None) -> object:
    prompt = LinePrompt(frame.ask, (), hint_of(question), str, frame.actions, frame.place, former)
    return number_in_lines(prompt, question, asker.lines, asker.console)


def _ask_text(asker: InLines, question: Question, frame: Frame, former: Former | None) -> object:
    how = say("Type it in one line.")
    prompt = LinePrompt(frame.ask, (), how, partial(read_text, question), frame.actions, frame.place, former)
    reply = put(prompt, asker.lines, asker.console)
    return Given(reply.raw) if isinstance(reply, Understood) else reply


_BY_TYPE: dict[QuestionType, Callable[[InLines, Question, Frame, Former | None], object]] = {
    QuestionType.BOOLEAN: _ask_boolean,
    QuestionType.CHOICE: _ask_choice,
    QuestionType.CHOICES: _ask_choices,
    QuestionType.INTEGER: _ask_number,
    QuestionType.DECIMAL: _ask_number,
    QuestionType.TEXT: _ask_text,
}
