"""A prover that cannot say: what it was asked about is listed as undecided, and is never a flaw."""

from intakewise.model.claims import Claim
from intakewise.model.proofs import Found, Verdict
from intakewise.wiring.opening import load
from intakewise.workbench.deep.asking import Asking
from intakewise.workbench.deep.looking import each_look, subjects_of
from tests.acceptance.command_line import TINY


class Slow:
    """A prover that never comes to an end in time."""

    name = "Slow"

    def prove(self, claim: Claim, most: int | None = None) -> Found:
        """Give up."""
        return Found(Verdict.UNKNOWN, "no answer after 5.0 s")

    def judge(self, claim: Claim) -> Found:
        """Give up."""
        return self.prove(claim)


def test_what_takes_too_long_is_undecided_and_no_flaw() -> None:
    """Each rule, finding, and advice that had to be asked about says why it was not looked at to the end."""
    kb = load(TINY)
    looks = list(each_look(Asking(kb.knowledge, Slow(), kb.assess), subjects_of(kb.knowledge)))
    undecided = {look.subject for look in looks if look.undecided == "no answer after 5.0 s"}
    assert [] == [flaw for look in looks for flaw in look.flaws]
    assert {f"rule {name}" for name in kb.knowledge.rules} <= undecided
    assert {f"advice {name}" for name in kb.knowledge.plan.advising} <= undecided
