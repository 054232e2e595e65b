"""
Whole numbers as bit vectors that are always wide enough: no sum or product of them can overflow.

Each carries the least and the most that it can be, from which its width follows.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import z3

from intakewise.backends.to_z3.truths import NO, YES


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number between `low` and `high`, both included; plain if they are equal."""

    bits: z3.BitVecRef
    low: int
    high: int


def plain(number: int) -> Whole:
    """Return a number that is known now; bands and options come as ranks."""
    number = int(number)
    return Whole(z3.BitVecVal(number, _width(number, number)), number, number)


def variable(name: str, low: int, high: int) -> tuple[Whole, z3.BoolRef]:
    """Return a number to be found, and the law that keeps it in its range."""
    number = Whole(z3.BitVec(name, _width(low, high)), low, high)
    return number, z3.And(number.bits >= low, number.bits <= high)


def at_least(number: Whole, least: int) -> z3.BoolRef:
    """Return that a number is not less than a plain one."""
    least = int(least)
    if number.low >= least:
        return YES
    return NO if number.high < least else number.bits >= least


def equals(number: Whole, other: Whole) -> z3.BoolRef:
    """Return that two numbers are the same."""
    if number.low == number.high == other.low == other.high:
        return YES
    if number.high < other.low or other.high < number.low:
        return NO
    width = max(number.bits.size(), other.bits.size())
    return _widened(number, width) == _widened(other, width)


def is_below(first: Whole, second: Whole) -> z3.BoolRef:
    """Return that one number is less than another."""
    if first.low >= second.high:
        return NO
    width = max(first.bits.size(), second.bits.size())
    return _widened(first, width) < _widened(second, width)


def chosen(condition: z3.BoolRef, first: Whole, second: Whole) -> Whole:
    """Return the first number where the condition holds, else the second."""
    if z3.is_true(condition) or z3.is_false(condition):
        return first if z3.is_true(condition) else second
    low, high = min(first.low, second.low), max(first.high, second.high)
    width = _width(low, high)
    return Whole(z3.If(condition, _widened(first, width), _widened(second, width)), low, high)


def plus(first: Whole, second: Whole) -> Whole:
    """Return the sum of two numbers."""
    low, high = first.low + second.low, first.high + second.high
    width = max(_width(low, high), first.bits.size(), second.bits.size())
    return _held(_widened(first, width) + _widened(second, width), low, high)


def total(numbers: Iterable[Whole]) -> Whole:
    """Return the sum of numbers, which are added two by two: so the widths stay small."""
    parts = [plain(0), *numbers]
    while len(parts) > 1:
        pairs = [plus(one, two) for one, two in zip(parts[::2], parts[1::2], strict=False)]
        parts = pairs + ([parts[-1]] if len(parts) % 2 else [])
    return parts[0]


def points(pieces: Iterable[tuple[z3.BoolRef, int]]) -> Whole:
    """Return the sum of the plain numbers that count."""
    return total(chosen(counts, plain(number), plain(0)) for counts, number in pieces)


def count(steps: Iterable[z3.BoolRef]) -> Whole:
    """Return how many steps of a ladder hold, where each holds only if those before it do."""
    reached = plain(0)
    for number, step in enumerate(steps, 1):
        reached = chosen(step, plain(number), reached)
    return reached


def times(first: Whole, second: Whole) -> Whole:
    """Return the product of two numbers."""
    ends = [one * two for one in (first.low, first.high) for two in (second.low, second.high)]
    low, high = min(ends), max(ends)
    width = max(_width(low, high), first.bits.size(), second.bits.size())
    return _held(_widened(first, width) * _widened(second, width), low, high)


def lesser(first: Whole, second: Whole) -> Whole:
    """Return the lesser of two numbers."""
    return chosen(is_below(first, second), first, second)


def greater(first: Whole, second: Whole) -> Whole:
    """Return the greater of two numbers."""
    return chosen(is_below(first, second), second, first)


def clamped(number: Whole, least: int | None, most: int | None) -> Whole:
    """Return a number held between two plain ones, where they are given."""
    if most is not None and number.high > most:
        number = _held(lesser(number, plain(most)).bits, min(number.low, most), most)
    if least is not None and number.low < least:
        number = _held(greater(number, plain(least)).bits, least, max(number.high, least))
    return number


def divided_half_up(numerator: Whole, denominator: Whole) -> Whole:
    """Return a quotient rounded half up, floor((2n + d) / 2d) for d > 0; whatever it is for d = 0, nobody may read."""
    # Twice the numerator is the most that any step below can come to, plus the denominator.
    most = 2 * max(abs(numerator.low), abs(numerator.high)) + 2 * max(abs(denominator.low), abs(denominator.high)) + 1
    width = _width(-most, most)
    is_negative = z3.Not(at_least(denominator, 0))
    above, below = _widened(numerator, width), _widened(denominator, width)
    above, below = z3.If(is_negative, -above, above), z3.If(is_negative, -below, below)
    above, below = 2 * above + below, 2 * below
    # `%` takes the sign of the divisor, which is positive here: what is left over is never negative.
    return _held((above - above % below) / below, -most, most)


def _held(bits: z3.BitVecRef, low: int, high: int) -> Whole:
    """Hold a number that is known to lie between these two in as few bits as that takes."""
    width = _width(low, high)
    return Whole(z3.Extract(width - 1, 0, bits) if width < bits.size() else bits, low, high)


def _width(low: int, high: int) -> int:
    return max((end if end >= 0 else ~end).bit_length() for end in (low, high)) + 1


def _widened(number: Whole, width: int) -> z3.BitVecRef:
    if number.low == number.high:
        return z3.BitVecVal(number.low, width)
    missing = width - number.bits.size()
    return z3.SignExt(missing, number.bits) if missing > 0 else number.bits
