"""On random bases and answers, what keeps a rule from being decided is what the definition says."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.missing_as_defined import assert_missing_as_defined
from tests.random_bases.answers import checked, partial_answers
from tests.random_bases.rules import lawful_knowledge, wild_knowledge


@given(st.randoms(use_true_random=False))
def test_what_is_missing_is_what_the_definition_says(random: Random) -> None:
    """Through states, bands, numbers, and what an answer may take back; some people declined everything."""
    knowledge = random.choice((lawful_knowledge, wild_knowledge))(random)
    for _ in range(4):
        answers = checked(knowledge.questionnaire, partial_answers(random, knowledge.questionnaire))
        assert_missing_as_defined(knowledge, answers)
