from collections import Counter

import pytest

from benchmarks.description import LEVELS, outcome_of, referral_of
from benchmarks.generating import generate, people

SIZES = (45, 160, 300)


def test_the_same_seed_makes_the_same_rules_and_people() -> None:
    """Two runs measure the same."""
    first, second = generate(45, seed=1), generate(45, seed=1)
    assert first == second
    assert people(first, 10, seed=1) == people(second, 10, seed=1)
    assert first != generate(45, seed=2)


@pytest.mark.parametrize("size", SIZES)
def test_rules_look_like_those_of_a_knowledge_base(size: int) -> None:
    """So many rules as asked for, over 60 to 100 facts, a fifth to three fifths of them chained, in four strata."""
    description = generate(size, seed=1)
    chained = sum(len(stratum) for stratum in description.strata[1:])
    assert size == len(description.rules) == len({rule.id for rule in description.rules})
    assert 60 <= len(description.facts) <= 100
    assert 0.2 <= chained / size <= 0.6
    assert 4 == len(description.strata)


@pytest.mark.parametrize("size", SIZES)
def test_no_level_of_referral_is_rare(size: int) -> None:
    """Each level is reached by a fifth of the people, so that no engine is timed on emergencies alone."""
    description = generate(size, seed=1)
    reached = Counter(
        referral_of(description, outcome_of(description, answers)) for answers in people(description, 50, seed=1)
    )
    assert dict.fromkeys(LEVELS, 10) == reached


@pytest.mark.parametrize("size", SIZES)
def test_states_chain_in_every_stratum_and_are_all_concluded(size: int) -> None:
    """Somewhere among the people a rule of the last stratum fires: the chains are not only on paper."""
    description = generate(size, seed=1)
    fired = {rule for answers in people(description, 200, seed=1) for rule in outcome_of(description, answers).fired}
    assert set(description.states) == {rule.concludes for rule in description.rules if rule.concludes}
    assert fired & {rule.id for rule in description.strata[-1]}


def test_every_fact_is_read() -> None:
    """A question that nothing reads would only be carried along."""
    description = generate(45, seed=1)
    written = str([rule.when for rule in description.rules])
    assert [] == [fact.id for fact in description.facts if f"'{fact.id}'" not in written]
