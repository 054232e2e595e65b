"""Answers as lines, as somebody writes them who answers in plain lines or from a file."""

from collections.abc import Iterable

from intakewise.interview.interview import Interview
from intakewise.model.answers import Ticked
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.quiz.ticking import ticked_from


def line_for(question: Question, raw: object) -> str:
    """Return one answer as one line of a file: by number, or, in a list that is searched, by name."""
    if raw is None:
        return "d"
    if isinstance(raw, dict) and "declined" in raw:
        return "d" if raw["declined"] == "dont_know" else "s"
    if question.type is QuestionType.BOOLEAN:
        return "1" if raw else "2"
    if question.type is QuestionType.CHOICE:
        return str(question.rank_of(str(raw)) + 1)
    if question.type is QuestionType.CHOICES:
        return _line_of_list(question, ticked_from(raw))
    return str(raw) if question.type is QuestionType.TEXT else f"really {raw}"


def _line_of_list(question: Question, ticked: Ticked) -> str:
    def entry(option: str) -> str:
        return option if question.search else str(question.rank_of(option) + 1)

    return ", ".join(
        [
            *map(entry, ticked.includes),
            *(f"{entry(option)}?" for option in ticked.not_sure),
            *(f'"{name}"' for name in ticked.not_recognised),
        ]
    )


def lines_for(interview: Interview, answers: dict[str, object]) -> Iterable[str]:
    """Yield a line for each question in the order asked, answering the interview beside it."""
    while (question := interview.next_question()) is not None:
        raw = answers.get(question.id)
        interview.answer(raw)
        yield line_for(question, raw)
        if interview.emergency:
            interview.confirm_emergency()
            yield "1"
