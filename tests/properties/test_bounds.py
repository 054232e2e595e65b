"""More answers never lead outside the bounds that fewer answers gave, and never take back what was settled."""

from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from intakewise.meaning.answering import Answered, read_answers
from intakewise.meaning.facts import gap_of
from intakewise.meaning.infer import infer
from intakewise.model.knowledge import Knowledge
from intakewise.model.values import Band, Span, Truth
from tests.random_bases.answers import checked, completed, partial_answers, value_for
from tests.random_bases.rules import lawful_knowledge, wild_knowledge

RANDOMS = st.randoms(use_true_random=False)


def before_and_after(random: Random, knowledge: Knowledge) -> tuple[Answered, Answered]:
    """
    Some answers, and the same with more.

    Left out: answers of which one closes a question that was answered. Such an answer is taken back, not added to.
    """
    questionnaire = knowledge.questionnaire
    raw = partial_answers(random, questionnaire)
    fewer, more = checked(questionnaire, raw), checked(questionnaire, completed(random, questionnaire, raw))
    before, after = read_answers(questionnaire, fewer), read_answers(questionnaire, more)
    closed = set(after.hidden) - set(before.hidden)
    assume(not any(name in fewer and not fewer[name].is_declined for name in closed))
    return before, after


@given(RANDOMS)
def test_a_known_fact_stays_as_it_is(random: Random) -> None:
    """Every truth that was known stays, and every number stays within its span."""
    before, after = before_and_after(random, wild_knowledge(random))
    for name, value in before.facts.items():
        later = after.facts[name]
        if isinstance(value, Span) and isinstance(later, Span):
            assert value.low <= later.low <= later.high <= value.high, name
        elif value in (Truth.TRUE, Truth.FALSE) or isinstance(value, Span):
            assert value == later, name


@given(RANDOMS)
def test_a_band_stays_within_its_bounds(random: Random) -> None:
    """However unknown questions are answered, each band ends between `must_be` and `could_be`; no bounds widen."""
    knowledge = wild_knowledge(random)
    before, after = before_and_after(random, knowledge)
    first, then = infer(knowledge, before.facts), infer(knowledge, after.facts)
    for name, weight in first.weights.items():
        assert weight.must_be <= weight.band <= weight.could_be, name
        if name not in then.weights:
            assert Band.UNLIKELY is weight.must_be, name
            continue
        later = then.weights[name]
        assert weight.must_be <= later.must_be <= later.band <= later.could_be <= weight.could_be, name
    assert set(then.weights) <= set(first.weights)


@given(RANDOMS)
def test_what_is_not_revisable_is_settled(random: Random) -> None:
    """A rule that is true or false and not `revisable` stays so, and so does a state of such rules only."""
    knowledge = wild_knowledge(random)
    before, after = before_and_after(random, knowledge)
    first, then = infer(knowledge, before.facts), infer(knowledge, after.facts)
    for rule, truth in first.rules.items():
        if truth is not Truth.UNKNOWN and rule not in knowledge.plan.revisable:
            assert truth is then.rules[rule], rule
    for state, truth in first.states.items():
        if truth is not Truth.UNKNOWN and not knowledge.plan.revisable.intersection(knowledge.plan.concluding[state]):
            assert truth is then.states[state], state


@given(RANDOMS)
def test_a_referral_rises_only_through_a_rule_that_was_open(random: Random) -> None:
    """In a base that keeps to the safeguards, a false rule stays false: a higher referral was not ruled out before."""
    knowledge = lawful_knowledge(random)
    before, after = before_and_after(random, knowledge)
    first, then = infer(knowledge, before.facts), infer(knowledge, after.facts)
    assert [] == [
        rule
        for rule, effect in knowledge.plan.referring
        if effect.level > first.referral and then.rules[rule] is Truth.TRUE and first.rules[rule] is Truth.FALSE
    ]


@given(RANDOMS)
def test_where_everything_is_known_the_bounds_meet(random: Random) -> None:
    """Where no fact is unknown, nor is any rule, and every `must_be`, band, and `could_be` are one."""
    knowledge = wild_knowledge(random)
    everything = {each.id: value_for(random, each) for each in knowledge.questionnaire.questions.values()}
    facts = read_answers(knowledge.questionnaire, checked(knowledge.questionnaire, everything)).facts
    assume(all(gap_of(value) is None for value in facts.values()))
    inference = infer(knowledge, facts)
    assert Truth.UNKNOWN not in inference.rules.values()
    for name, weight in inference.weights.items():
        assert weight.must_be == weight.band == weight.could_be, name
