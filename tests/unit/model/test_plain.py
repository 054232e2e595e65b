"""Data as plain values: what is turned by its declared type is what turning each value by its own type gives."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum

import pytest

import intakewise
from intakewise.model.frozen import Frozen
from intakewise.model.plain import to_plain
from intakewise.model.values import Band, Level, Truth

PEOPLE: dict[str, dict[str, object]] = {
    "declined": {},
    "emergency": {"danger_now": ["fit", "fainted"], "medicines": {"includes": ["ppi"], "not_recognised": ["wurzel"]}},
    "numbers": {"danger_now": ["none_of_these"], "age": 64, "fluids": 1.5, "leafy_greens": "never"},
}
"""What they say; all else they declined."""


def one_by_one(value: object) -> object:
    """Each value by what it is, whatever is declared."""
    match value:
        case Truth():
            return {Truth.TRUE: True, Truth.FALSE: False}.get(value)
        case Band() | Level():
            return value.word
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case Mapping():
            return {str(key): one_by_one(each) for key, each in value.items()}
        case tuple() | list() | frozenset():
            return [one_by_one(each) for each in value]
    if is_dataclass(value):
        return {each.name: one_by_one(getattr(value, each.name)) for each in fields(value)}
    return value


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("answers", PEOPLE.values(), ids=list(PEOPLE))
def test_all_that_is_written_of_a_person(answers: dict[str, object], language: str) -> None:
    """The assessment, how a rule came out, what would change it, and how it differs from another."""
    kb = intakewise.load("muscle_spasms", language)
    answers = {**dict.fromkeys(kb.questionnaire.questions), **answers}
    written = [kb.assess(answers), kb.explained(answers, "referral"), kb.compare({}, answers)]
    for whole in (*written, kb.what_would_change({"danger_now": ["none_of_these"], "leafy_greens": "never"})):
        assert one_by_one(whole) == to_plain(whole)


@dataclass(frozen=True)
class Alone:
    """One field."""

    band: Band


@dataclass(frozen=True)
class Nested:
    """Every way in which a type is declared."""

    number: int | None
    level: Level | None
    truths: Mapping[str, Truth]
    by_level: Mapping[Level, str]
    pairs: tuple[tuple[str, Band], ...]
    inner: tuple["Nested", ...]
    anything: object
    alone: Alone | None = None


def test_every_way_in_which_a_type_is_declared() -> None:
    """Plain or not, in a list, in a mapping, of its own kind, or as anything at all."""
    open_ones, levels, pairs = Frozen(a=Truth.OPEN), {Level.URGENT: "today"}, (("b", Band.LIKELY),)
    leaf = Nested(None, Level.SOON, open_ones, levels, pairs, (), Truth.TRUE)
    anything = date(2026, 11, 23), frozenset({Band.POSSIBLE})
    whole = Nested(1, None, {}, {}, (), (leaf, leaf), anything, Alone(Band.UNLIKELY))
    expected = {
        "number": None,
        "level": "soon",
        "truths": {"a": None},
        "by_level": {"urgent": "today"},
        "pairs": [["b", "likely"]],
        "inner": [],
        "anything": True,
        "alone": None,
    }
    assert expected == to_plain(leaf)
    assert one_by_one(whole) == to_plain(whole)
    assert {"band": "likely"} == to_plain(Alone(Band.LIKELY))
