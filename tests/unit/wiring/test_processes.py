"""What a pool of processes hands from one to another: knowledge bases, results, and everything that can be raised."""

import copy
import pickle
from pathlib import Path

import pytest

from intakewise.model.conditions import Holds
from intakewise.problems.exceptions import (
    AnswersInvalid,
    EngineFailed,
    EnginesDisagree,
    IntakewiseError,
    KnowledgeInvalid,
    Unsupported,
)
from intakewise.problems.problem import NOWHERE, Problem
from intakewise.wiring.opening import load

KB = load(Path(__file__).parents[2] / "knowledge" / "tiny")
PROBLEM = Problem("IW-A001", NOWHERE, "Unknown question 'x'.")


def test_a_knowledge_base_travels() -> None:
    """Pickled or copied, even after it compiled its second engine, it gives the same assessment."""
    expected = KB.assess({"danger": ["deep_cut"]})
    assert expected == pickle.loads(pickle.dumps(KB)).assess({"danger": ["deep_cut"]})
    assert expected == copy.deepcopy(KB).assess({"danger": ["deep_cut"]})


def test_an_assessment_travels() -> None:
    """It comes out as it went in."""
    result = KB.assess({})
    assert result == pickle.loads(pickle.dumps(result))


@pytest.mark.parametrize(
    "raised",
    [
        AnswersInvalid([PROBLEM]),
        KnowledgeInvalid([PROBLEM, PROBLEM]),
        EnginesDisagree(["rule x.y: true, unknown"], (1, 2)),
        EngineFailed("durable_rules", "out of memory", (1,)),
        Unsupported(Holds("snores", expected=True), "meaning"),
    ],
)
def test_what_is_raised_travels(raised: IntakewiseError) -> None:
    """Its message and all that it carries come out as they went in."""
    again = pickle.loads(pickle.dumps(raised))
    assert type(raised) is type(again)
    assert str(raised) == str(again)
    assert vars(raised) == vars(again)
