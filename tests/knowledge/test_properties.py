"""A search for a counterexample to every property of the shipped knowledge base."""

from collections.abc import Iterator

import pytest

from intakewise.meaning.answering import read_answers
from intakewise.meaning.properties import advice_facts, judge, property_facts
from intakewise.model.values import Level, Truth
from intakewise.passes.normalise import complement
from tests.how_many import how_many
from tests.knowledge.shipped import base, facts_for_properties, inferred, knowledge, people
from tests.random_bases.answers import RawAnswers, checked

PROPERTIES = list(knowledge().properties)
MOST_TRIES = 4
"""How many answer sets may be tried for each that meets a property's `whenever`."""


def met(name: str, wanted: int) -> Iterator[RawAnswers]:
    """
    Yield answer sets that were made to meet a property's `whenever`, after being led towards what it forbids.

    Without the latter hardly anybody would be advised what is never to be offered, and nothing would be tested.
    """
    asked = knowledge().properties[name]
    forbidden = complement(asked.must)
    drawn, questions = people(name), tuple(knowledge().questionnaire.questions.values())
    for number in range(wanted * MOST_TRIES):
        raw = drawn.person(list(Level)[number % len(Level)]) if number % 4 == 0 else drawn.start()
        if number % 2:
            drawn.change(raw, 1 + number % 6, questions)
            raw = drawn.settled(raw)
        drawn.satisfier.satisfy(forbidden, raw)
        drawn.satisfier.satisfy(asked.whenever, raw)
        yield drawn.settled(raw)


def search(name: str, wanted: int) -> int:
    """Return how often `whenever` was met; fail on the first counterexample."""
    asked, count = knowledge().properties[name], 0
    for raw in met(name, wanted):
        judgement = judge(asked, facts_for_properties(raw))
        assert not judgement.is_counterexample, f"{asked.statement} Not for {raw}"
        count += judgement.applies is Truth.TRUE
        if count == wanted:
            break
    return count


@pytest.mark.parametrize("name", PROPERTIES)
def test_no_answers_break_a_property(name: str) -> None:
    """Among answers that meet a property's `whenever`, at least ten of them, none breaks what it demands."""
    count = search(name, 12)
    print(f"`whenever` of {name} was met {count} times")  # shown by `pytest -rP`
    assert count >= 10, f"`whenever` of {name} was met only {count} times"


@pytest.mark.long
@pytest.mark.parametrize("name", PROPERTIES)
def test_many_answers_do_not_break_a_property(name: str) -> None:
    """The same, a thousand times for each property in the whole run."""
    wanted = how_many(1000)
    count = search(name, wanted)
    print(f"`whenever` of {name} was met {count} times")  # shown by `pytest -rP`
    assert count >= wanted, f"`whenever` of {name} was met only {count} times"


def test_properties_hold_in_assessments_by_both_engines() -> None:
    """For 200 people, both engines agree, and no property is broken; advice is offered as properties are told."""
    shipped = knowledge()
    for raw in people("both engines").people(200):
        assessment = base().assess(raw)
        facts = read_answers(shipped.questionnaire, checked(shipped.questionnaire, raw)).facts
        seen = property_facts(shipped, facts, inferred(raw))
        broken = [name for name, asked in shipped.properties.items() if judge(asked, seen).is_counterexample]
        assert [] == broken, raw
        told = advice_facts(shipped, inferred(raw))
        offered = {name for name in shipped.advice if told[f"advice.{name}.offered"] is Truth.TRUE}
        withheld = {name for name in shipped.advice if told[f"advice.{name}.withheld"] is Truth.TRUE}
        assert offered == {advice.id for advice in assessment.advice}
        assert withheld == {advice.id for advice in assessment.withheld}


def test_people_are_spread_over_every_level() -> None:
    """Each level of referral holds at least a tenth of the random people."""
    levels = [inferred(raw).referral for raw in people("levels").people(300)]
    counts = {level: levels.count(level) for level in Level}
    assert all(count >= 30 for count in counts.values()), counts
