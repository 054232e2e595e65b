"""A knowledge base and an assessment are the same for everybody who holds them, in every thread."""

import pickle
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from dataclasses import FrozenInstanceError, fields, is_dataclass
from enum import Enum
from random import Random
from threading import Barrier

import pytest

from intakewise.model.frozen import Frozen
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import load

GIVEN = {"age": 64, "danger_now": ["none_of_these"], "fluids": 1.5, "medicines": {"includes": ["ppi"]}}
THREADS = 8


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """Return the shipped base."""
    return load("muscle_spasms")


def changeable(value: object, at: str, seen: set[int]) -> Iterator[str]:
    """Every place below a value that somebody could write to."""
    if id(value) in seen or isinstance(value, Enum):
        return
    seen.add(id(value))
    if isinstance(value, Mapping):
        if not isinstance(value, Frozen):
            yield at
        for name, each in value.items():
            yield from changeable(each, f"{at}[{name!r}]", seen)
    elif isinstance(value, list | set | bytearray):
        yield at
    elif isinstance(value, tuple):
        for each in value:
            yield from changeable(each, f"{at}[…]", seen)
    elif is_dataclass(value):
        if not getattr(type(value), "__dataclass_params__").frozen:  # noqa: B009 — typed nowhere
            yield at
        for field in fields(value):
            yield from changeable(getattr(value, field.name), f"{at}.{field.name}", seen)


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_in_a_knowledge_base_can_be_written_to(language: str) -> None:
    """However deep, in English and in a translation, whether read from its files or kept from before."""
    assert [] == list(changeable(load("muscle_spasms", language).knowledge, "kb", set()))


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_in_an_assessment_can_be_written_to(language: str) -> None:
    """The answers that it was given for, and what they came from, included."""
    result = load("muscle_spasms", language).assess({**GIVEN, "cramp_now": None})
    assert [] == list(changeable(result, "result", set()))


def test_what_is_written_to_says_so(kb: KnowledgeBase) -> None:
    """Writing raises, whichever way it is tried, and changes nothing."""
    before = kb.assess(GIVEN).to_json()
    question = kb.questionnaire.questions["leafy_greens"]
    with pytest.raises(TypeError, match="cannot be changed"):
        kb.questionnaire.questions["leafy_greens"] = question  # type: ignore[index]
    with pytest.raises(TypeError, match="cannot be changed"):
        kb.knowledge.rules.clear()  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError):
        question.ask = "?"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        kb.knowledge = None  # type: ignore[misc, assignment]
    assert before == kb.assess(GIVEN).to_json()


def test_what_was_given_may_be_changed_afterwards(kb: KnowledgeBase) -> None:
    """A form goes on with its own dictionary: the assessment keeps what it was given."""
    ticked = ["fit"]
    given: dict[str, object] = {"danger_now": ticked}
    result = kb.assess(given)
    before = result.to_json()
    ticked.append("fainted")
    given.clear()
    assert before == result.to_json()


def test_it_travels_and_is_copied_whole(kb: KnowledgeBase) -> None:
    """Out of a process pool, or copied, it is equal, and as little to be changed."""
    result = kb.assess(GIVEN)
    for again in (pickle.loads(pickle.dumps(result)), deepcopy(result)):
        assert result == again
        assert [] == list(changeable(again, "again", set()))


def test_eight_threads_give_the_bytes_of_one(kb: KnowledgeBase) -> None:
    """All begin at once, on a base whose second engine is not compiled yet, each with every set of answers."""
    people: list[dict[str, object]] = [GIVEN, {}, {"danger_now": ["fit"]}, {"age": 12, "cramp_now": None}]
    expected = [kb.assess(each).to_json() for each in people]
    fresh, start = KnowledgeBase(kb.knowledge), Barrier(THREADS)

    def assess_all(seed: int) -> list[tuple[int, str]]:
        order = Random(seed).sample(range(len(people)), len(people))
        start.wait(timeout=60)
        return [(number, fresh.assess(people[number]).to_json()) for number in order]

    with ThreadPoolExecutor(THREADS) as pool:
        given = [each for found in pool.map(assess_all, range(THREADS)) for each in found]
    assert len(people) * THREADS == len(given)
    assert {True} == {expected[number] == bytes_given for number, bytes_given in given}
