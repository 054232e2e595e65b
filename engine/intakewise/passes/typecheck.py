"""
Turn tests as they were written into typed atoms: one function for each word and kind of fact, in one table.

Knows facts and words, not rules: what a rule may not rest on is said by `safeguards`.
"""

from collections.abc import Callable
from dataclasses import replace

from intakewise.model.conditions import All, AnyOf, Compare, Condition, Not, Operator, Test
from intakewise.model.knowledge import Fact, FactKind
from intakewise.passes.names import unknown_fact
from intakewise.passes.scope import Scope, listed, operand_place
from intakewise.passes.typecheck_numbers import number
from intakewise.passes.typecheck_options import (
    chosen,
    includes,
    includes_all,
    includes_any,
    one_of,
    ranked,
    value_of_checklist,
    value_of_rank,
)
from intakewise.passes.typecheck_truths import advice_given, holds, known
from intakewise.problems.suggestions import nearest

Handler = Callable[[Test, Fact, Scope], Condition | None]
"""Types a test on a fact; None if it cannot be typed, which it has then reported to the scope."""

TESTS: dict[FactKind, dict[str, Handler]] = {
    FactKind.BOOLEAN: {"is": holds, "known": known},
    FactKind.STATE: {"is": holds, "known": known},
    FactKind.NUMBER: {
        "is": number,
        "at_least": number,
        "at_most": number,
        "above": number,
        "below": number,
        "known": known,
    },
    FactKind.CHOICE: {
        "is": chosen,
        "one_of": one_of,
        "at_least": ranked,
        "at_most": ranked,
        "above": ranked,
        "below": ranked,
        "known": known,
    },
    FactKind.CHOICES: {
        "is": value_of_checklist,
        "includes": includes,
        "includes_any": includes_any,
        "includes_all": includes_all,
        "known": known,
    },
    FactKind.CONTRIBUTOR: {"is": value_of_rank, "at_least": ranked, "at_most": ranked},
    FactKind.REFERRAL: {"is": value_of_rank, "at_least": ranked, "at_most": ranked},
    FactKind.TEXT: {},
}
"""What each word asks of each kind of fact; `is` stands for a value without a word."""


def typecheck(condition: Condition, scope: Scope) -> Condition:
    """
    Return a condition whose tests are typed atoms.

    A test that cannot be typed is reported to the scope and stands as a condition that is always true: a knowledge
    base with such a problem is never used, but its other conditions can still be checked.
    """
    match condition:
        case All():
            typed = replace(condition, parts=tuple(typecheck(part, scope) for part in condition.parts))
            _check_span(typed, scope)
            return typed
        case AnyOf():
            return replace(condition, parts=tuple(typecheck(part, scope) for part in condition.parts))
        case Not():
            return replace(condition, part=typecheck(condition.part, scope))
        case Test():
            return _test(condition, scope) or All((), condition.place)
    return condition


def _test(test: Test, scope: Scope) -> Condition | None:
    if test.fact == "advice":
        return advice_given(test, scope)
    fact = scope.facts.get(test.fact)
    if fact is None:
        scope.problems.extend(unknown_fact(scope.names, test.fact, test.place))
        return None
    if fact.kind is FactKind.TEXT:
        scope.report(
            "IW-T007",
            test.place,
            f"'{fact.id}' is a text, and no condition can read a text.",
            fix="Ask a question with options instead.",
        )
        return None
    if fact.is_finding and scope.reader.reads_answers_only:
        scope.report(
            "IW-R027",
            test.place,
            f"'{fact.id}' is concluded by rules, and {scope.reader.value} reads answers only.",
            "Expected a question or a derived number.",
        )
        return None
    handler = TESTS[fact.kind].get(test.operator)
    if handler is None:
        _report_word(test, fact, scope)
        return None
    return handler(test, fact, scope)


def _report_word(test: Test, fact: Fact, scope: Scope) -> None:
    words = tuple(word for word in TESTS[fact.kind] if word != "is")
    if test.operator == "is":
        place, what = operand_place(test), "A plain value"
    else:
        place, what = test.operator_place, f"`{test.operator}`"
    scope.report(
        "IW-T001",
        place,
        f"{what} cannot be asked of '{fact.id}', which is a {fact.kind.value}.",
        f"Expected {listed(words)}{_plain_value(fact)}.",
        suggestion=nearest(test.operator, words),
    )


def _plain_value(fact: Fact) -> str:
    return {
        FactKind.BOOLEAN: ", or yes or no",
        FactKind.STATE: ", or yes or no",
        FactKind.NUMBER: ", or a number",
        FactKind.CHOICE: ", or an option",
    }.get(fact.kind, "")


def _check_span(conjunction: All, scope: Scope) -> None:
    """Report comparisons of one fact that cannot be true together: the condition could never be true."""
    spans: dict[str, tuple[int | None, int | None]] = {}
    for part in conjunction.parts:
        if not isinstance(part, Compare) or part.operator is Operator.DIFFERS:
            continue
        low, high = spans.get(part.fact, (None, None))
        if part.operator is not Operator.AT_MOST:
            low = part.value if low is None else max(low, part.value)
        if part.operator is not Operator.AT_LEAST:
            high = part.value if high is None else min(high, part.value)
        spans[part.fact] = low, high
        if low is not None and high is not None and low > high:
            scope.report(
                "IW-T010",
                part.place,
                f"No value of '{part.fact}' passes all that is asked of it here.",
                fix="Correct the numbers, or use `any` where one of them is enough.",
            )
            return
