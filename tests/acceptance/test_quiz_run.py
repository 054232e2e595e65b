"""A whole quiz through a real terminal: each type of question, from the first page to the report and its file."""

import json
import stat
from pathlib import Path

from intakewise.problems.problem import has_errors
from intakewise.reading.answer_files import read_answers
from intakewise.wiring.opening import load
from tests.acceptance.quiz_terminal import TINY, Terminal, ask_for_result, begin, quiz


def answer_safety_check(terminal: Terminal) -> None:
    """Answer the first section: about me, none of these."""
    terminal.answer("Who are these answers about?", "enter")
    terminal.answer("In the last 24 hours", "down", "down")
    terminal.answer("> [ ] None of these", "space")
    terminal.answer("> [x] None of these", "enter")


def answer_days(terminal: Terminal) -> None:
    """Answer the second section: numb fingers, 8 cups, washing very often."""
    terminal.answer("were your fingers numb at night?", "enter")
    terminal.answer("how much did you drink a day", "8 cups")
    terminal.answer("= 1.9 litres a day", "enter")
    terminal.answer("How often do you wash your hands?", "down", "down", "enter")


def answer_medicines(terminal: Terminal) -> None:
    """Answer the third section: a medicine found by searching, not sure of psoriasis, a note."""
    terminal.answer("Which creams or tablets do you use?", "warf")
    terminal.answer("> [ ] Warfarin", "enter")
    terminal.answer("Ticked: Warfarin", "enter")
    terminal.answer("Has anybody in your family", "space", "down", "space", "space")
    terminal.answer("[?] Psoriasis", "enter")
    terminal.answer("anything else that you want to remember", "since May")
    terminal.answer("> since May", "enter")
    ask_for_result(terminal)


def out_of_order(parts: list[str], printed: str) -> list[str]:
    """Return the parts that do not stand behind the one before."""
    missing, behind = [], 0
    for part in parts:
        found = printed.find(part, behind)
        if found < 0:
            missing.append(part)
        else:
            behind = found + len(part)
    return missing


def test_a_quiz_goes_from_the_first_page_to_the_report_and_its_file(tmp_path: Path) -> None:
    """Every type of question is answered with the keyboard, and the report and its file say the same."""
    report = tmp_path / "report.json"
    terminal = quiz("--region", "uk", "--report", str(report))
    begin(terminal)
    answer_safety_check(terminal)
    answer_days(terminal)
    answer_medicines(terminal)
    terminal.see("Only you can read that file.")
    assert 0 == terminal.finish()
    assert "In short: See a doctor in the coming weeks: Fingers that are numb at night." in terminal.screen.text()
    written = json.loads(report.read_text(encoding="utf-8"))
    assert {
        "about_whom": "me",
        "danger": ["none_of_these"],
        "numb": True,
        "fluids": 1.9,
        "washing": "very_often",
        "creams": ["warfarin"],
        "relatives": {"includes": ["eczema"], "not_sure": ["psoriasis"]},
        "note": "since May",
    } == written["answers"]
    assert (True, "routine") == (written["complete"], written["assessment"]["referral"]["level"])
    assert 0o600 == stat.S_IMODE(report.stat().st_mode)


def test_the_report_says_everything_in_its_order(tmp_path: Path) -> None:
    """Referral, contributors, findings, advice, what was left out, cautions, safety net, sources: in that order."""
    terminal = quiz("--region", "uk")
    begin(terminal)
    answer_safety_check(terminal)
    answer_days(terminal)
    answer_medicines(terminal)
    terminal.see("What would you like to see?")
    terminal.move_to("All of it")
    terminal.press("enter")
    terminal.see("If you feel worse than this page suggests, get help now.")
    assert 0 == terminal.finish()
    printed = terminal.everything()
    parts = [
        "See a doctor in the coming weeks: Fingers that are numb at night.",
        "Book a routine appointment.",
        "Because you said: In the last 4 weeks, were your fingers numb at night? Yes",
        "What may play a part",
        "█████████░░░ likely",
        "What else your answers show",
        "What you can do",
        "1. Wash with lukewarm water.",
        "What we left out, and why",
        "Vitamin E oil: Vitamin E together with warfarin can make you bleed.",
        "What to be careful with",
        "When to get help sooner",
        "Cracks that bleed or weep.",
        "What this rests on",
        "1. Nobody (2020). A guideline made up for tests.",
        "version 0.1.0, digest",
        "If you feel worse than this page suggests, get help now.",
        "In short:",
    ]
    assert [] == out_of_order(parts, printed)


def test_the_file_of_a_quiz_reads_back_as_answers(tmp_path: Path) -> None:
    """What `--report` writes, finished or not, is an answers document that gives the same assessment again."""
    report = tmp_path / "report.json"
    terminal = quiz("--region", "uk", "--report", str(report))
    begin(terminal)
    answer_safety_check(terminal)
    terminal.answer("were your fingers numb at night?", "enter")
    terminal.answer("how much did you drink a day", "ctrl_c")
    assert 130 == terminal.end()
    kb = load(TINY)
    read = read_answers(str(report), kb.knowledge)
    assert not has_errors(list(read.problems)), read.problems
    assert ({"about_whom": "me", "danger": ["none_of_these"], "numb": True}, "uk") == (read.answers, read.region)
    assert "routine" == kb.assess(read.answers).referral.level.word


def test_everything_declined_does_not_reassure() -> None:
    """Declining every question gives no "you need no doctor", nothing "unlikely", and says what to answer."""
    terminal = quiz("--region", "uk")
    begin(terminal)
    for number in range(1, 10):
        terminal.see(f"Screen {number} of at most 9")
        terminal.move_to("I don't know")
        terminal.press("enter")
    ask_for_result(terminal)
    assert 0 == terminal.finish()
    printed = terminal.everything()
    assert "We cannot say yet that you need no doctor" in printed
    assert "Not enough answers to say" in printed
    assert "Please answer, or go through it with a pharmacist or doctor" in printed
    assert "You can look after this yourself" not in printed
    assert "Nothing points to a need for a doctor" not in printed
    assert "Unlikely" not in printed


def test_what_could_change_nothing_is_not_asked_and_the_report_says_so() -> None:
    """Without `--thorough` a question on which nothing hangs does not come; its number stands below the report."""
    terminal = Terminal(["-m", "intakewise", "quiz", str(TINY), "--region", "uk"])
    terminal.see("What it is not")
    terminal.answer("Shall we go on?", "enter")
    terminal.see("It is for people of 16 and over.")
    terminal.answer("Shall we go on?", "enter")
    terminal.answer("Is there any of these now?", "enter")
    interview = load(TINY).interview()
    while (screen := interview.next_screen()) is not None:
        (question,) = screen.questions
        terminal.see(question.ask)
        terminal.see("Enter: ")
        terminal.move_to("I don't know")
        terminal.press("enter")
        interview.decline()
    ask_for_result(terminal)
    left_out = [question.id for question in interview.left_out]
    assert left_out
    assert 0 == terminal.finish()
    expected = f"{len(left_out)} questions were not asked: after your other answers, no reply could change this result."
    assert expected in terminal.screen.text()
