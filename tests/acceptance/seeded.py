"""
Try the four tools on an edit of the shipped base: which of `check`, `prove`, `test`, and `diff` reports it.

Each stops at the first thing that it reports: what is asked is only whether it does. `test` runs the cases by the plain
evaluator, as `mutate` does; `prove` the claims of the authors; `diff` every claim about both bases, by proof.
"""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from intakewise.backends.to_z3.pair_prover import PairProver
from intakewise.backends.to_z3.prover import Z3Prover
from intakewise.diff.finding import Finder
from intakewise.diff.guards import guards_lost
from intakewise.meaning.matching import pair_of
from intakewise.model.cases import Case
from intakewise.model.knowledge import Knowledge
from intakewise.model.proofs import Verdict
from intakewise.wiring.opening import Opened, open_knowledge
from intakewise.workbench.claims import claims_of
from intakewise.workbench.mutation import fails
from intakewise.workbench.prepared import prepare
from tests.acceptance.command_line import CHECKOUT
from tests.acceptance.edits import Edited, apply_edits, edited_from

BASE = "muscle_spasms"
TODAY = date(2026, 11, 26)
SECONDS = 20
TOOLS = ("check", "test", "prove", "diff")
PAGE = CHECKOUT / "docs" / "clinical" / "seeded_edits.md"

REPORTS, SILENT, CANNOT = "reports", "–", "cannot run"


@dataclass(frozen=True)
class Row:
    """One edit, and what each tool said."""

    edit: Edited
    said: dict[str, str]

    @property
    def is_reported(self) -> bool:
        """Whether any tool reports it."""
        return any(said not in (SILENT, CANNOT) for said in self.said.values())

    def __str__(self) -> str:
        cells = " | ".join(self.said[tool] for tool in TOOLS)
        return f"| {self.edit.name[:3]} | {self.edit.says['what']} | {cells} |"


def seeded_edits() -> list[Edited]:
    """Return every edit, the faulty ones first."""
    return [edited_from(path) for path in sorted(Path(__file__).with_name("seeded_edits").glob("*.yaml"))]


@cache
def shipped() -> Opened:
    """Return the shipped base as `check` sees it."""
    return open_knowledge(BASE, TODAY)


def row_of(edit: Edited, folder: Path) -> Row:
    """Make an edit in a copy of the shipped base, and try every tool on it."""
    for part in (f"rules/{BASE}", "questionnaires"):
        shutil.copytree(CHECKOUT / part, folder / part)
    apply_edits(folder, edit.edits)
    opened = open_knowledge(folder, TODAY)
    known = {(problem.code, problem.message) for problem in shipped().problems}
    new = [problem for problem in opened.problems if (problem.code, problem.message) not in known]
    said = {"check": ", ".join(dict.fromkeys(problem.code for problem in new)) or SILENT}
    if opened.knowledge is None:
        return Row(edit, said | dict.fromkeys(TOOLS[1:], CANNOT))
    return Row(edit, said | {"test": _test(opened), "prove": _prove(opened.knowledge), "diff": _diff(opened.knowledge)})


def _test(opened: Opened) -> str:
    assert opened.knowledge is not None
    if any(problem.code.startswith(("IW-A", "IW-C")) or problem.code == "IW-R022" for problem in opened.problems):
        return REPORTS  # the answers or the expectations of a case can no longer be read
    for case in _likely_first(opened.knowledge, opened.cases):
        (prepared,) = prepare(opened.knowledge, [case], opened.answer_sets)
        if fails(opened.knowledge, prepared):
            return REPORTS
    return SILENT


def _likely_first(knowledge: Knowledge, cases: Sequence[Case]) -> Iterator[Case]:
    """Yield the cases that name a rule which was edited, then the rest."""
    old = shipped().knowledge
    assert old is not None
    edited = {name for name in (*old.rules, *knowledge.rules) if old.rules.get(name) != knowledge.rules.get(name)}
    named = [case for case in cases if not edited.isdisjoint((*case.expected.fired, *case.expected.not_fired))]
    first = {case.id for case in named}
    yield from named
    yield from (case for case in cases if case.id not in first)


def _prove(knowledge: Knowledge) -> str:
    prover = Z3Prover(knowledge, SECONDS)
    claims = (claim for claim in claims_of(knowledge) if not claim.theme)
    is_kept = all(prover.prove(claim).verdict in (Verdict.PROVED, Verdict.VACUOUS) for claim in claims)
    return SILENT if is_kept else REPORTS


def _diff(knowledge: Knowledge) -> str:
    old = shipped().knowledge
    assert old is not None
    pair = pair_of(old, knowledge)
    prover = PairProver(pair, SECONDS)
    for _ in prover.rules_alike():
        pass
    changes = Finder(pair, {}).by_proof(prover)
    found = next((each for each in changes if each.verdict is not Verdict.PROVED), None)
    if found is None:
        return "a guard" if guards_lost(pair) else SILENT
    assert found.verdict is Verdict.REFUTED, found.reason
    return "**lowers a referral**" if found.is_lowering else found.kept.aspect.value.replace("_", " ")


_ABOUT = """# Seeded edits

What the tools of the workbench say of slips that were made on purpose in the shipped rules, one at a time, and of
changes that mean the same. Every slip has to be reported by one of them, and nothing harmless by any. The edits are in
`tests/acceptance/seeded_edits/`; `python -m tests.acceptance.seeded` writes this page, and a long test compares it.

`check` is shown by the codes of its problems. `prove` tries only the claims of the authors here. `diff` is shown by the
first thing that people are told otherwise; only a lowered referral makes it fail. “A guard” is a mark or a claim that
is gone and would have reported a slip: `diff` lists it and does not fail. – means that nothing is reported; a base with
errors cannot be run by the others.
"""


def page_of(rows: Sequence[Row]) -> str:
    """Return the page that lists every edit and what each tool said."""
    parts = [_ABOUT]
    for kind, title in (("faulty", "slips"), ("harmless", "harmless changes")):
        own = [row for row in rows if row.edit.says["kind"] == kind]
        lines = [f"## {len(own)} {title}", "", f"| | edit | {' | '.join(TOOLS)} |", "|---" * (2 + len(TOOLS)) + "|"]
        parts.append("\n".join([*lines, *map(str, own), ""]))
    return "\n".join(parts)


def _write_page() -> None:
    rows = []
    for edit in seeded_edits():
        with TemporaryDirectory() as folder:
            rows.append(row_of(edit, Path(folder)))
        print(rows[-1], flush=True)
    PAGE.write_text(page_of(rows), "utf-8")


if __name__ == "__main__":
    _write_page()
