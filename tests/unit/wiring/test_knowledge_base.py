"""A loaded knowledge base: what it refuses, what it never drops, and what is left when an engine fails."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

import pytest

from intakewise.backends.to_durable.engine import DurableEngine
from intakewise.model.assessments import Assessment
from intakewise.model.values import Level
from intakewise.problems.exceptions import AnswersInvalid, EngineFailed
from intakewise.problems.problem import Place
from intakewise.report.unfinished import unfinished_level
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import load

BASE = Path(__file__).parents[2] / "author_mistakes" / "base"


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """Return the small base of the author mistakes."""
    return load(BASE)


def refused(kb: KnowledgeBase, answers: Mapping[str, object], region: str = "") -> list[str]:
    """Return the codes of what is wrong, in order."""
    with pytest.raises(AnswersInvalid) as invalid:
        kb.assess(answers, region=region)
    return [problem.code for problem in invalid.value.problems]


def test_a_region_and_answers_are_refused_at_once(kb: KnowledgeBase) -> None:
    """A program that embeds it sees everything that is wrong in one exception."""
    assert ["IW-A013", "IW-A004", "IW-A001"] == refused(kb, {"age": 300, "colour": "red"}, region="mars")


@pytest.mark.parametrize("region", [None, 5, ["uk"], {}])
def test_a_region_that_is_no_text_is_refused(kb: KnowledgeBase, region: object) -> None:
    """A form that sends null for "not chosen" is told so, and never given texts of a place that is nowhere."""
    assert ["IW-A013"] == refused(kb, {}, region=region)  # type: ignore[arg-type]


@pytest.mark.parametrize("pregnant", [False, None, {"declined": "rather_not_say"}])
def test_an_answer_that_says_what_its_absence_means_is_no_contradiction(kb: KnowledgeBase, pregnant: object) -> None:
    """An intake form may send every field, also those that it did not show."""
    assert ("pregnant",) == tuple(kb.assess({"sex": "male", "pregnant": pregnant, "drink": "coffee"}).hidden)


def test_an_answer_that_contradicts_a_closed_safety_question_is_never_dropped(kb: KnowledgeBase) -> None:
    """Which of the two answers is wrong is for a person to say; the problem stands where the answer does."""
    places = {"pregnant": Place("form", 7, 1)}
    with pytest.raises(AnswersInvalid) as invalid:
        kb.assess({"sex": "male", "pregnant": True}, places=places)
    assert [("IW-A010", Place("form", 7, 1))] == [(each.code, each.place) for each in invalid.value.problems]


def test_an_answer_to_any_other_closed_question_is_kept_and_does_not_count(kb: KnowledgeBase) -> None:
    """It comes back to life if the branch returns."""
    given = {"drink": "water", "coffee_cups": 20, "tea_cups": 0, "snores": True, "medicines": ["none_of_these"]}
    result = kb.assess(given)
    assert ("coffee_cups" in result.hidden, 20) == (True, result.answers["coffee_cups"])
    assert {"sleeps_badly": "false"} == {s.id: s.truth.value for s in result.states if s.id == "sleeps_badly"}
    again = kb.assess({**given, "drink": "coffee"})
    assert {"sleeps_badly": "true"} == {s.id: s.truth.value for s in again.states if s.id == "sleeps_badly"}


def test_the_order_of_answers_changes_no_byte(kb: KnowledgeBase) -> None:
    """Answers stand in the order of the questionnaire."""
    given = {"medicines": ["blood_thinner", "sleeping_pill"], "age": 40, "danger_now": ["fainted", "chest_pain"]}
    turned = {"danger_now": ["chest_pain", "fainted"], "age": 40, "medicines": {"sleeping_pill", "blood_thinner"}}
    first, second = (json.dumps(kb.assess(answers).to_dict()) for answers in (given, turned))
    assert first == second
    assert ["danger_now", "age", "medicines"] == list(kb.assess(given).answers)


@pytest.mark.parametrize(
    ("answers", "level"),
    [({"danger_now": ["chest_pain"]}, Level.EMERGENCY), ({"danger_now": ["none_of_these"]}, Level.ROUTINE)],
)
def test_when_one_engine_fails_the_referral_of_the_other_stands(
    answers: dict[str, object], level: Level, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A face that shows the failure shows at least this level, and never less than routine."""

    def fail(*_: object) -> NoReturn:
        raise EngineFailed("durable_rules", "it stopped")

    monkeypatch.setattr(DurableEngine, "infer", fail)
    with pytest.raises(EngineFailed) as failed:
        load(BASE).assess(answers)
    (alone,) = failed.value.assessments
    assert isinstance(alone, Assessment)
    assert ("durable_rules", level) == (failed.value.engine, unfinished_level(failed.value))
    assert (level is Level.EMERGENCY) == alone.emergency
