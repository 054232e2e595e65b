"""Where somebody is, in a real terminal: asked first of all, and what follows from each answer."""

import pytest

from tests.acceptance.quiz_terminal import CHECKOUT, Terminal, begin, quiz

SHIPPED = ["-m", "intakewise", "quiz"]


def to_fluids(terminal: Terminal) -> None:
    """Answer the tiny quiz as far as what somebody drinks."""
    terminal.answer("Who are these answers about?", "enter")
    terminal.see("In the last 24 hours")
    terminal.move_to("None of these")
    terminal.press("space", "enter")
    terminal.answer("were your fingers numb at night?", "enter")
    terminal.see("how much did you drink a day")


def test_where_somebody_is_comes_before_everything() -> None:
    """The first thing on the screen is the question of the knowledge base, with its regions and one answer more."""
    terminal = Terminal(SHIPPED)
    terminal.see("Where are you? This chooses phone numbers, units, and figures on food.")
    shown = terminal.screen.text()
    assert "What it is not" not in shown
    places = ("United Kingdom", "United States", "European Union", "Somewhere else: show them all")
    assert list(places) == sorted(places, key=shown.index)


@pytest.mark.parametrize(
    ("keys", "number", "others"),
    [
        (["enter"], "Call 999 and ask for an ambulance", ("911", "112")),
        (["down", "enter"], "Call 911.", ("999", "112")),
        (["down", "down", "enter"], "Call 112.", ("999", "911")),
    ],
    ids=["uk", "us", "eu"],
)
def test_a_region_brings_its_own_number_alone(keys: list[str], number: str, others: tuple[str, ...]) -> None:
    """The page of signs to call for names the number of that region and of no other."""
    terminal = Terminal(SHIPPED)
    terminal.answer("Where are you?", *keys)
    terminal.answer("Shall we go on?", "enter")
    terminal.see("than it says, get help now.")
    terminal.answer("Shall we go on?", "enter")
    terminal.see(number)
    terminal.see("Is there any of these now?")
    assert [] == [other for other in others if other in terminal.screen.text()]


def test_somewhere_else_brings_every_number() -> None:
    """Whoever is elsewhere is shown all of them, each with its region."""
    terminal = Terminal(SHIPPED)
    terminal.answer("Where are you?", "up", "enter")
    terminal.answer("Shall we go on?", "enter")
    terminal.see("than it says, get help now.")
    terminal.answer("Shall we go on?", "enter")
    terminal.see("Is there any of these now?")
    shown = terminal.screen.text()
    assert all(each in shown for each in ("United Kingdom:", "Call 911.", "Call 112."))


@pytest.mark.parametrize(
    ("region", "units", "help_text"),
    [
        ("uk", "cups, glasses, pints of beer.", "Count water, tea, coffee, juice and soup."),
        ("us", "glasses, cups, pints of beer.", "A glass is 8 fluid ounces."),
    ],
)
def test_a_number_is_asked_in_the_units_of_the_region(region: str, units: str, help_text: str) -> None:
    """The region's units are named first, its help stands for the general one, and a plain number means the same."""
    terminal = quiz("--region", region)
    begin(terminal)
    to_fluids(terminal)
    terminal.see(f"You may type another unit after it: {units}")
    terminal.press("2")
    terminal.see("= 2 litres a day")
    terminal.move_to("Help")
    terminal.press("enter")
    terminal.see(help_text)


def test_a_base_without_the_question_asks_nobody_where_they_are() -> None:
    """Where the knowledge base has no such question, the quiz begins at once, and every number is shown."""
    base = CHECKOUT / "tests" / "author_mistakes" / "base"
    terminal = Terminal(["-m", "intakewise", "quiz", str(base), "--thorough"])
    terminal.see("What it is not")
    terminal.answer("Shall we go on?", "enter")
    terminal.see("For grown-ups.")
    terminal.answer("Shall we go on?", "enter")
    terminal.see("United States: ")
    assert "Where are you?" not in terminal.everything()
