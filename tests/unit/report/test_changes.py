"""What a report says of what would change it: what it promises, and what it never does."""

from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import NoReturn

import pytest
from rich.console import Console

from intakewise.model.changes import AnswerChange, ContributorChanges, Lowering, Raising, WouldChange
from intakewise.model.values import Band, Level
from intakewise.problems.exceptions import EngineFailed, EnginesDisagree
from intakewise.quiz.looking import look_what_would_change
from intakewise.report.changes import lowering, sooner
from intakewise.report.to_terminal import draw_parts
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import load
from tests.unit.report.drawn import captured, in_one_line

KB: KnowledgeBase = load(Path(__file__).parents[2] / "knowledge" / "tiny")

TEA = AnswerChange("tea", "How many cups of tea?", "8 cups", "4 cups", 4)
LATE = AnswerChange("late", "Do you work late?", "Yes", "No", answer=False)
FIT = Raising(Level.EMERGENCY, None, "danger", "Today, any of these?", "A fit", ["fit"], "red_flag.fit", "It is.")
WEAK = Raising(Level.SOON, 2, "weak", "Are you weaker?", "Yes", True, "referral.weak", "It is.")


def draw(console: Console, found: WouldChange) -> None:
    """Draw the two parts that say what would change an assessment, of somebody of whom nothing else is known."""
    nobody = replace(KB.assess({}), contributors=())
    quiet = replace(nobody, referral=replace(nobody.referral, sooner=()))
    draw_parts([part for part in (sooner(quiet, found), lowering(found)) if part is not None], console)


def printed(*contributors: ContributorChanges, raising: tuple[Raising, ...] = (), left_out: int = 0) -> str:
    """Return what is printed, without its line breaks."""
    found = WouldChange(Level.SELF_CARE, 2, contributors, raising, left_out)
    return in_one_line(captured(lambda console: draw(console, found)))


def restless(*lowerings: Lowering, not_tried: int = 0) -> ContributorChanges:
    """A likely contributor with what would lower it."""
    return ContributorChanges("restless", "Restless legs", Band.LIKELY, lowerings, 3, not_tried)


def test_a_change_is_a_condition_and_no_promise() -> None:
    """It says what the band would be, if which answer were another; and that this is no promise."""
    text = printed(restless(Lowering((TEA,), Band.POSSIBLE, Band.POSSIBLE)))
    expected = "if your answer to “How many cups of tea?” were “4 cups” instead of “8 cups”."
    assert f"Restless legs would be possible instead of likely {expected}" in text
    assert "It is no promise that it helps." in text


def test_what_missing_answers_leave_open_is_not_passed_over() -> None:
    """The band holds as far as was answered."""
    text = printed(restless(Lowering((TEA,), Band.POSSIBLE, Band.LIKELY)))
    assert "would be possible, as far as you have answered, instead of likely if" in text


def test_two_changes_stand_in_one_sentence() -> None:
    """Both have to change together."""
    text = printed(restless(Lowering((TEA, LATE), Band.POSSIBLE, Band.POSSIBLE)))
    assert "instead of “8 cups” and to “Do you work late?” were “No” instead of “Yes”." in text


def test_that_nothing_would_change_it_is_said_plainly() -> None:
    """And so is what was not tried."""
    text = printed(restless(not_tried=12))
    assert "Restless legs (likely): nothing of that kind would alter this." in text
    assert "12 more pairs of changes were not tried." in text
    nothing = replace(restless(), tried=0)
    assert "nothing of that kind to try that is known to be safe for you." in printed(nothing)


def test_what_would_raise_the_referral_is_grouped_by_level_the_gravest_first() -> None:
    """As a person would say it, with the days, and with how many more there are."""
    text = printed(raising=(FIT, WEAK), left_out=5)
    emergency, soon = (
        "You would need emergency help at once if one of these were your answer:",
        "You would need to see a doctor soon if one of these were your answer:",
    )
    assert f"{emergency} - Today, any of these? “A fit” {soon} - Are you weaker? “Yes” (within 2 days)" in text
    assert "5 more answers to the safety questions would mean needing help sooner." in text


@pytest.mark.parametrize("width", [10, 20, 40, 80, 200])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    """However long the questions are."""
    target = StringIO()
    console = Console(file=target, width=width, highlight=False, markup=False, emoji=False)
    both = restless(Lowering((TEA, LATE), Band.POSSIBLE, Band.POSSIBLE), not_tried=3)
    draw(console, WouldChange(Level.SELF_CARE, 2, (both,), (FIT, WEAK), 5))
    assert max(map(len, target.getvalue().splitlines())) <= width


@pytest.mark.parametrize(
    "failure", [EngineFailed("durable_rules", "stopped"), EnginesDisagree(["a rule"], (None, None))]
)
def test_a_report_is_not_lost_where_an_engine_fails_on_other_answers(
    failure: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is printed without this part."""

    def fail(*arguments: object, **options: object) -> NoReturn:
        raise failure

    monkeypatch.setattr(KnowledgeBase, "what_would_change", fail)
    assert look_what_would_change(KB, KB.assess({"danger": ["none_of_these"]})) is None


def test_in_an_emergency_nobody_looks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """No time is lost."""
    monkeypatch.delattr(KnowledgeBase, "what_would_change")
    assert look_what_would_change(KB, KB.assess({"danger": ["cold_hand"]})) is None


def test_nothing_to_say_leaves_no_trace() -> None:
    """No heading above nothing."""
    assert printed() == ""
