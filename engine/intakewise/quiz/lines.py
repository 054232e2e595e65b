"""
Lines that somebody types, or that stand in a file or come through a pipe: read one by one, and counted.

Knows nothing of questions.
"""

import sys
from dataclasses import dataclass
from io import TextIOWrapper
from typing import TextIO

from intakewise.language.saying import say
from intakewise.quiz.typed import printable

LONGEST = 12_000
"""Characters of a line: more than any answer may have, and a file without line ends is not read whole."""

UNREADABLE = "\ufffd"
"""Stands for what the encoding of the input does not know."""


class InputEnded(EOFError):
    """
    There are no more lines.

    Args:
        ask: what was asked when they ended.
    """

    def __init__(self, ask: str) -> None:
        self.ask = ask
        super().__init__(ask)


class DoesNotFit(Exception):
    """
    A line of a file or a pipe does not answer what was asked, and nobody is there to ask again.

    Args:
        line: its number, from 1; its text is an answer, and stays out of here.
        expected: what would be an answer.
    """

    def __init__(self, line: int, ask: str, expected: str) -> None:
        self.line, self.ask, self.expected = line, ask, expected
        super().__init__(line)


@dataclass(slots=True)
class Lines:
    """
    What answers come from.

    Args:
        is_typed: somebody types them, who can be asked again; otherwise they are all there already.
        number: that of the line read last.
    """

    stream: TextIO
    is_typed: bool
    number: int = 0

    def read(self) -> str:
        """Return the next line without what cannot be printed. Raises EOFError: there is none."""
        line = self.stream.readline(LONGEST)
        if not line:
            raise EOFError
        self.number += 1
        return printable(line.rstrip("\r\n")).strip()


def standard_lines() -> Lines:
    """Return the lines of standard input; what its encoding does not know is marked, and is no answer."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    return Lines(sys.stdin, sys.stdin.isatty())


def tell_unfit(unfit: DoesNotFit) -> None:
    """Say which line of the input is no answer, and what would be one; what the line says stays out of it."""
    asked = say("Line {line} of the input does not answer: “{ask}”", line=unfit.line, ask=unfit.ask)
    print(f"{asked}\n  {unfit.expected}", file=sys.stderr)
