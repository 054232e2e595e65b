"""Cases: what each kind of expectation finds wrong, in words and at its place, and that a right one finds nothing."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from intakewise.model.assessments import Assessment
from intakewise.problems.exceptions import EngineFailed, EnginesDisagree
from intakewise.problems.problem import Place
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import Opened, open_knowledge
from intakewise.workbench.cases import Assess, CaseRun, run_cases

BASE = Path(__file__).parents[2] / "author_mistakes" / "base"

GREENS = "{leafy_greens: weekly, age: 80}"
THINNER = "{medicines: [blood_thinner], leafy_greens: never}"
SLEEPLESS = "{snores: yes, tea_cups: 6}"
FEVER = "{sex: female, pregnant: yes, temperature: 39}"
NOTHING = "{danger_now: null, sex: null, pregnant: null, temperature: null}"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the small base, without its cases, as the current folder."""
    shutil.copytree(BASE, tmp_path / "base", ignore=shutil.ignore_patterns("*.cases.yaml"))
    monkeypatch.chdir(tmp_path / "base")
    return tmp_path / "base"


def opened(folder: Path, given: str, expect: str) -> Opened:
    """Open the base with one case: line 5 is what it gives, line 6 what it expects."""
    lines = f"cases:\n  - id: it\n    why: To see.\n    background: well\n    given: {given}\n    expect: {expect}\n"
    (folder / "rules" / "tiredness" / "it.cases.yaml").write_text(lines, "utf-8")
    return open_knowledge(".")


def ran(opened: Opened, assess: Assess | None = None) -> CaseRun:
    """Run the only case."""
    assert opened.knowledge is not None, [str(problem) for problem in opened.problems]
    knowledge = KnowledgeBase(opened.knowledge)
    runs = run_cases(opened.knowledge, opened.cases, opened.answer_sets, assess or knowledge.assess)
    assert ["it"] == [run.case.id for run in runs]
    return runs[0]


RIGHT = [
    (SLEEPLESS, "{referral: soon, within: {days: 14}, see_doctor: yes}"),
    (SLEEPLESS, "{referral: {at_least: routine, at_most: urgent}, states: {sleeps_badly: yes, bleeds_easily: no}}"),
    (FEVER, "{referral: urgent, contact: maternity_unit, fired: [red_flag.fever_in_pregnancy]}"),
    (GREENS, "{contributors: {low_iron: {at_least: likely}}, advice: {offered: [iron_foods]}, see_doctor: no}"),
    (THINNER, "{advice: {not_offered: [iron_foods]}, cautions: [greens_and_thinners], not_ruled_out: []}"),
    ("{age: 111}", "{contributors: {poor_sleep: not_assessed}, hidden: [pregnant, coffee_cups]}"),
    (NOTHING, "{see_doctor: unknown, not_ruled_out: {includes: [red_flag.chest_pain]}}"),
    ("{coffee_cups: 3}", "{hidden: [coffee_cups]}"),
    ("{coffee_cups: null}", "{see_doctor: no}"),
]


@pytest.mark.parametrize(("given", "expect"), RIGHT)
def test_what_an_assessment_shows_passes(given: str, expect: str, folder: Path) -> None:
    """An expectation that holds finds nothing."""
    assert () == ran(opened(folder, given, expect)).problems


