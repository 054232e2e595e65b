"""What is proved of the shipped base, for every set of answers that anybody can give."""

from pathlib import Path

import pytest

from intakewise.model.proofs import Verdict
from intakewise.wiring.proving import prove_claims
from intakewise.workbench.claims import claims_of
from intakewise.workbench.proofs_page import proofs_page
from tests.knowledge.shipped import base, knowledge

CLINICAL = Path(__file__).parents[2] / "docs" / "clinical"

ACCEPTED = {"pregnancy", "hand_curl", "heat_effort", "kind", "timing"}
"""Questions of which a worrying answer may close a rule, as `accepted_losses` says."""


@pytest.mark.long  # `make check` proves them, too
def test_all_is_proved_but_what_is_accepted() -> None:
    """Every property, and what must hold for every base; what is accepted is known; the page says the same."""
    proofs = list(prove_claims(base(), claims_of(knowledge())))
    verdicts = {proof.claim.id: proof.found.verdict for proof in proofs}
    assert set(knowledge().properties) < set(verdicts)
    assert {loss.question for loss in knowledge().accepted_losses.values()} == ACCEPTED
    page = (CLINICAL / "proofs.md").read_text("utf-8")
    assert proofs_page(knowledge(), proofs) == page, "make docs"
    assert set(verdicts.values()) <= {Verdict.PROVED, Verdict.ACCEPTED}
