"""Mutants: which changes of a rule there are, which are noticed, and that a missing case really notices one."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from intakewise.model.cases import Case
from intakewise.model.knowledge import Knowledge
from intakewise.model.rules import Rule
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import Opened, open_knowledge
from intakewise.workbench.case_yaml import case_in_yaml
from intakewise.workbench.cases import run_cases
from intakewise.workbench.mutant_kinds import Kind
from intakewise.workbench.mutant_words import change_in_words
from intakewise.workbench.mutants import Mutant, mutants_of, with_mutant
from intakewise.workbench.surviving import Mutation, Tried, count, count_by_kind

BASE = Path(__file__).parents[2] / "author_mistakes" / "base"


@cache
def opened() -> Opened:
    """Return the small base with its cases."""
    return open_knowledge(BASE)


def knowledge() -> Knowledge:
    """Return the small base."""
    found = opened().knowledge
    assert found is not None
    return found


def changes(rule: str, base: Knowledge | None = None) -> list[str]:
    """Return what is changed in a rule, in words, in order."""
    base = base or knowledge()
    return [f"{each.kind}: {change_in_words(base, each)}" for each in mutants_of(base, rule)]


EVERY_KIND: Mapping[str, Sequence[str]] = {
    "iron.few_greens": [
        "operator: changing all of these 2 to any of these 2",
        "threshold: changing “Every week” or less to “Every day” or less",
        "threshold: changing “Every week” or less to “Never” or less",
        "negation: changing “Every week” or less to “Every day” or more",
        "operator: changing “Every week” or less to “Every week”",
        "negation: changing not “A blood thinner” to “A blood thinner”",
        "option: changing not “A blood thinner” to not “A sleeping pill”",
        "negation: changing weak evidence for low_iron to weak evidence against low_iron",
    ],
    "iron.care": ["negation: changing yes to no"],
    "red_flag.chest_pain": [
        "negation: changing “Chest pain” to not “Chest pain”",
        "option: changing “Chest pain” to “You fainted”",
        "level: changing refers: emergency to refers: urgent",
    ],
    "sleep.troubles": [
        "threshold: changing “at least 2” to “at least 3”",
        "threshold: changing “at least 2” to “at least 1”",
        "negation: changing “at least 2” to “at most 1”",
        "operator: changing “at least 2” to “exactly 2”",
        "strength: changing strong evidence for poor_sleep to decisive evidence for poor_sleep",
        "negation: changing strong evidence for poor_sleep to strong evidence against poor_sleep",
    ],
    "sleep.badly": [
        "negation: changing yes to no",
        "level: changing refers: soon within 14 days to refers: routine",
        "level: changing refers: soon within 14 days to refers: urgent",
        "days: changing refers: soon within 14 days to refers: soon within 28 days",
        "days: changing refers: soon within 14 days to refers: soon within 7 days",
    ],
}


@pytest.mark.parametrize("rule", EVERY_KIND)
def test_a_rule_is_changed_one_thing_at_a_time(rule: str) -> None:
    """Thresholds, operators, options, negations, strengths, levels, and days, each in clinical words."""
    assert EVERY_KIND[rule] == changes(rule)


def test_numbers_are_moved_by_one_step_and_by_much() -> None:
    """The next number on both sides, twice as much, and half; none that a person cannot give."""
    wanted = [
        "threshold: changing “at least 38.5 Cel” to “at least 38.6 Cel”",
        "threshold: changing “at least 38.5 Cel” to “at least 38.4 Cel”",
        "negation: changing “at least 38.5 Cel” to “at most 38.4 Cel”",
        "operator: changing “at least 38.5 Cel” to “exactly 38.5 Cel”",
    ]
    assert wanted == [each for each in changes("red_flag.fever_in_pregnancy") if "38.5" in each]
    moved = [each for each in changes("iron.pale") if "threshold" in each and "71" in each]
    assert ["72 a", "70 a", "35 a"] == [each.split("“at least ")[-1].rstrip("”") for each in moved]


def test_bands_are_moved_as_far_as_evidence_can_bring_them() -> None:
    """Nothing can make `poor_sleep` very likely, so that "exactly likely" means "at least likely"."""
    assert [
        "threshold: changing at least likely to at least possible",
        "negation: changing at least likely to at most possible",
    ] == [each for each in changes("iron.pale") if "likely to" in each]


def test_a_change_that_no_answer_can_show_is_not_made() -> None:
    """
    The only evidence in a group that is clamped to 3 is not made stronger; "female" is not changed to "any but male".
    """
    assert [] == [each for each in changes("iron.few_greens") if each.startswith("strength")]
    of_sex = [each for each in changes("red_flag.fever_in_pregnancy") if "Female" in each]
    assert ["option: changing “Female” to “Male”"] == of_sex


@cache
def tried() -> tuple[Tried, ...]:
    """Try every mutant of the small base."""
    mutation = Mutation(knowledge(), opened().cases, opened().answer_sets)
    assert [] == mutation.failing()
    return tuple(mutation.each_tried())


def ran(base: Knowledge, cases: Sequence[Case]) -> list[str]:
    """Return the cases that fail on a base, run as `test` does, by both engines."""
    runs = run_cases(base, cases, opened().answer_sets, KnowledgeBase(base).assess)
    return [run.case.id for run in runs if run.problems]


@pytest.mark.parametrize("number", range(len(tried())))
def test_what_is_noticed_fails_a_case_and_what_survives_fails_none(number: int) -> None:
    """`test`, with both engines, agrees on every mutant; and the case that is missing passes, and notices it."""
    each = tried()[number]
    changed = with_mutant(knowledge(), each.mutant)
    failing = ran(changed, opened().cases)
    assert each.survived is not (each.noticed_by in failing)
    if each.survived:
        assert [] == failing
    if each.missing is not None:
        assert ([], [each.missing.id]) == (ran(knowledge(), [each.missing]), ran(changed, [each.missing]))


def test_for_every_survivor_a_case_is_found() -> None:
    """In the small base each change that no case notices can be told apart by some answers."""
    assert [] == [change_in_words(knowledge(), each.mutant) for each in tried() if each.survived and not each.missing]


def test_with_the_missing_cases_pasted_in_nothing_survives(tmp_path: Path) -> None:
    """They are read from YAML as they were printed, have ids of their own, and are all that was missing."""
    shutil.copytree(BASE, tmp_path / "base")
    pasted = "\n".join(case_in_yaml(each.missing) for each in tried() if each.missing is not None)
    (tmp_path / "base" / "rules" / "tiredness" / "missing.cases.yaml").write_text(f"cases:\n{pasted}\n", "utf-8")
    again = open_knowledge(tmp_path / "base")
    assert again.knowledge is not None
    assert () == again.problems
    mutation = Mutation(again.knowledge, again.cases, again.answer_sets)
    assert ([], 100) == (mutation.failing(), count(mutation.each_tried()).percent)


def test_counts_add_up() -> None:
    """Each mutant is of one kind, and noticed or not."""
    kinds = count_by_kind(tried())
    whole = count(tried())
    assert (whole.tried, whole.noticed) == (
        sum(each.tried for each in kinds.values()),
        sum(each.noticed for each in kinds.values()),
    )
    assert set(Kind) == set(kinds)
    assert 100 == count([]).percent


def test_cases_that_fail_anyway_are_named() -> None:
    """They would seem to notice every change."""
    wrong = replace(opened().cases[0], expected=replace(opened().cases[0].expected, not_fired=("iron.pale",)))
    assert [wrong.id] == Mutation(knowledge(), [wrong], opened().answer_sets).failing()


def test_one_rule_alone_can_be_changed() -> None:
    """Only its own mutants are tried."""
    mutation = Mutation(knowledge(), opened().cases, opened().answer_sets, ["iron.care"])
    assert ["iron.care"] == [each.mutant.rule.id for each in mutation.each_tried()]


def test_a_mutant_changes_its_rule_and_nothing_else() -> None:
    """Every other rule is the very same, and so are the answers it reads."""

    def others(base: Knowledge, mutant: Mutant) -> list[Rule]:
        return [rule for name, rule in base.rules.items() if name != mutant.rule.id]

    for each in tried():
        changed = with_mutant(knowledge(), each.mutant)
        assert others(knowledge(), each.mutant) == others(changed, each.mutant)
        assert changed.rules[each.mutant.rule.id] != knowledge().rules[each.mutant.rule.id]
