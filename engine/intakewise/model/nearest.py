"""What a search for the smallest change of somebody's answers came to. Knows nothing of how it is found."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from intakewise.model.cases import Case


class Search(Enum):
    """
    How a search ended.

    `NEVER`: no answers of anybody give what was wished for, and that is proved. `UNKNOWN`: it took too long.
    """

    FOUND = "found"
    NEVER = "never"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Nearest:
    """
    The answers nearest to those given that grant a wish.

    Args:
        reason: why it is unknown, or why it is not sure that no fewer changes would do.
        changes: the new answer to each question that is answered otherwise, as `assess` takes it; None: taken back.
        is_smallest: no fewer changes would do, and that is proved.
    """

    search: Search
    reason: str = ""
    changes: Mapping[str, object] | None = None
    is_smallest: bool = False


@dataclass(frozen=True, slots=True)
class AnswerInstead:
    """
    One answer that is changed, both as rules write it; empty: there was none, or it is taken back.

    Args:
        instead: the new answer.
    """

    question: str
    before: str
    instead: str


@dataclass(frozen=True, slots=True)
class SmallestChange:
    """
    The smallest change of answers that gives what was wished for, confirmed by both engines.

    Args:
        wished: what was wished for, as an author writes it, such as "low_magnesium=likely".
        closed: questions that were answered, and that the change closes: their answers count no more.
        case: with only those of the answers that it takes; None where there is no change.
    """

    wished: str
    search: Search
    reason: str = ""
    changes: tuple[AnswerInstead, ...] = ()
    closed: tuple[str, ...] = ()
    is_smallest: bool = False
    case: Case | None = None
