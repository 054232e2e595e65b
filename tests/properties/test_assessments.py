"""What an assessment says is never more than the answers bear, on random knowledge bases."""

import json
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from intakewise.model.assessments import Assessment
from intakewise.model.foods import Food
from intakewise.model.knowledge import Knowledge
from intakewise.model.rules import Advises, LeavesOut, Withholds
from intakewise.model.values import Level, Truth
from intakewise.wiring.knowledge_base import KnowledgeBase
from tests.random_bases.answers import RawAnswers, completed, partial_answers
from tests.random_bases.rules import lawful_knowledge, wild_knowledge

RANDOMS = st.randoms(use_true_random=False)


def assessed(random: Random) -> tuple[Knowledge, RawAnswers, Assessment]:
    """A random base that keeps to the safeguards, answers, and their assessment."""
    knowledge = lawful_knowledge(random)
    raw = partial_answers(random, knowledge.questionnaire)
    return knowledge, raw, KnowledgeBase(knowledge).assess(raw)


@given(RANDOMS)
def test_nobody_needs_no_doctor_while_anything_is_open(random: Random) -> None:
    """`see_doctor` is false only at self-care with nothing open, and nothing below the referral is called open."""
    knowledge, _, result = assessed(random)
    levels = {rule: effect.level for rule, effect in knowledge.plan.referring}
    is_open = {rule for rule, level in levels.items() if result.rules[rule] is Truth.UNKNOWN}
    expected = {rule for rule in is_open if levels[rule] > result.referral.level}
    assert expected == {each.rule for each in result.not_ruled_out}
    if result.referral.level is Level.SELF_CARE:
        assert (None if expected else False) is result.see_doctor
    else:
        assert result.see_doctor is True


@given(RANDOMS)
def test_what_is_open_names_an_answer_that_is_missing(random: Random) -> None:
    """
    Everything that could not be ruled out, or is withheld until known, names a question that would help.

    Nobody is asked to answer what other answers close: where only that would help, none is named.
    """
    knowledge, raw, result = assessed(random)
    missing = [each.missing for each in result.not_ruled_out]
    missing += [each.missing for each in result.withheld if each.reason == "unknown"]
    for questions in missing:
        assert questions or result.hidden
        assert not set(questions).intersection(result.hidden)
        for question in questions:
            assert question in knowledge.questionnaire.questions
            answer = raw.get(question)
            assert answer is None or isinstance(answer, dict | list), question


@given(RANDOMS)
def test_advice_is_offered_only_where_everything_against_it_is_false(random: Random) -> None:
    """Offered: a rule advises it, and all that withhold it are false. Withheld: with a true or an open rule."""
    knowledge, _, result = assessed(random)
    for name in knowledge.advice:
        advising = [rule for rule in _rules_with(knowledge, Advises, name) if result.rules[rule] is Truth.TRUE]
        against = {result.rules[rule] for rule in _rules_with(knowledge, Withholds, name)}
        is_emergency = result.emergency and not knowledge.advice[name].first_aid
        is_offered = bool(advising) and against <= {Truth.FALSE} and not is_emergency
        assert is_offered is (name in {each.id for each in result.advice})
        assert (bool(advising) and not is_offered) is (name in {each.id for each in result.withheld})
    for each in result.withheld:
        expected = "emergency" if result.emergency and not knowledge.advice[each.id].first_aid else None
        found = {result.rules[rule] for rule in _rules_with(knowledge, Withholds, each.id)}
        assert (expected or ("caution" if Truth.TRUE in found else "unknown")) == each.reason


