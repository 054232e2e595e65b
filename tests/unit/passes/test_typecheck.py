"""What every word of a test comes to, on every kind of fact. What is refused is in tests/author_mistakes."""

from collections.abc import Mapping

import pytest

from intakewise.model import conditions
from intakewise.model.conditions import (
    AdviceGiven,
    All,
    AnyOf,
    Compare,
    Condition,
    Holds,
    Includes,
    Known,
    Not,
    Operator,
)
from intakewise.model.drafts import Kind
from intakewise.model.knowledge import REFERRAL, Fact, FactKind
from intakewise.model.values import Band, Level
from intakewise.passes.facts import BANDS, LEVELS
from intakewise.passes.names import Names
from intakewise.passes.scope import Reader, Scope
from intakewise.passes.typecheck import TESTS, typecheck
from intakewise.problems.problem import NOWHERE

FACTS: Mapping[str, Fact] = {
    "snores": Fact("snores", FactKind.BOOLEAN),
    "tired": Fact("tired", FactKind.STATE),
    "age": Fact("age", FactKind.NUMBER, low=0, high=120),
    "fluids": Fact("fluids", FactKind.NUMBER, decimals=1, low=0, high=150),
    "greens": Fact("greens", FactKind.CHOICE, options=("never", "weekly", "daily"), ordered=True),
    "drink": Fact("drink", FactKind.CHOICE, options=("water", "tea")),
    "signs": Fact("signs", FactKind.CHOICES, options=("fit", "fainted", "none")),
    "low_iron": Fact("low_iron", FactKind.CONTRIBUTOR, options=BANDS, ordered=True),
    REFERRAL: Fact(REFERRAL, FactKind.REFERRAL, options=LEVELS, ordered=True),
    "remarks": Fact("remarks", FactKind.TEXT),
}
NAMES = Names({Kind.ADVICE: {"rest": NOWHERE}})


def typed(fact: str, operator: str, *operands: str, reader: Reader = Reader.RULE) -> tuple[Condition, list[str]]:
    """Return what a test comes to, and the codes of its problems."""
    scope = Scope(FACTS, NAMES, reader)
    return typecheck(conditions.Test(fact, operator, operands), scope), [problem.code for problem in scope.problems]


def at_least(fact: str, value: int) -> Compare:
    """Return a comparison."""
    return Compare(fact, Operator.AT_LEAST, value)


def at_most(fact: str, value: int) -> Compare:
    """Return a comparison."""
    return Compare(fact, Operator.AT_MOST, value)


def equals(fact: str, value: int) -> Compare:
    """Return a comparison."""
    return Compare(fact, Operator.EQUALS, value)


MEANINGS: list[tuple[tuple[str, ...], Condition]] = [
    (("snores", "is", "yes"), Holds("snores", expected=True)),
    (("snores", "is", "false"), Holds("snores", expected=False)),
    (("snores", "known", "no"), Known("snores", expected=False)),
    (("tired", "is", "no"), Holds("tired", expected=False)),
    (("tired", "known", "yes"), Known("tired", expected=True)),
    (("age", "is", "34"), equals("age", 34)),
    (("age", "at_least", "60"), at_least("age", 60)),
    (("age", "at_most", "60"), at_most("age", 60)),
    (("age", "above", "60"), at_least("age", 61)),
    (("age", "below", "60"), at_most("age", 59)),
    (("age", "known", "yes"), Known("age", expected=True)),
    (("fluids", "at_least", "2"), at_least("fluids", 20)),
    (("fluids", "at_most", "2.50"), at_most("fluids", 25)),
    (("fluids", "above", "2.5"), at_least("fluids", 26)),
    (("fluids", "below", "2.5"), at_most("fluids", 24)),
    (("greens", "is", "weekly"), equals("greens", 1)),
    (("greens", "one_of", "never", "daily"), AnyOf((equals("greens", 0), equals("greens", 2)))),
    (("greens", "at_least", "weekly"), at_least("greens", 1)),
    (("greens", "at_most", "weekly"), at_most("greens", 1)),
    (("greens", "above", "weekly"), at_least("greens", 2)),
    (("greens", "below", "weekly"), at_most("greens", 0)),
    (("drink", "is", "tea"), equals("drink", 1)),
    (("drink", "known", "no"), Known("drink", expected=False)),
    (("signs", "includes", "fit"), Includes("signs", "fit", expected=True)),
    (
        ("signs", "includes_any", "fit", "fainted"),
        AnyOf((Includes("signs", "fit", expected=True), Includes("signs", "fainted", expected=True))),
    ),
    (
        ("signs", "includes_all", "fit", "fainted"),
        All((Includes("signs", "fit", expected=True), Includes("signs", "fainted", expected=True))),
    ),
    (("signs", "known", "yes"), Known("signs", expected=True)),
    (("low_iron", "at_least", "likely"), at_least("low_iron", Band.LIKELY)),
    (("low_iron", "at_most", "possible"), at_most("low_iron", Band.POSSIBLE)),
    ((REFERRAL, "at_least", "urgent"), at_least(REFERRAL, Level.URGENT)),
    ((REFERRAL, "at_most", "routine"), at_most(REFERRAL, Level.ROUTINE)),
]


