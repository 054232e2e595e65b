"""The shipped cases notice when a rule is changed."""

from pathlib import Path

import pytest

from intakewise.workbench.mutants_page import mutants_page
from intakewise.workbench.surviving import Mutation, count
from tests.knowledge.shipped import knowledge, opened

CLINICAL = Path(__file__).parents[2] / "docs" / "clinical"

LEAST_NOTICED = 90
"""Percent of all changes of one thing in one rule. It may rise, and never fall."""


@pytest.mark.long
def test_the_cases_notice_nine_changes_of_ten() -> None:
    """What is left stands in the page, each with the case that would notice it."""
    tried = list(Mutation(knowledge(), opened().cases, opened().answer_sets).each_tried())
    assert count(tried).percent >= LEAST_NOTICED
    assert mutants_page(knowledge(), tried) == (CLINICAL / "mutants.md").read_text("utf-8"), "make mutants"