@given(RANDOMS)
def test_a_food_is_shown_only_where_everything_that_leaves_it_out_is_false(random: Random) -> None:
    """Of an advice that is offered, each food is shown or left out, with its reason; of others none is named."""
    knowledge, _, result = assessed(random)
    for advice in result.advice:
        shown = {food.id for food in advice.foods}
        left_out = {food.id: food for food in advice.foods_left_out}
        for food in knowledge.advice[advice.id].foods:
            found = {result.rules[rule] for rule in _rules_leaving_out(knowledge, food)}
            assert (found <= {Truth.FALSE}) is (food.id in shown)
            assert (food.id in shown) is not (food.id in left_out)
            if food.id in left_out:
                expected = "caution" if Truth.TRUE in found else "unknown"
                assert expected == left_out[food.id].reason
                assert bool(left_out[food.id].reasons) is (expected == "caution")


@given(RANDOMS)
def test_more_answers_never_bring_a_food_back(random: Random) -> None:
    """A food that was shown is not left out later, while its advice is offered: it would have been open before."""
    knowledge, raw, before = assessed(random)
    after = KnowledgeBase(knowledge).assess(completed(random, knowledge.questionnaire, raw))
    if any(raw.get(name) is not None for name in set(after.hidden) - set(before.hidden)):
        return
    shown = {(advice.id, food.id) for advice in before.advice for food in advice.foods}
    assert shown.isdisjoint((advice.id, food.id) for advice in after.advice for food in advice.foods_left_out)


@given(RANDOMS)
def test_more_answers_never_bring_back_advice_that_could_harm(random: Random) -> None:
    """Advice that was offered is never withheld by a caution later: it would have been open before."""
    knowledge, raw, before = assessed(random)
    more = completed(random, knowledge.questionnaire, raw)
    after = KnowledgeBase(knowledge).assess(more)
    if any(raw.get(name) is not None for name in set(after.hidden) - set(before.hidden)):
        return
    offered = {each.id for each in before.advice}
    assert offered.isdisjoint(each.id for each in after.withheld if each.reason != "emergency")


@given(RANDOMS)
def test_declining_everything_rules_nothing_out(random: Random) -> None:
    """Where any answers at all lead to a doctor, declining every question does not say that none is needed."""
    knowledge = lawful_knowledge(random)
    base = KnowledgeBase(knowledge)
    declined = dict.fromkeys(knowledge.questionnaire.questions)
    for nothing in (declined, {}):
        result = base.assess(nothing)
        if result.see_doctor is False:
            for _ in range(5):
                assert base.assess(completed(random, knowledge.questionnaire, {})).see_doctor is not True


@given(RANDOMS)
def test_every_reason_rests_on_answers_that_were_given(random: Random) -> None:
    """What stands after "because you said" are questions of this person's own answers, none hidden or declined."""
    _, raw, result = assessed(random)
    reasons = [each.reason for each in result.referral.reasons]
    reasons += [evidence.reason for each in result.contributors for evidence in each.evidence]
    reasons += [reason for each in result.advice for reason in each.reasons]
    for reason in reasons:
        assert len(reason.questions) == len(reason.because_you_said)
        for question in reason.questions:
            assert raw.get(question) is not None
            assert question not in result.hidden


@given(RANDOMS)
def test_an_assessment_is_plain_data_and_repeatable(random: Random) -> None:
    """`to_dict` is JSON, and its own answers give the same assessment again."""
    knowledge = wild_knowledge(random)
    base = KnowledgeBase(knowledge)
    result = base.assess(partial_answers(random, knowledge.questionnaire))
    plain = result.to_dict()
    assert plain == json.loads(json.dumps(plain))
    assert result == base.assess(result.answers)


def _rules_leaving_out(knowledge: Knowledge, food: Food) -> list[str]:
    return [
        rule.id
        for rule in knowledge.rules.values()
        if any(isinstance(effect, LeavesOut) and effect.ingredient in food.contains for effect in rule.effects)
    ]


def _rules_with(knowledge: Knowledge, kind: type[Advises | Withholds], advice: str) -> list[str]:
    return [
        rule.id
        for rule in knowledge.rules.values()
        if any(isinstance(effect, kind) and effect.advice == advice for effect in rule.effects)
    ]
