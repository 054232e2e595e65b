"""What came of claims, for people: each property on its own, what holds for every base by theme."""

from collections.abc import Sequence

import typer

from intakewise.cli.reporting import counted, print_problems
from intakewise.model.proofs import Proof, Verdict
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.workbench.claims import THEMES
from intakewise.workbench.proof_cases import case_of
from intakewise.workbench.proofs_page import ASSUMED, counts, named
from intakewise.workbench.proving import never_happening
from intakewise.workbench.yaml_values import answers_in_yaml


def print_proofs(kb: KnowledgeBase, proofs: Sequence[Proof], not_looked_at: int, seconds: float) -> None:
    """Print what came of each claim, then what was refuted in full, then how many of each."""
    written = [proof for proof in proofs if not proof.claim.theme]
    if written:
        typer.echo("Properties:")
    for proof in written:
        typer.echo(f"  {proof.found.verdict.value:8} {proof.claim.id}: {proof.claim.statement}{_reason(proof)}")
    typer.echo("For every knowledge base:")
    for theme, statement in THEMES.items():
        _print_theme(statement, [proof for proof in proofs if proof.claim.theme == theme])
    _print_accepted(proofs)
    for proof in proofs:
        if proof.found.verdict is Verdict.REFUTED:
            _print_refuted(kb, proof)
    problems = list(never_happening(proofs))
    if problems:
        typer.echo()
    print_problems(problems)
    typer.echo(_outcome(proofs, not_looked_at, seconds))


def _print_theme(statement: str, proofs: Sequence[Proof]) -> None:
    if not proofs:
        return
    proved = [named(proof) for proof in proofs if proof.found.verdict is Verdict.PROVED]
    typer.echo(f"  {statement}: {len(proved)} of {len(proofs)} proved")
    if proved:
        typer.echo(f"    proved   {', '.join(proved)}")
    for proof in proofs:
        if proof.found.verdict is not Verdict.PROVED:
            typer.echo(f"    {proof.found.verdict.value:8} {named(proof)}{_reason(proof)}")


def _print_accepted(proofs: Sequence[Proof]) -> None:
    """Print which losses are accepted, why, by whom, and the answers that show each."""
    accepted = [(proof, proof.claim.accepts) for proof in proofs if proof.claim.accepts is not None]
    if accepted:
        typer.echo("Accepted losses, which are not proved, but meant:")
    for proof, loss in accepted:
        behind = "; ".join(filter(None, (loss.by, ", ".join(loss.sources))))
        typer.echo(f"  {proof.found.verdict.value:8} {proof.claim.statement} ({loss.id}: {behind}){_reason(proof)}")
        if proof.found.answers is not None:
            given = ", ".join(answers_in_yaml(proof.found.answers))
            typer.echo(f"           such as {given}, and instead {_told_instead(proof)}")


def _reason(proof: Proof) -> str:
    if proof.found.verdict is Verdict.VACUOUS and proof.claim.accepts is not None:
        return " (this never happens)"
    if proof.found.verdict is Verdict.VACUOUS:
        return " (what it starts from cannot happen)"
    return f" ({proof.found.reason})" if proof.found.reason else ""


def _print_refuted(kb: KnowledgeBase, proof: Proof) -> None:
    answers = proof.found.answers or {}
    known = "no fewer do" if proof.is_smallest else "fewer might"
    typer.echo(f"\nRefuted: {proof.claim.id}\n  {proof.claim.statement}")
    typer.echo(f"  {counted(len(answers), 'answer')} {'breaks' if len(answers) == 1 else 'break'} it, and {known}:")
    for line in answers_in_yaml(answers):
        typer.echo(f"    {line}")
    before = kb.assess(answers)
    if proof.found.instead is not None:
        told = _told_instead(proof)
        typer.echo(f"  The referral is then {before.referral.level.word}. It is lower with this instead: {told}")
    typer.echo("  Both engines say so. As a case, which fails until the rules are put right:")
    for line in case_of(kb.knowledge, proof, before).splitlines():
        typer.echo(f"    {line}")


def _told_instead(proof: Proof) -> str:
    """Return the answer that is changed, as it is after the change."""
    answers, instead = proof.found.answers or {}, proof.found.instead or {}
    changed = {name: value for name, value in instead.items() if answers.get(name) != value}
    return "; ".join([*answers_in_yaml(changed), *(f"{name}: null" for name in answers if name not in instead)])


def _outcome(proofs: Sequence[Proof], not_looked_at: int, seconds: float) -> str:
    stopped = f", {not_looked_at} not looked at (stopped with Ctrl-C)" if not_looked_at else ""
    # What the word means, and no verdict: something may be refuted or not looked at.
    return f'\n{counts(proofs)}{stopped} in {seconds:.1f} s.\n"Proved" means: {ASSUMED} (docs/meaning.md, Proofs).'
