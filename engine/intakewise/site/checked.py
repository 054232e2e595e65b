"""What was found out about a knowledge base beside what it says. Who found it out is not known here."""

from collections.abc import Sequence
from dataclasses import dataclass

from intakewise.model.proofs import Proof
from intakewise.workbench.case_coverage import Covered


@dataclass(frozen=True, slots=True)
class Unnoticed:
    """A change of a rule that fails no case. Args: place: file, line, and column as the page names them."""

    rule: str
    place: str
    change: str
    asks: str


@dataclass(frozen=True, slots=True)
class Mutations:
    """
    What `mutate` found.

    Args:
        tried, noticed: how many changes, and how many of them fail a case.
        not_tried: how many were left when it was stopped.
    """

    tried: int
    noticed: int
    not_tried: int
    unnoticed: tuple[Unnoticed, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """
    What was found out for a page.

    Args:
        covered: what the cases see.
        cases: how many there are.
        failing: the ids of those that fail; None: not tried.
        proofs: what came of each claim; None: not proved.
        unproved: why not, as a sentence.
        mutations: None: not known.
    """

    covered: Sequence[Covered] = ()
    cases: int = 0
    failing: Sequence[str] | None = None
    proofs: Sequence[Proof] | None = None
    unproved: str = "Nobody asked for it."
    mutations: Mutations | None = None
