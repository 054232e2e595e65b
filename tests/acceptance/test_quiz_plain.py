"""The quiz in plain lines in a real terminal: for a screen reader, and where the cursor cannot be moved."""

import re
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from intakewise.interview.interview import Interview
from intakewise.wiring.opening import load
from tests.acceptance.kept_quiz import answers_in
from tests.acceptance.quiz_terminal import TINY, Terminal
from tests.line_answers import line_for

PROMPT = "Answer:"


class Lines:
    """A quiz in plain lines, and somebody who types a line whenever one is asked for."""

    def __init__(
        self, *options: str, base: str = str(TINY), columns: int = 80, environment: dict[str, str] | None = None
    ) -> None:
        arguments = ["-m", "intakewise", "quiz", base, "--region", "uk", *options]
        self.terminal = Terminal(arguments, columns=columns, environment=environment)
        self.read = 0

    def asked(self) -> str:
        """Wait until something is asked, and return all that was printed since the line typed last."""
        child = self.terminal.child
        child.expect(rf"{PROMPT} $")
        before = str(child.before)
        self.terminal.raw += before + str(child.after)
        return " ".join(before.split())

    def type(self, *lines: str) -> str:
        """Type lines, each once it is asked for; return what was printed before the last of them."""
        said = ""
        for line in lines:
            said = self.asked()
            self.terminal.child.sendline(line)
        return said

    def end(self) -> tuple[int, str]:
        """Wait until it ends; return the exit code and what was printed last."""
        rest = ""
        while True:
            try:
                rest += self.terminal.child.read_nonblocking(65536, timeout=20)
            except pexpect.EOF:
                break
        self.terminal.raw += rest
        self.terminal.child.close()
        status = self.terminal.child.exitstatus
        assert status is not None
        return status, " ".join(rest.split())


def begun(*options: str, columns: int = 80, environment: dict[str, str] | None = None) -> Lines:
    """Go to the first question of the tiny quiz, with everything asked."""
    lines = Lines("--thorough", *options, columns=columns, environment=environment)
    lines.type("1", "1", "1")
    return lines


REST = ["none", "2", "1.5", "1", "none", "3", "nothing else"]
"""Answers to all questions of the tiny quiz but the first."""


@pytest.mark.parametrize(
    ("options", "term", "columns"),
    [
        (["--plain"], "xterm-256color", 20),
        (["--plain"], "xterm-256color", 80),
        (["--plain"], "vt100", 200),
        ([], "dumb", 80),
        ([], "unknown", 20),
        ([], "", 200),
    ],
)
def test_a_whole_quiz_is_plain_lines(options: list[str], term: str, columns: int) -> None:
    """From the first page to the report no escape code is sent, nothing is drawn, and no line is cut by the edge."""
    lines = begun(*options, columns=columns, environment={"TERM": term})
    lines.type("1", *REST)
    assert "Here is what you answered. Is it right?" in lines.type("1")
    said = lines.type("1")
    assert "You can look after this yourself for now." in said
    assert "What would you like to see?" in said
    lines.type("f")
    code, said = lines.end()
    assert (0, True) == (code, "In short: You can look after this yourself for now." in said)
    raw = lines.terminal.raw
    assert not re.search(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]", raw)
    assert not re.search(r"[─═█░]", raw)
    assert [] == [line for line in raw.splitlines() if len(line) >= columns and not line.startswith(PROMPT)]


def test_the_whole_question_is_said_at_once() -> None:
    """Where it stands, the question, its numbered answers with help, then what to type: all before the cursor waits."""
    lines = begun("--plain")
    lines.type("1")
    assert (
        "Question 2 of at most 9. In the last 24 hours, have you had any of these? 1. A hand that turned cold, pale or "
        "grey, hurts more and more, and does not get better when you warm it up 2. A deep cut that does not stop "
        "bleeding (Pressed on for 10 minutes and it still bleeds) 3. None of these Type the numbers of all that fit, "
        "with commas between them. Or: d = I don't know, s = I'd rather not say, b = go back, g = go to another part, "
        "? = why we ask, q = stop."
    ) in lines.asked()


