"""Judging a property on one set of answers: advice as a fact, and what makes a counterexample."""

import pytest

from intakewise.meaning.infer import infer
from intakewise.meaning.properties import Judgement, advice_facts, judge, property_facts
from intakewise.model.conditions import AdviceGiven, All, Compare, Condition, FoodShown, Holds, Not, Operator
from intakewise.model.knowledge import REFERRAL, Knowledge
from intakewise.model.rules import Advises, LeavesOut, Property, Refers, Withholds
from intakewise.model.values import Level, Truth
from intakewise.passes.normalise import normalise
from tests.random_bases.rules import assembled, rule_of
from tests.small_bases import NOTHING_ASKED

HUNGRY, ILL, DYING = (Holds(name, expected=True) for name in ("hungry", "ill", "dying"))
FIRST_AID, FOOD = "a0", "a1"
"""Of the advice of a random base, `a0` is first aid."""


def hungry_base() -> Knowledge:
    """A base that advises the hungry to eat, unless they are ill, and refers the dying."""
    rules = {
        "rule.hungry": rule_of("rule.hungry", HUNGRY, Advises(FOOD), Advises(FIRST_AID)),
        "rule.ill": rule_of("rule.ill", ILL, Withholds(FOOD)),
        "rule.dying": rule_of("rule.dying", DYING, Refers(Level.EMERGENCY)),
    }
    return assembled(NOTHING_ASKED, rules, {}, {}, (FIRST_AID, FOOD))


@pytest.mark.parametrize(
    ("hungry", "ill", "dying", "offered", "withheld"),
    [
        (Truth.TRUE, Truth.FALSE, Truth.FALSE, {FIRST_AID, FOOD}, set()),
        (Truth.TRUE, Truth.TRUE, Truth.FALSE, {FIRST_AID}, {FOOD}),
        (Truth.TRUE, Truth.UNKNOWN, Truth.FALSE, {FIRST_AID}, {FOOD}),
        (Truth.TRUE, Truth.FALSE, Truth.TRUE, {FIRST_AID}, {FOOD}),
        (Truth.FALSE, Truth.TRUE, Truth.FALSE, set(), set()),
        (Truth.UNKNOWN, Truth.FALSE, Truth.FALSE, set(), set()),
    ],
)
def test_advice_is_a_fact(hungry: Truth, ill: Truth, dying: Truth, offered: set[str], withheld: set[str]) -> None:
    """Advice is offered where it is advised and nothing withholds it, open cautions and emergencies included."""
    knowledge = hungry_base()
    facts = advice_facts(knowledge, infer(knowledge, {"hungry": hungry, "ill": ill, "dying": dying}))
    assert offered == {name for name in knowledge.advice if facts[f"advice.{name}.offered"] is Truth.TRUE}
    assert withheld == {name for name in knowledge.advice if facts[f"advice.{name}.withheld"] is Truth.TRUE}


@pytest.mark.parametrize(
    ("whenever", "must", "expected"),
    [
        (ILL, Not(AdviceGiven(FOOD, offered=True, expected=True)), Judgement(Truth.TRUE, Truth.TRUE)),
        (ILL, AdviceGiven(FOOD, offered=False, expected=True), Judgement(Truth.TRUE, Truth.TRUE)),
        (HUNGRY, AdviceGiven(FOOD, offered=True, expected=True), Judgement(Truth.TRUE, Truth.FALSE)),
        (DYING, All(()), Judgement(Truth.FALSE, Truth.TRUE)),
        (Compare(REFERRAL, Operator.AT_LEAST, Level.URGENT), All(()), Judgement(Truth.FALSE, Truth.TRUE)),
    ],
)
def test_a_property_is_judged_on_answers_findings_and_advice(
    whenever: Condition, must: Condition, expected: Judgement
) -> None:
    """Of somebody hungry and ill: whether the property applies, and whether what it demands holds."""
    knowledge = hungry_base()
    answers = {"hungry": Truth.TRUE, "ill": Truth.TRUE, "dying": Truth.FALSE}
    facts = property_facts(knowledge, answers, infer(knowledge, answers))
    asked = Property("asked", "Asked.", normalise(whenever), normalise(must))
    assert expected == judge(asked, facts)


@pytest.mark.parametrize(
    ("hungry", "ill", "full", "shown"),
    [
        (Truth.TRUE, Truth.FALSE, Truth.FALSE, {"i0", "i1", "i2"}),
        (Truth.TRUE, Truth.FALSE, Truth.TRUE, {"i0"}),
        (Truth.TRUE, Truth.FALSE, Truth.UNKNOWN, {"i0"}),
        (Truth.TRUE, Truth.TRUE, Truth.FALSE, set()),
        (Truth.FALSE, Truth.FALSE, Truth.FALSE, set()),
    ],
)
def test_a_shown_food_is_a_fact(hungry: Truth, ill: Truth, full: Truth, shown: set[str]) -> None:
    """An ingredient is shown where an advice that is offered has a food with it, and nothing in that food may go."""
    rules = {
        "rule.hungry": rule_of("rule.hungry", HUNGRY, Advises(FOOD)),
        "rule.ill": rule_of("rule.ill", ILL, Withholds(FOOD)),
        "rule.full": rule_of("rule.full", Holds("full", expected=True), LeavesOut("i1")),
    }
    knowledge = assembled(NOTHING_ASKED, rules, {}, {}, (FIRST_AID, FOOD))
    answers = {"hungry": hungry, "ill": ill, "full": full}
    facts = property_facts(knowledge, answers, infer(knowledge, answers))
    for name in knowledge.ingredients:
        never = Property("asked", "Asked.", All(()), normalise(Not(FoodShown(name, expected=True))))
        assert (name in shown) is judge(never, facts).is_counterexample


@pytest.mark.parametrize(
    ("applies", "holds", "expected"),
    [
        (Truth.TRUE, Truth.FALSE, True),
        (Truth.TRUE, Truth.UNKNOWN, True),
        (Truth.TRUE, Truth.TRUE, False),
        (Truth.FALSE, Truth.FALSE, False),
        (Truth.UNKNOWN, Truth.FALSE, False),
    ],
)
def test_what_is_a_counterexample(applies: Truth, holds: Truth, expected: bool) -> None:
    """A counterexample applies for certain, and does not hold for certain."""
    assert expected == Judgement(applies, holds).is_counterexample
