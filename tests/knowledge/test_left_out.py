"""The shipped quiz leaves out what can change nothing any more: whoever answers only the rest has the same outcome."""

from collections.abc import Iterable
from random import Random
from statistics import median

import pytest

from intakewise.interview.interview import Interview
from intakewise.model.values import Level
from tests.how_many import how_many
from tests.knowledge.shipped import base, knowledge, people
from tests.properties.test_relevance import outcome
from tests.random_bases.answers import RawAnswers, checked
from tests.stakes_as_defined import assert_as_defined

PARTS = how_many(20)
"""The whole run has 20,000 people, in parts of a thousand that are spread over all cores."""

MOST_ASKED = 0.6
"""Of all questions, at the median: long forms are abandoned."""


def walked(interview: Interview, answers: RawAnswers) -> RawAnswers:
    """Go through an interview to its end, emergencies not confirmed; what is not among the answers is declined."""
    while (screen := interview.next_screen()) is not None:
        interview.answer_several({question.id: answers.get(question.id) for question in screen.questions})
    return interview.answers


def all_that_applies(answers: RawAnswers) -> RawAnswers:
    """Answer every question; those that the answers close do not count."""
    whole = Interview(knowledge())
    whole.answer_several({name: answers.get(name) for name in knowledge().questionnaire.questions})
    return whole.answers


def compare(crowd: Iterable[RawAnswers]) -> None:
    """See that both interviews come to the same for everybody, and how long they are."""
    lengths: list[tuple[int, int]] = []
    reached: dict[Level, int] = dict.fromkeys(Level, 0)
    for answers in crowd:
        everything, needed = all_that_applies(answers), walked(Interview(knowledge()), answers)
        result = base().assess(everything)
        assert outcome(result) == outcome(base().assess(needed))
        assert needed.items() <= everything.items()
        lengths.append((len(everything), len(needed)))
        reached[result.referral.level] += 1
    all_questions = len(knowledge().questionnaire.questions)
    asked, needed_at_median = (median(each) for each in zip(*lengths, strict=True))
    print(f"{len(lengths)} people; of {all_questions} questions {asked} apply, and {needed_at_median} are asked")
    print("by referral:", {level.word: count for level, count in reached.items()})
    assert needed_at_median <= MOST_ASKED * all_questions


def test_answering_all_at_once_is_the_whole_interview() -> None:
    """What `all_that_applies` takes for granted: in any order, the same answers count."""
    for answers in people("at once").people(10):
        whole = Interview(knowledge())
        whole.ask_everything()
        assert walked(whole, answers) == all_that_applies(answers)


def test_a_few_people_come_to_the_same() -> None:
    """In the default run, so that a mistake shows at once."""
    compare(people("left out").people(25))


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
def test_many_people_come_to_the_same(part: int) -> None:
    """People of every level of referral, declined answers among them."""
    compare(people(f"left out, part {part}").people(1_000))


def compare_stakes(crowd: Iterable[RawAnswers], random: Random) -> None:
    """Of people who have answered some of it: what is asked, and what is said of each question, is as defined."""
    for answers in crowd:
        known = random.sample([*answers], random.randint(0, len(answers)))
        assert_as_defined(knowledge(), checked(knowledge().questionnaire, {name: answers[name] for name in known}))


def test_a_few_people_are_asked_what_has_stakes() -> None:
    """In the default run, so that a mistake shows at once."""
    compare_stakes(people("stakes").people(10), Random("stakes"))


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
def test_many_people_are_asked_what_has_stakes(part: int) -> None:
    """Nothing that matters is left out, and nothing else is asked."""
    compare_stakes(people(f"stakes, part {part}").people(100), Random(part))