def test_enter_alone_answers_nothing_and_says_the_question_again() -> None:
    """Somebody who has not listened hears it once more; nothing is taken for an answer."""
    lines = begun("--plain")
    lines.type("", "1")
    assert "Question 2 of at most 9." in lines.type("", "")
    assert "In the last 24 hours, have you had any of these?" in lines.asked()


def test_why_is_said_on_request() -> None:
    """`?` says why it is asked, and the help that there is; then the answer is waited for again."""
    lines = begun("--plain")
    lines.type("1", "?")
    said = lines.asked()
    assert "Why we ask: These need help at once." in said
    assert "Help: Leave out anything that a doctor has already looked at." in said


def test_back_leads_to_the_question_before_and_enter_keeps_its_answer(history: Path) -> None:
    """One question back, with what was answered there; Enter alone keeps that, and only that."""
    lines = begun("--plain")
    lines.type("1", "none", "2", "b")
    said = lines.asked()
    assert "One question back." in said
    assert "Your answer before: No. Enter alone keeps it." in said
    lines.terminal.child.sendline("")
    assert "Noted: No" in lines.asked()
    assert {"about_whom": "me", "danger": ["none_of_these"], "numb": False} == answers_in(history)[0]


@pytest.mark.parametrize(
    ("letter", "declined"), [("d", "dont_know"), ("I don't know", "dont_know"), ("s", "rather_not_say")]
)
def test_a_question_is_declined_by_a_letter_or_in_words(letter: str, declined: str, history: Path) -> None:
    """Both ways to decline stand beside the question, and are kept apart."""
    lines = begun("--plain")
    lines.type(letter)
    lines.asked()
    assert {"about_whom": {"declined": declined}} == answers_in(history)[0]


@pytest.mark.parametrize("how", ["q", "\x03", "\x04"], ids=["q", "ctrl_c", "ctrl_d"])
def test_stopping_says_what_is_kept(how: str, history: Path) -> None:
    """The letter, Ctrl-C, and Ctrl-D end it with the same exit code, and the answers so far are kept."""
    lines = begun("--plain")
    lines.type("1")
    lines.asked()
    lines.terminal.child.send(f"{how}\n" if how == "q" else how)
    code, said = lines.end()
    assert (130, True) == (code, "Stopped. Your answers so far are kept" in said)
    assert [{"about_whom": "me"}] == answers_in(history)


def test_a_quiz_that_was_stopped_goes_on_in_lines() -> None:
    """What was kept is offered by number, and goes on at the question after it."""
    lines = begun("--plain")
    lines.type("1", "none", "q")
    lines.end()
    lines = Lines("--plain", "--thorough")
    said = lines.type("1", "1")
    assert "Is there any of these now?" in said
    assert "were your fingers numb at night?" in lines.asked()


def test_a_number_that_was_worked_out_is_asked_back() -> None:
    """What cups come to is said before it counts, and another number can be typed instead."""
    lines = begun("--plain")
    assert "That is 1.9 litres a day. Is that right?" in lines.type("1", "none", "2", "8 cups", "n")
    assert "That is unusual: really 12 litres a day?" in lines.type("12", "n")
    assert "“2-3” can be several numbers. Please type the one that fits best." in lines.type("2-3", "2,5")
    assert "Noted: 2.5 litres a day" in lines.asked()


