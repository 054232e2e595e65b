"""
A problem as data: what an author, a person answering, or a client got wrong, and where.

Knows nothing of what is being read or answered; wording comes from whoever finds the problem.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from intakewise.language.saying import say, speaking, spoken


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a text file: `file` as the user would name it, `line` and `column` from 1 (0: the whole file)."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Render as editors and compilers do, so that a click opens the place."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


NOWHERE = Place("")


class Severity(StrEnum):
    """How bad: an error stops, a warning is shown and does not, a note may well be meant."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_RANKS = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Problem:
    """
    One thing that is wrong: where, what, what was expected, how to fix it.

    Args:
        code: key of the catalogue, such as `IW-R012`.
        place: file, line, and column; `NOWHERE` where no file is involved.
        message: what is wrong, one sentence.
        expected: what would have been right, one sentence; empty where the message says it.
        fix: how to put it right, one sentence; empty where `expected` says it.
        suggestion: the name that was probably meant; empty if nothing is near.
        severity: an error unless said otherwise.
        language: the code of the language in which it is told; `advice` is in the same.
    """

    code: str
    place: Place
    message: str
    expected: str = ""
    fix: str = ""
    suggestion: str = ""
    severity: Severity = field(default=Severity.ERROR)
    language: str = field(default_factory=spoken, compare=False, repr=False)

    def __str__(self) -> str:
        """Render for a person: the place and the message, then on a second line what to do."""
        where = f"{self.place}  " if self.place.file else ""
        return f"{where}{self.code}  {self.message}" + (f"\n  {self.advice}" if self.advice else "")

    @property
    def advice(self) -> str:
        """What to do, on one line; empty where the message says it all."""
        with speaking(self.language):
            did_you_mean = say("Did you mean '{name}'?", name=self.suggestion) if self.suggestion else ""
        return " ".join(part for part in (self.expected, self.fix, did_you_mean) if part)

    def to_dict(self) -> dict[str, object]:
        """Render for a program: the same fields, plain values."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column,
            "message": self.message,
            "expected": self.expected,
            "fix": self.fix,
            "suggestion": self.suggestion,
        }


def ranked(problems: list[Problem]) -> list[Problem]:
    """Sort problems for reading: errors, warnings, notes, each by place; exact repeats are dropped."""
    return sorted(
        dict.fromkeys(problems),
        key=lambda problem: (_RANKS.index(problem.severity), problem.place, problem.code, problem.message),
    )


def has_errors(problems: list[Problem]) -> bool:
    """Tell whether anything in the list stops the work."""
    return any(problem.severity is Severity.ERROR for problem in problems)
