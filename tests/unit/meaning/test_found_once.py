"""What follows from a knowledge base is found once, for that one alone, and goes when it goes."""

import gc
from dataclasses import replace
from weakref import ref

from intakewise.interview.interview import Interview
from intakewise.meaning.found_once import FoundOnce
from intakewise.model.knowledge import Knowledge
from intakewise.model.rules import Concludes
from tests.random_bases.rules import rule_of
from tests.unit.meaning.test_relevance import base, mattering, yes

SHOWS = Concludes("shown")


def rules_in(knowledge: Knowledge) -> list[str]:
    """Something that follows from a knowledge base."""
    return [*knowledge.rules]


def test_it_is_found_once() -> None:
    """The second time it is the same object."""
    knowledge, found = base({"r": (yes("a"), SHOWS)}), FoundOnce(rules_in)
    assert ["r"] == found.of(knowledge)
    assert found.of(knowledge) is found.of(knowledge)


def test_a_changed_copy_has_its_own() -> None:
    """A rule that reads another question is seen to do so: else that question would be left out."""
    knowledge = base({"r": (yes("a"), SHOWS)})
    assert {"a"} == mattering(knowledge)
    assert {"b"} == mattering(replace(knowledge, rules={"r": rule_of("r", yes("b"), SHOWS)}))


def test_it_goes_with_its_knowledge_base() -> None:
    """Nothing is left of one that was served and is not any more, though an interview was conducted by it."""
    knowledge, found = base({"r": (yes("a"), SHOWS)}), FoundOnce(rules_in)
    found.of(knowledge)
    interview = Interview(knowledge)
    assert interview.next_question() is not None
    assert interview.why("a").can_change.states == ("shown",)
    alive = ref(knowledge)
    del knowledge, interview
    gc.collect()
    assert alive() is None
    assert {} == found._found
