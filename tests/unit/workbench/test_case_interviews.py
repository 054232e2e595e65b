"""Cases through an interview: what is expected of an emergency must be known when it ends the interview."""

import shutil
from pathlib import Path

import pytest

from intakewise.model.answers import Answers
from intakewise.passes.check_answers import check_answers
from intakewise.problems.problem import Problem
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import Opened, open_knowledge
from intakewise.workbench.case_interviews import find_differences
from intakewise.workbench.cases import CaseRun, all_answers, run_cases
from intakewise.workbench.interviewing import Interviewed

BASE = Path(__file__).parents[2] / "author_mistakes" / "base"

FIRST_AID = """
  - {id: cool_down, title: Cool down, kind: care, says: Take off your coat., first_aid: true, sources: [example]}
  - {id: sit_down, title: Sit down, kind: care, says: Sit down., first_aid: true, sources: [example]}
cautions:"""

RULES = """
  - id: first_aid.hot
    when: {temperature: {at_least: 38}}
    then: [{advises: cool_down}]
    because: Heat makes it worse.
    sources: [example]
    review: {status: sourced, checked: 2026-01-01, due: 2028-01-01}
  - id: first_aid.pain
    when: {danger_now: {includes: chest_pain}}
    then: [{advises: sit_down}]
    because: Rest helps.
    sources: [example]
    review: {status: sourced, checked: 2026-01-01, due: 2028-01-01}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the small base with first aid that rests on the first question and on a later one, without its cases."""
    shutil.copytree(BASE, tmp_path / "base", ignore=shutil.ignore_patterns("*.cases.yaml"))
    monkeypatch.chdir(tmp_path / "base")
    advice, rules = (tmp_path / "base" / "rules" / "tiredness" / name for name in ("advice.yaml", "red_flags.yaml"))
    advice.write_text(advice.read_text("utf-8").replace("\ncautions:", FIRST_AID), "utf-8")
    rules.write_text(rules.read_text("utf-8") + RULES.lstrip("\n"), "utf-8")
    return tmp_path / "base"


def opened(folder: Path, given: str, expect: str) -> Opened:
    """Open the base with one case: line 4 is what it gives, line 5 what it expects."""
    lines = f"cases:\n  - id: it\n    background: well\n    given: {given}\n    expect: {expect}\n"
    (folder / "rules" / "tiredness" / "it.cases.yaml").write_text(lines, "utf-8")
    found = open_knowledge(".")
    assert found.knowledge is not None, [str(problem) for problem in found.problems]
    return found


def ran(found: Opened) -> CaseRun:
    """Run the only case."""
    assert found.knowledge is not None
    (run,) = run_cases(found.knowledge, found.cases, found.answer_sets, KnowledgeBase(found.knowledge).assess)
    return run


PASSES = [
    ("{temperature: 39}", "{advice: {offered: [cool_down]}}"),
    ("{danger_now: [chest_pain]}", "{referral: emergency, see_doctor: yes, advice: {offered: [sit_down]}}"),
    ("{danger_now: [chest_pain], temperature: 39}", "{referral: emergency, fired: [first_aid.hot]}"),
    ("{danger_now: [chest_pain], leafy_greens: never}", "{contributors: {low_iron: {at_least: possible}}}"),
    ("{danger_now: [chest_pain], leafy_greens: never}", "{advice: {withheld: [iron_foods]}}"),
    ("{snores: yes, tea_cups: 6, age: 80}", "{referral: soon, fired: [sleep.badly]}"),
]


@pytest.mark.parametrize(("given", "expect"), PASSES)
def test_what_an_interview_comes_to_passes(given: str, expect: str, folder: Path) -> None:
    """In an emergency only what its page shows is looked at; the rest is of the answers, from wherever they come."""
    assert () == ran(opened(folder, given, expect)).problems


def test_first_aid_that_rests_on_what_is_never_asked_fails(folder: Path) -> None:
    """The emergency ends the interview before the question comes: nobody would be told."""
    given = "{danger_now: [chest_pain], temperature: 39}"
    (problem,) = ran(opened(folder, given, "{advice: {offered: [sit_down, cool_down]}}")).problems
    assert ("IW-C005", "rules/tiredness/it.cases.yaml:5:43") == (problem.code, str(problem.place))
    assert problem.message == (
        "Case 'it': cool_down is not advised at the end of the interview, which an emergency ends after 'danger_now'."
    )
    assert "Expected offered, as all answers of the case give." == problem.expected


def test_what_fails_anyway_is_told_once(folder: Path) -> None:
    """Not again for the interview."""
    problems = ran(opened(folder, "{danger_now: [chest_pain], temperature: 36}", "{see_doctor: no}")).problems
    assert ["IW-C001"] == [problem.code for problem in problems]


def without(found: Opened, *names: str) -> list[Problem]:
    """Return what the case says of an interview that did not ask some questions."""
    assert found.knowledge is not None
    (case,) = found.cases
    raw = all_answers(found.knowledge, case.background, case.given, found.answer_sets)
    answers: Answers = check_answers(found.knowledge.questionnaire, raw)[0]
    asked = {name: answer for name, answer in answers.items() if name not in names}
    assessment = KnowledgeBase(found.knowledge).assess(raw)
    return list(find_differences(found.knowledge, case, answers, assessment, Interviewed(asked)))


WRONGLY_LEFT_OUT = [
    ("{snores: yes, tea_cups: 6}", "{referral: soon}", "tea_cups", 5),
    ("{snores: yes, tea_cups: 6}", "{fired: [sleep.badly]}", "tea_cups", 2),  # the referral, of which it says nothing
    ("{leafy_greens: weekly, age: 80}", "{contributors: {low_iron: {at_least: likely}}}", "age", 5),
    ("{medicines: [blood_thinner]}", "{cautions: [greens_and_thinners]}", "medicines", 5),
]


@pytest.mark.parametrize(("given", "expect", "left_out", "line"), WRONGLY_LEFT_OUT)
def test_leaving_out_what_matters_fails(given: str, expect: str, left_out: str, line: int, folder: Path) -> None:
    """Whatever the reason; the place is that of the expectation."""
    (problem,) = without(opened(folder, given, expect), left_out)
    assert ("IW-C005", line) == (problem.code, problem.place.line)
    assert "our fault" in problem.fix


def test_leaving_out_what_does_not_matter_passes(folder: Path) -> None:
    """The trace differs where nobody acts on it: of a question that was not asked a rule knows nothing."""
    found = opened(
        folder, "{age: 80, leafy_greens: never}", "{fired: [iron.few_greens, iron.pale], referral: self_care}"
    )
    assert [] == without(found, "leafy_greens")
