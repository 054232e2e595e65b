"""Answering one question at a time in a real terminal: what is refused as it is typed, notes, search, going back."""

import json
from pathlib import Path

import pytest

from tests.acceptance.quiz_terminal import Terminal, begin, quiz


@pytest.fixture
def at_danger() -> Terminal:
    """A quiz at its first checklist."""
    terminal = quiz("--region", "uk")
    begin(terminal)
    terminal.press("enter")
    terminal.see("Tick all that fit.")
    return terminal


def to_fluids(terminal: Terminal) -> None:
    """Go on to the question for a number with units."""
    terminal.move_to("None of these")
    terminal.answer("> [ ] None of these", "space")
    terminal.answer("> [x] None of these", "enter")
    terminal.answer("were your fingers numb at night?", "enter")
    terminal.see("how much did you drink a day")


def to_creams(terminal: Terminal) -> None:
    """Go on to the list that is searched."""
    to_fluids(terminal)
    terminal.answer("cups, glasses, pints of beer.", "2", "enter")
    terminal.answer("How often do you wash your hands?", "enter")
    terminal.see("Which creams or tablets do you use?")


def test_none_of_these_is_refused_beside_something_else(at_danger: Terminal) -> None:
    """The exclusive option cannot be ticked while another is, and the message says what to do."""
    at_danger.press("space")
    at_danger.see("> [x] A hand that turned cold")
    at_danger.move_to("None of these")
    at_danger.press("space")
    at_danger.see("! “None of these” cannot be ticked together with something else. Untick the rest first.")
    at_danger.see("> [ ] None of these")


def test_nothing_else_can_be_ticked_beside_none_of_these(at_danger: Terminal) -> None:
    """While the exclusive option is ticked, no other can be."""
    at_danger.move_to("None of these")
    at_danger.press("space", "home", "space")
    at_danger.see("! “None of these” is ticked, so nothing else can be. Untick it first.")
    at_danger.see("> [ ] A hand that turned cold")


def test_an_empty_list_is_refused(at_danger: Terminal) -> None:
    """Enter with nothing ticked says to tick “None of these”, and stays."""
    at_danger.press("enter")
    at_danger.see("! Nothing is ticked yet. Tick what fits, or “None of these”, with the space bar. Then press Enter.")


def test_no_single_key_ticks_everything(at_danger: Terminal) -> None:
    """The keys with which questionary ticks all and turns all round do nothing in a list of symptoms."""
    at_danger.press("a", "i", "down")
    at_danger.see("> [ ] A deep cut")
    assert "[x]" not in at_danger.screen.text()


def test_why_and_help_are_shown_beside_the_question(at_danger: Terminal) -> None:
    """The notes appear on request and go away again, and the answer can then be given as before."""
    at_danger.move_to("Why do we ask?")
    at_danger.press("enter")
    at_danger.see("Why we ask: These need help at once.")
    at_danger.press("enter")
    at_danger.see_no("Why we ask:")
    at_danger.move_to("Help")
    at_danger.press("enter")
    at_danger.see("Help: Leave out anything that a doctor has already looked at.")
    at_danger.press("home", "?")
    at_danger.see_no("Help: Leave out")


def test_the_help_of_an_option_is_shown_at_the_arrow(at_danger: Terminal) -> None:
    """An option's own help stands below it while the arrow is there."""
    assert "Pressed on for 10 minutes" not in at_danger.screen.text()
    at_danger.press("down")
    at_danger.see("Pressed on for 10 minutes and it still bleeds.")


def test_a_number_is_checked_while_it_is_typed(at_danger: Terminal) -> None:
    """Range, decimals, units, and commas are judged before Enter."""
    to_fluids(at_danger)
    for typed, shown in {
        "16": "! That is too high: the most is 15 litres a day.",
        "2.55": "! At most one decimal, please: 2.5 or 2.6?",
        "two": "= 2 litres a day",
        "8 mugs": "! “mugs” is not a unit that we know here.",
        "1,500": "! “1,500” can be read in two ways.",
        "8 cups": "= 1.9 litres a day",
    }.items():
        at_danger.press("ctrl_u", typed)
        at_danger.see(shown)


