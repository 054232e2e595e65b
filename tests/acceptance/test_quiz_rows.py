"""Several questions on one screen in a real terminal, with every key that does something there."""

import json
from pathlib import Path

import pytest

from tests.acceptance.quiz_terminal import Terminal
from tests.acceptance.rows_terminal import to_rows

NUMB = "In the last 4 weeks, were your fingers numb at night?"
FLUIDS = "In the last 7 days, how much did you drink a day, all drinks together?"


@pytest.fixture
def at_rows(tmp_path: Path) -> Terminal:
    """A terminal at the screen with the rows."""
    return to_rows(tmp_path)


def answer_all(terminal: Terminal) -> None:
    """Answer the four rows: not numb, 2 litres, washing often, itching palms."""
    terminal.press("2", "down", "2", "down", "2", "down", "1")
    terminal.see("1 [x] The palms")


def test_nothing_is_chosen_before_somebody_chooses(at_rows: Terminal) -> None:
    """The row at the arrow shows its answers, none marked; the others say that they are not answered."""
    at_rows.see("Screen 4 of at most 7 · Your days, part 2 of 3")
    at_rows.see(f"> {NUMB} 1 ( ) Yes 2 ( ) No 3 ( ) I don't know 4 ( ) I'd rather not say")
    at_rows.see(f"{FLUIDS} [not answered] Washing your hands: [not answered] What itches: [not answered]")
    assert "(x)" not in at_rows.screen.text()
    assert "[x]" not in at_rows.screen.text()


def test_the_keys_stand_on_the_screen(at_rows: Terminal) -> None:
    """They fit the row at the arrow."""
    at_rows.see("Up, Down: question · Left, Right or 1 to 4: choose · ?: why and help")
    at_rows.press("down")
    at_rows.see("Type a number, or Right: no answer")
    at_rows.press("down", "down")
    at_rows.see("Left, Right: move to an answer · Space or 1 to 5: tick")
    at_rows.press("end")
    at_rows.see("Up, Down: move · Enter: choose · Ctrl-B: back · Ctrl-C: stop")


def test_enter_says_which_rows_have_no_answer(at_rows: Terminal) -> None:
    """Nothing is taken while a row is not answered, and the arrow goes to the first of them."""
    at_rows.press("enter")
    at_rows.see("! Not answered yet: “In the last 4 weeks, were your fingers…”, “In the last 7 days")
    at_rows.see("“Washing your hands”, “What itches”.")
    at_rows.press("1", "enter")
    at_rows.see("Type here: _")
    at_rows.press("2", "enter")
    at_rows.see("! Not answered yet: “Washing your hands”, “What itches”.")
    at_rows.see("> Washing your hands")


def test_digits_arrows_and_space_answer_and_the_file_has_all_of_it(tmp_path: Path) -> None:
    """Each row is a question of its own with its own answer, and each stands on the page afterwards."""
    report = tmp_path / "report.json"
    terminal = to_rows(tmp_path, "--report", str(report))
    terminal.press("right", "right", "down", "8 cups", "tab", "3", "left", "down", "right", "space", "right", "space")
    terminal.see("> 2 [x] The wrists Where a watch sits.")
    terminal.press("enter")
    terminal.answer("Which creams or tablets do you use?", "ctrl_c")
    assert 130 == terminal.end()
    answered = f"{NUMB} No {FLUIDS} 1.9 litres a day How often do you wash your hands? 5 to 20 times a day"
    assert f"{answered} Does any of these itch? The palms; The wrists" in terminal.everything()
    written = json.loads(report.read_text(encoding="utf-8"))["answers"]
    assert {"numb": False, "fluids": 1.9, "washing": "often", "itch": ["palms", "wrists"]} == {
        name: written[name] for name in ("numb", "fluids", "washing", "itch")
    }


def test_the_arrow_goes_round_and_jumps(at_rows: Terminal) -> None:
    """Up from the first row comes to the last entry; Tab and back-Tab, Home and End, and the page keys move, too."""
    at_rows.press("up")
    at_rows.see("> Go to another part, or change an answer")
    at_rows.press("down")
    at_rows.see(f"> {NUMB}")
    at_rows.press("end")
    at_rows.see("> Go to another part, or change an answer")
    at_rows.press("home", "back_tab")
    at_rows.see("> Go to another part, or change an answer")
    at_rows.press("page_up", "tab")
    at_rows.see(f"> {FLUIDS}")
    at_rows.press("page_down")
    at_rows.see("> Go to another part, or change an answer")


