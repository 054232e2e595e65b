"""What `docs --site` does: write one page with everything about a knowledge base, or say why not."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import typer

from intakewise.cli.mutations_file import read_mutations
from intakewise.cli.page_file import refuse_page, write_page
from intakewise.cli.progress import with_progress
from intakewise.cli.reporting import print_problems, warn
from intakewise.model.knowledge import Knowledge
from intakewise.model.proofs import Proof
from intakewise.problems.exit_codes import COULD_NOT_RUN, FINE, PROBLEMS, STOPPED
from intakewise.problems.problem import NOWHERE, Problem, Severity, has_errors
from intakewise.site.checked import Checked
from intakewise.site.page import page_of
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import Opened, open_knowledge
from intakewise.wiring.proving import prove_claims, refuse_without_prover
from intakewise.workbench.case_coverage import coverage_of
from intakewise.workbench.claims import claims_of
from intakewise.workbench.mutation import fails
from intakewise.workbench.prepared import Prepared, prepare

_QUICK = "It was written with --quick."


def publish(path: str, page: Path, mutations: Path | None, *, is_quick: bool) -> int:
    """
    Write the page of a knowledge base; what could not be drawn or proved is said, here and there.

    Args:
        mutations: what `mutate --format json` printed; None: the page says that nobody tried.
        is_quick: leave out whether the cases pass, and all proofs.
    """
    refused = refuse_page(page, "A knowledge base is written", (".html",))
    if refused is not None:
        warn([refused])
        return COULD_NOT_RUN
    opened = open_knowledge(path)
    knowledge = opened.knowledge
    if knowledge is None or has_errors(list(opened.problems)):
        if any(problem.code.startswith("IW-F") for problem in opened.problems):
            warn(opened.problems)
            return COULD_NOT_RUN
        print_problems(opened.problems)
        return PROBLEMS
    noticed = None if mutations is None else read_mutations(mutations, knowledge)
    if isinstance(noticed, Problem):
        warn([noticed])
        return COULD_NOT_RUN
    try:
        checked = replace(_checked(knowledge, opened, is_quick=is_quick), mutations=noticed)
    except KeyboardInterrupt:
        typer.echo("Stopped: no page was written. With --quick it is written without cases and proofs.", err=True)
        return STOPPED
    return _write(page, knowledge, checked)


def _write(page: Path, knowledge: Knowledge, checked: Checked) -> int:
    text, is_drawn = page_of(knowledge, checked)
    unwritten = write_page(page, text)
    if unwritten is not None:
        warn([unwritten])
        return COULD_NOT_RUN
    if not is_drawn:
        warn([_without_graphviz()])
    typer.echo(f"Page written: {page}")
    return FINE


def _checked(knowledge: Knowledge, opened: Opened, *, is_quick: bool) -> Checked:
    prepared = prepare(knowledge, opened.cases, opened.answer_sets)
    checked = Checked(coverage_of(knowledge, prepared), len(prepared), unproved=_QUICK)
    if is_quick:
        return checked
    checked = replace(checked, failing=_failing(knowledge, prepared))
    missing = refuse_without_prover()
    if missing:
        warn([replace(each, severity=Severity.WARNING) for each in missing])
        return replace(checked, unproved="Z3, which proves, was not installed.")
    return replace(checked, proofs=_proofs(knowledge))


def _failing(knowledge: Knowledge, prepared: Sequence[Prepared]) -> list[str]:
    return [each.case.id for each in with_progress(prepared, len(prepared), "cases") if fails(knowledge, each)]


def _proofs(knowledge: Knowledge) -> list[Proof]:
    claims = claims_of(knowledge)
    return list(with_progress(prove_claims(KnowledgeBase(knowledge), claims), len(claims), "claims"))


def _without_graphviz() -> Problem:
    return Problem(
        "IW-F016",
        NOWHERE,
        "The page has no pictures: Graphviz, which draws them, did not run.",
        "Expected its program `dot`.",
        "Install it: apt-get install graphviz, or brew install graphviz. What they show stands there in words.",
        severity=Severity.WARNING,
    )
