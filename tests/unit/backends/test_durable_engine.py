"""Forward chaining through durable_rules: right at every size, or refused before anybody answers."""

import sys
from collections.abc import Mapping, Sequence
from subprocess import run

import durable_rules_engine
import pytest

from intakewise.backends.compare import differences
from intakewise.backends.to_durable.engine import DurableEngine
from intakewise.meaning.infer import infer
from intakewise.model.conditions import All, AnyOf, Compare, Condition, Holds, Known, Operator
from intakewise.model.knowledge import Knowledge
from intakewise.model.rules import Cautions, Concludes, Contributor, Effect, GroupBounds, Supports
from intakewise.model.values import FactValue, Span, Truth
from intakewise.problems.exceptions import EngineFailed
from tests.small_bases import all_are, base_of, base_with, yes

Facts = Mapping[str, FactValue]

TRUTHS = (Truth.TRUE, Truth.FALSE, Truth.UNKNOWN)


def agreed(knowledge: Knowledge, *people: Facts) -> list[list[Truth]]:
    """What every rule comes to for each person's facts, on which both engines must agree."""
    engine = DurableEngine(knowledge)
    found = []
    for facts in people:
        inference = engine.infer(facts)
        assert [] == differences(infer(knowledge, facts), inference)
        found.append(list(inference.rules.values()))
    return found


def equals(number: int) -> Compare:
    """A test of one of many choices."""
    return Compare(f"c{number}", Operator.EQUALS, 3)


def test_six_hundred_rules_true_at_once() -> None:
    """600 rules over 100 facts, ten times what durable_rules can keep pending, are all true, false, or unknown."""
    knowledge = base_of(*(All((yes(number % 100), yes((number * 7 + 1) % 100))) for number in range(600)))
    expected = [[truth] * 600 for truth in TRUTHS]
    assert expected == agreed(knowledge, *(all_are(truth, 100) for truth in TRUTHS))


@pytest.mark.parametrize("count", [2, 16, 17, 32, 33, 64, 65, 100, 300])
def test_a_wide_any(count: int) -> None:
    """However many alternatives: true with one of them, false without any, unknown while one may still be."""
    knowledge = base_of(AnyOf(tuple(yes(number) for number in range(count))))
    none = all_are(Truth.FALSE, count)
    people: Sequence[Facts] = (
        none,
        none | {f"b{count - 1}": Truth.TRUE},
        none | {"b0": Truth.UNKNOWN},
        all_are(Truth.TRUE, count),
    )
    assert [[Truth.FALSE], [Truth.TRUE], [Truth.UNKNOWN], [Truth.TRUE]] == agreed(knowledge, *people)


@pytest.mark.parametrize("count", [2, 15, 16, 32, 64, 65, 100])
def test_a_wide_all(count: int) -> None:
    """However many parts: false without one of them, true with all, unknown while one may still be missing."""
    knowledge = base_of(All(tuple(yes(number) for number in range(count))))
    every = all_are(Truth.TRUE, count)
    people: Sequence[Facts] = (every, every | {f"b{count - 1}": Truth.FALSE}, every | {"b0": Truth.UNKNOWN}, {})
    assert [[Truth.TRUE], [Truth.FALSE], [Truth.UNKNOWN], [Truth.UNKNOWN]] == agreed(knowledge, *people)


@pytest.mark.parametrize("count", [2, 13, 14, 15, 16, 17, 40, 100])
@pytest.mark.parametrize("connective", [All, AnyOf])
def test_many_choices_compared_for_equality(connective: type[All | AnyOf], count: int) -> None:
    """Many equalities in one rule, each of which is two comparisons, are right on all of their sides."""
    knowledge = base_of(connective(tuple(equals(number) for number in range(count))))
    equal: dict[str, FactValue] = {f"c{number}": Span(3, 3) for number in range(count)}
    beside = Span(2, 2), Span(4, 4)
    other: dict[str, FactValue] = {f"c{number}": beside[number % 2] for number in range(count)}
    last = f"c{count - 1}"
    mixed = Truth.TRUE if connective is AnyOf else Truth.FALSE
    found = agreed(knowledge, equal, other, {**other, last: equal[last]}, {**equal, last: other[last]}, {})
    assert [[Truth.TRUE], [Truth.FALSE], [mixed], [mixed], [Truth.UNKNOWN]] == found


