"""Whatever keys are pressed, in whatever order and size of window: the quiz never fails."""

import signal
from dataclasses import dataclass
from random import Random

import pytest

from tests.acceptance.quiz_terminal import TINY, Terminal

MOVING = ("up", "down", "down", "down", "page_up", "page_down", "home", "end", "tab", "back_tab", "left", "right")
ANSWERING = ("enter", "enter", "enter", "space", "space", "ctrl_j")
PASTED = "\x1b[200~pasted\r\n\x1b[201~"
TYPED = (*"abcdeinosty 0123456789.,/-?", "ñ", "½", "漢", "\u202e", "\x1b", "\x1bOP", PASTED, "\x00")
LEAVING = ("ctrl_b", "ctrl_a", "ctrl_u", "backspace", "delete", "\x07", "\x0c", "\x12")
STOPPING = ("ctrl_c", "ctrl_d")
SIZES = ((80, 24), (20, 10), (200, 50), (40, 12), (80, 5))
AT_ONCE = 25


@dataclass(slots=True)
class Presser:
    """Somebody who presses keys at random, in one quiz after the other, each going on with what was kept."""

    random: Random
    quiz: tuple[str, ...]
    ends: int = 0

    def press(self, count: int) -> None:
        """Press so many keys."""
        terminal = self.opened()
        for _ in range(0, count, AT_ONCE):
            if not terminal.child.isalive():
                self.see_how_it_ended(terminal)
                terminal = self.opened()
            try:
                terminal.press(*(self.key() for _ in range(AT_ONCE)))
            except OSError:
                continue  # it has ended in between
            if self.random.random() < 0.05:
                terminal.resize(*self.random.choice(SIZES))
            terminal.settle()
        self.stop(terminal)
        self.see_how_it_ended(terminal)

    def stop(self, terminal: Terminal) -> None:
        """Press Ctrl-C: twice where the keys before it made another key of the first one, as Escape does."""
        for _ in range(2):
            if terminal.child.isalive():
                terminal.press("ctrl_c")
                terminal.settle(2)

    def opened(self) -> Terminal:
        """A quiz that goes on where the last one was left."""
        terminal = Terminal(["-m", "intakewise", "quiz", *self.quiz])
        terminal.settle(20)  # before Python has started, Ctrl-C ends it without a word
        return terminal

    def key(self) -> str:
        """A key: those that get on are the likeliest, so that all of the quiz is reached."""
        (kind,) = self.random.choices((MOVING, ANSWERING, TYPED, LEAVING, STOPPING), (40, 36, 16, 7.7, 0.3))
        return str(self.random.choice(kind))

    def see_how_it_ended(self, terminal: Terminal) -> None:
        """Finished, or stopped by Ctrl-C: nothing else, and no word of an error in the program."""
        ended = terminal.ended()
        self.ends += 1
        assert "Traceback" not in terminal.raw, terminal.raw[-3000:]
        # The second of two Ctrl-C meets a process that has nothing left to do but end.
        assert ended in ((0, None), (130, None), (None, signal.SIGINT)), terminal.raw[-3000:]


@pytest.mark.parametrize("quiz", [("--region", "uk"), (str(TINY),)])
def test_a_few_hundred_random_keys(quiz: tuple[str, ...]) -> None:
    """In the default run, so that a mistake shows at once."""
    Presser(Random("a few"), quiz).press(300)


@pytest.mark.long
@pytest.mark.parametrize("part", range(6))
def test_thirty_thousand_random_keys(part: int) -> None:
    """On the shipped base,in six parts that are spread over all cores."""
    presser = Presser(Random(f"many, part {part}"), ("--region", "uk"))
    presser.press(5_000)
    assert presser.ends > 1
