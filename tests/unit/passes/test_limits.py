"""What one rule may hold: refused when loading, so that no engine meets it while somebody waits for a result."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intakewise.backends.to_durable.engine import DurableEngine
from intakewise.meaning.infer import infer
from intakewise.model.conditions import All, AnyOf, Compare, Condition, Operator
from intakewise.model.values import FactValue, Span, Truth
from intakewise.passes.limits import LARGEST, MOST_ALTERNATIVES, MOST_TESTS, check_limits
from intakewise.passes.normalise import normalise
from tests.small_bases import base_of, yes


def wide(parts: int, width: int) -> Condition:
    """An `all` of so many `any`s, each of that width."""
    return All(tuple(AnyOf(tuple(yes(width * part + number) for number in range(width))) for part in range(parts)))


def equalities(count: int) -> Condition:
    """An `all` of so many equalities."""
    return All(tuple(Compare(f"n{number}", Operator.EQUALS, 1) for number in range(count)))


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (wide(4, 7), f"{7**4} alternatives"),
        (AnyOf(tuple(yes(number) for number in range(MOST_ALTERNATIVES + 1))), f"{MOST_ALTERNATIVES + 1} alternatives"),
        (All(tuple(yes(number) for number in range(MOST_TESTS + 1))), f"{MOST_TESTS + 1} things"),
        (equalities(MOST_TESTS // 2 + 1), f"{MOST_TESTS + 2} things"),
        (Compare("n", Operator.AT_LEAST, LARGEST + 1), "number that is too large"),
        (Compare("n", Operator.AT_MOST, -LARGEST - 1), "number that is too large"),
    ],
)
def test_too_much_in_one_rule_is_a_problem(condition: Condition, said: str) -> None:
    """Each limit has its own words, and the same code."""
    (problem,) = check_limits(base_of(condition))
    assert "IW-L014" == problem.code
    assert said in problem.message


@pytest.mark.parametrize(
    "condition",
    [
        wide(3, 12),
        AnyOf(tuple(yes(number) for number in range(MOST_ALTERNATIVES))),
        All(tuple(yes(number) for number in range(MOST_TESTS))),
        equalities(MOST_TESTS // 2),
        Compare("n", Operator.AT_LEAST, LARGEST),
        Compare("n", Operator.DIFFERS, -LARGEST),
    ],
)
def test_what_is_within_the_limits_runs(condition: Condition) -> None:
    """At each limit a rule is accepted, and durable_rules finds what the plain evaluator finds."""
    knowledge = base_of(condition)
    assert [] == list(check_limits(knowledge))
    engine = DurableEngine(knowledge)
    for truth in (Truth.TRUE, Truth.FALSE, Truth.UNKNOWN):
        facts: dict[str, FactValue] = {f"b{number}": truth for number in range(MOST_ALTERNATIVES)}
        facts |= {f"n{number}": Span(1, 1) for number in range(MOST_TESTS)}
        assert infer(knowledge, facts) == engine.infer(facts)


def _large(random: Random, depth: int) -> Condition:
    if depth == 0:
        if random.random() < 0.4:
            operator = random.choice(tuple(Operator))
            return Compare(f"n{random.randrange(30)}", operator, random.randint(0, 4))
        return yes(random.randrange(60))
    parts = tuple(_large(random, random.randrange(depth)) for _ in range(random.randint(1, 9)))
    return (All if random.random() < 0.5 else AnyOf)(parts)


@given(st.randoms(use_true_random=False))
def test_whatever_is_accepted_runs(random: Random) -> None:
    """Large random rules are either refused when loading or agree in both engines: there is nothing in between."""
    knowledge = base_of(*(normalise(_large(random, 3)) for _ in range(4)))
    if list(check_limits(knowledge)):
        return
    engine = DurableEngine(knowledge)
    for _ in range(3):
        facts: dict[str, FactValue] = {
            f"b{number}": random.choice((Truth.TRUE, Truth.FALSE, Truth.UNKNOWN)) for number in range(60)
        }
        facts |= {f"n{number}": Span(low := random.randint(0, 4), random.randint(low, 4)) for number in range(30)}
        assert infer(knowledge, facts) == engine.infer(facts)