@pytest.mark.parametrize("count", [2, 13, 14, 15, 16, 20, 40])
def test_an_any_of_many_alls(count: int) -> None:
    """An `any` of many `all`s, each of three parts, is right with one of them, with none, and unknown."""
    alls = tuple(All((yes(3 * number), yes(3 * number + 1), yes(3 * number + 2))) for number in range(count))
    none = {f"b{number}": Truth.TRUE if number % 3 else Truth.FALSE for number in range(3 * count)}
    last = f"b{3 * count - 3}"
    found = agreed(base_of(AnyOf(alls)), none, {**none, last: Truth.TRUE}, {**none, last: Truth.UNKNOWN})
    assert [[Truth.FALSE], [Truth.TRUE], [Truth.UNKNOWN]] == found


def nested(depth: int, first: int = 0) -> Condition:
    """A full tree of `all` and `any` in turn; its leaves are numbered from `first`."""
    if depth == 0:
        return yes(first)
    parts = nested(depth - 1, first), nested(depth - 1, first + 2 ** (depth - 1))
    return All(parts) if depth % 2 else AnyOf(parts)


def ladder(depth: int) -> Condition:
    """`all` and `any` in turn, each with one test and the next one within."""
    condition: Condition = yes(depth)
    for number in reversed(range(depth)):
        condition = (All if number % 2 else AnyOf)((yes(number), condition))
    return condition


@pytest.mark.parametrize("condition", [nested(3), nested(4), nested(5), nested(6), ladder(5), ladder(20), ladder(40)])
def test_deep_conditions(condition: Condition) -> None:
    """Trees of connectives and long ladders of them agree on facts of every kind."""
    mixed: dict[str, FactValue] = {f"b{number}": TRUTHS[number % 3] for number in range(64)}
    other: dict[str, FactValue] = {f"b{number}": TRUTHS[number * number % 3] for number in range(64)}
    agreed(base_of(condition), *(all_are(truth, 64) for truth in TRUTHS), mixed, other)


def test_conditions_without_parts() -> None:
    """An `all` of nothing is true, an `any` of nothing false, wherever they stand."""
    nothing, everything = AnyOf(()), All(())
    knowledge = base_of(
        nothing, everything, All((nothing, yes(0))), AnyOf((nothing, yes(0))), AnyOf((everything, yes(0)))
    )
    false, true = Truth.FALSE, Truth.TRUE
    expected = [[false, true, false, true, true], [false, true, false, false, true]]
    assert expected == agreed(knowledge, {"b0": true}, {"b0": false})


@pytest.mark.parametrize("literal", [10**15, 2**53 + 1, 10**16, 10**18, 2**62 - 3, -(10**15), -(10**18), 3 - 2**62])
def test_huge_numbers_are_compared_exactly(literal: int) -> None:
    """Next to a literal of 18 digits, one more or less still decides; an unknown number stays unknown."""
    knowledge = base_of(*(Compare("n", operator, literal) for operator in Operator))
    people: list[dict[str, FactValue]] = [{"n": Span(value, value)} for value in (literal - 1, literal, literal + 1)]
    spans: list[dict[str, FactValue]] = [{"n": Span(literal - 1, literal + 1)}, {"n": Truth.UNKNOWN}]
    far: list[dict[str, FactValue]] = [{"n": Span(-(10**40), -(10**40))}, {"n": Span(10**40, 10**40)}]
    true, false = Truth.TRUE, Truth.FALSE
    expected = [[false, true, false, true], [true, true, true, false], [true, false, false, true]]
    assert expected == agreed(knowledge, *people)
    assert [[Truth.UNKNOWN] * 4] * 2 == agreed(knowledge, *spans)
    assert [[false, true, false, true], [true, false, false, true]] == agreed(knowledge, *far)


def test_a_conjunction_of_three_hundred_facts_is_refused_when_compiling() -> None:
    """What no message can carry is refused before anybody answers, with a reason."""
    with pytest.raises(EngineFailed, match="300 properties"):
        DurableEngine(base_of(All(tuple(yes(number) for number in range(300)))))


def test_a_number_that_durable_rules_would_take_for_another_is_refused_when_compiling() -> None:
    """A literal beyond 62 bits is refused before anybody answers."""
    with pytest.raises(EngineFailed, match="number"):
        DurableEngine(base_of(Compare("n", Operator.AT_LEAST, 2**63)))


