"""
A real pseudo-terminal with a program in it, and its screen as a person sees it.

pexpect starts the program and carries the keys; the screen here understands what terminals understand: the cursor
moves, erasing, scrolling, and the question where the cursor is, which prompt_toolkit asks.
"""

import os
import re
import sys
import time
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pexpect

from tests.acceptance.warm_start import can_start_warm
from tests.acceptance.warm_terminal import WarmChild

CHECKOUT = Path(__file__).resolve().parents[2]
TINY = CHECKOUT / "tests" / "knowledge" / "tiny"

KEYS = {
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "page_up": "\x1b[5~",
    "page_down": "\x1b[6~",
    "enter": "\r",
    "space": " ",
    "tab": "\t",
    "back_tab": "\x1b[Z",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "ctrl_a": "\x01",
    "ctrl_b": "\x02",
    "ctrl_c": "\x03",
    "ctrl_d": "\x04",
    "ctrl_g": "\x07",
    "ctrl_j": "\n",
    "ctrl_u": "\x15",
    "escape": "\x1b",
}

_SEQUENCE = re.compile(
    r"\x1b\[(?P<marks>[?>=!]?)(?P<numbers>[0-9;]*)(?P<between>[ ]*)(?P<final>[A-Za-z~])|\x1b\][^\x07]*\x07"
)
_UNFINISHED = re.compile(r"\x1b(\[[?>=!]?[0-9; ]*|\][^\x07]*)?\Z")


