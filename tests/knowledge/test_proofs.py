"""What is proved of the shipped base, for every set of answers that anybody can give."""

from pathlib import Path

from intakewise.model.proofs import Verdict
from intakewise.wiring.proving import claims_to_prove, prove_claims
from intakewise.workbench.proofs_page import proofs_page
from tests.knowledge.shipped import base, knowledge

CLINICAL = Path(__file__).parents[2] / "docs" / "clinical"

REFUTED = {
    # Leg cramps at night are usual in late pregnancy: `referral.lost_sleep` asks for more of them.
    "worrying_never_lowers.pregnancy",
    # Curled hands that a doctor has explained: `red_flag.mouth_tingles_and_hand_cramps`, `referral.long_cramps`.
    "worrying_never_lowers.hand_curl",
    # A cramp in effort that is over: `referral.long_cramps` leaves out `effort_cramp_settled`.
    "worrying_never_lowers.heat_effort",
    # Tight for hours is no cramp, of which `referral.long_lasting` speaks.
    "worrying_never_lowers.kind",
    # At night in bed: `referral.statin_other_cramps` leaves out a plain night cramp of the calf.
    "worrying_never_lowers.timing",
}
"""Claims that rules break on purpose, each with the rule that takes a worrying answer for an explanation."""


def test_all_is_proved_but_what_rules_break_on_purpose() -> None:
    """Every property, and what must hold for every base; what is refuted is known; the page says the same."""
    proofs = list(prove_claims(base(), claims_to_prove(knowledge())))
    verdicts = {proof.claim.id: proof.found.verdict for proof in proofs}
    assert set(knowledge().properties) < set(verdicts)
    assert REFUTED == {name for name, verdict in verdicts.items() if verdict is Verdict.REFUTED}
    page = (CLINICAL / "proofs.md").read_text("utf-8")
    assert proofs_page(knowledge(), proofs) == page, "make docs"
    assert set(verdicts.values()) <= {Verdict.PROVED, Verdict.REFUTED, Verdict.ACCEPTED}
