"""
Understand what was typed as an answer to a question that asks for a number: `8 cups`, `1,5 l`, `about 2`, `6 ft 1`.

The range, the decimals, and what a unit comes to are the questionnaire's; whatever was typed is worked out exactly, and
rounds only where a unit other than the question's own was typed. Nothing unclear is settled for the person.
"""

import re
from decimal import Decimal
from fractions import Fraction
from math import floor

from intakewise.explain.words import answer_in_words
from intakewise.language.saying import say
from intakewise.model.questionnaires import NumberRange, Question
from intakewise.passes.literals import unscaled
from intakewise.quiz.amounts import BEHIND, Amount, Unread, Why, read_amounts
from intakewise.quiz.replies import Misread, Understood
from intakewise.quiz.typed import plain
from intakewise.quiz.units import is_begun, unit_called, unit_in_words, unit_within

MOST_SHOWN = 30
"""Characters of what was typed that a message repeats."""

_HALF = Fraction(1, 2)
_LITERAL = re.compile(r"[0-9]+([.,][0-9]+)?[^0-9]*")


def read_number(question: Question, typed: str) -> Understood | Misread:
    """
    Understand what was typed.

    Returns:  the answer, with the value in the question's own unit as it was understood; or what is wrong, and whether
        typing on can still put it right.
    """
    amounts = read_amounts(typed)
    if isinstance(amounts, Unread):
        return _unread(amounts, typed)
    measured = [(amount.number, unit_called(question, amount.unit), amount.unit) for amount in amounts]
    if len(amounts) > 1:
        measured = _joined(question, amounts) or measured
    for _, unit, written in measured:
        if unit is None:
            return _unknown_unit(question, amounts, written)
    units = [unit for _, unit, _ in measured]
    if len(set(units)) < len(units) or (len(units) > 1 and not all(written for _, _, written in measured)):
        return Misread(say("That is more than one number. Please type one."))
    return _worked_out(question, [(number, str(unit)) for number, unit, _ in measured], typed)


def _joined(question: Question, amounts: tuple[Amount, ...]) -> list[tuple[Fraction, str | None, str]] | None:
    """Return amounts the last of which has no unit, as in 6 ft 1; None where that means nothing."""
    *larger, last = amounts
    before = unit_called(question, larger[-1].unit) if larger[-1].unit else None
    within = unit_within(question, before) if before is not None and not last.unit else None
    if within is None:
        return None
    return [
        *((each.number, unit_called(question, each.unit), each.unit) for each in larger),
        (last.number, within, "1"),
    ]


def _unread(unread: Unread, typed: str) -> Misread:
    if unread.why is Why.NOTHING:
        return Misread(say("Please type a number, or choose “I don't know”."), may_grow=True)
    if unread.why is Why.SEVERAL:
        message = say("“{typed}” can be several numbers. Please type the one that fits best.", typed=_shown(typed))
        return Misread(message)
    if unread.why is Why.TWO_WAYS:
        first, second = unread.readings
        message = say(
            "“{typed}” can be read in two ways. Please type {first} or {second}.",
            typed=_shown(typed),
            first=first,
            second=second,
        )
        return Misread(message)
    return Misread(say("That is not a number."), unread.is_begun)


def _shown(typed: str) -> str:
    text = " ".join(typed.split())
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"


def _unknown_unit(question: Question, amounts: tuple[Amount, ...], written: str) -> Misread:
    may_grow = written == amounts[-1].unit and (
        is_begun(question, written) or any(each.startswith(written) for each in BEHIND)
    )
    return Misread(say("“{unit}” is not a unit that we know here.", unit=_shown(written)), may_grow)


def _worked_out(question: Question, measured: list[tuple[Fraction, str]], typed: str) -> Understood | Misread:
    """Return a number in the question's own unit, in whose decimals it must be unless another unit was typed."""
    is_own = all(unit == question.unit for _, unit in measured)
    number = sum((amount * _factor(question, unit) for amount, unit in measured), Fraction())
    scaled = number * 10**question.decimals
    if is_own and scaled.denominator != 1:
        return _too_fine(question, scaled)
    return _checked(question, floor(scaled + _HALF), measured, typed)


def _factor(question: Question, unit: str) -> Fraction:
    return Fraction(1) if unit == question.unit else Fraction(question.also_accept[unit])


def _too_fine(question: Question, scaled: Fraction) -> Misread:
    below = floor(scaled)
    near = [unscaled(each, question.decimals) for each in (below, below + 1) if _is_allowed(question, each)]
    if len(near) < 2:
        return Misread(_out_of_range(question, below if below < 0 else below + 1))
    if question.decimals == 0:
        return Misread(say("Whole numbers only, please: {lower} or {higher}?", lower=near[0], higher=near[1]))
    if question.decimals == 1:
        return Misread(say("At most one decimal, please: {lower} or {higher}?", lower=near[0], higher=near[1]))
    return Misread(
        say(
            "At most {count} decimals, please: {lower} or {higher}?",
            count=question.decimals,
            lower=near[0],
            higher=near[1],
        )
    )


def _checked(question: Question, scaled: int, measured: list[tuple[Fraction, str]], typed: str) -> Understood | Misread:
    if not _is_allowed(question, scaled):
        (_, unit), *more = measured
        # 4 may become 45, and 1 in the own unit 15; what has another unit is finished.
        may_grow = not more and unit == question.unit and 0 <= scaled < _range(question).low
        return Misread(_out_of_range(question, scaled), may_grow)
    value = Decimal(unscaled(scaled, question.decimals))
    words = answer_in_words(question, scaled)
    is_own = [unit for _, unit in measured] == [question.unit]
    return Understood(value, words, _doubt(question, scaled, words), is_own and bool(_LITERAL.fullmatch(plain(typed))))


def _is_allowed(question: Question, scaled: int) -> bool:
    return _range(question).low <= scaled <= _range(question).high


def _range(question: Question) -> NumberRange:
    assert question.range is not None, question.id
    return question.range


def _out_of_range(question: Question, scaled: int) -> str:
    allowed = _range(question)
    if scaled < allowed.low:
        return say("That is too low: the least is {least}.", least=answer_in_words(question, allowed.low))
    return say("That is too high: the most is {most}.", most=answer_in_words(question, allowed.high))


def _doubt(question: Question, scaled: int, words: str) -> str:
    allowed = _range(question)
    if allowed.usual_low <= scaled <= allowed.usual_high:
        return ""
    return say("That is unusual: really {value}?", value=words)


def hint_of(question: Question) -> str:
    """
    Return what an answer looks like: the range, the unit, and other units that may be typed.

    A number from 0 to 15, in litres a day. You may type another unit after it: cups, glasses, pints.
    """
    allowed = _range(question)
    low, high = (unscaled(bound, question.decimals) for bound in (allowed.low, allowed.high))
    unit = question.unit_label or question.unit
    hints = [
        say("A number from {low} to {high}, in {unit}.", low=low, high=high, unit=unit)
        if unit
        else say("A number from {low} to {high}.", low=low, high=high)
    ]
    if question.also_accept:
        others = ", ".join(unit_in_words(question, name) for name in question.also_accept)
        hints.append(say("You may type another unit after it: {units}.", units=others))
    if question.help in question.help_by_region.values():
        # What a region says of a number is what its units mean: nobody should have to look for it.
        hints.append(question.help)
    return " ".join(hints)
