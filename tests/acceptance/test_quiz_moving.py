"""Moving about in a quiz in a real terminal: to any part and answer, over all answers, and why a question is asked."""

import json
from pathlib import Path

import pytest

from tests.acceptance.quiz_terminal import Terminal, ask_for_result, begin, quiz
from tests.acceptance.test_quiz_run import answer_days, answer_safety_check

NUMB = "In the last 4 weeks, were your fingers numb at night?"
REVIEW = "Here is what you answered. Is it right?"


def to_days(*options: str) -> Terminal:
    """A quiz whose safety check is answered."""
    terminal = quiz("--region", "uk", *options)
    begin(terminal)
    answer_safety_check(terminal)
    terminal.see(NUMB)
    return terminal


def finish_medicines(terminal: Terminal) -> None:
    """Decline the last three questions."""
    for seen in ("Which creams or tablets", "Has anybody in your family", "anything else that you want"):
        terminal.see(seen)
        terminal.see("Ctrl-C: stop")
        terminal.move_to("I don't know")
        terminal.press("enter")


def test_one_key_leads_to_any_part_and_what_was_passed_over_comes_later(tmp_path: Path) -> None:
    """Ahead to the medicines, and the quiz goes on with the question that it was left at."""
    report = tmp_path / "report.json"
    terminal = to_days("--report", str(report))
    terminal.press("ctrl_g")
    terminal.see("> Go on with the question where you were")
    terminal.see("A short safety check: 2 answers")
    terminal.see("Your days: 3 to come")
    terminal.move_to("What you take")
    terminal.press("enter")
    terminal.see("What you take, and anything else (part 3 of 3)")
    terminal.see("Screen 6 of at most 8")
    finish_medicines(terminal)
    answer_days(terminal)
    ask_for_result(terminal)
    assert 0 == terminal.finish()
    assert 8 == len(json.loads(report.read_text(encoding="utf-8"))["answers"])


def test_an_answer_is_changed_on_the_way_and_the_quiz_goes_on_where_it_was() -> None:
    """What was said is selected; back out of it changes nothing."""
    terminal = to_days()
    for _ in range(2):
        terminal.press("ctrl_g")
        terminal.see("Where do you want to go?")
        terminal.move_to("A short safety check")
        terminal.press("enter")
        terminal.see("In the last 24 hours, have you had any of these? None of these")
        terminal.move_to("Who are these answers about? Me")
        terminal.press("enter")
        terminal.answer("> Me (your answer before)", "ctrl_b")
        terminal.see(f"Screen 3 of at most 8 · Your days, part 2 of 3 {NUMB}")
    terminal.press("ctrl_g")
    terminal.see("Where do you want to go?")
    terminal.press("enter")
    terminal.see(f"Screen 3 of at most 8 · Your days, part 2 of 3 {NUMB}")
    terminal.press("ctrl_b")
    terminal.see("> [ ] A hand that turned cold")


def test_a_change_that_closes_other_answers_says_so_and_when_they_come_back(tmp_path: Path) -> None:
    """A deep cut, its days, then no cut, and a cut again: the days come back without being asked for."""
    report = tmp_path / "report.json"
    terminal = quiz("--region", "uk", "--report", str(report))
    begin(terminal)
    terminal.answer("Who are these answers about?", "enter")
    terminal.answer("Tick all that fit.", "down", "space")
    terminal.answer("> [x] A deep cut", "enter")
    terminal.answer("How many days ago was the cut?", "3", "enter")
    for said, keys in (
        ("1 answer no longer applies: “How many days ago was the cut?”", ("down", "space", "down", "space", "enter")),
        ("1 answer applies again: “How many days ago was the cut?”", ("down", "down", "space", "up", "space", "enter")),
    ):
        terminal.answer("Enter: choose", "ctrl_g")
        terminal.see("Where do you want to go?")
        terminal.move_to("A short safety check")
        terminal.press("enter")
        terminal.see("Choose a question to change its answer")
        terminal.move_to("In the last 24 hours")
        terminal.press("enter")
        terminal.answer("> [ ] A hand that turned cold", *keys)
        terminal.see(said)
        terminal.see(NUMB)
    terminal.press("ctrl_c")
    assert 130 == terminal.end()
    assert {"danger": ["deep_cut"], "wound_days": 3}.items() <= json.loads(report.read_text("utf-8"))["answers"].items()


