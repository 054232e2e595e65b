"""Tests on numbers: literals become whole numbers scaled by the fact's decimals, exactly."""

from intakewise.model.conditions import Compare, Condition, Operator, Test
from intakewise.model.knowledge import Fact
from intakewise.passes import literals
from intakewise.passes.scope import Scope, operand_place

_OPERATORS = {
    "is": (Operator.EQUALS, 0),
    "at_least": (Operator.AT_LEAST, 0),
    "at_most": (Operator.AT_MOST, 0),
    "above": (Operator.AT_LEAST, 1),
    "below": (Operator.AT_MOST, -1),
}
"""The operator that a word comes to on whole numbers, and what it adds to the number."""


def number(test: Test, fact: Fact, scope: Scope) -> Condition | None:
    """Type `{age: 34}` and `{age: {at_least: 60}}`; `above` and `below` become the next whole number."""
    value = _value(test, fact, scope)
    if value is None:
        return None
    operator, step = _OPERATORS[test.operator]
    if not _may_be(value, fact) or (step and not _may_be(value + step, fact)):
        _report_range(test, fact, scope)
        return None
    return Compare(fact.id, operator, value + step, test.place)


def _value(test: Test, fact: Fact, scope: Scope) -> int | None:
    text = test.operands[0] if len(test.operands) == 1 else ""
    if not literals.is_number(text):
        scope.report(
            "IW-T002",
            operand_place(test),
            f"'{text}' is not a number, and '{fact.id}' is one.",
            "Expected a plain number such as 12 or 1.5.",
            fix="Write a point, not a comma." if literals.is_number(text.replace(",", ".")) else "",
        )
        return None
    if literals.decimals_of(text) > fact.decimals:
        scope.report(
            "IW-T003",
            operand_place(test),
            f"{text} has more decimals than '{fact.id}', which has {fact.decimals or 'none'}.",
            fix="Round it, or give the question more `decimals`."
            if not fact.derived
            else "Round it, or give the derived number more `decimals`.",
        )
        return None
    return literals.scaled(text, fact.decimals)


def _may_be(value: int, fact: Fact) -> bool:
    return (fact.low is None or fact.low <= value) and (fact.high is None or value <= fact.high)


def _report_range(test: Test, fact: Fact, scope: Scope) -> None:
    low = "" if fact.low is None else literals.unscaled(fact.low, fact.decimals)
    high = "" if fact.high is None else literals.unscaled(fact.high, fact.decimals)
    between = f"between {low} and {high}" if low and high else f"at least {low}" if low else f"at most {high}"
    scope.report(
        "IW-T004",
        operand_place(test),
        f"This test always comes out the same: '{fact.id}' is {between}.",
        fix="Correct the number, or the range of the question." if not fact.derived else "Correct the number.",
    )
