"""Cases see all of the shipped base: rules (`test_house`: that each fires), thresholds, advice, and questions."""

from functools import cache

from intakewise.workbench.case_coverage import Covered, Part, coverage_of
from intakewise.workbench.prepared import prepare
from tests.knowledge.shipped import knowledge, opened


@cache
def covered() -> tuple[Covered, ...]:
    """What the shipped cases see, as `test --coverage` says it."""
    return coverage_of(knowledge(), prepare(knowledge(), opened().cases, opened().answer_sets))


def missing(part: Part) -> list[tuple[str, tuple[str, ...]]]:
    """What no case sees of one kind of part."""
    return [(each.name, each.missing) for each in covered() if each.part is part and each.missing]


def test_every_rule_is_known_to_be_false_in_a_case() -> None:
    """Each rule is expected not to fire by a case whose answers decide that: it is not merely unknown there."""
    assert [] == missing(Part.RULE)


def test_every_threshold_is_tested_at_below_and_above() -> None:
    """Of each number that a rule asks for, cases show the rule one step below it, at it, and one step above."""
    assert [] == missing(Part.BOUNDARY)


def test_every_test_in_a_rule_is_seen_true_false_and_unknown() -> None:
    """No part of a condition stands there unseen."""
    assert [] == missing(Part.TEST)


def test_every_advice_is_offered_in_a_case_and_withheld_in_another() -> None:
    """First aid, too, which is what an emergency is told; what nothing withholds from anybody is offered only."""
    assert [] == missing(Part.ADVICE)


def test_every_question_is_asked_in_a_case_and_each_branch_closed_in_another() -> None:
    """None is never shown, and none stands behind an emergency always."""
    assert [] == missing(Part.QUESTION)
