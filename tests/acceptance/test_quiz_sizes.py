"""Terminals of every size and kind: the answer at the arrow is in sight, and where it cannot be, lines are plain."""

from pathlib import Path

import pytest

from tests.acceptance.quiz_terminal import Terminal, begin, quiz
from tests.acceptance.rows_terminal import to_rows

OPTION = "A hand that turned cold, pale or grey, hurts more and more, and does not get better when you warm it up"


def to_danger(terminal: Terminal) -> Terminal:
    """Go to the first checklist, whatever is in sight of the screens before."""
    for seen in ("> Go on", "> Go on", "> No: start", "> Me"):
        terminal.answer(seen, "enter")
    terminal.see("> [ ] A hand that")
    return terminal


def test_in_the_narrowest_terminal_the_answer_at_the_arrow_is_whole() -> None:
    """At 20 by 24 the place goes before a word of an answer does, and the keys are shown."""
    terminal = to_danger(quiz("--region", "uk", columns=20, rows=24))
    terminal.see(OPTION)
    terminal.see("In the last 24 hours, have you had any of these?")
    terminal.see("Space: tick · Enter: done · Ctrl-B: back · Ctrl-C: stop")


def test_in_the_narrowest_terminal_a_row_shows_what_can_be_chosen(tmp_path: Path) -> None:
    """The row at the arrow keeps room for its answers, and digits choose what is in sight."""
    terminal = to_rows(tmp_path, columns=20, rows=24)
    terminal.see("1 ( ) Yes 2 ( ) No")
    terminal.answer("Left, Right or 1 to 4: choose", "2")
    terminal.see("2 (x) No")


def test_what_cannot_be_drawn_is_asked_in_lines() -> None:
    """At 20 by 10 no screen has room for an answer: plain lines scroll, and nothing is cut."""
    terminal = quiz("--region", "uk", columns=20, rows=10)
    terminal.answer("Answer:", "1", "enter")
    terminal.answer("Answer:", "q", "enter")
    assert 130 == terminal.end()
    assert "\x1b" not in terminal.raw


@pytest.mark.parametrize(("columns", "rows"), [(20, 24), (20, 10), (200, 50), (40, 12)])
def test_a_terminal_may_change_its_size_at_a_question(columns: int, rows: int) -> None:
    """Made small or large in the middle, the arrow stays in sight, keys do what they did, and nothing is lost."""
    terminal = to_danger(quiz("--region", "uk"))
    terminal.press("down", "space")
    terminal.see("> [x] A deep cut")
    terminal.resize(columns, rows)
    terminal.see("> [x] A deep cut")
    terminal.press("space", "up", "space")
    terminal.see("> [x] A hand")
    terminal.resize(80, 24)
    terminal.see(f"> [x] {OPTION}")
    terminal.answer("[ ] A deep cut", "enter")
    terminal.see("This may be an emergency")


@pytest.mark.parametrize("term", ["vt100", "linux", "screen", "xterm"])
def test_other_terminals_are_drawn_on(term: str) -> None:
    """What moves its cursor shows the same screens."""
    terminal = quiz("--region", "uk", environment={"TERM": term})
    begin(terminal)
    terminal.press("enter")
    terminal.answer(f"> [ ] {OPTION}", "down", "down", "space", "enter")
    terminal.answer("were your fingers numb at night?", "ctrl_c")
    assert 130 == terminal.end()


@pytest.mark.parametrize("environment", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C"}], ids=["ascii", "C"])
def test_in_ascii_the_screens_have_no_question_marks_for_quotes(environment: dict[str, str]) -> None:
    """What ASCII lacks is drawn as what is nearest: lines, quotes, and the dots between keys."""
    terminal = quiz("--region", "uk", environment=environment)
    begin_ascii = ("> Go on", "> Go on", "> No: start", "> Me")
    for seen in begin_ascii:
        terminal.answer(seen, "enter")
    terminal.answer("> [ ] A hand that", "space", "down", "down", "space")
    terminal.see('! "None of these" cannot be ticked together with something else.')
    terminal.see("Space: tick - Enter: done - Ctrl-B: back - Ctrl-C: stop")
    assert terminal.everything().isascii()
    assert '"I don\'t know" is never taken for a no.' in terminal.everything()
