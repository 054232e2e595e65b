"""However a person moves about in the shipped quiz, the result is that of a fresh run with the final answers."""

import json
from collections.abc import Iterable
from random import Random
from textwrap import wrap

import pytest

from intakewise.interview.interview import Interview
from intakewise.model.values import Level
from tests.how_many import how_many
from tests.knowledge.shipped import base, knowledge, people
from tests.knowledge.test_left_out import walked
from tests.properties.test_interviews import step
from tests.properties.test_relevance import outcome
from tests.random_bases.answers import RawAnswers

STEPS = 40


def moved_about(random: Random, answers: RawAnswers) -> Interview:
    """An interview of one person, with detours, changes of mind, and interruptions, and then answered to its end."""
    interview = Interview(knowledge())
    for _ in range(STEPS):
        if random.random() < 0.4:
            step(random, interview, knowledge())
        elif (screen := interview.next_screen()) is not None:
            interview.answer_several({question.id: answers.get(question.id) for question in screen.questions})
        if random.random() < 0.05:
            interview = Interview.from_dict(knowledge(), json.loads(json.dumps(interview.to_dict())))
    # What came of wild steps is mostly an emergency: each person is brought back to most of what they meant.
    meant = {name: answers[name] for name in interview.answers if name in answers and random.random() < 0.9}
    interview.answer_several(meant)
    walked(interview, answers)
    return interview


def compare(crowd: Iterable[RawAnswers]) -> None:
    """See that each of them ends where a fresh interview with the same answers ends."""
    reached: dict[Level, int] = dict.fromkeys(Level, 0)
    for number, answers in enumerate(crowd):
        interview = moved_about(Random(number), answers)
        fresh = Interview(knowledge())
        walked(fresh, interview.answers)
        result = base().assess(interview.answers)
        assert outcome(result) == outcome(base().assess(fresh.answers))
        assert interview.emergency == fresh.emergency
        missing = [each.id for each in knowledge().questionnaire.questions.values() if each.safety]
        shown = {each.question.id for section in interview.review for each in section.questions}
        assert {*missing} & shown <= {*interview.answers}
        reached[result.referral.level] += 1
    print("by referral:", {level.word: count for level, count in reached.items()})


def test_why_a_question_is_asked_takes_a_few_lines() -> None:
    """At most eight of them at 80 columns, however much hangs on the answer; no list of names goes on and on."""
    interview = Interview(knowledge())
    longest: list[int] = []
    while (screen := interview.next_screen()) is not None:
        for question in screen.questions:
            why = interview.why(question.id)
            longest.append(len(wrap(" ".join([why.why, *why.sentences]), 76)))
        interview.answer_several({question.id: None for question in screen.questions})
    assert max(longest) <= 8
    assert any(" more." in sentence for sentence in Interview(knowledge()).why("age").sentences)


def test_a_few_people_end_where_they_would_have_ended() -> None:
    """In the default run, so that a mistake shows at once."""
    compare(people("moving about").people(10))


@pytest.mark.long
def test_many_people_end_where_they_would_have_ended() -> None:
    """People of every level of referral."""
    compare(people("moving about, at length").people(how_many(2_000)))