class Screen:
    """The lines that are in sight, and `gone`, those that have scrolled off at the top."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self.lines = [[" "] * columns for _ in range(rows)]
        self.gone: list[str] = []
        self.row = self.column = 0
        self.styles: set[str] = set()

    def text(self) -> str:
        """What is in sight, as one text with single blanks: wrapped sentences can be found in it."""
        return " ".join(" ".join(self.in_sight()).split())

    def in_sight(self) -> list[str]:
        """The lines in sight, without blanks at their ends."""
        return ["".join(line).rstrip() for line in self.lines]

    def write(self, character: str) -> None:
        """Write one character where the cursor is, and wrap at the right edge, as terminals do."""
        if character == "\r":
            self.column = 0
        elif character == "\n":
            self._down()
        elif character == "\b":
            self.column = max(self.column - 1, 0)
        elif unicodedata.category(character) != "Cc":
            if self.column == self.columns:
                self.column = 0
                self._down()
            self.lines[self.row][self.column] = character
            self.column += 1

    def _down(self) -> None:
        if self.row < self.rows - 1:
            self.row += 1
            return
        self.gone.append("".join(self.lines.pop(0)).rstrip())
        self.lines.append([" "] * self.columns)

    def obey(self, final: str, numbers: Sequence[int]) -> None:
        """Do what an escape sequence says, as far as it changes what is in sight."""
        first = numbers[0] if numbers else 0
        step = max(first, 1)
        if final == "A":
            self.row = max(self.row - step, 0)
        elif final == "B":
            self.row = min(self.row + step, self.rows - 1)
        elif final == "C":
            self.column = min(self.column + step, self.columns - 1)
        elif final == "D":
            self.column = max(min(self.column, self.columns - 1) - step, 0)
        elif final == "H":
            second = numbers[1] if len(numbers) > 1 else 1
            self.row, self.column = step - 1, max(second, 1) - 1
        elif final in "JK":
            self._erase(final, first)
        elif final == "m":
            self.styles |= {str(number) for number in numbers}

    def _erase(self, final: str, how: int) -> None:
        line = self.lines[self.row]
        if how == 0:
            line[self.column :] = [" "] * (self.columns - self.column)
        elif how == 2:
            line[:] = [" "] * self.columns
        if final == "J":
            for number in range(self.rows) if how == 2 else range(self.row + 1, self.rows):
                self.lines[number] = [" "] * self.columns


class Terminal:
    """A program in a pseudo-terminal."""

    def __init__(
        self, arguments: Sequence[str], *, columns: int = 80, rows: int = 24, environment: dict[str, str] | None = None
    ) -> None:
        surroundings = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS", "LINES")}
        surroundings |= {"TERM": "xterm-256color", "PYTHONPATH": str(CHECKOUT / "engine"), "LC_ALL": "C.UTF-8"}
        self.screen = Screen(columns, rows)
        self.raw = ""
        self._rest = ""
        surroundings |= environment or {}
        is_warm = list(arguments[:2]) == ["-m", "intakewise"] and can_start_warm(surroundings)
        kind = WarmChild if is_warm else pexpect.spawn
        self.child = kind(
            sys.executable,
            list(arguments[2:] if is_warm else arguments),
            env=surroundings,
            dimensions=(rows, columns),
            encoding="utf-8",
            codec_errors="replace",
            timeout=20,
        )
        self.child.delaybeforesend = None

    def see(self, text: str, seconds: float = 20) -> None:
        """Wait until a text is in sight, however it is wrapped."""
        wanted = " ".join(text.split())
        until = time.monotonic() + seconds
        while wanted not in self.screen.text():
            if time.monotonic() > until or not self._pump(until - time.monotonic()):
                raise AssertionError(f"not seen: {text!r}\n" + "\n".join(self.screen.in_sight()))

    def see_no(self, text: str, seconds: float = 20) -> None:
        """Wait until a text is out of sight."""
        until = time.monotonic() + seconds
        while text in self.screen.text():
            if time.monotonic() > until or not self._pump(until - time.monotonic()):
                raise AssertionError(f"still seen: {text!r}\n" + "\n".join(self.screen.in_sight()))

    def press(self, *keys: str) -> None:
        """Press keys by name; whatever is no name is typed."""
        self.child.send("".join(KEYS.get(key, key) for key in keys))

    def answer(self, seen: str, *keys: str) -> None:
        """Wait until a text is in sight, then press keys."""
        self.see(seen)
        self.press(*keys)

    def move_to(self, label: str, most: int = 60) -> None:
        """Press Down until the arrow is at an entry."""
        for _ in range(most):
            if any(re.match(r"> (\[.\] )?" + re.escape(label), line) for line in self.screen.in_sight()):
                return
            before = self.screen.in_sight()
            self.press("down")
            while self.screen.in_sight() == before:
                assert self._pump(20), "nothing moved"
            while self._pump(0.05):
                pass  # until it is drawn whole
        raise AssertionError(f"not reached: {label!r}\n" + "\n".join(self.screen.in_sight()))

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the terminal; what is drawn anew then is seen on an empty screen."""
        self.screen = Screen(columns, rows)
        self.child.setwinsize(rows, columns)

    def settle(self, first: float = 0.1) -> None:
        """Wait until nothing more is drawn: `first` seconds for the first of it."""
        if self._pump(first):
            while self._pump(0.1):
                pass

    def close_window(self) -> None:
        """Take the terminal away, as somebody who closes its window does, and wait until the program has ended."""
        terminal = self.child.ptyproc  # type: ignore[attr-defined]
        terminal.fileobj.close()
        self.child.wait()
        terminal.closed = self.child.closed = True

    def end(self) -> int:
        """Wait until the program ends, and return its exit code."""
        code, signal = self.ended()
        assert code is not None, f"ended by signal {signal}"
        return code

    def ended(self) -> tuple[int | None, int | None]:
        """Wait until the program ends, and return its exit code, or the signal that ended it."""
        while self._pump(20):
            pass
        self.child.close()
        return self.child.exitstatus, self.child.signalstatus

    def finish(self) -> int:
        """Leave a report, having seen enough of it: that is the last entry."""
        self.answer("What would you like to see?", "end")
        self.answer("> Finish", "enter")
        return self.end()

    def everything(self) -> str:
        """All that was printed, what has scrolled away included, as one text with single blanks."""
        return " ".join(" ".join([*self.screen.gone, *self.screen.in_sight()]).split())

    def _pump(self, seconds: float) -> bool:
        """Take in what the program has written so far; false when it has ended, or wrote nothing for so long."""
        try:
            self._take(self.child.read_nonblocking(65536, timeout=max(seconds, 0.01)))
        except (pexpect.EOF, pexpect.TIMEOUT):
            return False
        return True

    def _take(self, written: str) -> None:
        self.raw += written
        text = self._rest + written
        unfinished = _UNFINISHED.search(text)
        self._rest = unfinished.group() if unfinished else ""
        position, end = 0, len(text) - len(self._rest)
        while position < end:
            sequence = _SEQUENCE.match(text, position)
            if sequence is None:
                self.screen.write(text[position])
                position += 1
                continue
            position = sequence.end()
            self._obey(sequence)

    def _obey(self, sequence: re.Match[str]) -> None:
        final = sequence["final"]
        if final is None or sequence["marks"] or sequence["between"]:
            return
        if final == "n":
            self.child.send(f"\x1b[{self.screen.row + 1};{self.screen.column + 1}R")
            return
        self.screen.obey(final, [int(number) for number in sequence["numbers"].split(";") if number])


def quiz(*options: str, columns: int = 80, rows: int = 24, environment: dict[str, str] | None = None) -> Terminal:
    """Open the tiny quiz in a terminal, as a person would."""
    arguments = ["-m", "intakewise", "quiz", str(TINY), "--thorough", *options]
    return Terminal(arguments, columns=columns, rows=rows, environment=environment)


def begin(terminal: Terminal) -> None:
    """Go through the pages before the first question, with the region given."""
    terminal.see("What it is not")
    terminal.answer("Shall we go on?", "enter")
    terminal.see("It is for people of 16 and over.")
    terminal.answer("Shall we go on?", "enter")
    terminal.answer("Is there any of these now?", "enter")
    terminal.see("Screen 1 of at most 9")


def ask_for_result(terminal: Terminal) -> None:
    """Go past the look at all answers, which stands before the result: one Enter."""
    terminal.answer("Here is what you answered. Is it right?", "enter")
