"""Whole numbers in Z3: every operation comes to what Python reckons, at the ends of every range too."""

from collections.abc import Callable
from itertools import product

import pytest
import z3

from intakewise.backends.to_z3 import wholes
from intakewise.backends.to_z3.wholes import Whole, plain
from intakewise.meaning.derive import divide_half_up

NUMBERS = (-17, -8, -3, -1, 0, 1, 2, 7, 8, 100)

OPERATIONS: dict[str, tuple[Callable[[Whole, Whole], Whole], Callable[[int, int], int]]] = {
    "plus": (wholes.plus, lambda one, two: one + two),
    "times": (wholes.times, lambda one, two: one * two),
    "lesser": (wholes.lesser, min),
    "greater": (wholes.greater, max),
    "divided": (wholes.divided_half_up, lambda one, two: divide_half_up(one, two) if two else 0),
}


def value(number: Whole) -> int:
    """What a number without variables comes to."""
    found = int(z3.simplify(number.bits).as_signed_long())
    assert number.low <= found <= number.high
    return found


def ranged(number: int) -> Whole:
    """A number that is not plain: it might have been any between -17 and 100."""
    wide, _ = wholes.variable("n", -17, 100)
    return Whole(z3.BitVecVal(number, wide.bits.size()), -17, 100)


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_comes_to_what_python_reckons(name: str) -> None:
    """For numbers of either sign, small and large, whether their range is narrow or wide."""
    in_z3, in_python = OPERATIONS[name]
    for one, two in product(NUMBERS, NUMBERS):
        if name == "divided" and two == 0:
            continue
        for make in (plain, ranged):
            assert in_python(one, two) == value(in_z3(make(one), make(two))), (one, two)


@pytest.mark.parametrize(("least", "most"), [(None, None), (-3, None), (None, 7), (-3, 7), (0, 0)])
def test_a_number_is_held_between_its_bounds(least: int | None, most: int | None) -> None:
    """As a group's sum of decibans is."""
    for number in NUMBERS:
        held = number if most is None else min(number, most)
        held = held if least is None else max(held, least)
        for make in (plain, ranged):
            assert held == value(wholes.clamped(make(number), least, most)), number


def test_a_sum_of_many_is_never_too_narrow() -> None:
    """A hundred numbers at the end of their range."""
    assert 10_000 == value(wholes.total(ranged(100) for _ in range(100)))
    assert -1_700 == value(wholes.total(ranged(-17) for _ in range(100)))
    assert 0 == value(wholes.total([]))
