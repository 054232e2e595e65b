"""Coverage: what cases see of rules, of the tests in them, of numbers, and of advice."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from intakewise.wiring.opening import open_knowledge
from intakewise.workbench.case_coverage import Part, coverage_of, percent
from intakewise.workbench.prepared import prepare

BASE = Path(__file__).parents[2] / "author_mistakes" / "base"

GAPS: Mapping[str, set[tuple[Part, str, tuple[str, ...]]]] = {
    "": {
        (Part.RULE, "iron.pale", ("fired", "not fired")),
        (Part.TEST, "iron.pale", ("true", "false", "unknown")),
        (Part.BOUNDARY, "iron.pale", ("70", "71", "72")),
        (Part.ADVICE, "iron_foods", ("offered", "withheld")),
        (Part.QUESTION, "danger_now", ("asked",)),
        (Part.QUESTION, "pregnant", ("asked", "closed")),
    },
    "{given: {danger_now: [chest_pain], sex: female, pregnant: yes}, expect: {referral: emergency}}": {
        (Part.QUESTION, "temperature", ("asked",)),  # the emergency ends the interview before it
        (Part.QUESTION, "pregnant", ("asked", "closed")),
    },
    "{given: {sex: female, pregnant: yes}, expect: {referral: self_care}}": {
        (Part.QUESTION, "pregnant", ("closed",)),
        (Part.QUESTION, "coffee_cups", ("asked",)),
    },
    "{given: {drink: null, coffee_cups: 3}, expect: {referral: self_care}}": {
        (Part.QUESTION, "pregnant", ("asked",)),
        (Part.QUESTION, "coffee_cups", ("closed",)),
    },
    "{given: {age: 71}, expect: {fired: [iron.pale]}}": {
        (Part.RULE, "iron.pale", ("not fired",)),
        (Part.TEST, "iron.pale", ("false", "unknown")),
        (Part.BOUNDARY, "iron.pale", ("70", "72")),
    },
    "{given: {age: 70}, expect: {not_fired: [iron.pale]}}": {
        (Part.RULE, "iron.pale", ("fired",)),
        (Part.TEST, "iron.pale", ("true", "unknown")),
        (Part.BOUNDARY, "iron.pale", ("71", "72")),
    },
    "{given: {age: null}, expect: {not_fired: [iron.pale]}}": {
        (Part.RULE, "iron.pale", ("fired", "not fired")),  # it is not known here, and so not known to be false
        (Part.TEST, "iron.pale", ("true", "false")),
        (Part.BOUNDARY, "iron.pale", ("70", "71", "72")),
    },
    "{given: {age: 71, snores: yes, tea_cups: 6}, expect: {fired: [iron.pale]}}": {
        (Part.BOUNDARY, "iron.pale", ("70", "71", "72")),  # with poor sleep it is true at any age
    },
    "{given: {age: 71}, expect: {fired: [sleep.badly]}}": {
        (Part.RULE, "iron.pale", ("fired", "not fired")),  # true in it, and nobody looked
        (Part.BOUNDARY, "iron.pale", ("70", "71", "72")),
    },
    "{given: {leafy_greens: never}, expect: {advice: {offered: [iron_foods]}}}": {
        (Part.ADVICE, "iron_foods", ("withheld",)),
    },
    "{given: {leafy_greens: never, danger_now: [chest_pain]}, expect: {advice: {withheld: [iron_foods]}}}": {
        (Part.ADVICE, "iron_foods", ("offered",)),
    },
    "{given: {leafy_greens: never, danger_now: [chest_pain]}, expect: {advice: {not_offered: [iron_foods]}}}": {
        (Part.ADVICE, "iron_foods", ("offered",)),
    },
    "{given: {leafy_greens: daily}, expect: {advice: {not_offered: [iron_foods]}}}": {
        (Part.ADVICE, "iron_foods", ("offered", "withheld")),  # nothing advises it: that is not withholding
    },
}


@pytest.mark.parametrize("case", GAPS)
def test_what_a_case_shows_is_a_gap_no_more(case: str, tmp_path: Path) -> None:
    """Of a rule that reads an age; the test on the age is the second of its two."""
    shutil.copytree(BASE, tmp_path / "base", ignore=shutil.ignore_patterns("*.cases.yaml"))
    written = f"cases:\n  - {{id: it, background: well, {case[1:]}\n" if case else "cases: []\n"
    if case:
        (tmp_path / "base" / "rules" / "tiredness" / "it.cases.yaml").write_text(written, "utf-8")
    opened = open_knowledge(tmp_path / "base")
    assert opened.knowledge is not None
    covered = coverage_of(opened.knowledge, prepare(opened.knowledge, opened.cases, opened.answer_sets))
    found = {
        (each.part, each.name, each.missing)
        for each in covered
        if each.condition is None or getattr(each.condition, "fact", "") == "age"
    }
    assert GAPS[case] <= found


def test_nothing_missing_is_all_of_it() -> None:
    """Also where there is nothing to see."""
    assert 100 == percent([])
