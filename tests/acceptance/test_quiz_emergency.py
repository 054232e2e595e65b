"""An emergency in a real terminal: asked once whether it is right, then shown alone."""

import json
from pathlib import Path

import pytest

from tests.acceptance.quiz_terminal import TINY, Terminal, ask_for_result, begin, quiz


def to_emergency(*options: str) -> Terminal:
    """Answer that a hand is cold and pale, as far as "Is that right?"."""
    terminal = quiz(*options)
    if "--region" in options:
        begin(terminal)
    else:
        terminal.answer("Where are you?", "up", "enter")
        terminal.see("What it is not")
        terminal.answer("Shall we go on?", "enter")
        terminal.see("It is for people of 16 and over.")
        terminal.answer("Shall we go on?", "enter")
        terminal.see("Stop here and get help now")
        terminal.answer("Is there any of these now?", "enter")
        terminal.see("Screen 1 of at most 9")
    terminal.press("enter")
    terminal.answer("Tick all that fit.", "space")
    terminal.answer("> [x] A hand that turned cold", "enter")
    terminal.see("Is that right?")
    return terminal


def test_what_was_understood_is_shown_before_is_that_right() -> None:
    """The person sees which answer is taken for an emergency."""
    terminal = to_emergency("--region", "uk")
    terminal.see("This may be an emergency")
    terminal.see("You said: In the last 24 hours, have you had any of these? A hand that turned cold, pale or grey")


def test_back_from_changing_an_answer_leads_to_is_that_right() -> None:
    """Whoever meant to confirm, and came to the list by mistake, gets out of it, and nothing has changed."""
    terminal = to_emergency("--region", "uk")
    terminal.press("down", "enter")
    terminal.answer("Changing an answer", "ctrl_b")
    terminal.answer("> Yes, that is right: show me what to do now", "ctrl_b")
    terminal.see("! There is nothing to go back to here.")
    terminal.press("enter")
    terminal.see("Call 999.")
    assert 0 == terminal.end()


def test_a_confirmed_emergency_ends_the_quiz_with_its_page_alone(tmp_path: Path) -> None:
    """Yes shows what to do now, how, first aid, and why; nothing asked before, and no other part of a report."""
    report = tmp_path / "report.json"
    terminal = to_emergency("--region", "uk", "--report", str(report))
    terminal.press("enter")
    terminal.see("The report is in")
    sight = terminal.screen.text()
    assert 0 == terminal.end()
    for part in ("Call 999.", "While you wait", "1. Take off rings and watches.", "Because you said:"):
        assert part in sight
    for part in ("Screen", "Who are these answers about?", "What may play a part", "In short", "Call 911"):
        assert part not in sight
    written = json.loads(report.read_text(encoding="utf-8"))
    assert (True, "emergency") == (written["complete"], written["assessment"]["referral"]["level"])


def test_the_telephone_number_stands_last_on_an_emergency_page() -> None:
    """A long page scrolls: what to do now is at its end, too."""
    terminal = to_emergency("--region", "uk")
    terminal.press("enter")
    assert 0 == terminal.end()
    lines = [line for line in terminal.screen.in_sight() if line]
    assert ["Get emergency help now.", "Call 999."] == lines[-2:]


def test_without_a_region_all_numbers_are_shown() -> None:
    """Whoever leaves the region open gets every region's number, and none is guessed."""
    terminal = to_emergency()
    terminal.press("enter")
    assert 0 == terminal.end()
    assert ["UK: Call 999.", "US: Call 911."] == [line for line in terminal.screen.in_sight() if line][-2:]


def test_no_goes_back_to_the_answer_it_rests_on() -> None:
    """No asks the question again with the former answer selected; changed, the quiz goes on."""
    terminal = to_emergency("--region", "uk")
    terminal.press("down", "enter")
    terminal.answer("> [x] A hand that turned cold", "space")
    terminal.move_to("None of these")
    terminal.press("space", "enter")
    terminal.see("Screen 3 of at most 8")
    terminal.see("were your fingers numb at night?")


