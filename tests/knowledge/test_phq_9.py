"""The shipped PHQ-9 against its published scoring: every total with every answer to the last item, by both engines."""

from functools import cache

import pytest

import intakewise
from intakewise.explain.clinical_summary import summarise
from intakewise.model.values import Truth
from intakewise.report.compose import compose
from intakewise.report.to_markdown import markdown_of
from intakewise.wiring.knowledge_base import KnowledgeBase

ITEMS = ("interest", "mood", "sleep", "energy", "appetite", "self_worth", "concentration", "movement", "self_harm")
WORDS = ("not_at_all", "several_days", "more_than_half", "nearly_every_day")

# Kroenke, Spitzer, Williams, J Gen Intern Med 2001;16:606-13: 5, 10, 15, and 20 begin the bands above minimal.
PUBLISHED = {"minimal": range(5), "mild": range(5, 10), "moderate": range(10, 15)} | {
    "moderately_severe": range(15, 20),
    "severe": range(20, 28),
}
LEVELS = {
    "minimal": "self_care",
    "mild": "routine",
    "moderate": "soon",
    "moderately_severe": "soon",
    "severe": "urgent",
}


@cache
def base() -> KnowledgeBase:
    """Load it once."""
    return intakewise.load("phq_9")


def spread(points: int, turn: int) -> list[int]:
    """Give points to the first eight items, three at a time, beginning at one that differs from total to total."""
    given = [0] * 8
    for step in range(8):
        given[(turn + step) % 8] = min(3, points)
        points -= given[(turn + step) % 8]
    assert points == 0
    return given


def answers(total: int, last: int) -> dict[str, object]:
    """Answers that add up to a total, with so many points on the last item."""
    points = [*spread(total - last, total), last]
    given: dict[str, object] = {item: WORDS[each] for item, each in zip(ITEMS, points, strict=True)}
    return given | ({"unsafe_now": False} if last else {})


@pytest.mark.parametrize(("total", "last"), [(rest + last, last) for last in range(4) for rest in range(25)])
def test_every_total_has_its_published_band(total: int, last: int) -> None:
    """Exactly one band is named, the published one; the last item above zero refers the same day."""
    (expected,) = (band for band, totals in PUBLISHED.items() if total in totals)
    result = base().assess(answers(total, last))
    assert [expected] == [state.id for state in result.states if state.truth is Truth.TRUE]
    assert ("urgent" if last else LEVELS[expected]) == result.referral.level.word
    assert bool(last) == ("crisis_help" in {advice.id for advice in result.advice})
    assert [(total, total, 0, 27)] == [(each.low, each.high, each.lowest, each.highest) for each in result.numbers]


def test_a_total_says_what_missing_items_leave_open() -> None:
    """Two items without an answer leave six points open: in the data, the report, the summary, and a comparison."""
    complete = answers(9, 0) | {"appetite": WORDS[1], "sleep": WORDS[0]}
    missing = {item: None if item in ("appetite", "energy") else given for item, given in complete.items()}
    before, after = base().assess(missing), base().assess(complete)
    (number,) = before.numbers
    (whole,) = after.numbers
    assert whole.low is not None
    assert number.low is not None
    assert number.low + 6 == number.high
    said = f"{number.low} to {number.high} (answers are missing). It can be 0 to 27."
    page = markdown_of(compose(before, summary=summarise(base().knowledge, before)))
    assert 2 == page.count(f"**PHQ-9 total:** {said}")
    assert ("total", (number.low, number.high), (whole.low, whole.low)) == next(
        (each.id, each.before, each.after) for each in base().compare_assessments(before, after).numbers
    )


def test_every_item_is_asked_though_the_band_is_sure() -> None:
    """From 20 points on nothing but the total can change: a total from half of the items would not be one."""
    interview = base().interview()
    asked = []
    while (question := interview.next_question()) is not None:
        asked.append(question.id)
        interview.answer(False if question.id == "unsafe_now" else WORDS[3])
    assert {*ITEMS} <= {*asked}


@pytest.mark.parametrize("item", ITEMS)
@pytest.mark.parametrize("points", range(4))
def test_each_item_counts_its_own_points(item: str, points: int) -> None:
    """Beside a total of 17 of the others, each item alone moves the band at the published limit of 20."""
    others = [each for each in ITEMS if each not in (item, "self_harm")]
    given = dict.fromkeys(ITEMS, "not_at_all") | dict.fromkeys(others[:5], WORDS[3]) | {others[5]: WORDS[2]}
    given[item] = WORDS[points]
    result = base().assess(given | ({"unsafe_now": False} if given["self_harm"] != WORDS[0] else {}))
    named = [state.id for state in result.states if state.truth is Truth.TRUE]
    assert ["severe" if points == 3 else "moderately_severe"] == named
