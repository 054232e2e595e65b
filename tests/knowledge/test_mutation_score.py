"""The shipped cases notice when a rule is changed."""

import pytest

from intakewise.workbench.surviving import Mutation, count
from tests.knowledge.shipped import knowledge, opened

LEAST_NOTICED = 90
"""Percent of all changes of one thing in one rule. It may rise, and never fall."""


@pytest.mark.long
def test_the_cases_notice_nine_changes_of_ten() -> None:
    """What is left is in `intakewise mutate`."""
    mutation = Mutation(knowledge(), opened().cases, opened().answer_sets)
    assert count(mutation.each_tried()).percent >= LEAST_NOTICED
