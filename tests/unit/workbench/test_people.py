"""People who are assessed: what of the assessment is scored, and what cannot be."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from intakewise.model.assessments import Assessment
from intakewise.model.people import Person, RightForPerson
from intakewise.model.values import Band, Level
from intakewise.problems.exceptions import EngineFailed, EnginesDisagree
from intakewise.problems.problem import Place
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import load
from intakewise.wiring.people import open_people
from intakewise.workbench.people import Outcome, each_person, outcome_of
from tests.unit.workbench.told import PAPER

TINY = Path(__file__).parents[2] / "knowledge" / "tiny"

NOTHING_WRONG: dict[str, object] = {
    "about_whom": "me",
    "danger": ["none_of_these"],
    "numb": False,
    "fluids": 2,
    "washing": "rarely",
    "creams": ["none_of_these"],
    "relatives": ["none_of_these"],
}


@pytest.fixture(scope="module")
def tiny() -> KnowledgeBase:
    """Return the tiny base."""
    return load(TINY)


def person(given: Mapping[str, object], forbidden: tuple[str, ...] = ()) -> Person:
    """Return a person with these answers."""
    right = RightForPerson(Level.SELF_CARE, (), forbidden)
    return Person("it", "", "", False, True, None, "", given, right)


def outcome(tiny: KnowledgeBase, given: Mapping[str, object], forbidden: tuple[str, ...] = ()) -> Outcome:
    """Assess a person with these answers."""
    (run,) = each_person(tiny.knowledge, [person(given, forbidden)], {}, tiny.assess)
    assert run.outcome is not None
    return run.outcome


def test_only_what_is_above_unlikely_counts_as_shown(tiny: KnowledgeBase) -> None:
    """In the order of the report, with its band."""
    assert () == outcome(tiny, NOTHING_WRONG).shown
    told = outcome(tiny, {**NOTHING_WRONG, "washing": "very_often", "creams": ["steroid_strong"]})
    assert (("cream_harm", Band.LIKELY), ("washing_a_lot", Band.LIKELY)) == told.shown


def test_the_level_is_that_of_the_referral(tiny: KnowledgeBase) -> None:
    """With the rules behind it."""
    assert (Level.SELF_CARE, (), False) == _level(outcome(tiny, NOTHING_WRONG))
    assert (Level.ROUTINE, ("nerve.numb_at_night",), False) == _level(outcome(tiny, {**NOTHING_WRONG, "numb": True}))
    cold = outcome(tiny, {**NOTHING_WRONG, "danger": ["cold_hand"]})
    assert (Level.EMERGENCY, ("red_flag.cold_hand",), False) == _level(cold)


def test_whoever_is_left_open_is_not_told_to_look_after_it_alone(tiny: KnowledgeBase) -> None:
    """That counts as routine: never as self-care, nor as more than it says."""
    assert (Level.ROUTINE, (), True) == _level(outcome(tiny, {}))
    assert (Level.ROUTINE, (), True) == _level(outcome(tiny, {**NOTHING_WRONG, "danger": None}))
    # A referral that is given counts as it is, whatever else is open.
    told = outcome(tiny, {"danger": ["deep_cut"], "wound_days": 2})
    assert (Level.URGENT, ("red_flag.deep_cut",), False) == _level(told)


def _level(told: Outcome) -> tuple[Level, tuple[str, ...], bool]:
    return told.given, told.because, told.is_open


def test_only_forbidden_advice_that_is_offered_counts(tiny: KnowledgeBase) -> None:
    """What is withheld was not offered, and what is offered may be allowed."""
    washes = {**NOTHING_WRONG, "washing": "very_often"}
    assert ("vitamin_e_oil",) == outcome(tiny, washes, ("vitamin_e_oil",)).offered
    assert () == outcome(tiny, {**washes, "creams": ["warfarin"]}, ("vitamin_e_oil",)).offered
    assert () == outcome(tiny, washes).offered


def test_what_a_person_does_not_say_is_declined(tiny: KnowledgeBase) -> None:
    """As in a case: laid over the background, and the rest is not known."""
    seen: list[Mapping[str, object]] = []

    def assess(answers: Mapping[str, object], *, places: Mapping[str, Place]) -> Assessment:
        seen.append(answers)
        return tiny.assess(answers, places=places)

    list(each_person(tiny.knowledge, [person({"numb": True})], {}, assess))
    assert [{**dict.fromkeys(tiny.knowledge.questionnaire.questions), "numb": True}] == seen


@pytest.mark.parametrize(
    "fault", [EngineFailed("durable_rules", "it stopped"), EnginesDisagree(["rule a: true, false"], (None, None))]
)
def test_a_fault_of_an_engine_is_a_problem_and_the_others_go_on(fault: Exception, tiny: KnowledgeBase) -> None:
    """Nobody is scored who was not assessed."""

    def assess(answers: Mapping[str, object], *, places: Mapping[str, Place]) -> Assessment:
        if answers["numb"]:
            raise fault
        return tiny.assess(answers, places=places)

    failed, other = each_person(tiny.knowledge, [person({"numb": True}), person({})], {}, assess)
    assert (None, ["IW-C002"]) == (failed.outcome, [problem.code for problem in failed.problems])
    assert (False, ()) == (other.outcome is None, other.problems)


def test_answers_that_contradict_each_other_are_a_problem_of_the_person(tiny: KnowledgeBase) -> None:
    """Assessing refuses them, too, for whoever did not check first."""
    (run,) = each_person(tiny.knowledge, [person({**NOTHING_WRONG, "wound_days": 3})], {}, tiny.assess)
    assert run.outcome is None
    assert ["Person 'it': 'wound_days' is answered, but other answers close this safety question."] == [
        problem.message for problem in run.problems
    ]


def test_the_people_of_a_base_are_read_whole() -> None:
    """With where each was published, which file they are of, and what is right for them."""
    opened = open_people(str(TINY))
    assert () == opened.people_problems
    people = {each.id: each for each in opened.people}
    assert ["washes_a_lot", "numb_at_night", "answers_nothing", "fresh_cut", "cold_hand"] == list(people)
    nurse, cold = people["washes_a_lot"], people["cold_hand"]
    assert (False, True, None) == (nurse.held_out, nurse.benign, nurse.source)
    assert RightForPerson(Level.SELF_CARE, ("washing_a_lot",), ("vitamin_e_oil",)) == nurse.right
    assert (True, False) == (cold.held_out, cold.benign)
    example = replace(
        PAPER, authors="Nobody", title="An example and not a real paper", year=2020, doi="10.1000/example"
    )
    assert replace(example, read="excerpt", where="Nowhere, this is an example") == cold.source


def test_outcomes_do_not_depend_on_what_is_right(tiny: KnowledgeBase) -> None:
    """The expectation is looked at only when it is scored."""
    assessment = tiny.assess({**NOTHING_WRONG, "numb": True})
    one = person({})
    other = replace(one, right=RightForPerson(Level.EMERGENCY, ("cream_harm",)))
    assert outcome_of(one, assessment) == replace(outcome_of(other, assessment), person=one)