def test_a_change_that_closes_an_answer_says_so() -> None:
    """Any answer that an emergency rests on can be changed; one whose branch closes then no longer applies."""
    terminal = quiz("--region", "uk")
    begin(terminal)
    terminal.press("enter")
    terminal.answer("Tick all that fit.", "down", "space")
    terminal.answer("> [x] A deep cut", "enter")
    terminal.answer("How many days ago was the cut?", "0", "enter")
    terminal.answer("were your fingers numb", "enter")
    terminal.see("Is that right?")
    terminal.see("No, change my answer to “How many days ago was the cut?”")
    terminal.see("No, change my answer to “In the last 4 weeks, were your fingers numb at night?”")
    terminal.press("down", "enter")
    terminal.see("Changing an answer")
    terminal.see("[x] A deep cut")
    terminal.press("down", "space", "down", "space")
    terminal.answer("> [x] None of these", "enter")
    terminal.see("1 answer no longer applies: “How many days ago was the cut?”")
    terminal.see("Screen 4 of at most 8")


def test_the_same_answer_again_is_asked_about_again() -> None:
    """Whoever says no and leaves the answer as it is meets the question again: an emergency cannot be lost."""
    terminal = to_emergency("--region", "uk")
    terminal.press("down", "enter")
    terminal.answer("Changing an answer", "enter")
    terminal.see_no("Changing an answer")
    terminal.see("Is that right?")


def test_stopping_at_is_that_right_still_says_what_to_do() -> None:
    """Ctrl-C asks nothing more, and an emergency that was understood is not passed over in silence."""
    terminal = to_emergency("--region", "uk")
    terminal.press("ctrl_c")
    assert 130 == terminal.end()
    sight = terminal.screen.text()
    assert "What you answered so far already says: Get emergency help now." in sight
    assert "Call 999." in sight


@pytest.mark.parametrize(("first", "second"), [("urgent", "routine"), ("self_care", "self_care")])
def test_engines_that_disagree_end_with_the_higher_referral(first: str, second: str, tmp_path: Path) -> None:
    """The higher of the two referrals is shown, at least routine; the answers are kept; the exit code is 2."""
    report = tmp_path / "report.json"
    # The engines cannot be made to disagree from outside, so the fault is put where they are compared.
    program = f"""
import sys
from pathlib import Path
from intakewise.problems.exceptions import EnginesDisagree
from intakewise.quiz.session import run_quiz
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import load
answers = {{
    "urgent": {{"danger": ["deep_cut"], "wound_days": 1}},
    "routine": {{"danger": ["none_of_these"], "numb": True}},
    "self_care": {{"danger": ["none_of_these"], "numb": False}},
}}
whole = KnowledgeBase.assess
class Faulty(KnowledgeBase):
    def assess(self, given, **options):
        raise EnginesDisagree(["rule x"], (whole(self, answers[{first!r}]), whole(self, answers[{second!r}])))
sys.exit(run_quiz(Faulty(load({str(TINY)!r}).knowledge), region="uk", report=Path({str(report)!r}), thorough=True))
"""
    terminal = Terminal(["-c", program])
    begin(terminal)
    for number in range(1, 9):
        terminal.see(f"Screen {number} of at most")
        terminal.move_to("I don't know" if number != 2 else "None of these")
        terminal.press(*(["space"] if number == 2 else []), "enter")
    ask_for_result(terminal)
    assert 2 == terminal.end()
    sight = terminal.screen.text()
    expected = "Talk to a doctor today" if first == "urgent" else "See a doctor in the coming weeks"
    assert expected in sight
    assert "We could not finish this assessment." in sight
    written = json.loads(report.read_text(encoding="utf-8"))
    assert (8, False, None) == (len(written["answers"]), written["complete"], written["assessment"])
