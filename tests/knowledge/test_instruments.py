"""
The published instruments give what their papers say, for every total and, of the Wells score, for every set of answers.

The scoring is worked out here anew, from the papers: Kroenke 2001 (PHQ-9), Wells 2003 (deep-vein thrombosis).
"""

import json
from collections.abc import Iterator
from itertools import product
from random import Random

import pytest

import intakewise
from intakewise.model.values import Level, Truth
from intakewise.wiring.knowledge_base import KnowledgeBase

OFTEN = ("not_at_all", "several_days", "more_than_half", "nearly_every_day")
EIGHT = ("interest", "mood", "sleep", "tired", "appetite", "failure", "concentration", "slowed")
BANDS = {"minimal": (0, 4), "mild": (5, 9), "moderate": (10, 14), "moderately_severe": (15, 19), "severe": (20, 27)}

HISTORY = ("active_cancer", "leg_not_moved", "bed_or_surgery", "clot_before")
SIGNS = ("tender", "whole_leg_swollen", "calf_swollen", "pitting", "collateral_veins")


@pytest.fixture(scope="module")
def phq_9() -> KnowledgeBase:
    """The PHQ-9, by its name."""
    return intakewise.load("phq_9")


@pytest.fixture(scope="module")
def wells() -> KnowledgeBase:
    """The Wells score, by its name."""
    return intakewise.load("wells_dvt")


def truth(holds: bool) -> Truth:
    """A truth that is known."""
    return Truth.TRUE if holds else Truth.FALSE


def states_of(kb: KnowledgeBase, answers: dict[str, object]) -> tuple[Level, dict[str, Truth], set[str]]:
    """The level of care, the states, and the advice, by both engines, which must agree."""
    result = kb.assess(answers)
    states = {each.id: each.truth for each in result.states}
    return result.referral.level, states, {each.id for each in result.advice}


def points(total: int) -> Iterator[tuple[int, ...]]:
    """Some ways in which eight questions add up to a total: the most uneven one, and three at random."""
    yield tuple(max(0, min(3, total - 3 * place)) for place in range(8))
    random = Random(total)
    for _ in range(3):
        given = [0] * 8
        while sum(given) < total:
            place = random.randrange(8)
            given[place] = min(given[place] + 1, 3)
        yield tuple(given)


@pytest.mark.parametrize("ninth", range(4))
def test_every_score_of_the_phq_9(phq_9: KnowledgeBase, ninth: int) -> None:
    """One band and no other for each total from 0 to 27; above zero in the ninth question, a crisis line today."""
    for of_eight in range(25):
        for given in points(of_eight):
            answers: dict[str, object] = {name: OFTEN[each] for name, each in zip(EIGHT, given, strict=True)}
            level, states, advice = states_of(phq_9, {**answers, "self_harm": OFTEN[ninth]})
            total = of_eight + ninth
            assert {name: truth(low <= total <= high) for name, (low, high) in BANDS.items()} == states
            if ninth:
                assert (Level.URGENT, True) == (level, "keep_safe" in advice)
            elif total < 10:
                assert Level.SELF_CARE == level
            else:
                assert (Level.ROUTINE if total < 15 else Level.SOON) == level


def test_the_ninth_question_names_a_crisis_line(phq_9: KnowledgeBase) -> None:
    """With the number of each region."""
    for region, number in {"uk": "116 123", "us": "988", "eu": "112"}.items():
        result = phq_9.assess({"self_harm": "several_days"}, region=region)
        assert number in json.dumps(result.to_dict()["referral"])


def test_every_answer_set_of_the_wells_score(wells: KnowledgeBase) -> None:
    """Two points or more: likely, and a scan; below: unlikely, and a D-dimer test; the same day in either case."""
    for had in product((0, 1), repeat=len(HISTORY) + len(SIGNS) + 1):
        history = [name for name, is_there in zip(HISTORY, had, strict=False) if is_there]
        signs = [name for name, is_there in zip(SIGNS, had[len(HISTORY) :], strict=False) if is_there]
        total = len(history) + len(signs) - 2 * had[-1]
        answers = {
            "history": history or ["none_of_these"],
            "signs": signs or ["none_of_these"],
            "other_cause": bool(had[-1]),
        }
        level, states, advice = states_of(wells, answers)
        assert {"dvt_likely": truth(total >= 2), "dvt_unlikely": truth(total < 2)} == states
        assert (Level.URGENT, {"scan" if total >= 2 else "d_dimer"}) == (level, advice)
