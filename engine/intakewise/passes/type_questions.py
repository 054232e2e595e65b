"""Type the questions: their branches, what absence means, and which answers are worrying."""

from collections.abc import Callable
from dataclasses import replace

from intakewise.model.questionnaires import Question, QuestionType
from intakewise.passes import literals
from intakewise.passes.normalise import normalise
from intakewise.passes.scope import Reader, Scope, listed
from intakewise.passes.typecheck import typecheck
from intakewise.passes.typecheck_truths import truth_of
from intakewise.problems.problem import Place
from intakewise.problems.suggestions import nearest

Absence = bool | int | str | None


def type_question(question: Question, scope: Scope) -> Question:
    """
    Return a question with typed conditions, a typed `if_hidden`, and its worrying answers spelt out.

    What is wrong is reported to the scope.
    """
    ask_when = question.ask_when
    if_hidden = question.if_hidden
    if ask_when is not None:
        ask_when = normalise(typecheck(ask_when, scope))
    if isinstance(if_hidden, str):
        place = question.places.get("if_hidden", question.place)
        if question.ask_when is None:
            scope.report(
                "IW-S008",
                place,
                f"'{question.id}' says what its absence means, and is never hidden.",
                fix="Add an `ask_when`, or delete `if_hidden`.",
            )
        if_hidden = _ABSENCE[question.type](if_hidden, question, place, scope)
    unless = question.modifiable_unless
    if unless is not None:
        unless = normalise(typecheck(unless, replace(scope, reader=Reader.MODIFIABLE)))
    worrying = _worrying(question, scope)
    return replace(question, ask_when=ask_when, if_hidden=if_hidden, modifiable_unless=unless, worrying=worrying)


def _worrying(question: Question, scope: Scope) -> tuple[str, ...]:
    if not question.safety:
        return question.worrying
    if question.type is QuestionType.BOOLEAN:
        return tuple("yes" if truth_of(word) else "no" for word in question.worrying) or ("yes",)
    for number, option in enumerate(question.worrying):
        if question.rank_of(option) < 0:
            _report_option(option, question, question.places.get(f"worrying.{number}", question.place), scope)
    return question.worrying or tuple(option.id for option in question.options if not option.none)


def _absent_truth(text: str, question: Question, place: Place, scope: Scope) -> Absence:
    truth = truth_of(text)
    if truth is None:
        scope.report(
            "IW-T009",
            place,
            f"The absence of '{question.id}' is said to mean '{text}'.",
            "Expected yes or no.",
            suggestion=nearest(text.lower(), ("yes", "no")),
        )
    return truth


def _absent_number(text: str, question: Question, place: Place, scope: Scope) -> Absence:
    if not literals.is_number(text):
        scope.report(
            "IW-T002", place, f"'{text}' is not a number, and '{question.id}' is one.", "Expected a plain number."
        )
        return None
    if literals.decimals_of(text) > question.decimals:
        scope.report(
            "IW-T003",
            place,
            f"{text} has more decimals than '{question.id}', which has {question.decimals or 'none'}.",
            fix="Round it, or give the question more `decimals`.",
        )
        return None
    value = literals.scaled(text, question.decimals)
    if question.range is not None and not question.range.low <= value <= question.range.high:
        scope.report(
            "IW-T004",
            place,
            f"{text} is outside the range of '{question.id}'.",
            fix="Correct the number, or the range of the question.",
        )
    return value


def _absent_option(text: str, question: Question, place: Place, scope: Scope) -> Absence:
    if question.rank_of(text) < 0:
        _report_option(text, question, place, scope)
    return text


def _absent_text(text: str, question: Question, place: Place, scope: Scope) -> Absence:
    scope.report(
        "IW-T007", place, f"'{question.id}' is a text, and the absence of a text means nothing.", fix="Delete it."
    )
    return text


def _report_option(option: str, question: Question, place: Place, scope: Scope) -> None:
    options = tuple(each.id for each in question.options)
    scope.report(
        "IW-R013",
        place,
        f"Unknown option '{option}' of '{question.id}'.",
        f"Expected one of {listed(options)}.",
        suggestion=nearest(option, options),
    )


_ABSENCE: dict[QuestionType, Callable[[str, Question, Place, Scope], Absence]] = {
    QuestionType.BOOLEAN: _absent_truth,
    QuestionType.INTEGER: _absent_number,
    QuestionType.DECIMAL: _absent_number,
    QuestionType.CHOICE: _absent_option,
    QuestionType.CHOICES: _absent_option,
    QuestionType.TEXT: _absent_text,
}
