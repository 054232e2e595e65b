"""The score card of the shipped base: the page in the docs is the one that its people give, and nobody is unsafe."""

from pathlib import Path

import pytest

from intakewise.cli.score_card_markdown import markdown_of
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.people import OpenedPeople, open_people
from intakewise.workbench.people import each_person
from intakewise.workbench.score_card import UNSAFE, ScoreCard, score_card, without_held_out_names

PAGE = Path(__file__).parents[2] / "docs" / "clinical" / "score_card.md"
AGAIN = "Stale: run `intakewise evaluate --report docs/clinical/score_card.md`."


@pytest.fixture(scope="module")
def opened() -> OpenedPeople:
    """Return the shipped people."""
    opened = open_people("muscle_spasms")
    assert ((), ()) == (opened.problems, opened.people_problems)
    return opened


@pytest.fixture(scope="module")
def card(opened: OpenedPeople) -> ScoreCard:
    """Return their score card."""
    assert opened.knowledge is not None
    runs = list(
        each_person(opened.knowledge, opened.people, opened.answer_sets, KnowledgeBase(opened.knowledge).assess)
    )
    assert [] == [str(problem) for run in runs for problem in run.problems]
    return score_card(run.outcome for run in runs if run.outcome is not None)


def test_the_page_is_not_stale(opened: OpenedPeople, card: ScoreCard) -> None:
    """It says what the people of today get from the rules of today."""
    assert opened.knowledge is not None
    page = markdown_of(without_held_out_names(card), f"{opened.knowledge.id} {opened.knowledge.version}")
    assert page == PAGE.read_text("utf-8"), AGAIN


def test_nobody_is_referred_too_low_or_offered_what_is_forbidden(card: ScoreCard) -> None:
    """
    A miss of another kind is a matter of trust; these two are not.

    Held-out people are left out: whoever makes this test pass must not learn from them.
    """
    unsafe = [miss for miss in card.misses if miss.what in UNSAFE and not miss.person.held_out]
    assert [] == [f"{miss.person.id}: {miss.came}" for miss in unsafe]


def test_a_third_of_the_people_is_benign(opened: OpenedPeople) -> None:
    """A share of over-triage means nothing where everybody is ill."""
    assert len(opened.people) <= 3 * sum(person.benign for person in opened.people)
