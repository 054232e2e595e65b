"""Bring a number that was answered to one form: exact, in the question's own unit, and within its range."""

from decimal import ROUND_FLOOR, Context, Decimal, InvalidOperation

from intakewise.language.saying import say, say_number
from intakewise.model.questionnaires import Question
from intakewise.passes.literals import unscaled
from intakewise.passes.refused import Refused

MOST_DIGITS = 60
"""Of a number, which lies between 10 to the power of -30 and of 30."""

_EXACT = Context(prec=4 * MOST_DIGITS, traps=[InvalidOperation])
"""Numbers are worked on in here: no precision that a caller has set may round an answer."""

_HALF = Decimal("0.5")


def check_number(question: Question, raw: object, unit: object) -> int:
    """
    Return an answer as a whole number, scaled by the question's decimals.

    Args:
        unit: in which it was given; None: the question's own.

    Raises:  Refused: it is no number, or not one that the question takes.
    """
    number = _exact(question, raw)
    known = question.unit if unit is None else unit
    if known == question.unit:
        scaled = number.scaleb(question.decimals, _EXACT)
        if scaled != scaled.to_integral_value():
            raise Refused("IW-A005", say("too many decimals."), numbers_taken(question))
    elif isinstance(known, str) and known in question.also_accept:
        # Only here is anything rounded: a glass is not a measuring cup.
        converted = _EXACT.multiply(number, question.also_accept[known]).scaleb(question.decimals, _EXACT)
        # Halves up below zero too, as a quotient rounds; `ROUND_HALF_UP` would round them away from zero.
        scaled = _EXACT.add(converted, _HALF).to_integral_value(ROUND_FLOOR)
    else:
        units = ", ".join([question.unit or say("no unit"), *question.also_accept])
        raise Refused("IW-A006", say("this unit is not accepted."), say("Expected one of: {options}.", options=units))
    assert question.range is not None
    if not question.range.low <= scaled <= question.range.high:
        raise Refused("IW-A004", say("outside the range."), numbers_taken(question))
    return int(scaled)


def _exact(question: Question, raw: object) -> Decimal:
    """Return a number exactly as it was written; a float counts as its shortest decimal form."""
    if isinstance(raw, bool) or not isinstance(raw, int | float | Decimal):
        digits = say("Write it with digits, without quotes.")
        raise Refused("IW-A002", say("not a number."), f"{numbers_taken(question)} {digits}")
    try:
        number = Decimal(float.__repr__(raw)) if isinstance(raw, float) else Decimal(raw)
    except (InvalidOperation, ValueError) as error:
        raise Refused("IW-A007", say("not a number."), numbers_taken(question)) from error
    if not number.is_finite() or abs(number.adjusted()) > 30 or len(number.as_tuple().digits) > MOST_DIGITS:
        raise Refused("IW-A007", say("not a number that can be used."), numbers_taken(question))
    return number


def numbers_taken(question: Question) -> str:
    """Say which numbers a question takes."""
    assert question.range is not None
    low, high = (unscaled(bound, question.decimals) for bound in (question.range.low, question.range.high))
    unit = question.unit_label or question.unit
    most = f"{high} {unit}" if unit else high
    if not question.decimals:
        return say("Expected a whole number, {low} to {high}.", low=low, high=most)
    return say_number(
        "Expected a number with at most {count} decimal, {low} to {high}.",
        "Expected a number with at most {count} decimals, {low} to {high}.",
        question.decimals,
        low=low,
        high=most,
    )
