"""Derived numbers: how many decimals they have, and between which bounds they lie."""

import pytest

from intakewise.model import conditions
from intakewise.model.drafts import Draft, Kind, QuestionnaireDraft
from intakewise.model.knowledge import Fact
from intakewise.model.questionnaires import Derived, NumberRange, Operation, Question, QuestionType, Scored, Term
from intakewise.passes.derive_facts import DerivedFacts, derive_facts
from intakewise.passes.facts import facts_of
from intakewise.passes.names import names_of
from intakewise.problems.problem import Place

YES = conditions.Test("snores", "is", ("yes",))


def number(name: str, low: int, high: int, decimals: int = 0, unit: str = "kg") -> Question:
    """Return a question for a number between scaled bounds."""
    kind = QuestionType.DECIMAL if decimals else QuestionType.INTEGER
    bounds = NumberRange(low, high, low, high)
    return Question(name, "How much?", kind, "Why", "life", unit=unit, decimals=decimals, range=bounds)


QUESTIONS = (
    number("whole", -2, 10),
    number("tenths", 5, 40, decimals=1),
    number("hundredths", 0, 500, decimals=2),
    number("years", 0, 120, unit="a"),
    Question("snores", "Do you snore?", QuestionType.BOOLEAN, "Why", "life"),
)


def derived_from(*derived: Derived) -> DerivedFacts:
    """Return derived numbers over the questions above, typed."""
    draft = Draft(
        "base",
        questionnaire=QuestionnaireDraft("base", "Base", (), QUESTIONS, derived),
        files={Kind.QUESTION: "questionnaires/base.yaml"},
    )
    return derive_facts(draft, facts_of(draft), names_of(draft))


def fact(derived: Derived) -> Fact:
    """Return the fact that one derived number is."""
    found = derived_from(derived)
    assert [] == found.problems
    return found.facts[derived.id]


def terms(*parts: str) -> tuple[Term, ...]:
    """Return terms of facts and of whole numbers."""
    return tuple(Term("", int(part), 0) if part.lstrip("-").isdigit() else Term(part, 0, 0) for part in parts)


@pytest.mark.parametrize(
    ("operation", "parts", "decimals", "low", "high"),
    [
        (Operation.SUM, ("whole", "tenths"), 1, -15, 140),
        (Operation.SUM, ("whole", "hundredths", "3"), 2, 100, 1800),
        (Operation.DIFFERENCE, ("tenths", "hundredths"), 2, -450, 400),
        (Operation.DIFFERENCE, ("5", "tenths"), 1, 10, 45),
        (Operation.MINIMUM, ("whole", "tenths"), 1, -20, 40),
        (Operation.MAXIMUM, ("whole", "tenths"), 1, 5, 100),
        (Operation.PRODUCT, ("whole", "tenths"), 1, -80, 400),
        (Operation.PRODUCT, ("tenths", "hundredths"), 3, 0, 20000),
        (Operation.PRODUCT, ("tenths", "-2"), 1, -80, -10),
    ],
)
def test_arithmetic_has_the_decimals_and_bounds_of_its_parts(
    operation: Operation, parts: tuple[str, ...], decimals: int, low: int, high: int
) -> None:
    """A sum has as many decimals as its finest part, a product those of all; bounds follow by interval arithmetic."""
    found = fact(Derived("d", "D", operation, terms(*parts)))
    assert (decimals, low, high) == (found.decimals, found.low, found.high)


def test_a_quotient_has_the_decimals_it_says_and_no_bounds() -> None:
    """Near a divisor of zero a quotient may be as large as it likes."""
    found = fact(Derived("d", "D", Operation.QUOTIENT, terms("tenths", "hundredths"), decimals=3))
    assert (3, None, None) == (found.decimals, found.low, found.high)


def test_a_count_is_at_most_as_many_as_it_counts() -> None:
    """Two conditions count to 0, 1, or 2."""
    found = fact(Derived("d", "D", Operation.COUNT, scored=(Scored(1, YES), Scored(1, YES))))
    assert (0, 0, 2) == (found.decimals, found.low, found.high)


def test_a_score_lies_between_its_penalties_and_its_points() -> None:
    """Negative points can pull a score below zero."""
    found = fact(Derived("d", "D", Operation.SCORE, scored=(Scored(3, YES), Scored(-2, YES), Scored(4, YES))))
    assert (-2, 7) == (found.low, found.high)


def test_a_derived_number_may_read_one_that_stands_below_it() -> None:
    """The order in the file does not matter for what is typed first."""
    later = Derived("later", "Later", Operation.SUM, terms("tenths", "tenths"))
    found = derived_from(Derived("first", "First", Operation.SUM, terms("later", "whole")), later)
    assert [] == found.problems
    assert (1, -10, 180) == (found.facts["first"].decimals, found.facts["first"].low, found.facts["first"].high)
    assert ["first", "later"] == [derived.id for derived in found.derived]


def test_terms_know_the_scale_of_what_they_read() -> None:
    """Each term carries the decimals of its fact, so that engines can align them."""
    (derived,) = derived_from(Derived("d", "D", Operation.SUM, terms("whole", "tenths", "7"))).derived
    assert [0, 1, 0] == [term.decimals for term in derived.terms]


def test_one_unit_is_asked_for_only_where_numbers_are_put_side_by_side() -> None:
    """A sum of kilograms and years is a problem; their quotient is not."""
    place = Place("questionnaires/base.yaml", 3, 5)
    mixed = (Term("whole", 0, 0), Term("years", 0, 0, place))
    for operation in (Operation.SUM, Operation.DIFFERENCE, Operation.MINIMUM, Operation.MAXIMUM):
        found = derived_from(Derived("d", "D", operation, mixed))
        assert [("IW-T008", place)] == [(problem.code, problem.place) for problem in found.problems]
    for operation in (Operation.PRODUCT, Operation.QUOTIENT):
        assert [] == derived_from(Derived("d", "D", operation, mixed)).problems


def test_the_unit_of_a_sum_is_that_of_its_parts() -> None:
    """A sum of kilograms does not fit years, nor does one that reads it."""
    kilograms = Derived("kilograms", "K", Operation.SUM, terms("whole", "3"))
    mixed = Derived("mixed", "M", Operation.SUM, terms("kilograms", "years"))
    assert ["IW-T008"] == [problem.code for problem in derived_from(kilograms, mixed).problems]