@pytest.mark.parametrize(
    ("test", "meaning"), MEANINGS, ids=lambda each: " ".join(each) if isinstance(each, tuple) else ""
)
def test_a_test_comes_to_its_meaning(test: tuple[str, ...], meaning: Condition) -> None:
    """Each word on each kind of fact has one meaning, on whole numbers scaled by the fact's decimals."""
    assert (meaning, []) == typed(*test)


WORDS = sorted({word for words in TESTS.values() for word in words})
MISFITS = [(fact, word) for fact in FACTS for word in WORDS if (fact, word) not in {test[:2] for test, _ in MEANINGS}]


def test_every_word_that_a_fact_knows_has_its_meaning_stated() -> None:
    """Each entry of the table is in the list of meanings above, but for plain values that are refused on purpose."""
    known = {(fact.id, word) for fact in FACTS.values() for word in TESTS[fact.kind]}
    refused = {("signs", "is"), ("low_iron", "is"), (REFERRAL, "is")}
    stated = {(FACTS[test[0]].kind, test[1]) for test, _ in MEANINGS}
    assert set() == {(FACTS[fact].kind, word) for fact, word in known - refused} - stated


@pytest.mark.parametrize(("fact", "word"), [each for each in MISFITS if each[1] not in TESTS[FACTS[each[0]].kind]])
def test_a_word_that_does_not_fit_is_refused(fact: str, word: str) -> None:
    """A word without a meaning on a kind of fact gives one problem, whatever its operand."""
    assert ["IW-T007" if fact == "remarks" else "IW-T001"] == typed(fact, word, "yes")[1]


@pytest.mark.parametrize("fact", ["signs", "low_iron", REFERRAL])
def test_a_plain_value_is_refused_where_it_could_mean_two_things(fact: str) -> None:
    """A checklist wants `includes`, a band and the referral want `at_least` or `at_most`."""
    assert ["IW-T001"] == typed(fact, "is", "fit")[1]


def test_only_a_property_asks_about_advice() -> None:
    """Advice is a fact for properties, and for nothing else."""
    meaning = AdviceGiven("rest", offered=True, expected=True)
    assert (meaning, []) == typed("advice", "offered", "rest", reader=Reader.PROPERTY)
    for reader in Reader:
        if reader is not Reader.PROPERTY:
            assert ["IW-R026"] == typed("advice", "offered", "rest", reader=reader)[1]


@pytest.mark.parametrize("fact", ["tired", "low_iron", REFERRAL])
@pytest.mark.parametrize("reader", [reader for reader in Reader if reader.reads_answers_only])
def test_what_is_settled_before_the_rules_reads_no_finding(fact: str, reader: Reader) -> None:
    """Branches, derived numbers, and applies_when read answers only."""
    assert ["IW-R027"] == typed(fact, "at_least", "likely", reader=reader)[1]


def test_the_bounds_of_a_range_may_be_asked_for() -> None:
    """The least and the most that can be answered are inside the range; one beyond is not."""
    assert [] == typed("fluids", "at_most", "0")[1]
    assert [] == typed("fluids", "at_least", "15")[1]
    assert ["IW-T004"] == typed("fluids", "at_least", "15.1")[1]
    assert ["IW-T004"] == typed("fluids", "below", "0")[1]


def test_connectives_keep_their_shape() -> None:
    """All, any, and not stay where they are; each test in them is typed."""
    scope = Scope(FACTS, NAMES)
    written = Not(AnyOf((conditions.Test("snores", "is", ("yes",)), All((conditions.Test("age", "is", ("3",)),)))))
    assert Not(AnyOf((Holds("snores", expected=True), All((equals("age", 3),))))) == typecheck(written, scope)


def test_every_mistake_of_a_condition_is_found_at_once() -> None:
    """One wrong test does not hide another."""
    scope = Scope(FACTS, NAMES)
    typecheck(
        AnyOf(
            (
                conditions.Test("agee", "is", ("3",)),
                conditions.Test("age", "is", ("three",)),
                conditions.Test("snores", "is", ("si",)),
            )
        ),
        scope,
    )
    assert ["IW-R012", "IW-T002", "IW-T009"] == [problem.code for problem in scope.problems]
