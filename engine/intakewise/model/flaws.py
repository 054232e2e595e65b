"""Flaws: what follows from the meaning of a knowledge base and cannot be meant. Knows nothing of how they are found."""

from dataclasses import dataclass

from intakewise.model.cases import Case
from intakewise.model.proofs import Given
from intakewise.problems.problem import Place, Problem


@dataclass(frozen=True, slots=True)
class Cause:
    """A part that a flaw rests on: where it stands, and what it says."""

    place: Place
    says: str


@dataclass(frozen=True, slots=True)
class Witness:
    """
    Answers that show a flaw, confirmed by both engines.

    Args:
        is_smallest: whether fewer answers are known not to show it.
        case: the same as a case, which expects what happens now.
    """

    answers: Given
    is_smallest: bool
    case: Case


@dataclass(frozen=True, slots=True)
class Flaw:
    """
    One flaw.

    Args:
        causes: the parts that it rests on; empty: none in particular. What excludes each other, or follows, would no
            longer if one of them went.
        because: what the causes are, in a few words.
        witness: None where it is that something never happens.
    """

    problem: Problem
    causes: tuple[Cause, ...] = ()
    because: str = ""
    witness: Witness | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """
    What a look at one thing came to.

    Args:
        subject: what was looked at, such as "rule iron.pale".
        undecided: why it could not be looked at to the end; empty: it was.
    """

    subject: str
    flaws: tuple[Flaw, ...] = ()
    undecided: str = ""
