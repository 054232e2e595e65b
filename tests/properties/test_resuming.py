"""Whatever the questionnaire has become: an interview is resumed, and no answer counts for a question never shown."""

import json
from random import Random

from hypothesis import given

from intakewise.interview.interview import Interview
from intakewise.interview.resuming import as_asked
from intakewise.passes.digest import digest_of
from tests.properties.test_interviews import RANDOMS, step, wandered
from tests.random_bases.rules import lawful_knowledge


@given(RANDOMS)
def test_an_interview_of_one_base_goes_on_in_any_other(random: Random) -> None:
    """Each answer counts, or is named with its reason; those that count were given to the very same question."""
    knowledge, interview = wandered(random)
    other = lawful_knowledge(random)
    state = json.loads(
        json.dumps({**interview.to_dict(), "knowledge": {"id": other.id, "digest": digest_of(knowledge)}})
    )
    later = Interview.from_dict(other, state)
    left = {each.question for each in later.not_resumed}
    given_before, given_now = state["answers"], later.to_dict()["answers"]
    assert isinstance(given_now, dict)
    if digest_of(knowledge) != other.digest:
        assert set(given_before) == left | set(given_now)
        assert not left & set(given_now)
    before, now = knowledge.questionnaire, other.questionnaire
    for name, value in given_now.items():
        assert value == given_before[name]
        assert as_asked(before, before.questions[name]) == as_asked(now, now.questions[name])
    for _ in range(5):
        step(random, later, other)
