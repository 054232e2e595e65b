"""What `check --deep` adds: what follows from a knowledge base and cannot be meant, and which answers show it."""

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from intakewise.cli.progress import with_progress
from intakewise.cli.reporting import as_numbers, counted, counted_by_severity
from intakewise.model.flaws import Flaw, Look, Witness
from intakewise.model.knowledge import Knowledge
from intakewise.problems.exit_codes import COULD_NOT_RUN, FINE, PROBLEMS, STOPPED
from intakewise.problems.problem import Problem, Severity
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.proving import look_deep, refuse_without_prover
from intakewise.workbench.case_yaml import case_in_yaml
from intakewise.workbench.yaml_values import answers_in_yaml

_LOOKED_FOR = "rules, questions, findings, and advice that can never be, needless parts and rules, gaps and overlaps"


@dataclass(frozen=True, slots=True)
class Deep:
    """
    What a deep look came to.

    Args:
        looks: one for each thing that was looked at.
        not_looked_at: how many things Ctrl-C left out.
        not_checked: why nothing was looked at; empty: it was.
    """

    looks: tuple[Look, ...] = ()
    not_looked_at: int = 0
    seconds: float = 0
    not_checked: str = ""

    @property
    def flaws(self) -> tuple[Flaw, ...]:
        """Everything that was found."""
        return tuple(flaw for look in self.looks for flaw in look.flaws)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The same as problems."""
        return tuple(flaw.problem for flaw in self.flaws)

    @property
    def code(self) -> int:
        """The exit code, where there is no error: as with `prove`, what stays undecided is not fine."""
        if self.not_checked:
            return COULD_NOT_RUN
        if self.not_looked_at:
            return STOPPED
        return PROBLEMS if any(look.undecided for look in self.looks) else FINE

    def to_dict(self) -> dict[str, object]:
        """Return it for a program."""
        return {
            "looked_at": len(self.looks),
            "not_looked_at": self.not_looked_at,
            "not_checked": self.not_checked,
            "seconds": round(self.seconds, 2),
            "flaws": [_plain(flaw) for flaw in self.flaws],
            "undecided": [{"subject": look.subject, "reason": look.undecided} for look in self.looks if look.undecided],
        }


def look_deeply(knowledge: Knowledge | None) -> Deep:
    """
    Look at everything in a knowledge base; after Ctrl-C, return what was found so far.

    Args:
        knowledge: None: it has errors, which have to be put right first.
    """
    if knowledge is None:
        return Deep(not_checked="first put right what stands above")
    missing = refuse_without_prover()
    if missing:
        return Deep(not_checked=f"{missing[0].message} {missing[0].fix}")
    started, looks = time.perf_counter(), list[Look]()
    total, each = look_deep(KnowledgeBase(knowledge))
    with suppress(KeyboardInterrupt):
        looks.extend(with_progress(each, total, "looks"))
    return Deep(tuple(looks), total - len(looks), time.perf_counter() - started)


def flaw_lines(flaw: Flaw) -> Iterator[str]:
    """Yield what stands below the problem of a flaw: what it rests on, and the answers that show it."""
    if flaw.causes:
        yield f"  {flaw.because}:"
        yield from (f"    {cause.place}  {cause.says}" for cause in flaw.causes)
    if flaw.witness is not None:
        yield from _witness_lines(flaw.witness)


def _witness_lines(witness: Witness) -> Iterator[str]:
    number = len(witness.answers)
    known = "no fewer do" if witness.is_smallest else "fewer might"
    yield f"  {counted(number, 'answer')} {'shows' if number == 1 else 'show'} it, and {known}:"
    yield from (f"    {line}" for line in answers_in_yaml(witness.answers))
    yield "  Both engines say so. As a case, which expects what happens now:"
    yield from (f"  {line}" for line in case_in_yaml(witness.case).splitlines())


def outcome_lines(deep: Deep) -> Iterator[str]:
    """Yield how many things were looked at, and what could not be."""
    if deep.not_checked:
        yield f"Not checked: {_LOOKED_FOR}: {deep.not_checked}"
        return
    for look in deep.looks:
        if look.undecided:
            yield f"Not decided: {look.subject} ({look.undecided})."
    found = counted_by_severity(deep.problems, *Severity)
    stopped = f", {deep.not_looked_at} not looked at (stopped with Ctrl-C)" if deep.not_looked_at else ""
    yield f"Deep: {counted(len(deep.looks), 'look')}{stopped}, {found}, in {deep.seconds:.1f} s."


def _plain(flaw: Flaw) -> dict[str, object]:
    witness = flaw.witness
    return {
        **flaw.problem.to_dict(),
        "because": flaw.because if flaw.causes else "",
        "causes": [
            {"file": cause.place.file, "line": cause.place.line, "column": cause.place.column, "says": cause.says}
            for cause in flaw.causes
        ],
        "witness": None
        if witness is None
        else {
            "answers": as_numbers(witness.answers),
            "is_smallest": witness.is_smallest,
            "case": case_in_yaml(witness.case),
        },
    }
