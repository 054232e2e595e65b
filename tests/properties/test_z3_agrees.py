"""Z3 and the plain evaluator: on random knowledge bases and answers, the formulas say what the evaluator infers."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intakewise.backends.compare import differences
from intakewise.meaning.answering import read_answers
from intakewise.meaning.infer import infer
from intakewise.model.knowledge import Knowledge
from tests.properties.encoding import Encoded
from tests.random_bases.answers import checked, partial_answers
from tests.random_bases.rules import wild_knowledge


def assert_they_agree(random: Random, knowledge: Knowledge, times: int) -> None:
    """Compare both on so many random sets of answers."""
    encoded = Encoded(knowledge)
    for _ in range(times):
        answers = checked(knowledge.questionnaire, partial_answers(random, knowledge.questionnaire))
        expected = infer(knowledge, read_answers(knowledge.questionnaire, answers).facts)
        found = encoded.infer(answers)
        assert [] == differences(expected, found)
        assert expected == found


@settings(max_examples=40)
@given(st.randoms(use_true_random=False))
def test_z3_infers_what_the_plain_evaluator_does(random: Random) -> None:
    """On a random base, every rule, state, weight, bound, and the referral are the same in Z3."""
    assert_they_agree(random, wild_knowledge(random), 3)


@pytest.mark.long
def test_z3_agrees_on_thousands_of_random_assessments() -> None:
    """On 600 random bases, 2,400 assessments are the same in Z3."""
    for seed in range(600):
        random = Random(seed)
        assert_they_agree(random, wild_knowledge(random), 4)
