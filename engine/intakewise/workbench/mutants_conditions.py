"""
Change one test in a condition: its threshold, its operator, its option, or what is expected of it.

Must not know what the condition leads to.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from intakewise.model.conditions import All, AnyOf, Atom, Compare, Condition, Holds, Includes, Known, Operator, Test
from intakewise.model.knowledge import Fact, FactKind, Knowledge
from intakewise.passes.atoms import atoms_in
from intakewise.passes.normalise import complement
from intakewise.workbench.mutant_kinds import Kind
from intakewise.workbench.sums import bands_within_reach

Change = tuple[Kind, Condition, Condition, Condition]
"""The kind of change, the part before, the part after, and the whole condition with it."""


def changed_conditions(condition: Condition, knowledge: Knowledge) -> Iterator[Change]:
    """Yield a condition with one thing changed, for each such thing."""
    used = frozenset(_named(atom) for atom in atoms_in(condition))
    for kind, before, after, whole in _changed(condition, knowledge, used):
        if whole != condition:
            yield kind, before, after, whole


def _named(atom: Atom | Test) -> tuple[str, object]:
    match atom:
        case Includes(fact, option):
            return fact, option
        case Compare(fact, _, value):
            return fact, value
        case _:
            return "", None


def _changed(condition: Condition, knowledge: Knowledge, used: frozenset[tuple[str, object]]) -> Iterator[Change]:
    if not isinstance(condition, All | AnyOf):
        yield from ((kind, condition, after, after) for kind, after in _changed_atom(condition, knowledge, used))
        return
    if len(condition.parts) > 1:
        other = AnyOf if isinstance(condition, All) else All
        swapped = other(condition.parts, condition.place)
        yield Kind.OPERATOR, condition, swapped, swapped
    for number, part in enumerate(condition.parts):
        for kind, before, after, whole in _changed(part, knowledge, used):
            parts = (*condition.parts[:number], whole, *condition.parts[number + 1 :])
            yield kind, before, after, replace(condition, parts=parts)


def _changed_atom(
    atom: Condition, knowledge: Knowledge, used: frozenset[tuple[str, object]]
) -> Iterator[tuple[Kind, Condition]]:
    match atom:
        case Compare():
            yield from _changed_comparison(atom, _within_reach(atom, knowledge), used)
        case Includes():
            yield Kind.NEGATION, complement(atom)
            other = _another_option(atom, knowledge, used)
            if other:
                yield Kind.OPTION, Includes(atom.fact, other, atom.expected, atom.place)
        case Holds() | Known():
            yield Kind.NEGATION, complement(atom)


def _within_reach(atom: Compare, knowledge: Knowledge) -> Fact:
    """Return the fact that is compared; of a band, only as high and as low as its evidence can bring it."""
    fact = knowledge.facts[atom.fact]
    if fact.kind is FactKind.NUMBER:
        return fact
    if fact.kind is FactKind.CONTRIBUTOR:
        low, high = bands_within_reach(knowledge, fact.id)
        return replace(fact, low=low, high=high)
    return replace(fact, low=0, high=len(fact.options) - 1)


def _another_option(atom: Includes, knowledge: Knowledge, used: frozenset[tuple[str, object]]) -> str:
    """Return the next option of the list that the condition does not name; empty if there is none."""
    options = knowledge.questionnaire.questions[atom.fact].options
    position = next(number for number, option in enumerate(options) if option.id == atom.option)
    after = [*options[position + 1 :], *options[:position]]
    return next((each.id for each in after if not each.none and (atom.fact, each.id) not in used), "")


def _changed_comparison(
    atom: Compare, fact: Fact, used: frozenset[tuple[str, object]]
) -> Iterator[tuple[Kind, Condition]]:
    found = [_holding(atom, fact)]
    for kind, after in _other_comparisons(atom, fact, used):
        holding = _holding(after, fact)
        if holding not in found:
            found.append(holding)
            yield kind, after


def _other_comparisons(
    atom: Compare, fact: Fact, used: frozenset[tuple[str, object]]
) -> Iterator[tuple[Kind, Compare]]:
    if fact.kind is FactKind.CHOICE and atom.operator in (Operator.EQUALS, Operator.DIFFERS):
        ranks = [*range(atom.value + 1, len(fact.options)), *range(atom.value)]
        other = next((rank for rank in ranks if (atom.fact, rank) not in used), None)
        if other is not None:
            yield Kind.OPTION, replace(atom, value=other)
    else:
        for value in _other_thresholds(atom.value, fact):
            if (fact.low is None or fact.low <= value) and (fact.high is None or value <= fact.high):
                yield Kind.THRESHOLD, replace(atom, value=value)
    opposite = complement(atom)
    assert isinstance(opposite, Compare)
    yield Kind.NEGATION, opposite
    if atom.operator in (Operator.AT_LEAST, Operator.AT_MOST):
        yield Kind.OPERATOR, replace(atom, operator=Operator.EQUALS)


def _other_thresholds(value: int, fact: Fact) -> Sequence[int]:
    """Return the next thresholds on both sides and, of a number, twice and half as much."""
    near = [value + 1, value - 1]
    return [*near, 2 * value, value // 2] if fact.kind is FactKind.NUMBER else near


def _holding(atom: Compare, fact: Fact) -> tuple[int | None, int | None, bool]:
    """
    Return for which values a comparison holds: from, to, and whether it is those or all others.

    Two that hold for the same values of the range are one: no answer tells them apart.
    """
    low, high, value = fact.low, fact.high, atom.value
    match atom.operator:
        case Operator.AT_LEAST:
            return value if low is None else max(value, low), high, True
        case Operator.AT_MOST:
            return low, value if high is None else min(value, high), True
        case Operator.DIFFERS if value == low:
            return value + 1, high, True
        case Operator.DIFFERS if value == high:
            return low, value - 1, True
    return value, value, atom.operator is Operator.EQUALS
