"""What came of claims on small bases: proved, refuted with the smallest answers, vacuous, and unknown."""

from dataclasses import replace

import pytest
import yaml

from intakewise.backends.to_z3.prover import Z3Prover
from intakewise.model.claims import Claim
from intakewise.model.conditions import AdviceGiven, All, AnyOf, Compare, Holds, Includes, Operator
from intakewise.model.knowledge import REFERRAL
from intakewise.model.proofs import Found, Proof, Verdict
from intakewise.model.rules import Property
from intakewise.model.values import Level
from intakewise.problems.exceptions import EngineFailed
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import load
from intakewise.workbench.claims import claims_of
from intakewise.workbench.proof_cases import case_of
from intakewise.workbench.proving import each_proof

FIT = Includes("danger_now", "fit", expected=True)
EMERGENCY = Compare(REFERRAL, Operator.AT_LEAST, Level.EMERGENCY)


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """Return the shipped base, of which each claim here reads a corner."""
    return load()


def proof_of(kb: KnowledgeBase, about: Property, seconds: float = 60) -> Proof:
    """What came of one property."""
    claim = Claim(about.id, "", about.statement, about)
    (proof,) = each_proof(kb.knowledge, [claim], Z3Prover(kb.knowledge, seconds), kb.assess)
    return proof


def test_what_always_holds_is_proved(kb: KnowledgeBase) -> None:
    """A fit is an emergency, whatever else is answered."""
    assert Verdict.PROVED is proof_of(kb, Property("p", "A fit.", FIT, EMERGENCY)).found.verdict


def test_what_does_not_hold_is_refuted_with_the_fewest_answers(kb: KnowledgeBase) -> None:
    """That nothing but a fit is an emergency is refuted by one answer; that everything is one, by none."""
    other = Property("p", "Only a fit.", EMERGENCY, FIT)
    proof = proof_of(kb, other)
    assert (Verdict.REFUTED, True, 1) == (proof.found.verdict, proof.is_smallest, len(proof.found.answers or {}))
    assert kb.assess(proof.found.answers or {}).emergency
    proof = proof_of(kb, Property("p", "All are.", All(()), EMERGENCY))
    assert (Verdict.REFUTED, {}) == (proof.found.verdict, proof.found.answers)


def test_what_cannot_be_told_does_not_hold(kb: KnowledgeBase) -> None:
    """A demand that is unknown is broken: nobody may take it for kept."""
    known = AnyOf((FIT, Includes("danger_now", "fit", expected=False)))
    assert Verdict.REFUTED is proof_of(kb, Property("p", "Known.", All(()), known)).found.verdict


def test_what_cannot_happen_says_nothing(kb: KnowledgeBase) -> None:
    """Somebody who has a fit and ticks that there is nothing."""
    both = All((FIT, Includes("danger_now", "none_of_these", expected=True)))
    assert Verdict.VACUOUS is proof_of(kb, Property("p", "Both.", both, EMERGENCY)).found.verdict


def test_what_takes_too_long_is_never_proved(kb: KnowledgeBase) -> None:
    """A true property that Z3 has a thousandth of a second for is unknown, with the reason."""
    hard = kb.knowledge.properties["no_chain_starts_below_likely"]
    found = proof_of(kb, hard, seconds=0.001).found
    assert (Verdict.UNKNOWN, None) == (found.verdict, found.answers)
    assert found.reason.startswith("no answer after ")


def test_a_withholding_rule_that_is_lost_is_found(kb: KnowledgeBase) -> None:
    """Without what holds potassium back, its property is refuted, and the case to paste expects it not offered."""
    plan = kb.knowledge.plan
    kept = {name: rules for name, rules in plan.withholding.items() if name != "potassium_foods"}
    broken = KnowledgeBase(replace(kb.knowledge, plan=replace(plan, withholding=kept)))
    proof = proof_of(broken, kb.knowledge.properties["no_potassium_when_unsafe"])
    assert Verdict.REFUTED is proof.found.verdict
    assert "potassium_foods" in [each.id for each in broken.assess(proof.found.answers or {}).advice]
    case = case_of(broken.knowledge, proof, broken.assess(proof.found.answers or {}))
    assert "    expect:\n      advice: {not_offered: [potassium_foods]}" in case


def test_advice_that_is_lost_from_first_aid_is_named(kb: KnowledgeBase) -> None:
    """The claims for every base say of each advice that is no first aid that an emergency leaves it out."""
    claims = {claim.id: claim.about for claim in claims_of(kb.knowledge)}
    about = claims["only_first_aid_in_an_emergency.magnesium_foods"]
    assert isinstance(about, Property)
    assert (EMERGENCY, AdviceGiven("magnesium_foods", offered=True, expected=False)) == (about.whenever, about.must)


class Liar:
    """A prover that says of no answers at all that they break everything."""

    name = "Liar"

    def prove(self, claim: Claim, most: int | None = None) -> Found:
        """Lie."""
        return Found(Verdict.REFUTED, answers={})

    def judge(self, claim: Claim) -> Found:
        """Lie."""
        return Found(Verdict.REFUTED)


def test_what_does_not_break_a_claim_is_never_shown(kb: KnowledgeBase) -> None:
    """A prover whose answers do not break what it says is a fault of ours."""
    claim = Claim("p", "", "A fit.", Property("p", "A fit.", FIT, EMERGENCY))
    with pytest.raises(EngineFailed):
        list(each_proof(kb.knowledge, [claim], Liar(), kb.assess))


def test_a_case_that_is_pasted_can_be_read(kb: KnowledgeBase) -> None:
    """Expectations of a state and of the referral stand where `test` looks for them."""
    state = next(iter(kb.knowledge.states))
    must = All((Holds(state, expected=False), EMERGENCY))
    proof = proof_of(kb, Property("p", "It is so.", All(()), must))
    case = case_of(kb.knowledge, proof, kb.assess({}))
    assert "    given: {}\n    expect:\n" in case
    assert f"      states: {{{state}: no}}\n      referral: {{at_least: emergency}}" in case


@pytest.mark.parametrize("statement", ["'low' is never likely.", "But for what is accepted: nothing.", "Two # three"])
def test_a_case_says_the_claim_in_yaml(kb: KnowledgeBase, statement: str) -> None:
    """Whatever a statement has in it, quotes, colons, or signs, the case is read as it was meant."""
    proof = proof_of(kb, Property("p", statement, All(()), EMERGENCY))
    (case,) = yaml.safe_load(case_of(kb.knowledge, proof, kb.assess({})))["cases"]
    assert statement == case["why"]
