"""How the quiz looks: small and narrow terminals, no colours, and nothing left behind by a prompt."""

import pytest

from tests.acceptance.quiz_terminal import begin, quiz

COLOURS = {str(number) for number in (*range(30, 38), *range(40, 48), *range(90, 98), *range(100, 108))}


def test_without_colours_everything_can_still_be_read() -> None:
    """With NO_COLOR no colour is sent, and the arrow, the marks, and the message are there all the same."""
    terminal = quiz("--region", "uk", environment={"NO_COLOR": "1"})
    begin(terminal)
    terminal.press("enter")
    terminal.answer("Tick all that fit.", "space", "down", "down", "space")
    terminal.see("> [ ] None of these")
    terminal.see("[x] A hand that turned cold")
    terminal.see("! “None of these” cannot be ticked")
    assert set() == terminal.screen.styles & COLOURS


def test_with_colours_the_arrow_has_one() -> None:
    """Where colours are wanted, the pointed entry has one besides its arrow: the test above can fail."""
    terminal = quiz("--region", "uk")
    begin(terminal)
    terminal.see("> Me")
    assert terminal.screen.styles & COLOURS


@pytest.mark.parametrize(("columns", "rows"), [(40, 24), (80, 12), (80, 24), (200, 50), (20, 24)])
def test_every_entry_of_a_long_list_can_be_reached(columns: int, rows: int) -> None:
    """In any terminal, Down leads to the last entry, which is in sight when the arrow is at it."""
    terminal = quiz("--region", "uk", columns=columns, rows=rows)
    for page in range(3):
        terminal.see("> Go on" if page < 2 else "> No: start")
        terminal.press("enter")
    terminal.answer("> Me", "enter")
    terminal.see("> [ ] A hand that")
    terminal.move_to("None of these")
    terminal.press("space", "enter")
    for number in (3, 4, 5):
        terminal.see(f"Screen {number} of")
        terminal.move_to("I don't know")
        terminal.press("enter")
    terminal.see("> [ ] None of these")
    terminal.move_to("Something")
    terminal.press("space")
    terminal.see("> [x] Something")


def test_a_prompt_leaves_only_the_answer_behind() -> None:
    """Of each prompt one line stays, the question with its answer, whatever was opened and typed at it."""
    terminal = quiz("--region", "uk", "--no-history")
    begin(terminal)
    terminal.press("?", "down", "?", "enter")
    terminal.see("Tick all that fit.")
    terminal.move_to("Help")
    terminal.press("enter", "enter", "home", "space", "space")
    terminal.move_to("None of these")
    terminal.press("space", "enter")
    terminal.answer("were your fingers numb at night?", "ctrl_c")
    assert 130 == terminal.end()
    lines = [line for line in terminal.screen.in_sight() if line.strip()]
    start = lines.index("Most sore hands are harmless. This looks for the few that are not.")
    assert [
        "  Who are these answers about? Somebody else, or a child that I look after",
        "  In the last 24 hours, have you had any of these? None of these",
        "Your days (part 2 of 3)",
        "───────────────────────",
        "Stopped. Nothing was kept.",
    ] == lines[start + 1 :]


def test_no_answer_line_is_cut_in_a_narrow_terminal() -> None:
    """At 40 columns long labels wrap between words and stay whole."""
    terminal = quiz("--region", "uk", columns=40)
    begin_narrow = ("> Go on", "> Go on", "> No: start")
    for seen in begin_narrow:
        terminal.answer(seen, "enter")
    terminal.answer("> Me", "enter")
    terminal.see(
        "A hand that turned cold, pale or grey, hurts more and more, and does not get better when you warm it up"
    )
