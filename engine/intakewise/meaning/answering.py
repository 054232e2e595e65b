"""Turn answers into facts: which questions are shown, what their answers say, what hidden ones mean."""

from dataclasses import dataclass

from intakewise.meaning.derive import derive
from intakewise.meaning.evaluate import evaluate
from intakewise.meaning.facts import Facts
from intakewise.model.answers import Answers, Declined, Ticked, Value
from intakewise.model.questionnaires import Question, Questionnaire, QuestionType
from intakewise.model.values import FactValue, Span, Truth

# Thousands of times in one assessment, looking up a member of an enumeration costs as much as the rest of the work.
_FALSE, _TRUE, _UNKNOWN = Truth.FALSE, Truth.TRUE, Truth.UNKNOWN
_CHOICES, _TEXT = QuestionType.CHOICES, QuestionType.TEXT


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
        if question.ask_when is not None and evaluate(question.ask_when, facts) is _FALSE:
            hidden.append(name)
            _note(question, question.if_hidden, _UNKNOWN, values)
        else:
            answer = answers.get(name)
            _note(question, None if answer is None else answer.value, absent, values)
    closed = set(hidden)
    return Answered(values, tuple(name for name in questionnaire.questions if name in closed))


def _note(question: Question, value: Value | None, absent: Truth, values: dict[str, FactValue]) -> None:
    gap = absent if value is None else _UNKNOWN
    known = value is not None and not isinstance(value, Declined)
    if question.type is _CHOICES:
        values[question.id] = _TRUE if known else gap
        if isinstance(value, str):
            value = Ticked((value,))
        values |= option_truths(question, value) if isinstance(value, Ticked) else dict.fromkeys(question.keys, gap)
    elif question.type is not _TEXT:
        values[question.id] = _single(question, value) if known else gap


def _single(question: Question, value: Value | None) -> FactValue:
    if isinstance(value, bool):
        return _TRUE if value else _FALSE
    number = question.rank_of(value) if isinstance(value, str) else value
    assert isinstance(number, int), question.id
    return Span(number, number)


def option_truths(question: Question, ticked: Ticked) -> dict[str, Truth]:
    """
    Return whether each option of a list holds, by the name under which facts hold it.

    Unticked options are known false, unless the person was not sure of them, or something was not recognised: the
    list is then incomplete, and an unticked option is unknown. `none` means that nothing else holds, and only then.
    """
    # Whether something else is missing is unsure, too, where the person is not sure of "something else".
    is_incomplete = bool(ticked.not_recognised)
    for named in (*ticked.includes, *ticked.not_sure):
        is_incomplete = is_incomplete or question.option(named).incomplete
    truths = dict.fromkeys(question.keys, _UNKNOWN if is_incomplete else _FALSE)
    of_nones = _UNKNOWN if ticked.not_sure and not ticked.includes else _FALSE
    for key in question.none_keys:
        truths[key] = of_nones
    for named in ticked.not_sure:
        truths[question.key_of(named)] = _UNKNOWN
    for named in ticked.includes:
        truths[question.key_of(named)] = _TRUE
    return truths
