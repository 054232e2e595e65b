"""Prove what must hold of a knowledge base: the only place that names the prover."""

from collections.abc import Iterator

from intakewise.model.claims import Claim
from intakewise.model.flaws import Look
from intakewise.model.nearest import SmallestChange
from intakewise.model.proofs import Proof
from intakewise.model.targets import Target
from intakewise.problems.problem import Problem
from intakewise.wiring.extras import refuse_without
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.workbench.given import Laid

SECONDS = 20.0
"""How long Z3 may take over one question, if nobody says otherwise: ten times what the hardest one shipped takes."""


DEEP_SECONDS = 5.0
"""The same where thousands of questions are asked, each far easier: the hardest one shipped takes less than one."""

CHANGE_SECONDS = 20.0
"""How long a search for one smallest change may take in all: a person waits. The hardest one shipped takes one."""


def refuse_without_prover() -> list[Problem]:
    """Return a problem that says what to install, where Z3 is missing."""
    return refuse_without("z3", "z3-solver", "Z3, which proves", "prove")


def prove_claims(kb: KnowledgeBase, claims: list[Claim], seconds: float = SECONDS) -> Iterator[Proof]:
    """
    Prove claim after claim.

    Args:
        seconds: how long Z3 may take over one question; a claim that takes longer is unknown, never proved.
    """
    from intakewise.backends.to_z3.prover import Z3Prover
    from intakewise.workbench.proving import each_proof

    yield from each_proof(kb.knowledge, claims, Z3Prover(kb.knowledge, seconds), kb.assess)


def look_deep(kb: KnowledgeBase) -> tuple[int, Iterator[Look]]:
    """Return at how much there is to look for what cannot be meant, and what each look comes to."""
    from intakewise.backends.to_z3.prover import Z3Prover
    from intakewise.workbench.deep.asking import Asking
    from intakewise.workbench.deep.looking import each_look, subjects_of

    subjects = subjects_of(kb.knowledge)
    return len(subjects), each_look(Asking(kb.knowledge, Z3Prover(kb.knowledge, DEEP_SECONDS), kb.assess), subjects)


def look_for_change(kb: KnowledgeBase, target: Target, laid: Laid) -> SmallestChange:
    """
    Return the smallest change of answers that gives what did not come out.

    Raises:  EngineFailed, EnginesDisagree: an engine does not confirm what Z3 says.
    """
    from intakewise.backends.to_z3.nearest import Z3Nearest
    from intakewise.workbench.smallest_change import smallest_change

    finder = Z3Nearest(kb.knowledge, DEEP_SECONDS, CHANGE_SECONDS)
    return smallest_change(kb.knowledge, target, laid, finder, kb.assess)
