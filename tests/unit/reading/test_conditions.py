"""Conditions as they are built from what was written: their shape and their places."""

from intakewise.model import conditions
from intakewise.model.conditions import All, AnyOf, Condition, Not
from intakewise.problems.problem import Place
from intakewise.reading.conditions import condition_from
from intakewise.reading.nodes import read_text


def condition(text: str) -> Condition:
    """Return the condition of a YAML text."""
    node, problems = read_text(text, "x.yaml")
    assert node is not None, problems
    return condition_from(node)


SNORES = conditions.Test("snores", "is", ("yes",))


def test_a_plain_value_is_a_test_of_what_the_fact_is() -> None:
    """`{snores: yes}` asks whether it is yes."""
    assert SNORES == condition("snores: yes")


def test_connectives_hold_their_parts_in_order() -> None:
    """All, any, and not, inside each other."""
    written = "any: [{all: [{snores: yes}, {age: {at_least: 60}}]}, {not: {snores: yes}}]"
    old = conditions.Test("age", "at_least", ("60",))
    assert AnyOf((All((SNORES, old)), Not(SNORES))) == condition(written)


def test_several_words_on_one_fact_must_all_hold() -> None:
    """`{age: {at_least: 10, at_most: 58}}` is a range."""
    low, high = conditions.Test("age", "at_least", ("10",)), conditions.Test("age", "at_most", ("58",))
    assert All((low, high)) == condition("age: {at_least: 10, at_most: 58}")


def test_numbers_and_words_stay_what_was_written() -> None:
    """Nothing is typed yet: `1.10` is not 1.1, and `on` is not yes."""
    assert conditions.Test("fluids", "above", ("1.10",)) == condition("fluids: {above: 1.10}")
    assert conditions.Test("light", "is", ("on",)) == condition("light: on")


def test_every_test_knows_where_its_fact_its_word_and_each_operand_stand() -> None:
    """A problem can point at exactly what is wrong."""
    test = condition("not:\n  signs: {includes_any: [fit, fainted]}\n")
    assert isinstance(test, Not)
    assert isinstance(test.part, conditions.Test)
    assert (Place("x.yaml", 2, 3), Place("x.yaml", 2, 11)) == (test.part.place, test.part.operator_place)
    assert (Place("x.yaml", 2, 26), Place("x.yaml", 2, 31)) == test.part.operand_places
