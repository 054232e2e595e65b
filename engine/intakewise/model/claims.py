"""
Claims: what must hold for every possible set of answers. Knows nothing of who proves them.

Some are written by authors (`Property`); the others hold for every knowledge base, or it is unsafe.
"""

from dataclasses import dataclass
from enum import Enum

from intakewise.model.kept import Kept
from intakewise.model.rules import AcceptedLoss, Property


class Turn(Enum):
    """How one answer is changed: to one that its question marks as worrying, or to none."""

    WORRYING = "worrying"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class ReferralKept:
    """
    Changing the answer to one question, and nothing else, does not lower the referral.

    A harmless answer becomes a worrying one, or a worrying option is ticked besides. One that is declined may lower the
    referral where a rule of at least the lost level is then unknown: it is shown as not ruled out.

    Args:
        accepted: what may be lost all the same: a worrying answer counts none of the rules that it is meant to close.
    """

    question: str
    turn: Turn
    accepted: tuple[AcceptedLoss, ...] = ()


@dataclass(frozen=True, slots=True)
class NeedsMet:
    """A contributor is not likely unless its `likely_needs` hold."""

    contributor: str


@dataclass(frozen=True, slots=True)
class NeverAlone:
    """Answers to these questions, and to no others, do not make a contributor likely, through whatever chain."""

    contributor: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OperatorSound:
    """What an operator has settled stays so, whatever its open parts turn out to be; of no knowledge base."""

    operator: str


@dataclass(frozen=True, slots=True)
class BandsBound:
    """A contributor's band lies within those that it must have and could have, whatever evidence is open."""

    contributor: str


@dataclass(frozen=True, slots=True)
class CertainStays:
    """
    What is certain before a question has an answer is so after it: each rule's truth, and the bounds of each band.

    Where its answer closes a question that was answered, that answer goes, and what rested on it may: this is left out.
    """

    question: str


About = Property | ReferralKept | NeedsMet | NeverAlone | OperatorSound | BandsBound | CertainStays | Kept


@dataclass(frozen=True, slots=True)
class Claim:
    """
    One claim.

    Args:
        theme: claims of one theme are told together; a property's own is empty.
        statement: what must hold, in a sentence.
        accepts: the accepted loss that the claim leaves out: so it ought to be broken, or nothing needs accepting.
    """

    id: str
    theme: str
    statement: str
    about: About
    accepts: AcceptedLoss | None = None
