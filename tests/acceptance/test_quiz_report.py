"""The end of a quiz in a real terminal: the essentials, the parts on request, and saving the report."""

import json
import stat
from itertools import pairwise
from pathlib import Path

import pytest

from tests.acceptance.quiz_terminal import Terminal, begin, quiz
from tests.acceptance.test_quiz_run import answer_days, answer_medicines, answer_safety_check

HEADLINE = "See a doctor in the coming weeks: Fingers that are numb at night."


def at_the_end(*options: str, columns: int = 80, rows: int = 24) -> Terminal:
    """A quiz that has been answered: it asks what to see."""
    terminal = quiz("--region", "uk", *options, columns=columns, rows=rows)
    begin(terminal)
    answer_safety_check(terminal)
    answer_days(terminal)
    answer_medicines(terminal)
    terminal.see("What would you like to see?")
    terminal.see("Ctrl-C: stop")
    return terminal


def test_enter_leads_from_part_to_part_and_then_out() -> None:
    """Whoever presses Enter reads every part in its order, and then has finished."""
    terminal = at_the_end()
    titles = ["Why", "What may play a part", "What else your answers show", "What you can do"]
    titles += ["What we left out, and why", "What to be careful with", "When to get help sooner"]
    titles += ["What would change this", "What we do not know", "What this rests on", "About this page"]
    titles += ["Summary for a clinician"]
    for title in titles:
        terminal.answer(f"> {title}", "enter")
    terminal.answer("> Finish", "enter")
    assert 0 == terminal.end()
    lines = [*terminal.screen.gone, *terminal.screen.in_sight()]
    headings = [line for line, below in pairwise(lines) if below and set(below) == {"─"}]
    assert titles == headings[-len(titles) :]
    assert f"In short: {HEADLINE}" in terminal.screen.text()


def test_the_headline_stays_in_sight_and_half_the_screen_is_left_to_what_was_printed() -> None:
    """At 24 lines, too, the essentials are not pushed away by what can be seen besides."""
    terminal = at_the_end()
    lines = terminal.screen.in_sight()
    place = max(number for number, line in enumerate(lines) if line == HEADLINE)
    assert place >= 12
    assert "This is general information, not a diagnosis." in lines[:place]


@pytest.mark.parametrize("key", ["ctrl_c", "ctrl_d"])
def test_leaving_the_report_is_no_stopping_of_the_quiz(key: str) -> None:
    """The quiz is done: the exit code is 0, and nothing offers to go on."""
    terminal = at_the_end()
    terminal.press(key)
    assert 0 == terminal.end()
    assert "Stopped." not in terminal.everything()
    again = quiz("--region", "uk")
    again.see("What it is not")
    assert "begun this before" not in again.everything()


@pytest.mark.parametrize(("label", "ending"), [("A page", ".html"), ("The same as", ".md"), ("Data", ".json")])
def test_the_report_is_saved_where_the_person_is_under_a_new_name(
    label: str, ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing that is there already is replaced, and only its owner can read it."""
    monkeypatch.chdir(tmp_path)
    there = tmp_path / f"intakewise-report{ending}"
    there.write_text("mine", "utf-8")
    terminal = at_the_end()
    terminal.press("up", "up")
    terminal.answer("> Save it to a file", "enter")
    terminal.see("What kind of file?")
    terminal.move_to(label)
    terminal.press("enter")
    terminal.see("Only you can read that file.")
    terminal.answer("> Finish", "enter")
    assert 0 == terminal.end()
    saved = tmp_path / f"intakewise-report-2{ending}"
    assert "mine" == there.read_text("utf-8")
    assert 0o600 == stat.S_IMODE(saved.stat().st_mode)
    text = saved.read_text("utf-8")
    if ending == ".json":
        assert "routine" == json.loads(text)["assessment"]["referral"]["level"]
    else:
        assert HEADLINE in text


def test_one_can_think_better_of_saving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written then."""
    monkeypatch.chdir(tmp_path)
    terminal = at_the_end()
    terminal.press("up", "up", "enter")
    terminal.answer("What kind of file?", "ctrl_b")
    terminal.see("What would you like to see?")
    assert 0 == terminal.finish()
    assert [] == list(tmp_path.iterdir())


def test_a_page_is_written_when_the_quiz_is_done_and_not_before(tmp_path: Path) -> None:
    """While the quiz goes on there is no half of a page; stopped, it says that nothing is in it."""
    page = tmp_path / "r.html"
    stopped = quiz("--region", "uk", "--no-history", "--report", str(page))
    begin(stopped)
    answer_safety_check(stopped)
    stopped.answer("were your fingers numb at night?", "ctrl_c")
    assert 130 == stopped.end()
    assert "Nothing was kept." in stopped.everything()
    assert not page.exists()
    terminal = at_the_end("--report", str(page))
    assert HEADLINE in page.read_text("utf-8")
    assert 0 == terminal.finish()


def test_the_menu_fits_a_very_narrow_terminal() -> None:
    """At 20 columns everything can still be reached, and nothing is wider."""
    terminal = at_the_end_narrow()
    terminal.press("enter")
    terminal.see("Because you said:")
    assert 0 == terminal.finish()


def at_the_end_narrow() -> Terminal:
    """The same in a terminal that is made narrow at the end."""
    terminal = at_the_end()
    terminal.resize(20, 24)
    terminal.press("down", "up")
    terminal.see("> Why")
    return terminal
