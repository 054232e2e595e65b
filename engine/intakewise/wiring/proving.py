"""Prove what must hold of a knowledge base: the only place that names the prover."""

from collections.abc import Iterator
from importlib.util import find_spec

from intakewise.model.claims import Claim
from intakewise.model.flaws import Look
from intakewise.model.knowledge import Knowledge
from intakewise.model.proofs import Proof
from intakewise.problems.problem import NOWHERE, Problem
from intakewise.wiring.knowledge_base import KnowledgeBase

SECONDS = 20.0
"""How long Z3 may take over one question, if nobody says otherwise: ten times what the hardest one shipped takes."""


DEEP_SECONDS = 5.0
"""The same where thousands of questions are asked, each far easier: the hardest one shipped takes less than one."""


def refuse_without_prover() -> list[Problem]:
    """Return a problem that says what to install, where Z3 is missing."""
    if find_spec("z3") is not None:
        return []
    return [
        Problem(
            "IW-F016",
            NOWHERE,
            "Z3, which proves, is not installed.",
            "Expected the Python package z3-solver.",
            "Install it: pip install 'intakewise[prove]'; in a checkout: requirements/install runtime prove.",
        )
    ]


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


def claims_to_prove(knowledge: Knowledge) -> list[Claim]:
    """Return the properties that authors wrote, and what must hold for every knowledge base."""
    from intakewise.workbench.claims import claims_of

    return claims_of(knowledge)
