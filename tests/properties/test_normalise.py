"""Negation normal form says what was written, in three values and four."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from intakewise.meaning.answering import read_answers
from intakewise.meaning.evaluate import OPPOSITE, evaluate
from intakewise.meaning.facts import Facts
from intakewise.model.conditions import All, AnyOf, Condition, Known, Not
from intakewise.model.values import Truth
from intakewise.passes.normalise import complement, normalise
from tests.random_bases.answers import checked, partial_answers
from tests.random_bases.conditions import nested
from tests.random_bases.questionnaires import questionnaire_of

RANDOMS = st.randoms(use_true_random=False)


def condition_and_facts(random: Random, absent: Truth) -> tuple[Condition, Facts]:
    """A nested condition with `Not`, and facts to evaluate it on."""
    questionnaire, readable = questionnaire_of(random, 5)
    answers = checked(questionnaire, partial_answers(random, questionnaire))
    facts = read_answers(questionnaire, answers, absent)
    if not readable:
        return All(()), Facts(facts.facts)
    condition = AnyOf((nested(random, readable, 4), Known(random.choice(readable).name, expected=True)))
    return condition, Facts(facts.facts, final=random.random() < 0.5)


@given(RANDOMS, st.sampled_from((Truth.UNKNOWN, Truth.OPEN)))
def test_a_condition_and_its_normal_form_have_the_same_truth(random: Random, absent: Truth) -> None:
    """Normalising changes no truth, in a finished assessment or while questions are open."""
    condition, facts = condition_and_facts(random, absent)
    assert evaluate(condition, facts) is evaluate(normalise(condition), facts)


@given(RANDOMS, st.sampled_from((Truth.UNKNOWN, Truth.OPEN)))
def test_a_complement_is_the_opposite(random: Random, absent: Truth) -> None:
    """A complement is false where the condition is true, and exactly as unknown or open as the condition."""
    condition, facts = condition_and_facts(random, absent)
    assert OPPOSITE[evaluate(condition, facts)] is evaluate(complement(condition), facts)
    assert evaluate(condition, facts) is evaluate(complement(complement(condition)), facts)


@given(RANDOMS)
def test_a_normal_form_has_no_not_and_no_connective_inside_its_own_kind(random: Random) -> None:
    """What `normalise` and `complement` give is a normal form, and normalising it again changes nothing."""
    condition, _ = condition_and_facts(random, Truth.UNKNOWN)
    for form in (normalise(condition), complement(condition)):
        _assert_normal(form)
        assert form == normalise(form)


def _assert_normal(condition: Condition) -> None:
    assert not isinstance(condition, Not)
    if isinstance(condition, All | AnyOf):
        assert len(condition.parts) != 1
        for part in condition.parts:
            assert type(part) is not type(condition)
            _assert_normal(part)
