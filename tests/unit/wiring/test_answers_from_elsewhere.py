"""Answers that a program knows already: what counts of them, in every question that can be asked of them."""

from pathlib import Path

import pytest

from intakewise.model.values import Level
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import load

BASE = Path(__file__).parents[2] / "author_mistakes" / "base"

EITHER = ("typed", "imported")


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """Return the small base of the author mistakes."""
    return load(BASE)


def imported(value: object) -> dict[str, object]:
    """Return an answer out of a record."""
    return {"value": value, "provenance": "imported"}


def test_a_comparison_takes_an_answer_that_does_not_count_for_none(kb: KnowledgeBase) -> None:
    """The record says what the person has now typed: it did not count before, so the danger is new, and behind it."""
    found = kb.compare({"danger_now": imported(["chest_pain"])}, {"danger_now": ["chest_pain"]})
    assert (Level.EMERGENCY, ("danger_now",)) == (found.referral.after, found.referral.behind)
    assert ["danger_now"] == [each.question for each in found.answers]
    same = kb.compare({"danger_now": None}, {"danger_now": imported(["chest_pain"])})
    assert () == same.answers


def test_whoever_answers_for_the_source_does_so_in_every_question(kb: KnowledgeBase) -> None:
    """A comparison, what would change it, and why: all of them take what `assess` takes."""
    danger, none = ({"danger_now": imported([each])} for each in ("chest_pain", "none_of_these"))
    found = kb.compare(none, danger, safety_from=EITHER)
    assert Level.EMERGENCY is found.referral.after
    assert Level.EMERGENCY is kb.what_would_change(danger, safety_from=EITHER).referral
    assert Level.EMERGENCY is not kb.what_would_change(danger).referral
    assert "emergency" in kb.explain(danger, "referral", safety_from=EITHER)[0]
    raising = kb.what_would_change(none, safety_from=EITHER).raising
    assert "danger_now" in {each.question for each in raising}
