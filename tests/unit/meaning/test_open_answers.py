"""While an interview goes on, what may still be asked is open: not known, and not given up either."""

from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intakewise.meaning.answering import read_answers
from intakewise.meaning.derive import derive
from intakewise.meaning.evaluate import OPPOSITE, conjunction, disjunction, evaluate
from intakewise.meaning.facts import Facts
from intakewise.meaning.infer import infer
from intakewise.model.conditions import Compare, Condition, Holds, Known, Operator
from intakewise.model.conditions import Test as Untyped
from intakewise.model.questionnaires import Derived, Operation, Scored
from intakewise.model.values import Span, Truth
from intakewise.problems.exceptions import Unsupported
from tests.random_bases.answers import checked, partial_answers
from tests.random_bases.rules import lawful_knowledge

TRUE, FALSE, UNKNOWN, OPEN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN, Truth.OPEN


@pytest.mark.parametrize(
    ("first", "second", "both", "either"),
    [
        (TRUE, TRUE, TRUE, TRUE),
        (TRUE, FALSE, FALSE, TRUE),
        (TRUE, UNKNOWN, UNKNOWN, TRUE),
        (TRUE, OPEN, OPEN, TRUE),
        (FALSE, FALSE, FALSE, FALSE),
        (FALSE, UNKNOWN, FALSE, UNKNOWN),
        (FALSE, OPEN, FALSE, OPEN),
        (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
        (UNKNOWN, OPEN, OPEN, OPEN),
        (OPEN, OPEN, OPEN, OPEN),
    ],
)
def test_the_truth_tables_of_the_connectives(first: Truth, second: Truth, both: Truth, either: Truth) -> None:
    """One false or one true decides; else what is open prevails over what is unknown; the order does not matter."""
    assert [both, both] == [conjunction((first, second)), conjunction((second, first))]
    assert [either, either] == [disjunction((first, second)), disjunction((second, first))]


def test_the_connectives_are_each_others_opposites() -> None:
    """De Morgan's laws hold for all four truths."""
    for truths in product(Truth, repeat=3):
        opposites = [OPPOSITE[truth] for truth in truths]
        assert OPPOSITE[conjunction(truths)] is disjunction(opposites)


@pytest.mark.parametrize("gap", [UNKNOWN, OPEN])
def test_a_test_on_what_is_not_known_says_why(gap: Truth) -> None:
    """A comparison, a truth, and a span that is not decided are unknown or open as their fact is."""
    facts = Facts({"flag": gap, "number": gap, "count": Span(1, 3, gap)})
    conditions: list[Condition] = [Holds("flag", expected=False), Compare("number", Operator.EQUALS, 2)]
    conditions += [Compare("count", operator, 2) for operator in Operator]
    assert [gap] * 6 == [evaluate(condition, facts) for condition in conditions]


@pytest.mark.parametrize(
    ("gap", "final", "expected"),
    [(UNKNOWN, True, FALSE), (UNKNOWN, False, UNKNOWN), (OPEN, True, OPEN), (OPEN, False, OPEN)],
)
def test_known_is_decided_in_a_finished_assessment_only(gap: Truth, expected: Truth, *, final: bool) -> None:
    """Before a question was asked nobody can say whether its answer will be known; afterwards it is a plain fact."""
    for facts in (Facts({"x": gap}, final), Facts({"x": Span(0, 1, gap)}, final)):
        assert expected is evaluate(Known("x", expected=True), facts)
        assert OPPOSITE[expected] is evaluate(Known("x", expected=False), facts)


def test_a_fact_that_is_nowhere_is_unknown() -> None:
    """What was never settled is not known, whatever is asked of it."""
    for condition in (Holds("x", expected=True), Compare("x", Operator.AT_MOST, 3)):
        assert UNKNOWN is evaluate(condition, Facts({}))


def test_an_untyped_test_is_not_evaluated() -> None:
    """Only typed conditions have a meaning: a fault of ours is raised, not guessed at."""
    with pytest.raises(Unsupported):
        evaluate(Untyped("age", "at_least", ("60",)), Facts({}))


def test_a_count_is_open_while_a_part_is() -> None:
    """One open part makes a count open, though another will never be known."""
    number = Derived("n", "N", Operation.COUNT, scored=tuple(Scored(1, Holds(name, True)) for name in "abc"))
    assert Span(1, 3, OPEN) == derive(number, Facts({"a": TRUE, "b": UNKNOWN, "c": OPEN}))
    assert Span(1, 2, UNKNOWN) == derive(number, Facts({"a": TRUE, "b": UNKNOWN, "c": FALSE}))


@given(st.randoms(use_true_random=False))
def test_what_is_open_is_inferred_as_what_is_unknown(random: Random) -> None:
    """Open and unknown differ in nothing but the word: the same rules, bands, bounds, and referral follow."""
    knowledge = lawful_knowledge(random)
    answers = checked(knowledge.questionnaire, partial_answers(random, knowledge.questionnaire))
    finished = infer(knowledge, read_answers(knowledge.questionnaire, answers).facts)
    going_on = infer(knowledge, read_answers(knowledge.questionnaire, answers, absent=OPEN).facts)
    closed = {OPEN: UNKNOWN}
    assert dict(finished.rules) == {name: closed.get(truth, truth) for name, truth in going_on.rules.items()}
    assert dict(finished.states) == {name: closed.get(truth, truth) for name, truth in going_on.states.items()}
    assert (finished.weights, finished.referral) == (going_on.weights, going_on.referral)
