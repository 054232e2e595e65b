"""Bounds: each operator is sound, and one that is not would be found out."""

from dataclasses import replace

import pytest

from intakewise.backends.to_z3 import evidence as formulas
from intakewise.backends.to_z3.prover import Z3Prover
from intakewise.meaning import derive, evaluate
from intakewise.meaning.evaluate import Judge
from intakewise.meaning.facts import Facts
from intakewise.model.claims import BandsBound, CertainStays
from intakewise.model.conditions import All, Operator
from intakewise.model.proofs import Verdict
from intakewise.model.questionnaires import Operation, Term
from intakewise.model.values import Span, Truth
from intakewise.wiring.opening import load
from intakewise.workbench.claims import claims_of
from intakewise.workbench.proving import each_proof
from intakewise.workbench.sound_operators import OPERATORS, how_unsound


@pytest.mark.parametrize("operator", OPERATORS)
def test_what_an_operator_has_settled_stays_so(operator: str) -> None:
    """Whatever its open parts turn out to be."""
    assert "" == how_unsound(operator)


def test_every_operator_is_looked_at() -> None:
    """Every way to compare numbers, every operation of a derived number, and what connects conditions."""
    kinds = {each.value for each in (*Operator, *Operation)} | {"all", "any", "is", "includes", "known"}
    assert kinds | {"group_of_evidence"} == set(OPERATORS)


def test_a_comparison_that_settles_too_early_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that takes a span for its lower end."""
    hasty = {**evaluate._COMPARISONS, Operator.AT_LEAST: lambda span, value: truth(span.low >= value)}
    monkeypatch.setattr(evaluate, "_COMPARISONS", hasty)
    assert "0 to 1 gives false, and 1 to 1 true" == how_unsound.__wrapped__("at_least")


def test_a_connective_that_takes_open_for_no_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody might yet answer yes."""

    def hasty(node: All) -> Judge:
        return lambda facts: truth(all(evaluate.evaluate(part, facts) is Truth.TRUE for part in node.parts))

    monkeypatch.setattr(evaluate, "_MAKERS", {**evaluate._MAKERS, All: hasty})
    assert "open gives false, and true true" == how_unsound.__wrapped__("all")


def test_a_sum_that_leaves_out_what_is_open_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A number that may still change is no number yet."""

    def hasty(term: Term, facts: Facts) -> int:
        value = facts.values[term.fact]
        return value.low if isinstance(value, Span) else 0

    monkeypatch.setattr(derive, "_term_value", hasty)
    assert how_unsound.__wrapped__("sum")


def truth(holds: bool) -> Truth:
    """Return what is true or false, and never open."""
    return Truth.TRUE if holds else Truth.FALSE


def test_bands_whose_bounds_leave_out_open_evidence_are_not_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where only what is true counts, a band can leave its bounds."""
    kb = load()
    monkeypatch.setattr(formulas, "_counts", lambda sure, *, is_open: sure.is_true)
    claim = next(each for each in claims_of(kb.knowledge) if each.about == BandsBound("low_magnesium"))
    (proof,) = each_proof(kb.knowledge, [claim], Z3Prover(kb.knowledge, 60), kb.assess)
    assert (Verdict.UNKNOWN, "some truths of the rules lead beyond the bounds") == (
        proof.found.verdict,
        proof.found.reason,
    )


def test_rules_that_take_a_band_for_settled_are_refuted() -> None:
    """Where nothing is thought revisable, one more answer overturns what was certain: a witness shows it."""
    kb = load()
    hasty = replace(kb.knowledge, plan=replace(kb.knowledge.plan, revisable=frozenset()))
    claims = [each for each in claims_of(hasty) if isinstance(each.about, CertainStays)]
    proofs = each_proof(hasty, claims, Z3Prover(hasty, 60), kb.assess)
    refuted = next(proof for proof in proofs if proof.found.verdict is Verdict.REFUTED)
    assert isinstance(refuted.claim.about, CertainStays)
    assert refuted.claim.about.question in (refuted.found.answers or {})
    assert (refuted.found.instead or {}).get(refuted.claim.about.question) is None
