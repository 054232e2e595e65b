"""
Read a number as people type it, with or without a unit: `8 cups`, `1,5`, `1.5 l`.

The range, the decimals, and the arithmetic of units are those of the questionnaire's own check; here are only words.
"""

import re
from decimal import Decimal

from intakewise.explain.words import answer_in_words
from intakewise.model.questionnaires import NumberRange, Question
from intakewise.passes.check_answers import check_answer
from intakewise.problems.problem import Problem
from intakewise.quiz.replies import Misread, Understood

_TYPED = re.compile(r"(?P<number>[+-]?[0-9.,]*)\s*(?P<unit>.*)", re.DOTALL)
_PLAIN = re.compile(r"[+-]?[0-9]{1,15}([.,][0-9]{1,15})?|[.,][0-9]{1,15}")
_LIKE_THOUSANDS = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_LONGEST = 80


def read_number(question: Question, typed: str) -> Understood | Misread:
    """
    Understand what was typed as an answer to a question that asks for a number.

    Returns:  the answer, with the value in the question's own unit as it was understood; or what is wrong, and whether
        typing on can still put it right.
    """
    if not typed.strip():
        return Misread("Please type a number, or choose “I don't know” below.", may_grow=True)
    parts = _TYPED.fullmatch(typed.strip()[:_LONGEST])
    assert parts is not None
    number, written_unit = parts["number"], parts["unit"].strip()
    if not number or not _PLAIN.fullmatch(number):
        # "-", "1." and "." are on the way to a number; "about two" is not.
        may_grow = not written_unit and bool(re.fullmatch(r"[+-]?[0-9]*[.,]?", number))
        return Misread("That is not a number.", may_grow)
    if _LIKE_THOUSANDS.fullmatch(number):
        message = f"“{number}” can be read in two ways. Please type it with a point for decimals, or without the comma."
        return Misread(message, may_grow=False)
    unit = _unit(question, written_unit)
    if unit is None:
        return Misread(f"“{written_unit}” is not a unit that we know here.", _is_begun(question, written_unit))
    return _checked(question, Decimal(number.replace(",", ".")), unit)


def _checked(question: Question, number: Decimal, unit: str) -> Understood | Misread:
    checked = check_answer(question, number if unit == question.unit else {"value": number, "unit": unit})
    if isinstance(checked, Problem):
        return Misread(_refused(question, number, unit, checked.code), _can_reach(question, number, unit))
    assert isinstance(checked.value, int)
    words = answer_in_words(question, checked.value)
    plain = _plain_number(number)
    raw: object = plain if unit == question.unit else {"value": plain, "unit": unit}
    return Understood(raw, words, _doubt(question, checked.value, words))


def _plain_number(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def _refused(question: Question, number: Decimal, unit: str, code: str) -> str:
    if code == "IW-A005":
        most = f"At most {question.decimals} decimals" if question.decimals > 1 else "At most one decimal"
        return f"{most if question.decimals else 'Whole numbers only'}, please."
    assert question.range is not None
    in_own_unit = number * question.also_accept.get(unit, Decimal(1))
    if in_own_unit.scaleb(question.decimals) < question.range.low:
        return f"That is too low: the least is {answer_in_words(question, question.range.low)}."
    return f"That is too high: the most is {answer_in_words(question, question.range.high)}."


def _can_reach(question: Question, number: Decimal, unit: str) -> bool:
    """Tell whether more digits can bring a number into the range: one that is too small so far, and has no unit yet."""
    assert question.range is not None
    return unit == question.unit and 0 <= number.scaleb(question.decimals) < question.range.low


def _doubt(question: Question, scaled: int, words: str) -> str:
    allowed = question.range
    assert allowed is not None
    if allowed.usual_low <= scaled <= allowed.usual_high:
        return ""
    return f"That is unusual: really {words}?"


def hint_of(question: Question) -> str:
    """
    Return what an answer looks like: the range, the unit, and other units that may be typed.

    A number from 0 to 15, in litres a day. You may type another unit after it: cups, glasses, pints.
    """
    allowed = question.range
    assert isinstance(allowed, NumberRange)
    low, high = (f"{Decimal(bound).scaleb(-question.decimals).normalize():f}" for bound in (allowed.low, allowed.high))
    unit = question.unit_label or question.unit
    hint = f"A number from {low} to {high}{f', in {unit}' if unit else ''}."
    if question.also_accept:
        others = ", ".join(name.replace("_", " ") for name in question.also_accept)
        hint += f" You may type another unit after it: {others}."
    if question.help in question.help_by_region.values():
        # What a region says of a number is what its units mean: nobody should have to look for it.
        hint += f" {question.help}"
    return hint


def _unit(question: Question, written: str) -> str | None:
    """Return the id of a unit as it was written; None if there is none such."""
    if not written:
        return question.unit
    return _spellings(question).get(_folded(written))


def _is_begun(question: Question, written: str) -> bool:
    return any(spelling.startswith(_folded(written)) for spelling in _spellings(question))


def _spellings(question: Question) -> dict[str, str]:
    """Return how each unit may be written, the question's own first."""
    own = {question.unit.strip("{}").replace("}", ""), question.unit_label}
    own |= {re.split(r"\s+an?\s+|\s+per\s+|/", each)[0] for each in own}
    found: dict[str, str] = {}
    for unit, names in [(question.unit, own), *((unit, {unit}) for unit in question.also_accept)]:
        for name in names:
            for spelling in _numbers_of(_folded(name)):
                found.setdefault(spelling, unit)
    found.pop("", None)
    return found


def _numbers_of(name: str) -> set[str]:
    """Return the plural as it is, and the singular of its first word: "pints of beer", "pint of beer"."""
    first, space, rest = name.partition(" ")
    singular = {first.removesuffix("s"), first.removesuffix("es")} if first.endswith("s") else set()
    return {f"{each}{space}{rest}" for each in {first, *singular}}


def _folded(written: str) -> str:
    """Return a unit's name without what writers differ in: case, underscores, blanks, and American spelling."""
    return " ".join(written.casefold().replace("_", " ").rstrip(".").replace("liter", "litre").split())
