"""
Which questions still matter, case by case.

The first two are the complaints of Publicodes' users (its issues 30 and 74): a question of a branch that does not
apply, and one that only another result needs, were asked all the same.
"""

from collections.abc import Mapping

import pytest

from intakewise.model.conditions import All, AnyOf, Compare, Condition, Holds, Operator
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question, Questionnaire, QuestionType, Section
from intakewise.model.rules import (
    Advises,
    Concludes,
    Contributor,
    Effect,
    GroupBounds,
    Refers,
    State,
    Supports,
    Withholds,
)
from intakewise.model.values import Band, Level
from tests.random_bases.answers import checked
from tests.random_bases.rules import assembled, rule_of
from tests.stakes_as_defined import assert_as_defined, relevance_of

NAMES = ("a", "b", "c", "d")


def yes(name: str) -> Holds:
    """That a question was answered with yes."""
    return Holds(name, expected=True)


def base(rules: Mapping[str, tuple[Condition, Effect]], ask_when: Mapping[str, Condition] | None = None) -> Knowledge:
    """Four yes-or-no questions, two states of which one is shown, and a contributor with a group that is soon full."""
    questions = {
        name: Question(name, name, QuestionType.BOOLEAN, "?", "s", ask_when=(ask_when or {}).get(name))
        for name in NAMES
    }
    asked = Questionnaire("asked", "Asked", (Section("s", "S", NAMES),), questions, (), NAMES)
    flu = Contributor("flu", "Flu", "ordinary", -7, {"signs": GroupBounds(at_most=7), "more": GroupBounds(at_most=3)})
    states = {"step": State("step", "Step"), "shown": State("shown", "Shown", shown=True)}
    written = {name: rule_of(name, when, effect) for name, (when, effect) in rules.items()}
    return assembled(asked, written, states, {"flu": flu}, ("rest",))


def mattering(knowledge: Knowledge, **answers: object) -> frozenset[str]:
    """The questions that can still change something: those that have stakes."""
    given = checked(knowledge.questionnaire, answers)
    assert_as_defined(knowledge, given)
    return relevance_of(knowledge, given).mattering


SHOWS, STEP, SEEN = Concludes("shown"), Concludes("step"), Refers(Level.SOON)


@pytest.mark.parametrize(
    ("rules", "answers", "expected"),
    [
        pytest.param(
            {"r": (All((yes("a"), yes("b"))), SHOWS)}, {"a": False}, set(), id="a branch that does not apply is closed"
        ),
        pytest.param(
            {"r": (yes("a"), SHOWS), "s": (yes("b"), STEP)}, {"a": True}, set(), id="what no result needs is not asked"
        ),
        pytest.param({"r": (AnyOf((yes("a"), yes("b"))), SHOWS)}, {"a": True}, set(), id="one of several is enough"),
        pytest.param({"r": (AnyOf((yes("a"), yes("b"))), SHOWS)}, {"a": None}, {"b"}, id="a declined one is not"),
        pytest.param(
            {"r": (All((yes("a"), yes("b"))), SHOWS)}, {"a": None}, {"b"}, id="unknown may still become false"
        ),
        pytest.param(
            {"r": (yes("a"), STEP), "s": (All((yes("step"), yes("b"))), SEEN)}, {}, {"a", "b"}, id="through a state"
        ),
        pytest.param(
            {"r": (yes("a"), SHOWS), "s": (yes("b"), SHOWS)}, {"a": True}, set(), id="a state that holds already"
        ),
        pytest.param(
            {"r": (yes("a"), SEEN), "s": (yes("b"), Refers(Level.ROUTINE))},
            {"a": True},
            {"b"},
            id="every reason",
        ),
        pytest.param(
            {"r": (yes("a"), Supports("flu", 7, "signs")), "s": (yes("b"), Supports("flu", 3, "signs"))},
            {"a": True},
            set(),
            id="a group that is full",
        ),
        pytest.param(
            {
                "r": (yes("a"), Supports("flu", 7, "signs")),
                "s": (yes("b"), Supports("flu", 3, "signs")),
                "t": (yes("c"), Supports("flu", -7, "signs")),
            },
            {"a": True},
            {"b", "c"},
            id="a group that may become empty again",
        ),
        pytest.param({"r": (yes("a"), Supports("flu", 3, "more"))}, {}, set(), id="points that lift no band"),
        pytest.param({"r": (yes("a"), Supports("flu", 7, "signs"))}, {}, {"a"}, id="points that lift a band"),
        pytest.param(
            {
                "r": (yes("a"), Supports("flu", -14, "signs")),
                "s": (yes("b"), Supports("flu", 3, "more")),
            },
            {"a": True},
            set(),
            id="a band that no points lift any more",
        ),
        pytest.param(
            {
                "r": (yes("a"), Supports("flu", 7, "signs")),
                "s": (Compare("flu", Operator.AT_LEAST, Band.LIKELY), SEEN),
                "t": (yes("b"), Supports("flu", 3, "more")),
            },
            {"a": True},
            set(),
            id="a band that is likely either way, also for the rule that reads it",
        ),
        pytest.param(
            {"r": (yes("a"), Advises("rest")), "s": (yes("b"), Withholds("rest"))},
            {"a": False},
            set(),
            id="nothing to withhold",
        ),
        pytest.param(
            {"r": (yes("a"), Advises("rest")), "s": (yes("b"), Withholds("rest")), "t": (yes("c"), Withholds("rest"))},
            {"a": True, "b": True},
            set(),
            id="withheld already",
        ),
        pytest.param(
            {"r": (yes("a"), Advises("rest")), "s": (yes("b"), Advises("rest"))},
            {"a": True},
            set(),
            id="advised once",
        ),
    ],
)
def test_a_question_matters_while_something_hangs_on_it(
    rules: Mapping[str, tuple[Condition, Effect]], answers: Mapping[str, object], expected: set[str]
) -> None:
    """Each case names what still hangs on a question, or what has closed it."""
    assert expected == mattering(base(rules), **answers)


def test_what_opens_a_question_that_matters_matters_too() -> None:
    """Else the question would be asked of those to whom it does not apply; once it is open, nothing hangs on it."""
    knowledge = base({"r": (yes("b"), SHOWS)}, {"b": yes("a")})
    assert {"a", "b"} == mattering(knowledge)
    assert {"b"} == mattering(knowledge, a=True)
    assert set() == mattering(knowledge, a=False)
    assert {"a"} == mattering(knowledge, b=True), "an answer that may still turn out not to apply"