def test_left_of_the_first_answer_is_no_answer(at_rows: Terminal) -> None:
    """Whoever came to an answer by accident can leave the row without one."""
    at_rows.press("right")
    at_rows.see("1 (x) Yes")
    at_rows.press("left", "down")
    at_rows.see(f"{NUMB} [not answered]")


def test_a_key_that_means_nothing_changes_nothing(at_rows: Terminal) -> None:
    """Letters, other digits, Delete, and Space where nothing can be ticked; what can be done instead is said."""
    at_rows.press("x", "0", "delete", "9")
    at_rows.see("! There is no 9 here.")
    at_rows.press("space")
    at_rows.see("! Choose with Left and Right, or with a digit.")
    at_rows.press("down", "delete", "end", "5", "left", "home")
    at_rows.see(f"{FLUIDS} [not answered]")
    assert "(x)" not in at_rows.screen.text()


def test_one_row_can_be_declined_by_itself(at_rows: Terminal) -> None:
    """Each row has its own "I don't know" and "I'd rather not say", a number and a checklist included."""
    at_rows.press("3", "down", "right", "down", "5", "down", "4")
    at_rows.see(f"{NUMB} I don't know {FLUIDS} I don't know Washing your hands: I'd rather not say")
    at_rows.see("4 (x) I don't know")
    at_rows.press("enter")
    at_rows.answer("Which creams or tablets do you use?", "ctrl_c")
    assert 130 == at_rows.end()
    assert "Does any of these itch? I don't know" in at_rows.everything()


def test_all_rows_that_are_left_can_be_declined_at_once_and_are_seen_first(at_rows: Terminal) -> None:
    """What was answered stays, the others show "I don't know", and only then Enter takes them."""
    at_rows.press("2", "end", "up", "up", "up", "enter")
    at_rows.see("! Marked so: “In the last 7 days, how much did you…”, “Washing your hands”, “What itches”.")
    at_rows.see(f"{NUMB} No")
    at_rows.see("Washing your hands: I don't know What itches: I don't know")
    at_rows.press("enter")
    at_rows.see("Which creams or tablets do you use?")


def test_declining_the_rest_when_nothing_is_left_says_so(at_rows: Terminal) -> None:
    """Nothing is changed by it, and it does not go on by itself."""
    answer_all(at_rows)
    at_rows.press("end", "up", "up", "enter")
    at_rows.see("! Each one has an answer. Enter at one of them goes on.")


def test_declining_the_rest_leads_to_what_is_not_understood(at_rows: Terminal) -> None:
    """Such a row is neither declined for the person nor taken for an answer."""
    answer_all(at_rows)
    at_rows.press("home", "down", "ctrl_u", "1.2.3", "end", "up", "up", "enter")
    at_rows.see("Type here: 1.2.3_")
    at_rows.see("! That is not a number. Up, Down: question")


def test_why_and_help_are_those_of_the_row_at_the_arrow(at_rows: Terminal) -> None:
    """They follow the arrow, and go away again."""
    at_rows.press("?")
    at_rows.see("Why we ask: Numb fingers at night point to a nerve in the wrist.")
    at_rows.press("down")
    at_rows.see("Help: Count water, tea, coffee, juice and soup. Why we ask: Dry skin cracks more easily.")
    at_rows.press("?")
    at_rows.see_no("Why we ask:")


def test_a_number_is_checked_while_it_is_typed_and_before_it_is_taken(at_rows: Terminal) -> None:
    """What is not understood, out of range, or unusual is said at its row."""
    answer_all(at_rows)
    at_rows.press("up", "up", "ctrl_u", "1.2.3")
    at_rows.see("! That is not a number.")
    at_rows.press("down", "enter")
    at_rows.see("! That is not a number.")
    at_rows.see("> In the last 7 days")
    at_rows.press("ctrl_u", "14", "enter")
    at_rows.see("That is unusual: really 14 litres a day? Press Enter again if that is right, or change it.")
    at_rows.press("backspace", "3", "enter")
    at_rows.see("really 13 litres a day?")
    at_rows.press("ctrl_j")
    at_rows.see("Which creams or tablets do you use?")


def test_a_checklist_row_is_ticked_as_elsewhere(at_rows: Terminal) -> None:
    """Again: not sure, then not ticked; and none of these excludes the rest."""
    at_rows.press("down", "down", "down", "1", "1")
    at_rows.see("1 [?] The palms")
    at_rows.press("3")
    at_rows.see("! “None of these” cannot be ticked together with something else.")
    at_rows.press("1", "3", "up")
    at_rows.see("What itches: None of these")


