"""What `prove` does: prove claim after claim, print what came of each, return the exit code."""

import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import typer

from intakewise.cli.page_file import refuse_page, write_page
from intakewise.cli.progress import with_progress
from intakewise.cli.proof_text import print_proofs
from intakewise.cli.reporting import as_numbers, as_plain, print_json, refuse, stamp, warn
from intakewise.model.knowledge import Knowledge
from intakewise.model.proofs import Proof, Verdict
from intakewise.model.rules import AcceptedLoss
from intakewise.problems.exit_codes import COULD_NOT_RUN, FINE, PROBLEMS, STOPPED
from intakewise.problems.problem import has_errors
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import open_knowledge
from intakewise.wiring.proving import prove_claims, refuse_without_prover
from intakewise.workbench.claims import claims_of
from intakewise.workbench.proofs_page import proofs_page
from intakewise.workbench.proving import never_happening


def prove_knowledge(path: str, seconds: float, format: str, report: Path | None) -> int:
    """
    Prove every property and what must hold for every base; 1 unless all is proved, or accepted by its authors.

    Args:
        report: where the page goes that lists every claim; not written where Ctrl-C left some out.
    """
    refused = None if report is None else refuse_page(report, "What is proved is written", (".md",))
    missing = refuse_without_prover() if refused is None else [refused]
    if missing:
        refuse(missing, format)
        return COULD_NOT_RUN
    opened = open_knowledge(path)
    if opened.knowledge is None or has_errors(list(opened.problems)):
        refuse(opened.problems, format)
        if format == "text":
            typer.echo("Nothing was proved: first put right what stands above.", err=True)
        return COULD_NOT_RUN
    kb = KnowledgeBase(opened.knowledge)
    claims = claims_of(opened.knowledge)
    started, proofs = time.perf_counter(), list[Proof]()
    with suppress(KeyboardInterrupt):
        for proof in with_progress(prove_claims(kb, claims, seconds), len(claims), "claims"):
            proofs.append(proof)
    not_looked_at = len(claims) - len(proofs)
    if format == "json":
        print_json(_document(opened.knowledge, proofs, not_looked_at))
    else:
        print_proofs(kb, proofs, not_looked_at, time.perf_counter() - started)
    if not_looked_at:
        return STOPPED
    unwritten = None if report is None else write_page(report, proofs_page(opened.knowledge, proofs))
    if unwritten is not None:
        warn([unwritten])
        return COULD_NOT_RUN
    return FINE if all(proof.found.verdict in (Verdict.PROVED, Verdict.ACCEPTED) for proof in proofs) else PROBLEMS


def _document(knowledge: Knowledge, proofs: Sequence[Proof], not_looked_at: int) -> dict[str, object]:
    verdicts = [proof.found.verdict for proof in proofs]
    return {
        "knowledge": stamp(knowledge),
        "claims": {
            **{verdict.value: verdicts.count(verdict) for verdict in Verdict},
            "not_looked_at": not_looked_at,
        },
        "proofs": [_plain(proof) for proof in proofs],
        "problems": as_plain(list(never_happening(proofs))),
    }


def _plain(proof: Proof) -> dict[str, object]:
    found = proof.found
    return {
        "id": proof.claim.id,
        "theme": proof.claim.theme or "property",
        "statement": proof.claim.statement,
        "accepts": None if proof.claim.accepts is None else _accepted(proof.claim.accepts),
        "verdict": found.verdict.value,
        "reason": found.reason,
        "answers": None if found.answers is None else as_numbers(found.answers),
        "instead": None if found.instead is None else as_numbers(found.instead),
        "is_smallest": proof.is_smallest if found.verdict is Verdict.REFUTED else None,
        "seconds": round(proof.seconds, 2),
    }


def _accepted(loss: AcceptedLoss) -> dict[str, object]:
    return {
        "question": loss.question,
        "worrying": loss.worrying[0],
        "rule": loss.rule,
        "because": loss.because,
        "sources": list(loss.sources),
        "by": loss.by,
    }
