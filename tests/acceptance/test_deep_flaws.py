"""
Every file of tests/author_flaws is a change to the base of tests/author_mistakes, and exactly the flaws it must give.

Drop a file in, and it is a test; `change` is as in tests/author_mistakes. What the base has before is left out.
"""

import shutil
from pathlib import Path

import pytest
import yaml

from intakewise.cli.reporting import as_numbers
from intakewise.model.flaws import Flaw
from intakewise.problems.problem import Severity
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import open_knowledge
from intakewise.wiring.proving import look_deep
from intakewise.workbench.case_yaml import case_in_yaml
from intakewise.workbench.cases import run_cases
from tests.acceptance.test_author_mistakes import BASE, TODAY, apply

FLAWS = Path(__file__).parents[1] / "author_flaws"


def flaws_in(folder: str) -> list[Flaw]:
    """Return all flaws of a knowledge base, which has no errors; every look came to its end."""
    opened = open_knowledge(folder, TODAY)
    assert opened.knowledge is not None, opened.problems
    assert [] == [str(each) for each in opened.problems if each.severity is Severity.ERROR]
    looks = list(look_deep(KnowledgeBase(opened.knowledge))[1])
    assert [] == [look.subject for look in looks if look.undecided]
    return [flaw for look in looks for flaw in look.flaws]


def summary(flaw: Flaw) -> dict[str, object]:
    """Return what a file says of a flaw."""
    problem, witness = flaw.problem, flaw.witness
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "at": str(problem.place),
        "message": problem.message,
        **({"causes": [f"{cause.place}  {cause.says}" for cause in flaw.causes]} if flaw.causes else {}),
        **({} if witness is None else {"answers": as_numbers(witness.answers)}),
    }


@pytest.fixture(scope="module")
def before() -> list[dict[str, object]]:
    """Return the flaws of the base as it is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(BASE)
        return [summary(flaw) for flaw in flaws_in(".")]


@pytest.mark.parametrize("path", sorted(FLAWS.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_change_gives_exactly_its_flaws(
    path: Path, before: list[dict[str, object]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change gives the flaws that its file lists, with their causes and the smallest answers; its cases pass."""
    seeded = yaml.safe_load(path.read_text("utf-8"))
    shutil.copytree(BASE, tmp_path / "base")
    monkeypatch.chdir(tmp_path / "base")
    for change in seeded["change"]:
        apply(change, Path())
    flaws = flaws_in(".")
    assert seeded["expect"] == [found for found in map(summary, flaws) if found not in before]
    assert_cases_pass(flaws)


def assert_cases_pass(flaws: list[Flaw]) -> None:
    """Pasted into a file, each case can be read, and passes: it expects what happens now."""
    written = [case_in_yaml(flaw.witness.case) for flaw in flaws if flaw.witness is not None]
    Path("rules/tiredness/pasted.cases.yaml").write_text("\n".join(["cases:", *written]) if written else "", "utf-8")
    if not written:
        Path("rules/tiredness/pasted.cases.yaml").unlink()
        return
    opened = open_knowledge(".")
    assert opened.knowledge is not None
    assert [] == [str(each) for each in opened.problems if each.severity is Severity.ERROR]
    pasted = [case for case in opened.cases if case.place.file.endswith("pasted.cases.yaml")]
    assert len(written) == len(pasted)
    runs = run_cases(opened.knowledge, pasted, opened.answer_sets, KnowledgeBase(opened.knowledge).assess)
    assert [] == [str(problem) for run in runs for problem in run.problems]