def test_a_wrong_number_is_not_taken(at_danger: Terminal) -> None:
    """Enter on a number out of range stays at the question; corrected, it is taken."""
    to_fluids(at_danger)
    at_danger.press("99", "enter")
    at_danger.see("! That is too high: the most is 15 litres a day.")
    at_danger.press("backspace", "backspace", "3", "enter")
    at_danger.see("How often do you wash your hands?")
    at_danger.see("all drinks together? 3 litres a day")


def test_escape_before_enter_takes_no_number_unread(at_danger: Terminal) -> None:
    """Escape and then Enter, with which prompt_toolkit accepts a line, too, is Enter: at the field and at an action."""
    to_fluids(at_danger)
    at_danger.press("99", "escape", "enter")
    at_danger.see("! That is too high: the most is 15 litres a day.")
    at_danger.move_to("I don't know")
    at_danger.press("escape", "enter")
    at_danger.see("all drinks together? I don't know")


def test_an_unusual_number_is_asked_once_more(at_danger: Terminal) -> None:
    """Outside the usual range the first Enter asks, and the second takes it."""
    to_fluids(at_danger)
    at_danger.press("14", "enter")
    at_danger.see("! That is unusual: really 14 litres a day? Press Enter again if that is right, or change it.")
    at_danger.press("enter")
    at_danger.see("How often do you wash your hands?")


def test_an_unusual_number_that_was_changed_is_asked_again(at_danger: Terminal) -> None:
    """A doubt holds for what was typed then: another unusual number is asked about, too."""
    to_fluids(at_danger)
    at_danger.press("14", "enter")
    at_danger.see("really 14 litres a day?")
    at_danger.press("backspace", "3", "enter")
    at_danger.see("really 13 litres a day?")


def test_a_number_can_be_declined_with_the_arrow_keys(at_danger: Terminal) -> None:
    """What can be done instead of typing stands below the field, in reach of Down."""
    to_fluids(at_danger)
    at_danger.move_to("I'd rather not say")
    at_danger.press("enter")
    at_danger.see("all drinks together? I'd rather not say")


def test_going_back_selects_the_former_answer(at_danger: Terminal) -> None:
    """Back through each type of question: the former answer is there again."""
    to_creams(at_danger)
    at_danger.press("ctrl_b")
    at_danger.see("> Less than 5 times a day (your answer before)")
    at_danger.press("ctrl_b")
    at_danger.see("how much did you drink a day")
    at_danger.see("= 2 litres a day")
    at_danger.press("ctrl_b")
    at_danger.see("> Yes (your answer before)")
    at_danger.press("ctrl_b")
    at_danger.see("[x] None of these")
    at_danger.move_to("Go back to the screen before")
    at_danger.press("enter")
    at_danger.see("> Me (your answer before)")


def test_there_is_nothing_before_the_first_question() -> None:
    """Going back at the first question says so and stays."""
    terminal = quiz("--region", "uk")
    begin(terminal)
    assert "Go back" not in terminal.screen.text()
    terminal.press("ctrl_b")
    terminal.see("! There is nothing to go back to here.")


def test_going_back_and_forth_ends_with_the_last_answers(tmp_path: Path) -> None:
    """After going back and changing an answer, the file holds the last answers only, without those that closed."""
    report = tmp_path / "report.json"
    terminal = quiz("--region", "uk", "--report", str(report))
    begin(terminal)
    terminal.press("enter")
    terminal.answer("Tick all that fit.", "down", "space")
    terminal.answer("> [x] A deep cut", "enter")
    terminal.answer("How many days ago was the cut?", "3", "enter")
    terminal.answer("were your fingers numb", "ctrl_b")
    terminal.answer("How many days ago was the cut?", "ctrl_b")
    terminal.answer("[x] A deep cut", "down", "space", "down", "space", "enter")
    terminal.answer("were your fingers numb", "down", "enter")
    terminal.answer("how much did you drink", "ctrl_c")
    assert 130 == terminal.end()
    written = json.loads(report.read_text(encoding="utf-8"))
    assert {"about_whom": "me", "danger": ["none_of_these"], "numb": False} == written["answers"]
