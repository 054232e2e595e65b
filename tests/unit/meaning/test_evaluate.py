"""Conditions are made into functions of facts: what these leave out, and how long they live."""

import pickle
from dataclasses import replace
from weakref import ref

import pytest

from intakewise.meaning.evaluate import evaluate, judge_of
from intakewise.meaning.facts import Facts
from intakewise.model import conditions
from intakewise.model.conditions import All, AnyOf, Compare, Condition, Holds, Includes, Known, Operator
from intakewise.model.values import Span, Truth
from intakewise.problems.exceptions import Unsupported

FIT = Includes("danger_now", "fit", expected=True)
FAINTED = Includes("danger_now", "fainted", expected=True)


def dangers() -> AnyOf:
    """Two options of a list: a new condition, of new parts."""
    return AnyOf((replace(FIT), replace(FAINTED)))


@pytest.mark.parametrize(
    "condition",
    [
        FIT,
        Includes("danger_now", "fit", expected=False),
        Holds("pregnant", expected=True),
        Holds("pregnant", expected=False),
        Compare("age", Operator.DIFFERS, 40),
        dangers(),
        All((FIT, Holds("pregnant", expected=True))),
    ],
    ids=str,
)
def test_what_no_fact_says_is_unknown(condition: Condition) -> None:
    """Neither true nor false, and no error."""
    assert Truth.UNKNOWN is evaluate(condition, Facts({}))


def test_what_no_fact_says_is_not_known() -> None:
    """`known` alone sees the difference, once an assessment is finished."""
    asked = Known("age", expected=False)
    assert (Truth.TRUE, Truth.UNKNOWN) == (evaluate(asked, Facts({})), evaluate(asked, Facts({}, final=False)))


def test_a_number_is_not_taken_for_an_option() -> None:
    """Facts that the type check never lets through are an error, and never an answer."""
    for condition in (FIT, dangers(), All((FIT, FAINTED))):
        with pytest.raises(AssertionError):
            evaluate(condition, Facts({FIT.key: Span(1, 1), FAINTED.key: Truth.TRUE}))


def test_a_test_as_it_was_written_means_nothing_yet() -> None:
    """It is refused wherever it stands, before any fact is looked at."""
    with pytest.raises(Unsupported):
        judge_of(AnyOf((FIT, conditions.Test("age", "is", ("40",)))))


def test_what_is_made_of_a_condition_is_made_once_and_goes_with_it() -> None:
    """Nothing is left of a base that is loaded anew."""
    condition = dangers()
    judge = judge_of(condition)
    assert judge is judge_of(condition)
    kept = ref(judge)
    del judge
    assert kept() is not None
    del condition
    assert kept() is None


def test_a_changed_condition_is_made_anew() -> None:
    """A mutant means what it says, and not what it was made from."""
    facts = Facts({FIT.key: Truth.TRUE})
    assert Truth.TRUE is evaluate(FIT, facts)
    assert Truth.FALSE is evaluate(replace(FIT, expected=False), facts)


def test_a_condition_stays_plain_data() -> None:
    """Evaluated or not, it is equal, reads the same, and travels to other processes as it was."""
    fresh, evaluated = dangers(), dangers()
    evaluate(evaluated, Facts({}))
    assert fresh == evaluated
    assert hash(fresh) == hash(evaluated)
    assert repr(fresh) == repr(evaluated)
    assert pickle.dumps(fresh) == pickle.dumps(evaluated)
    assert Truth.UNKNOWN is evaluate(pickle.loads(pickle.dumps(evaluated)), Facts({}))