def test_alternatives_without_end_are_refused_when_compiling() -> None:
    """Wide `any`s within one `all` multiply: a million alternatives are refused at once, not expanded."""
    wide = tuple(AnyOf(tuple(yes(10 * part + number) for number in range(10))) for part in range(6))
    with pytest.raises(EngineFailed, match="1000000 alternatives"):
        DurableEngine(base_of(All(wide)))


def test_alternatives_count_once() -> None:
    """A rule whose every alternative holds adds its decibans once, though durable_rules fires it for each of them."""
    contributor = Contributor("tired", "Tired", "ordinary", -7, {"signs": GroupBounds()})
    rules = {"tired.any": (AnyOf(tuple(yes(number) for number in range(30))), (Supports("tired", 3, "signs"),))}
    inference = DurableEngine(base_with(rules, (), (contributor,))).infer(all_are(Truth.TRUE, 30))
    assert -4 == inference.weights["tired"].total


def test_what_one_person_said_is_gone_for_the_next() -> None:
    """Nothing of one assessment is left in the next: unknown again is unknown."""
    knowledge = base_of(yes(0), Known("b0", expected=True), Holds("b0", expected=False))
    known, unknown = [Truth.TRUE, Truth.TRUE, Truth.FALSE], [Truth.UNKNOWN, Truth.FALSE, Truth.UNKNOWN]
    assert [known, unknown, known] == agreed(knowledge, {"b0": Truth.TRUE}, {}, {"b0": Truth.TRUE})


def test_a_finding_that_is_known_to_be_false() -> None:
    """That a state is false is known now and surely, and may be asked in one rule with the state itself."""
    rules: dict[str, tuple[Condition, tuple[Effect, ...]]] = {
        "a.concludes": (yes(0), (Concludes("ill"),)),
        "b.asks_both": (AnyOf((Known("ill", expected=True), Holds("ill", expected=False))), (Cautions("careful"),)),
    }
    false, true, unknown = Truth.FALSE, Truth.TRUE, Truth.UNKNOWN
    found = agreed(base_with(rules, ("ill",)), {"b0": false}, {"b0": true}, {})
    assert [[false, true], [true, true], [unknown, unknown]] == found


def test_two_bases_of_the_same_id_do_not_disturb_each_other() -> None:
    """Two bases in one process, of the same id and with the same rule ids, each keep their own rules."""
    first, second = base_of(yes(0)), base_of(Holds("b0", expected=False))
    assert first.id == second.id
    engines = DurableEngine(first), DurableEngine(second)
    for _ in range(3):
        found = [list(engine.infer({"b0": Truth.TRUE}).rules.values()) for engine in engines]
        assert [[Truth.TRUE], [Truth.FALSE]] == found


_AFTER_A_FAILURE = """
from intakewise.backends.to_durable.engine import DurableEngine
from intakewise.model.values import Truth
from intakewise.problems.exceptions import EngineFailed
from tests.small_bases import all_are, base_of, yes

engine = DurableEngine(base_of(*(yes(number) for number in range(100))))
rule_set = engine._compiled[0][0].rule_set
try:
    rule_set.fire({f"b{number}": 1 for number in range(300)})
except EngineFailed as failed:
    print(failed.reason)
try:
    rule_set.fire({"b0": 1})
except EngineFailed as failed:
    print(failed.reason)
print({truth.value for truth in engine.infer(all_are(Truth.TRUE, 100)).rules.values()})
"""


def test_an_engine_is_usable_after_a_failure() -> None:
    """A rule set that failed is never called again, and the next assessment is right with a new one."""
    done = run([sys.executable, "-c", _AFTER_A_FAILURE], capture_output=True, text=True, check=False)
    expected = ["Could not assert fact, error code: 302", "it failed before and is not used again", "{'true'}"]
    assert expected == done.stdout.splitlines(), done.stderr
    assert 0 == done.returncode


def test_an_engine_that_stops_early_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where durable_rules gives no more firings before the closing rule, rules that hold would be taken for false."""
    engine = DurableEngine(base_of(yes(0)))
    monkeypatch.setattr(durable_rules_engine, "start_action_for_state", lambda handle, state: None)
    with pytest.raises(EngineFailed, match="stopped before all rules were matched"):
        engine.infer({"b0": Truth.TRUE})
    monkeypatch.undo()
    assert [Truth.TRUE] == list(engine.infer({"b0": Truth.TRUE}).rules.values())
