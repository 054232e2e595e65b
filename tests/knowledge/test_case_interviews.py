"""The shipped cases, interviewed in great strides by `test`, end as in an interview that asks one by one."""

from collections.abc import Iterable

import pytest

from intakewise.model.cases import Case
from intakewise.model.values import Level
from intakewise.passes.raw_answers import raw_answers
from intakewise.workbench.interviewing import Interviewer
from intakewise.workbench.prepared import prepare
from tests.knowledge.shipped import base, knowledge, opened
from tests.properties.test_case_interviews import one_by_one
from tests.properties.test_relevance import outcome

PARTS = 20
"""The long tests interview every case, in parts that are spread over all cores."""


def compare(cases: Iterable[Case]) -> None:
    """See that both interviews end alike: with the same outcome, or with the same emergency at the same question."""
    interviewer = Interviewer(knowledge())
    for each in prepare(knowledge(), cases, opened().answer_sets):
        level = each.inference.referral
        found = interviewer.interview(each.answers, level)
        expected = one_by_one(knowledge(), raw_answers(knowledge().questionnaire, each.answers))
        assert (found.ended_by, level is Level.EMERGENCY) == (expected.ended_by, bool(expected.ended_by)), each.case.id
        ends = [base().assess(raw_answers(knowledge().questionnaire, end.answers)) for end in (found, expected)]
        assert outcome(ends[0]) == outcome(ends[1]), each.case.id


def test_a_few_cases_end_alike() -> None:
    """Of different files; few, so that it is quick."""
    compare(opened().cases[::600])


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
def test_all_cases_end_alike(part: int) -> None:
    """Every case."""
    compare(opened().cases[part::PARTS])
