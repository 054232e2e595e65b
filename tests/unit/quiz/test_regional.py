"""A question as people of one region are asked it: units and help change, what an answer means does not."""

import pytest

from intakewise.quiz.numbers import hint_of, read_number
from intakewise.quiz.regional import question_in
from intakewise.quiz.replies import Understood
from tests.knowledge.shipped import knowledge

QUESTIONS = knowledge().questionnaire.questions
REGIONS = ("uk", "us", "eu", "")


@pytest.mark.parametrize(
    ("question", "region", "first"),
    [
        ("fluids", "uk", "pints"),
        ("fluids", "us", "cups"),
        ("fluids", "eu", "cups"),
        ("fluids", "", "cups"),
        ("alcohol_units", "uk", "pints_of_beer"),
        ("alcohol_units", "us", "us_drinks"),
        ("alcohol_units", "eu", "eu_drinks"),
        ("alcohol_units", "", "pints_of_beer"),
    ],
)
def test_the_units_of_a_region_come_first(question: str, region: str, first: str) -> None:
    """The region's own unit is named first, and no unit is lost."""
    asked = question_in(QUESTIONS[question], knowledge(), region)
    assert first == next(iter(asked.also_accept))
    assert dict(QUESTIONS[question].also_accept) == dict(asked.also_accept)


@pytest.mark.parametrize(
    ("region", "part"),
    [("uk", "One unit is half a pint"), ("us", "One US standard drink is about 1.75 units."), ("eu", "10 g alcohol")],
)
def test_everybody_sees_what_a_unit_is_in_their_country(region: str, part: str) -> None:
    """Nobody has to look for what a unit of alcohol is where they live."""
    assert part in hint_of(question_in(QUESTIONS["alcohol_units"], knowledge(), region))


@pytest.mark.parametrize("question", ["fluids", "alcohol_units", "caffeine_cups"])
@pytest.mark.parametrize("typed", ["2", "3", "14"])
def test_a_number_means_the_same_everywhere(question: str, typed: str) -> None:
    """A number without a unit is in the question's own unit, whatever the region."""
    read = [read_number(question_in(QUESTIONS[question], knowledge(), region), typed) for region in REGIONS]
    assert all(isinstance(each, Understood) for each in read)
    assert all(each == read[0] for each in read)
