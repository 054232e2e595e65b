"""Turn answers into facts: which questions are shown, what their answers say, what hidden ones mean."""

from dataclasses import dataclass

from intakewise.meaning.derive import derive
from intakewise.meaning.evaluate import evaluate
from intakewise.meaning.facts import Facts
from intakewise.model.answers import Answers, Declined, Ticked, Value
from intakewise.model.questionnaires import Question, Questionnaire, QuestionType
from intakewise.model.values import FactValue, Span, Truth


@dataclass(frozen=True, slots=True)
class Answered:
    """
    What the answers say.

    Args:
        facts: one value per question, option, and derived number.
        hidden: the questions closed by known answers, in order.
    """

    facts: dict[str, FactValue]
    hidden: tuple[str, ...]


def read_answers(questionnaire: Questionnaire, answers: Answers, absent: Truth = Truth.UNKNOWN) -> Answered:
    """
    Read answers as facts.

    Args:
        absent: what a shown question without an answer is: `UNKNOWN` in a finished assessment, `OPEN` while it may
            still be asked. A declined one is unknown either way.
    """
    values: dict[str, FactValue] = {}
    hidden: list[str] = []
    facts = Facts(values)
    derived = {number.id: number for number in questionnaire.derived}
    for name in questionnaire.order:
        if name in derived:
            values[name] = derive(derived[name], facts)
            continue
        question = questionnaire.questions[name]
        if question.ask_when is not None and evaluate(question.ask_when, facts) is Truth.FALSE:
            hidden.append(name)
            _note(question, question.if_hidden, Truth.UNKNOWN, values)
        else:
            answer = answers.get(name)
            _note(question, None if answer is None else answer.value, absent, values)
    closed = set(hidden)
    return Answered(values, tuple(name for name in questionnaire.questions if name in closed))


def _note(question: Question, value: Value | None, absent: Truth, values: dict[str, FactValue]) -> None:
    gap = absent if value is None else Truth.UNKNOWN
    known = value is not None and not isinstance(value, Declined)
    if question.type is QuestionType.CHOICES:
        values[question.id] = Truth.TRUE if known else gap
        if isinstance(value, str):
            value = Ticked((value,))
        truths = option_truths(question, value) if isinstance(value, Ticked) else {}
        for key, option in zip(question.keys, question.options, strict=True):
            values[key] = truths.get(option.id, gap)
    elif question.type is not QuestionType.TEXT:
        values[question.id] = _single(question, value) if known else gap


def _single(question: Question, value: Value | None) -> FactValue:
    if isinstance(value, bool):
        return Truth.TRUE if value else Truth.FALSE
    number = question.rank_of(value) if isinstance(value, str) else value
    assert isinstance(number, int), question.id
    return Span(number, number)


def option_truths(question: Question, ticked: Ticked) -> dict[str, Truth]:
    """
    Return whether each option of a list holds.

    Unticked options are known false, unless the person was not sure of them, or something was not recognised: the
    list is then incomplete, and an unticked option is unknown. `none` means that nothing else holds, and only then.
    """
    given = [option for option in question.options if option.id in ticked.includes]
    # Whether something else is missing is unsure, too, where the person is not sure of "something else".
    is_incomplete = bool(ticked.not_recognised) or any(
        option.incomplete for option in question.options if option.id in (*ticked.includes, *ticked.not_sure)
    )
    unticked = Truth.UNKNOWN if is_incomplete else Truth.FALSE
    truths = {option.id: unticked for option in question.options}
    for option in question.options:
        if option.none:
            truths[option.id] = Truth.UNKNOWN if ticked.not_sure and not given else Truth.FALSE
    truths.update(dict.fromkeys(ticked.not_sure, Truth.UNKNOWN))
    truths.update(dict.fromkeys(ticked.includes, Truth.TRUE))
    return truths