def test_going_back_takes_the_whole_screen_and_shows_what_was_said(at_rows: Terminal) -> None:
    """Back from the next screen, each row has its former answer; back again leads to the screen before."""
    answer_all(at_rows)
    at_rows.press("enter")
    at_rows.answer("Which creams or tablets do you use?", "ctrl_b")
    at_rows.see("(One screen back.)")
    at_rows.see(f"> {NUMB} 1 ( ) Yes 2 (x) No")
    at_rows.see("all drinks together? 2 litres a day Washing your hands: 5 to 20 times a day What itches: The palms")
    at_rows.press("enter")
    at_rows.answer("Which creams or tablets do you use?", "ctrl_b")
    at_rows.see(f"> {NUMB}")
    at_rows.move_to("Go back to the screen before")
    at_rows.press("enter")
    at_rows.see("How many days ago was the cut?")


def test_an_emergency_on_a_screen_stops_there(at_rows: Terminal) -> None:
    """It is asked whether that is right; no asks again the one question it rests on, and the quiz goes on."""
    answer_all(at_rows)
    at_rows.press("home", "1", "enter")
    at_rows.see("Is that right?")
    at_rows.see(f"You said: {NUMB} Yes")
    at_rows.move_to(f"No, change my answer to “{NUMB[:30]}")
    at_rows.press("enter")
    at_rows.see("Changing an answer")
    at_rows.answer("> Yes (your answer before)", "down", "enter")
    at_rows.see("Which creams or tablets do you use?")
    at_rows.press("ctrl_b")
    at_rows.answer(f"> {NUMB} 1 ( ) Yes 2 (x) No", "1", "enter")
    at_rows.answer("Is that right?", "enter")
    assert 0 == at_rows.end()
    assert "Get emergency help now. Call 999." in at_rows.screen.text()


@pytest.mark.parametrize("key", ["ctrl_c", "ctrl_d"])
def test_the_quiz_can_be_stopped_at_a_screen_with_rows(at_rows: Terminal, key: str) -> None:
    """Nothing more is asked, and nothing of the screen was taken."""
    at_rows.press("1", key)
    assert 130 == at_rows.end()
    assert "Stopped. Your answers so far are kept:" in at_rows.screen.text()
    assert f"{NUMB} Yes" not in at_rows.everything()


@pytest.mark.parametrize(("columns", "rows"), [(40, 24), (80, 12), (20, 24)])
def test_every_row_can_be_answered_in_a_small_terminal(tmp_path: Path, columns: int, rows: int) -> None:
    """The arrow and what it is at stay in sight, whatever does not fit."""
    terminal = to_rows(tmp_path, columns=columns, rows=rows)
    terminal.press("right", "right")
    terminal.see("(x) No")
    terminal.press("down", "2")
    terminal.see("2_")
    terminal.press("down", "2")
    terminal.see("2 (x) 5 to 20")
    terminal.press("down", "right", "right")
    terminal.see("> 2 [ ] The")
    terminal.press("space")
    terminal.see("> 2 [x] The")
    terminal.press("enter")
    terminal.see("creams or tablets")


def test_another_size_of_the_terminal_draws_the_rows_anew(at_rows: Terminal) -> None:
    """What was answered is still there, and no line is wider than the terminal."""
    at_rows.press("2", "down")
    at_rows.see("Type here: _")
    at_rows.resize(50, 26)
    at_rows.see("Type here: _")
    at_rows.see("Washing your hands: [not answered]")
    at_rows.press("3")
    at_rows.see("= 3 litres a day")
    assert all(len(line) < 50 for line in at_rows.screen.in_sight())
    at_rows.resize(100, 30)
    at_rows.see(f"{NUMB} No > {FLUIDS}")


def test_without_colours_the_rows_say_the_same(tmp_path: Path) -> None:
    """With NO_COLOR no colour is sent; the arrow, the marks, and what is missing are words and signs."""
    terminal = to_rows(tmp_path, environment={"NO_COLOR": "1"})
    terminal.press("2", "enter")
    terminal.see("! Not answered yet:")
    terminal.see("> In the last 7 days")
    colours = {str(number) for number in (*range(30, 38), *range(90, 98))}
    assert set() == terminal.screen.styles & colours