WRONG = [
    (
        GREENS,
        "{referral: urgent}",
        "6:24",
        "the referral is self_care.",
        "Expected urgent.",
    ),
    (
        SLEEPLESS,
        "{referral: {at_most: routine}}",
        "6:24",
        "the referral is soon (sleep.badly).",
        "Expected at most routine.",
    ),
    (
        SLEEPLESS,
        "{referral: {at_least: urgent}}",
        "6:24",
        "the referral is soon (sleep.badly).",
        "Expected at least urgent.",
    ),
    (SLEEPLESS, "{within: {days: 7}}", "6:29", "the referral (soon) is within 14 days.", "Expected within 7 days."),
    (FEVER, "{within: {days: 7}}", "6:29", "the referral (urgent) names no number of days.", "Expected within 7 days."),
    (
        SLEEPLESS,
        "{contact: maternity_unit}",
        "6:23",
        "the referral (soon) names no contact.",
        "Expected maternity_unit.",
    ),
    (GREENS, "{see_doctor: yes}", "6:26", "see_doctor is no.", "Expected yes."),
    (NOTHING, "{see_doctor: no}", "6:26", "see_doctor is unknown.", "Expected no."),
    (
        GREENS,
        "{contributors: {low_iron: unlikely}}",
        "6:39",
        "low_iron is likely (+3: iron.pale +10, iron.few_greens +3).",
        "Expected unlikely.",
    ),
    (
        "{}",
        "{contributors: {low_iron: {at_least: likely}}}",
        "6:39",
        "low_iron is unlikely (-10: no evidence).",
        "Expected at least likely.",
    ),
    (
        "{}",
        "{contributors: {low_iron: {could_be: likely}}}",
        "6:39",
        "low_iron could be unlikely (-10: no evidence).",
        "Expected likely.",
    ),
    ("{}", "{contributors: {poor_sleep: not_assessed}}", "6:41", "poor_sleep is possible.", "Expected not_assessed."),
    ("{age: 111}", "{contributors: {poor_sleep: likely}}", "6:41", "poor_sleep is not assessed.", "Expected likely."),
    ("{}", "{states: {sleeps_badly: yes}}", "6:37", "sleeps_badly is no.", "Expected yes."),
    (
        "{snores: null, tea_cups: null}",
        "{states: {sleeps_badly: no}}",
        "6:37",
        "sleeps_badly is unknown.",
        "Expected no.",
    ),
    ("{}", "{fired: [iron.pale]}", "6:22", "rule iron.pale is false.", "Expected true."),
    ("{age: null}", "{fired: [iron.pale]}", "6:22", "rule iron.pale is unknown.", "Expected true."),
    (THINNER, "{not_fired: [iron.care]}", "6:26", "rule iron.care is true.", "Expected false or unknown."),
    ("{}", "{advice: {offered: [iron_foods]}}", "6:33", "iron_foods is not advised.", "Expected offered."),
    (
        "{leafy_greens: weekly, medicines: null}",
        "{advice: {offered: [iron_foods]}}",
        "6:33",
        "iron_foods is not advised.",
        "Expected offered.",
    ),
    (GREENS, "{advice: {withheld: [iron_foods]}}", "6:34", "iron_foods is offered.", "Expected withheld."),
    (GREENS, "{advice: {not_offered: [iron_foods]}}", "6:37", "iron_foods is offered.", "Expected not offered."),
    (
        GREENS,
        "{cautions: [greens_and_thinners]}",
        "6:25",
        "the caution greens_and_thinners is not given.",
        "Expected given.",
    ),
    ("{}", "{hidden: [tea_cups]}", "6:23", "the question tea_cups is asked.", "Expected hidden by other answers."),
    (
        "{}",
        "{not_ruled_out: [red_flag.chest_pain]}",
        "6:29",
        "ruled out: red_flag.chest_pain.",
        "Expected not ruled out.",
    ),
    (
        "{danger_now: null}",
        "{not_ruled_out: []}",
        "6:29",
        "not ruled out: red_flag.chest_pain.",
        "Expected ruled out.",
    ),
]


@pytest.mark.parametrize("wrong", WRONG)
def test_what_an_assessment_does_not_show_fails(wrong: tuple[str, str, str, str, str], folder: Path) -> None:
    """Each kind of expectation says what was found and what was expected, at its own place in the file."""
    given, expect, place, found, expected = wrong
    problems = ran(opened(folder, given, expect)).problems
    assert [("IW-C001", f"rules/tiredness/it.cases.yaml:{place}", f"Case 'it': {found}", expected)] == [
        (problem.code, str(problem.place), problem.message, problem.expected) for problem in problems
    ]


def test_every_kind_of_expectation_can_fail() -> None:
    """No key of `expect` is left out above."""
    kinds = {expect[1:].split(":")[0] for _, expect, *_ in WRONG}
    known = {"referral", "within", "contact", "see_doctor", "contributors", "states", "fired", "not_fired", "advice"}
    assert known | {"cautions", "hidden", "not_ruled_out"} == kinds


def test_all_that_is_wrong_with_a_case_is_said_at_once(folder: Path) -> None:
    """Three expectations that fail are three problems."""
    problems = ran(opened(folder, GREENS, "{referral: soon, see_doctor: yes, fired: [sleep.badly]}")).problems
    assert [24, 42, 55] == [each.place.column for each in problems]


