"""Proofs: what came of a claim."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from intakewise.model.claims import Claim

Given = Mapping[str, object]
"""Answers as `assess` takes them."""


class Verdict(Enum):
    """
    What came of a claim.

    `ACCEPTED`: broken only by a loss that the authors accept. `VACUOUS`: what it starts from cannot happen, so it says
    nothing, or there is nothing to accept. `UNKNOWN`: neither proved nor refuted.
    """

    PROVED = "proved"
    REFUTED = "refuted"
    ACCEPTED = "accepted"
    VACUOUS = "vacuous"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Found:
    """
    What a prover found.

    Args:
        reason: why it is unknown.
        answers: a set of answers that breaks the claim.
        instead: the same with one answer changed, where the claim is about two sets.
    """

    verdict: Verdict
    reason: str = ""
    answers: Given | None = None
    instead: Given | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """
    What came of a claim, for its authors.

    Args:
        found: with the smallest answers that break it, which both engines confirmed.
        is_smallest: whether fewer answers are known not to break it.
        seconds: how long it took.
    """

    claim: Claim
    found: Found
    is_smallest: bool
    seconds: float
