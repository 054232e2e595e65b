"""What a condition reads: its atoms and the facts they name. Knows nothing of what the facts are."""

from collections.abc import Iterator

from intakewise.model.conditions import AboutAdvice, All, AnyOf, Atom, Condition, Not, Test


def atoms_in(condition: Condition) -> Iterator[Atom | Test]:
    """Yield every atom, in the order written; a `Test` that is not typed yet counts as one."""
    waiting: list[Condition] = [condition]
    while waiting:
        node = waiting.pop()
        match node:
            case All() | AnyOf():
                waiting.extend(reversed(node.parts))
            case Not():
                waiting.append(node.part)
            case _:
                yield node


def facts_in(condition: Condition) -> Iterator[str]:
    """Yield the facts that a condition names, in order, each as often as it stands there; advice is none."""
    for atom in atoms_in(condition):
        if not isinstance(atom, AboutAdvice):
            yield atom.fact
