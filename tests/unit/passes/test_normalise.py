"""Negation normal form: its shape, and the opposite of every atom."""

import pytest

from intakewise.model import conditions
from intakewise.model.conditions import (
    AdviceGiven,
    All,
    AnyOf,
    Atom,
    Compare,
    Holds,
    Includes,
    Known,
    Not,
    Operator,
)
from intakewise.passes.normalise import complement, normalise
from intakewise.problems.exceptions import Unsupported

SNORES = Holds("snores", expected=True)
QUIET = Holds("snores", expected=False)
OLD = Compare("age", Operator.AT_LEAST, 60)
YOUNG = Compare("age", Operator.AT_MOST, 59)


@pytest.mark.parametrize(
    ("atom", "opposite"),
    [
        (OLD, YOUNG),
        (Compare("age", Operator.EQUALS, 60), Compare("age", Operator.DIFFERS, 60)),
        (SNORES, QUIET),
        (Includes("signs", "fit", expected=True), Includes("signs", "fit", expected=False)),
        (Known("age", expected=True), Known("age", expected=False)),
        (
            AdviceGiven("rest", offered=True, expected=True),
            AdviceGiven("rest", offered=True, expected=False),
        ),
    ],
)
def test_an_atom_and_its_opposite_are_each_other_s_opposite(atom: Atom, opposite: Atom) -> None:
    """The opposite of an atom is an atom, and its opposite is the atom again."""
    assert opposite == complement(atom)
    assert atom == complement(opposite)


def test_not_moves_inwards() -> None:
    """Not all is any of the opposites, and not any is all of them."""
    assert AnyOf((QUIET, YOUNG)) == normalise(Not(All((SNORES, OLD))))
    assert All((QUIET, YOUNG)) == normalise(Not(AnyOf((SNORES, OLD))))


def test_not_not_is_nothing() -> None:
    """Two negations cancel each other out, also around a connective."""
    assert All((SNORES, OLD)) == normalise(Not(Not(All((SNORES, OLD)))))


def test_a_connective_in_its_own_kind_is_flattened() -> None:
    """All in all is one all, also where a negation made it one."""
    nested = All((SNORES, All((OLD, Not(AnyOf((QUIET, YOUNG)))))))
    assert All((SNORES, OLD, SNORES, OLD)) == normalise(nested)


def test_a_connective_of_one_part_is_that_part() -> None:
    """All of one thing is that thing."""
    assert OLD == normalise(All((AnyOf((OLD,)),)))


def test_a_connective_of_nothing_keeps_its_meaning() -> None:
    """All of nothing is true and stays so; its opposite is any of nothing, which is false."""
    assert All(()) == normalise(All(()))
    assert AnyOf(()) == normalise(Not(All(())))


def test_a_condition_that_was_not_typed_cannot_be_normalised() -> None:
    """A test as written has no opposite yet, and saying so is better than guessing."""
    with pytest.raises(Unsupported):
        normalise(Not(conditions.Test("age", "at_least", ("60",))))
