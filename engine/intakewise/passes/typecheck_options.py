"""Tests on what stands in a list of words: options of choices and checklists, bands, levels."""

from collections.abc import Iterator

from intakewise.model.conditions import All, AnyOf, Compare, Condition, Includes, Operator, Test
from intakewise.model.knowledge import Fact, FactKind
from intakewise.passes.scope import Scope, listed, operand_place
from intakewise.problems.suggestions import nearest

_OPERATORS = {
    "at_least": (Operator.AT_LEAST, 0),
    "at_most": (Operator.AT_MOST, 0),
    "above": (Operator.AT_LEAST, 1),
    "below": (Operator.AT_MOST, -1),
}

_NOT_A_WORD = {
    FactKind.CHOICE: ("IW-R013", "Unknown option '{word}' of '{fact}'."),
    FactKind.CHOICES: ("IW-R013", "Unknown option '{word}' of '{fact}'."),
    FactKind.CONTRIBUTOR: ("IW-T005", "'{word}' is not a band."),
    FactKind.REFERRAL: ("IW-T006", "'{word}' is not a level of care."),
}


def chosen(test: Test, fact: Fact, scope: Scope) -> Condition | None:
    """Type `{urine: pale}`."""
    ranks = list(_ranks(test, fact, scope))
    return Compare(fact.id, Operator.EQUALS, ranks[0], test.place) if len(ranks) == 1 else None


def one_of(test: Test, fact: Fact, scope: Scope) -> Condition | None:
    """Type `{urine: {one_of: [pale, yellow]}}`."""
    ranks = list(_ranks(test, fact, scope))
    if len(ranks) < len(test.operands):
        return None
    return AnyOf(tuple(Compare(fact.id, Operator.EQUALS, rank, test.place) for rank in ranks), test.place)


def ranked(test: Test, fact: Fact, scope: Scope) -> Condition | None:
    """Type `{urine: {at_least: yellow}}`, and the same for bands and levels."""
    if not fact.ordered:
        scope.report(
            "IW-T001",
            test.operator_place,
            f"`{test.operator}` needs an order, and the options of '{fact.id}' have none.",
            fix="Use one_of, or say `ordered: true` in the question if its options go from least to most.",
        )
        return None
    ranks = list(_ranks(test, fact, scope))
    if len(ranks) != 1:
        return None
    operator, step = _OPERATORS[test.operator]
    if not 0 <= ranks[0] + step < len(fact.options):
        scope.report(
            "IW-T004",
            operand_place(test),
            f"No option of '{fact.id}' is {test.operator} '{test.operands[0]}'.",
            f"The order is {listed(fact.options)}.",
        )
        return None
    typed = Compare(fact.id, operator, ranks[0] + step, test.place)
    if fact.is_finding and _is_always_true(typed, fact):
        scope.report(
            "IW-T004",
            operand_place(test),
            f"'{fact.id}' is always {test.operator} '{test.operands[0]}', even before anything was answered.",
            f"The order is {listed(fact.options)}.",
        )
        return None
    return typed


def _is_always_true(test: Compare, fact: Fact) -> bool:
    return test.value == (0 if test.operator is Operator.AT_LEAST else len(fact.options) - 1)


def includes(test: Test, fact: Fact, scope: Scope) -> Condition | None:
    """Type `{danger_now: {includes: fit}}`."""
    options = list(_options(test, fact, scope))
    return Includes(fact.id, options[0], expected=True, place=test.place) if len(options) == 1 else None


def includes_any(test: Test, fact: Fact, scope: Scope) -> Condition | None:
    """Type `{danger_now: {includes_any: [fit, fainted]}}`."""
    parts = _each_included(test, fact, scope)
    return None if len(parts) < len(test.operands) else AnyOf(parts, test.place)


def includes_all(test: Test, fact: Fact, scope: Scope) -> Condition | None:
    """Type `{danger_now: {includes_all: [fit, fainted]}}`."""
    parts = _each_included(test, fact, scope)
    return None if len(parts) < len(test.operands) else All(parts, test.place)


def value_of_checklist(test: Test, fact: Fact, scope: Scope) -> Condition | None:
    """Refuse `{danger_now: fit}`: it could mean that fit is ticked, or that nothing else is."""
    scope.report(
        "IW-T001",
        operand_place(test),
        f"'{fact.id}' is a checklist: several options may be ticked.",
        fix=f"Write `{fact.id}: {{includes: {' '.join(test.operands)}}}`.",
    )
    return None


def value_of_rank(test: Test, fact: Fact, scope: Scope) -> Condition | None:
    """Refuse `{low_magnesium: likely}`: a band is hardly ever asked for exactly."""
    scope.report(
        "IW-T001",
        operand_place(test),
        f"'{fact.id}' is compared with one {'band' if fact.kind is FactKind.CONTRIBUTOR else 'level'} exactly.",
        fix=f"Write `{fact.id}: {{at_least: {' '.join(test.operands)}}}`, or at_most.",
    )
    return None


def _each_included(test: Test, fact: Fact, scope: Scope) -> tuple[Includes, ...]:
    return tuple(Includes(fact.id, option, expected=True, place=test.place) for option in _options(test, fact, scope))


def _ranks(test: Test, fact: Fact, scope: Scope) -> Iterator[int]:
    for option in _options(test, fact, scope):
        yield fact.options.index(option)


def _options(test: Test, fact: Fact, scope: Scope) -> Iterator[str]:
    """Yield the operands that are words of the fact, and report the others."""
    for index, word in enumerate(test.operands):
        if word in fact.options:
            yield word
            continue
        code, message = _NOT_A_WORD[fact.kind]
        scope.report(
            code,
            operand_place(test, index),
            message.format(word=word, fact=fact.id),
            f"Expected one of {listed(fact.options)}.",
            suggestion=nearest(word, fact.options),
        )
