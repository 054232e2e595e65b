"""Answers for the first cases of a rule are what they claim to be, and none of them can go."""

import pytest

from intakewise.meaning.answering import read_answers
from intakewise.meaning.infer import infer
from intakewise.model.values import Truth
from intakewise.passes.check_answers import check_answers
from intakewise.wiring.opening import load
from intakewise.workbench.rule_cases import given_for

KNOWLEDGE = load("muscle_spasms").knowledge
EVERY_TENTH = list(KNOWLEDGE.rules)[::10]


def truth_of(rule: str, given: dict[str, object]) -> Truth:
    """What a rule is, by the whole knowledge base."""
    answers, problems = check_answers(KNOWLEDGE.questionnaire, given)
    assert [] == problems
    return infer(KNOWLEDGE, read_answers(KNOWLEDGE.questionnaire, answers).facts).rules[rule]


@pytest.mark.parametrize("wanted", [Truth.TRUE, Truth.FALSE])
def test_answers_are_found_for_shipped_rules_and_show_what_they_should(wanted: Truth) -> None:
    """Of each tenth rule nearly all are found; those come out as wanted, and no longer without one of the answers."""
    found = {rule: given for rule in EVERY_TENTH if (given := given_for(KNOWLEDGE, rule, wanted)) is not None}
    assert len(found) >= len(EVERY_TENTH) - 2
    for rule, given in found.items():
        assert wanted is truth_of(rule, given), rule
        for name in given:
            rest = {other: value for other, value in given.items() if other != name}
            assert wanted is not truth_of(rule, rest), (rule, name)
