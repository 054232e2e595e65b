"""
What one rule may hold at most, so that every back end can hold it: refused when loading, never when somebody answers.

Knows typed conditions in normal form, no back end; what the limits come from is said in `docs/decisions/0002`.
"""

from collections.abc import Iterator
from math import prod

from intakewise.model.conditions import All, AnyOf, Compare, Condition, Operator
from intakewise.model.knowledge import Knowledge
from intakewise.model.rules import Rule
from intakewise.passes.atoms import atoms_in
from intakewise.problems.problem import Problem

MOST_ALTERNATIVES = 2000
"""Of one rule: where wide `any`s meet in an `all`, their widths multiply."""

MOST_TESTS = 200
"""That must hold together; an equality of numbers or options counts as two."""

LARGEST = 2**62 - 2
"""Number, scaled, that a test may compare with, either way."""


def check_limits(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each rule that holds more than an engine can. Collects Problems, never raises."""
    for rule in knowledge.rules.values():
        alternatives, together = alternatives_in(rule.when), _together(rule.when)
        if alternatives > MOST_ALTERNATIVES:
            yield _problem(
                rule,
                f"comes to {alternatives} alternatives: wide `any`s in one `all` multiply.",
                f"Expected at most {MOST_ALTERNATIVES}.",
                "Let rules of their own conclude a state for each `any`, and ask for the states.",
            )
        if together > MOST_TESTS:
            yield _problem(
                rule,
                f"asks {together} things at once (an equality counts twice).",
                f"Expected at most {MOST_TESTS}.",
                "Let rules of their own conclude states, and ask for the states.",
            )
        if any(isinstance(atom, Compare) and abs(atom.value) > LARGEST for atom in atoms_in(rule.when)):
            yield _problem(
                rule,
                "compares with a number that is too large.",
                "Expected at most 18 digits, decimals included.",
                "Give the derived number fewer decimals.",
            )


def alternatives_in(condition: Condition) -> int:
    """Return how many alternatives a condition comes to, each of which would be enough."""
    match condition:
        case All():
            return prod(alternatives_in(part) for part in condition.parts)
        case AnyOf():
            return sum(alternatives_in(part) for part in condition.parts)
        case Compare(operator=Operator.DIFFERS):
            return 2
    return 1


def _together(condition: Condition) -> int:
    match condition:
        case All():
            return sum(_together(part) for part in condition.parts)
        case AnyOf():
            return max((_together(part) for part in condition.parts), default=0)
        case Compare(operator=Operator.EQUALS):
            return 2
    return 1


def _problem(rule: Rule, what: str, expected: str, fix: str) -> Problem:
    return Problem("IW-L014", rule.place, f"The rule '{rule.id}' {what}", expected, fix)
