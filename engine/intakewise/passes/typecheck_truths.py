"""Tests with a yes or a no: booleans, states, `known`, and whether advice is given."""

from intakewise.model.conditions import AdviceGiven, Condition, FoodShown, Holds, Known, Test
from intakewise.model.drafts import Kind
from intakewise.model.knowledge import Fact
from intakewise.passes.names import unknown
from intakewise.passes.scope import Reader, Scope, operand_place
from intakewise.problems.suggestions import nearest

WORDS = {"yes": True, "true": True, "no": False, "false": False}
"""The words for a truth, where one belongs."""


_OF_ADVICE = {"offered": Kind.ADVICE, "withheld": Kind.ADVICE, "shows": Kind.INGREDIENT}
"""What a property may ask of advice, and what kind of name it asks about."""


def truth_of(text: str) -> bool | None:
    """
    Return what a word for a truth means; None if it is none.

    >>> truth_of("yes"), truth_of("false"), truth_of("maybe")
    (True, False, None)
    """
    return WORDS.get(text)


def holds(test: Test, fact: Fact, scope: Scope) -> Condition | None:
    """Type `{snores: yes}`."""
    expected = _expected(test, fact, scope)
    return None if expected is None else Holds(fact.id, expected, test.place)


def known(test: Test, fact: Fact, scope: Scope) -> Condition | None:
    """Type `{medicines: {known: no}}`."""
    expected = _expected(test, fact, scope)
    return None if expected is None else Known(fact.id, expected, test.place)


def _expected(test: Test, fact: Fact, scope: Scope) -> bool | None:
    word = test.operands[0] if len(test.operands) == 1 else ""
    truth = truth_of(word)
    if truth is None:
        subject = f"`known` of '{fact.id}'" if test.operator == "known" else f"'{fact.id}', a {fact.kind.value},"
        scope.report(
            "IW-T009",
            operand_place(test),
            f"{subject[0].upper()}{subject[1:]} is compared with '{word}'.",
            "Expected yes or no.",
            suggestion=nearest(word.lower(), ("yes", "no")),
        )
    return truth


def advice_given(test: Test, scope: Scope) -> Condition | None:
    """Type `{advice: {offered: some_advice}}`, which only a property may ask."""
    if scope.reader is not Reader.PROPERTY:
        scope.report(
            "IW-R026",
            test.place,
            f"The condition of {scope.reader.value} cannot ask about advice.",
            "Advice is settled after all rules: only properties and cases may name it.",
            fix="Ask for what the advice depends on instead.",
        )
        return None
    if test.operator not in _OF_ADVICE or len(test.operands) != 1:
        scope.report(
            "IW-T001",
            test.operator_place,
            f"`{test.operator}` cannot be asked of advice.",
            "Expected offered or withheld, with the id of one advice, or shows, with one ingredient.",
            suggestion=nearest(test.operator, tuple(_OF_ADVICE)),
        )
        return None
    problems = unknown(scope.names, _OF_ADVICE[test.operator], test.operands[0], operand_place(test))
    scope.problems.extend(problems)
    if problems:
        return None
    if test.operator == "shows":
        return FoodShown(test.operands[0], expected=True, place=test.place)
    return AdviceGiven(test.operands[0], test.operator == "offered", expected=True, place=test.place)
