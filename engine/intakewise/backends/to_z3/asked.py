"""What is asked of Z3 about a claim, in formulas."""

from collections.abc import Mapping
from dataclasses import dataclass

import z3

from intakewise.backends.to_z3.given import Given


@dataclass(frozen=True, slots=True)
class Query:
    """
    A claim as formulas.

    Args:
        applies: when the claim says anything.
        breaks: when it is broken, where it applies.
        instead: the answers with the one that is changed, where the claim is about two sets.
        of: the questions whose answers can break it; None: whichever.
    """

    applies: z3.BoolRef
    breaks: z3.BoolRef
    instead: Mapping[str, Given] | None = None
    of: frozenset[str] | None = None