def test_all_answers_are_shown_before_the_result_and_any_can_be_changed() -> None:
    """One is changed there, one that was declined is answered; then one Enter leads to the result, which has both."""
    terminal = to_days()
    answer_days(terminal)
    finish_medicines(terminal)
    terminal.see(REVIEW)
    terminal.see("> Yes, show my result")
    terminal.see("Your days: In the last 4 weeks, were your fingers numb at night?; 1.9 litres a day; 1 more answer")
    terminal.see("What you take, and anything else: 3 without an answer")
    terminal.move_to("Your days")
    terminal.press("enter")
    terminal.answer(f"> {NUMB} Yes", "enter")
    terminal.answer("> Yes (your answer before)", "down", "enter")
    terminal.see("Your days: 1.9 litres a day; 2 more answers")
    terminal.move_to("What you take")
    terminal.press("enter")
    terminal.see("Which creams or tablets do you use? I don't know")
    terminal.move_to("Has anybody in your family")
    terminal.press("enter")
    terminal.answer("> [ ] Eczema", "space", "enter")
    terminal.see("What you take, and anything else: Eczema; 2 without an answer")
    ask_for_result(terminal)
    assert 0 == terminal.finish()
    assert "In short: You can look after this yourself" in terminal.everything()
    assert f"{NUMB} No" in terminal.everything()


def test_back_from_the_look_at_all_answers_is_the_last_question() -> None:
    """As from any screen."""
    terminal = to_days()
    answer_days(terminal)
    finish_medicines(terminal)
    terminal.answer(REVIEW, "ctrl_b")
    terminal.see("Is there anything else that you want to remember for the doctor?")


def test_a_change_in_the_look_at_all_answers_that_is_an_emergency_goes_to_its_page() -> None:
    """It is asked whether that is right; then no look at answers stands before what to do now."""
    terminal = to_days()
    answer_days(terminal)
    finish_medicines(terminal)
    terminal.see(REVIEW)
    terminal.move_to("A short safety check")
    terminal.press("enter")
    terminal.see("Choose a question to change its answer")
    terminal.move_to("In the last 24 hours")
    terminal.press("enter")
    terminal.answer("[x] None of these", "down", "down", "space", "home", "space", "enter")
    terminal.answer("Is that right?", "enter")
    assert 0 == terminal.end()
    assert "Get emergency help now. Call 999." in terminal.screen.text()
    assert REVIEW not in terminal.screen.text()


def test_a_question_says_what_its_answer_can_change() -> None:
    """The author's reason, that it is about safety, and what hangs on it."""
    terminal = to_days()
    terminal.press("?")
    terminal.see(
        "Why we ask: Numb fingers at night point to a nerve in the wrist. This is a safety question: it is never"
    )
    terminal.see("Your answer can change whether we tell you:")


@pytest.mark.parametrize(("columns", "rows"), [(20, 24), (40, 15), (80, 24)])
def test_moving_about_fits_any_terminal(columns: int, rows: int) -> None:
    """Each part can be reached, the arrow is always in sight, and nothing is wider than the screen."""
    terminal = quiz("--region", "uk", columns=columns, rows=rows)
    for seen in ("> Go on", "> Go on", "> No: start"):
        terminal.answer(seen, "enter")
    terminal.answer("> Me", "?")
    terminal.see("Why we ask: The")
    terminal.see("> Me")
    terminal.press("ctrl_g")
    terminal.see("> Go on with the")
    terminal.move_to("What you take")
    terminal.press("enter")
    terminal.see("> [ ] None of these")
    terminal.press("ctrl_c")
    assert 130 == terminal.end()
    assert max(map(len, [*terminal.screen.gone, *terminal.screen.in_sight()])) < columns


def test_nothing_can_be_gone_to_from_where_nothing_is_offered() -> None:
    """The key says so instead of doing nothing."""
    terminal = quiz("--region", "uk")
    terminal.answer("Shall we go on?", "ctrl_g")
    terminal.see("! There is nowhere else to go from here.")