def test_medicines_are_found_by_name_and_what_is_unclear_is_asked(history: Path) -> None:
    """A whole name is ticked; a beginning, a word for several, and what is not found are asked about, one by one."""
    lines = begun("--plain")
    lines.type("1", "none", "2", "1.5", "1")
    assert "1. Something that is not on this list 2. None of these Type a name" in lines.type("Canesten")
    assert "So far: Canesten. 1. Take away: Antifungal cream (Canesten)" in lines.type("beta")
    said = lines.type("1")
    assert "What do you mean by “beta”? 1. betamethasone: Strong steroid cream 2. Beta blocker tablet 3. None" in said
    assert "Nothing on this list is called “zorbex”. 1. Keep “zorbex” as I typed it" in lines.type("zorbex", "1")
    assert "called “bisoprollol”. Do you mean one of these? 1. bisoprolol" in lines.type("bisoprollol", "b")
    assert "So far: Canesten; betamethasone; “zorbex” (not recognised)." in lines.type("2")
    assert "So far: betamethasone; “zorbex” (not recognised)." in lines.type("done")
    lines.asked()
    expected = {"includes": ["steroid_strong"], "not_recognised": ["zorbex"]}
    assert expected == answers_in(history)[0]["creams"]


def test_nothing_is_finished_before_something_is_named() -> None:
    """`done` alone is no answer: none of these has to be said."""
    lines = begun("--plain")
    lines.type("1", "none", "2", "1.5", "1", "done")
    assert "Nothing is ticked yet." in lines.asked()


def test_an_emergency_is_shown_alone_and_not_taken_away() -> None:
    """After "Is that right?" comes what to do now; what stood above is still there to be read again."""
    lines = begun("--plain")
    assert "This may be an emergency A cold, pale hand - You said:" in lines.type("1", "1", "1")
    code, said = lines.end()
    assert 0 == code
    assert "Get emergency help now: A cold, pale hand. Call 999." in said


def test_the_input_ending_at_is_that_right_shows_what_to_do() -> None:
    """Ctrl-D is no "no": the emergency is shown whole."""
    lines = begun("--plain")
    lines.type("1", "1")
    lines.asked()
    lines.terminal.child.send("\x04")
    code, said = lines.end()
    assert (130, True) == (code, "Keep the hand warm and still" in said)


def test_questions_into_a_file_are_refused(tmp_path: Path) -> None:
    """Somebody at the keyboard who would see no question is told so; a copy through a pipe is fine."""
    command = f"{sys.executable} -m intakewise quiz {TINY}"
    terminal = Terminal(["-c", f"import os; os.execlp('sh', 'sh', '-c', {f'{command} > {tmp_path}/out'!r})"])
    assert 2 == terminal.end()
    assert "Standard output is a file, so that you would not see the questions." in terminal.screen.text()
    terminal = Terminal(
        ["-c", f"import os; os.execlp('sh', 'sh', '-c', {f'{command} --region uk | tee {tmp_path}/out'!r})"]
    )
    terminal.see("Shall we go on? 1. Go on")
    terminal.press("q", "enter")
    terminal.end()
    assert "Shall we go on?" in (tmp_path / "out").read_text("utf-8")


def answered(lines: Lines, interview: Interview, answers: dict[str, object]) -> None:
    """Answer what comes in the shipped quiz, as an interview beside it says."""
    while (question := interview.next_question()) is not None:
        said = lines.asked()
        assert question.ask in said
        assert all(option.label in said for option in question.options if not question.search)
        raw = answers.get(question.id)
        lines.terminal.child.sendline(line_for(question, raw).removeprefix("really "))
        interview.answer(raw)


def test_the_shipped_quiz_is_answered_in_20_columns() -> None:
    """Every question of the shipped base is whole in the narrowest terminal, and leads to the report."""
    lines = Lines("--plain", base="muscle_spasms", columns=20)
    lines.type("1", "1", "1")
    interview = load().interview()
    answered(lines, interview, {})
    lines.type("1")
    assert "could not be ruled out" in lines.type("f")
    assert 0 == lines.end()[0]
    assert [] == [line for line in lines.terminal.raw.splitlines() if len(line) >= 20 and PROMPT not in line]


def test_help_says_that_there_are_plain_lines() -> None:
    """Whoever needs it finds it."""
    run = [sys.executable, "-m", "intakewise", "quiz", "--help"]
    assert "--plain" in subprocess.run(run, capture_output=True, text=True, check=True).stdout
