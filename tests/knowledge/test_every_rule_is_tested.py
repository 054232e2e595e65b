"""Every shipped rule has a case in which it is false, and each threshold three (`test_house`: one that fires)."""

from functools import cache

import pytest

from intakewise.workbench.case_coverage import Covered, Part, coverage_of
from intakewise.workbench.prepared import prepare
from tests.knowledge.shipped import knowledge, opened

LEAST_SEEN = 98
"""Percent of the tests in rules that cases see true, false, and unknown. It may rise, and never fall."""


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


@pytest.mark.parametrize("rule", list(dict.fromkeys(each.name for each in covered() if each.part is Part.BOUNDARY)))
def test_every_threshold_is_tested_at_below_and_above(rule: str) -> None:
    """Of each number that a rule asks for, cases show the rule one step below it, at it, and one step above."""
    assert [] == [found for name, found in missing(Part.BOUNDARY) if name == rule]


def test_nearly_every_test_in_a_rule_is_seen_true_false_and_unknown() -> None:
    """What is left is in `intakewise test --coverage`."""
    tests = [each for each in covered() if each.part is Part.TEST]
    wanted = sum(len(each.wanted) for each in tests)
    seen = wanted - sum(len(each.missing) for each in tests)
    assert 100 * seen // wanted >= LEAST_SEEN
