"""One answer as formulas: that exactly this is answered, and how far an answer is from another one."""

from collections.abc import Iterator

import z3

from intakewise.backends.to_z3 import wholes
from intakewise.backends.to_z3.given import Given
from intakewise.backends.to_z3.truths import every, negation
from intakewise.model.answers import Declined, Ticked, Value
from intakewise.model.questionnaires import QuestionType


def says(given: Given, value: Value | None) -> z3.BoolRef:
    """Return that this is the answer; None or declined: that there is none. Of a text, only that there is one."""
    if value is None or isinstance(value, Declined):
        return negation(given.answered)
    if isinstance(value, Ticked):
        return every(negation(differs) for differs in ticks_apart(given, value))
    if given.question.type is QuestionType.TEXT:
        return given.answered
    if isinstance(value, bool):
        return every((given.answered, given.yes if value else negation(given.yes)))
    number = given.question.rank_of(value) if isinstance(value, str) else value
    assert given.number is not None, given.question.id
    return every((given.answered, wholes.equals(given.number, wholes.plain(number))))


def ticks_apart(given: Given, value: Ticked) -> Iterator[z3.BoolRef]:
    """Yield, for each part of a list, that it is answered otherwise: options, "none" first, then what is not known."""
    nones = {option.id for option in given.question.options if option.none}
    for option, ticked in sorted(given.ticked.items(), key=lambda each: each[0] not in nones):
        yield negation(ticked) if option in value.includes else ticked
    for option, unsure in given.unsure.items():
        yield negation(unsure) if option in value.not_sure else unsure
    yield negation(given.unrecognised) if value.not_recognised else given.unrecognised


def within(given: Given, low: int, high: int) -> z3.BoolRef:
    """Return that a number is answered that lies between two, both included."""
    assert given.number is not None, given.question.id
    return every(
        (given.answered, wholes.at_least(given.number, low), negation(wholes.at_least(given.number, high + 1)))
    )
