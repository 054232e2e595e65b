"""
Build conditions as they are written: `Test`, `Not`, `All`, `AnyOf`, each with its place.

Must not know what a fact is, nor whether it exists.
"""

from intakewise.model.conditions import All, AnyOf, Condition, Not, Test
from intakewise.problems.problem import Place
from intakewise.reading.nodes import List, Mapping, Node, Scalar
from intakewise.reading.parts import items_of, text_of


def condition_from(node: Node) -> Condition:
    """Return the condition of a node; what is none of it, which the schema reports, is always true."""
    if not isinstance(node, Mapping):
        return All((), node.place)
    parts = [_entry(key, node.places[key], value) for key, value in node.entries.items()]
    return parts[0] if len(parts) == 1 else All(tuple(parts), node.place)


def condition_under(node: Mapping, key: str) -> Condition | None:
    """Return the condition under a key; None if there is no such key."""
    return condition_from(node.entries[key]) if key in node.entries else None


def conditions_from(nodes: tuple[Node, ...]) -> tuple[Condition, ...]:
    """Return the condition of each node."""
    return tuple(condition_from(node) for node in nodes)


def _entry(key: str, place: Place, value: Node) -> Condition:
    if key == "all":
        return All(conditions_from(items_of(value)), place)
    if key == "any":
        return AnyOf(conditions_from(items_of(value)), place)
    if key == "not":
        return Not(condition_from(value), place)
    if isinstance(value, Mapping):
        tests = tuple(_test(key, place, word, value.places[word], each) for word, each in value.entries.items())
        return tests[0] if len(tests) == 1 else All(tests, place)
    return _test(key, place, "is", place, value)


def _test(fact: str, place: Place, operator: str, operator_place: Place, value: Node) -> Test:
    operands = value.items if isinstance(value, List) else (value,)
    written = tuple(operand for operand in operands if isinstance(operand, Scalar))
    return Test(
        fact,
        operator,
        tuple(text_of(operand) for operand in written),
        place,
        operator_place,
        tuple(operand.place for operand in written),
    )
