"""What a condition may read, and where its problems go: what every check of a test is given."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from intakewise.model.conditions import Test
from intakewise.model.knowledge import Fact
from intakewise.passes.names import Names
from intakewise.problems.problem import Place, Problem


class Reader(Enum):
    """Who asks: it decides whether a condition may read findings, and advice."""

    RULE = "a rule"
    BRANCH = "an ask_when"
    DERIVED = "a derived number"
    APPLIES = "an applies_when"
    NEED = "a daily need"
    PROPERTY = "a property"
    MODIFIABLE = "a modifiable_unless"

    @property
    def reads_answers_only(self) -> bool:
        """Whether findings are out of reach, since they are not settled yet."""
        return self in (Reader.BRANCH, Reader.DERIVED, Reader.APPLIES, Reader.NEED)


@dataclass(frozen=True, slots=True)
class Scope:
    """
    What the conditions of one reader may name.

    Args:
        facts: by name.
        problems: what is found is added here.
    """

    facts: Mapping[str, Fact]
    names: Names
    reader: Reader = Reader.RULE
    problems: list[Problem] = field(default_factory=list)

    def report(
        self, code: str, place: Place, message: str, expected: str = "", *, fix: str = "", suggestion: str = ""
    ) -> None:
        """Add a problem."""
        self.problems.append(Problem(code, place, message, expected, fix, suggestion))


def operand_place(test: Test, index: int = 0) -> Place:
    """Return where an operand stands, or the test if that is not known."""
    return test.operand_places[index] if index < len(test.operand_places) else test.place


def listed(words: tuple[str, ...], most: int = 12) -> str:
    """
    Return words as a list for a message, cut short where there are many.

    >>> listed(("a", "b", "c")), listed(("a", "b", "c"), most=2)
    ('a, b, c', 'a, b, and 1 more')
    """
    if len(words) <= most:
        return ", ".join(words)
    return f"{', '.join(words[:most])}, and {len(words) - most} more"