WHY = [
    ("{}", "{fired: [iron.pale]}", "Why: iron.pale is false (age: 40 a)."),
    ("{age: null}", "{fired: [iron.pale]}", "Why: iron.pale is not known (age: I don't know)."),
    (THINNER, "{not_fired: [iron.care]}", "Why: iron.care is true (medicines: A blood thinner)."),
    (
        "{snores: yes, tea_cups: null}",
        "{states: {sleeps_badly: no}}",
        "Why: sleep.troubles is not known (tea_cups: I don't know).",
    ),
    (
        "{drink: coffee, coffee_cups: 1, snores: yes}",
        "{states: {sleeps_badly: yes}}",
        "Why: sleep.troubles is false "
        "(coffee_cups: 1 {cups}/d; tea_cups: 1 {cups}/d; medicines: Not: A sleeping pill).",
    ),
    (
        THINNER,
        "{advice: {offered: [iron_foods]}}",
        "Why: iron.care is true (medicines: A blood thinner); iron.few_greens is false (medicines: A blood thinner).",
    ),
    ("{}", "{cautions: [greens_and_thinners]}", "Why: iron.care is false (medicines: Not: A blood thinner)."),
]


@pytest.mark.parametrize(("given", "expect", "why"), WHY)
def test_a_failing_case_says_why(given: str, expect: str, why: str, folder: Path) -> None:
    """The rules behind it, and the answers of the case that decide each."""
    assert [why] == [problem.fix for problem in ran(opened(folder, given, expect)).problems]


def test_an_answer_to_a_hidden_question_is_a_problem(folder: Path) -> None:
    """A case that gives an answer which counts for nothing shows less than it seems to; the background may hold any."""
    problems = ran(opened(folder, "{coffee_cups: 3}", "{see_doctor: no}")).problems
    assert [("IW-C003", 5, 26)] == [(each.code, each.place.line, each.place.column) for each in problems]
    assert "'coffee_cups' is answered, but other answers of the case hide this question." in problems[0].message
    assert () == ran(opened(folder, "{drink: coffee, coffee_cups: 3}", "{see_doctor: no}")).problems


def test_answers_that_contradict_each_other_are_a_problem_of_the_case(folder: Path) -> None:
    """A safety question that other answers close: the place is that of the answer."""
    problems = ran(opened(folder, "{pregnant: yes}", "{see_doctor: no}")).problems
    assert [("IW-C002", 5, 23)] == [(each.code, each.place.line, each.place.column) for each in problems]
    assert problems[0].message.startswith("Case 'it': 'pregnant' is answered")


def test_answers_that_do_not_fit_stop_the_case_before_it_runs(folder: Path) -> None:
    """They are found with everything else that is wrong with the base."""
    found = opened(folder, "{age: 300, tea_cupss: 1}", "{contact: nobody, hidden: [tea_cupss]}")
    errors = [problem.code for problem in found.problems if problem.severity.value == "error"]
    assert ["IW-A004", "IW-A001", "IW-R012", "IW-R020"] == sorted(
        errors, key=["IW-A004", "IW-A001", "IW-R012", "IW-R020"].index
    )


@pytest.mark.parametrize(
    "fault", [EngineFailed("durable_rules", "it stopped"), EnginesDisagree(["rule a: true, false"], (None, None))]
)
def test_a_fault_of_an_engine_fails_the_case_and_the_others_still_run(fault: Exception, folder: Path) -> None:
    """It is said to be ours."""

    def assess(answers: Mapping[str, object], *, places: Mapping[str, Place]) -> Assessment:
        raise fault

    problems = ran(opened(folder, GREENS, "{see_doctor: no}"), assess).problems
    assert [("IW-C001", 2)] == [(each.code, each.place.line) for each in problems]
    assert "Please report this: it is our fault." == problems[0].expected


def test_what_is_in_neither_the_case_nor_its_background_is_declined(folder: Path) -> None:
    """Without a background nothing is known, so that nothing is ruled out."""
    lines = "cases:\n  - id: it\n    expect: {see_doctor: unknown, not_ruled_out: {includes: [red_flag.chest_pain]}}\n"
    (folder / "rules" / "tiredness" / "it.cases.yaml").write_text(lines, "utf-8")
    assert () == ran(open_knowledge(".")).problems
