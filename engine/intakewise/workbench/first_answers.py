"""
Give each answer the first value, in the order of its question, with which answers still break a claim.

A prover may name any of many. The lowest number is where a rule turns, and the first option is the same each time.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from intakewise.model.proofs import Found
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.passes.literals import unscaled
from intakewise.workbench.smallest import Breaks, Pair


def with_first_answers(found: Found, questions: Mapping[str, Question], breaks: Breaks) -> Found:
    """Return what was found with each answer as early as it can be; one that differs in two sets stays as it is."""
    pair = found.answers or {}, found.instead
    before = None
    while pair != before:  # an answer that comes earlier may let one before it come earlier, too
        before = pair
        for name in before[0]:
            pair = _with_first_answer(pair, questions[name], breaks)
    return Found(found.verdict, found.reason, *pair)


def _with_first_answer(pair: Pair, question: Question, breaks: Breaks) -> Pair:
    answers, instead = pair
    value = answers[question.id]
    if instead is not None and instead.get(question.id) != value:
        return pair

    def does_break(earlier: object) -> bool:
        return breaks(*_replaced(pair, question.id, earlier))

    if question.range is not None:
        return _replaced(pair, question.id, _lowest(question, value, does_break))
    return _replaced(pair, question.id, next(filter(does_break, _earlier(question, value)), value))


def _lowest(question: Question, value: object, does_break: Callable[[object], bool]) -> object:
    """Halve the way to the least: where answers break a claim from one number on, that is found."""
    assert question.range is not None, question.id
    low, high = question.range.low, int(Decimal(str(value)).scaleb(question.decimals))
    if does_break(_raw(question, low)):
        return _raw(question, low)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if does_break(_raw(question, middle)) else (middle, high)
    return _raw(question, high)


def _earlier(question: Question, value: object) -> Iterator[object]:
    """Yield what comes before an answer; before a list of one option, that none of them applies."""
    ids = [option.id for option in question.options]
    if question.type is QuestionType.BOOLEAN and value is True:
        yield False
    elif question.type is QuestionType.CHOICE:
        yield from ids[: ids.index(str(value))]
    elif isinstance(value, list) and len(value) == 1:
        none = [option.id for option in question.options if option.none]
        for name in [*none, *(each for each in ids if each not in none)]:
            if name == value[0]:
                return
            yield [name]


def _replaced(pair: Pair, name: str, value: object) -> Pair:
    answers, instead = pair
    return {**answers, name: value}, None if instead is None else {**instead, name: value}


def _raw(question: Question, scaled: int) -> int | Decimal:
    return Decimal(unscaled(scaled, question.decimals)) if question.decimals else scaled
