"""Build derived numbers: one operation each, over facts or conditions. Must not know whether the facts exist."""

from intakewise.model.questionnaires import Derived, Operation, Scored, Term
from intakewise.passes import literals
from intakewise.reading.conditions import condition_from
from intakewise.reading.nodes import Mapping, Node
from intakewise.reading.parts import is_set, items, mapping_of, place, text, text_of, whole


def derived_from(node: Mapping) -> Derived:
    """Return the derived number of a sound node."""
    operation = next(each for each in Operation if each.value in node.entries)
    return Derived(
        id=text(node, "id"),
        title=text(node, "title"),
        operation=operation,
        terms=_terms(operation, items(node, operation.value)),
        scored=_scored(operation, items(node, operation.value)),
        decimals=whole(node, "decimals") or 0,
        shown=is_set(node, "shown"),
        place=place(node, "id"),
    )


def _scored(operation: Operation, nodes: tuple[Node, ...]) -> tuple[Scored, ...]:
    if operation is Operation.COUNT:
        return tuple(Scored(1, condition_from(node)) for node in nodes)
    if operation is Operation.SCORE:
        return tuple(_points(mapping_of(node)) for node in nodes)
    return ()


def _points(node: Mapping) -> Scored:
    return Scored(whole(node, "points") or 0, condition_from(node.entries["when"]))


def _terms(operation: Operation, nodes: tuple[Node, ...]) -> tuple[Term, ...]:
    if operation in (Operation.COUNT, Operation.SCORE):
        return ()
    return tuple(_term(text_of(node), node) for node in nodes)


def _term(written: str, node: Node) -> Term:
    if not literals.is_number(written):
        return Term(written, 0, 0, node.place)
    decimals = literals.decimals_of(written)
    return Term("", literals.scaled(written, decimals), decimals, node.place)
