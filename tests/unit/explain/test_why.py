"""Why and why not: each kind of name says first what came out, then the rules and the answers behind it."""

import re
from pathlib import Path

import pytest

from intakewise.problems.exceptions import AnswersInvalid
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import load

BASE = Path(__file__).parents[2] / "author_mistakes" / "base"

ANSWERS = {
    "danger_now": ["none_of_these"],
    "sex": "male",
    "temperature": {"declined": "rather_not_say"},
    "age": 80,
    "snores": True,
    "leafy_greens": "weekly",
    "medicines": None,
}


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """Return the small base of the author mistakes."""
    return load(BASE)


def told(kb: KnowledgeBase, name: str, **answers: object) -> list[str]:
    """Return the lines of an explanation; places are cut, since they depend on the current folder."""
    return [re.sub(r"\S*(rules/tiredness/)", r"\1", line) for line in kb.explain({**ANSWERS, **answers}, name)]


def test_a_true_rule_names_the_answers_it_rests_on_and_what_it_does(kb: KnowledgeBase) -> None:
    """A clinician sees the sentence, the place, the answers, the effects, and who stands behind it."""
    assert [
        "iron.pale is true.",
        "It is one sign among others.",
        "Title: Tired for no other reason.",
        "Place: rules/tiredness/iron.yaml:16:9.",
        "",
        "Its condition, line by line, in rules/tiredness/iron.yaml",
        "   19 true       any:",
        "   20 not known    poor_sleep: {at_least: likely} (it is possible, and could be likely)",
        "                     - not known: sleep.troubles (+10), rules/tiredness/sleep.yaml:2:9",
        "   21 true         age: {at_least: 71} (it is 80)",
        "",
        "Because you said",
        "  - age: How old are you? 80 a",
        "",
        "What it does",
        "  - +10 for low_iron (signs)",
        "",
        "Sources: example.",
        "Review: sourced, 2026-01-01; due 2028-01-01.",
    ] == told(kb, "iron.pale")


def test_a_false_rule_names_the_answers_that_close_it(kb: KnowledgeBase) -> None:
    """A question that was not asked counts as what its absence means, and it is said."""
    lines = told(kb, "red_flag.fever_in_pregnancy")
    assert "red_flag.fever_in_pregnancy is false." == lines[0]
    assert [
        "Because you said",
        "  - sex: What is your sex? Male",
        "  - pregnant: Are you pregnant? (not asked, because of other answers, which mean: No)",
        "",
        "What it would do",
        "  - refers: urgent, maternity_unit",
    ] == lines[12:18]


def test_an_open_rule_says_which_answers_are_missing_and_why(kb: KnowledgeBase) -> None:
    """Never asked, not known, and kept back are three things."""
    lines = told(kb, "sleep.badly", snores=None)
    assert ["sleep.badly is not known.", "Without an answer"] == [lines[0], lines[9]]
    assert [
        "  - snores: Do you snore? I don't know",
        "  - coffee_cups: How many cups of coffee do you drink a day? (not asked)",
        "  - tea_cups: How many cups of tea do you drink a day? (not asked)",
        "  - medicines: Do you take any of these? I don't know",
    ] == lines[10:14]
    assert "  - refers: soon within 14 days" in lines
    fever = told(kb, "red_flag.fever_in_pregnancy", sex="female", pregnant=True)
    assert "  - temperature: What is your temperature? I'd rather not say" in fever


def test_a_contributor_shows_how_its_decibans_add_up(kb: KnowledgeBase) -> None:
    """The sum, what keeps the band where it is, then what counted, what is open, and what did not count."""
    assert [
        "Low iron is possible.",
        "-10 to begin with, +10 signs: 0 decibans.",
        "The bands: possible from -7, likely from 0, very likely from +6.",
        "To be likely, it also needs more than zero in background and signs.",
        "With the answers that are missing it could be likely.",
        "",
        "Counted",
        "  +10 signs: It is one sign among others.",
        "    iron.pale, rules/tiredness/iron.yaml:16:9",
        "    - age: How old are you? 80 a",
        "",
        "Not known",
        "  +3 background: Leafy greens hold iron.",
        "    iron.few_greens, rules/tiredness/iron.yaml:2:9",
        "    - medicines: Do you take any of these? I don't know",
    ] == told(kb, "low_iron")
    closed = told(kb, "low_iron", medicines=["none_of_these"], age=40, drink="water", tea_cups=1)
    assert ["", "Did not count", "  +10 signs: It is one sign among others."] == closed[10:13]


def test_a_sum_beyond_its_group_says_what_was_cut() -> None:
    """Groups are capped, and the sum would not add up without saying so."""
    kb = load("muscle_spasms")
    answers = {"age": 75, "alcohol_units": 20, "leafy_greens": "never", "nuts_and_seeds": "never"}
    answers |= {"beans_and_wholegrains": "never", "supplements": ["none_of_these"]}
    assert "+3 background (of +" in kb.explain(answers, "low_magnesium")[1]


def test_a_contributor_that_does_not_apply_says_why(kb: KnowledgeBase) -> None:
    """It is not assessed at all."""
    assert [
        "Poor sleep is not assessed for this person.",
        "",
        "Because you said",
        "  - age: How old are you? 111 a",
    ] == told(kb, "poor_sleep", age=111)


@pytest.mark.parametrize(
    ("answers", "first", "heading"),
    [
        ({"tea_cups": 6, "drink": "water"}, "Sleeps badly: yes.", "Concluded by"),
        ({"tea_cups": 1, "medicines": ["none_of_these"], "drink": "water"}, "Sleeps badly: no.", "Not concluded by"),
        ({}, "Sleeps badly: not known.", "Not known"),
    ],
)
def test_a_state_names_the_rules_that_conclude_it(
    kb: KnowledgeBase, answers: dict[str, object], first: str, heading: str
) -> None:
    """Yes, no, and not known."""
    lines = told(kb, "sleeps_badly", **answers)
    assert [first, "", heading, "  - Several things spoil your sleep."] == lines[:4]


@pytest.mark.parametrize(
    ("answers", "first", "headings"),
    [
        ({"medicines": ["none_of_these"]}, "Foods with iron: offered.", ["Advised by", "Not withheld by"]),
        ({"medicines": ["blood_thinner"]}, "Foods with iron: not advised.", ["Not advised by", "Withheld by"]),
        (
            {},
            "Foods with iron: not advised.",
            ["Would be advised by, if it were known", "Withheld until this is known"],
        ),
    ],
)
def test_advice_names_what_speaks_for_it_and_against_it(
    kb: KnowledgeBase, answers: dict[str, object], first: str, headings: list[str]
) -> None:
    """Offered, and not advised; withheld stands below."""
    lines = told(kb, "iron_foods", **answers)
    assert first == lines[0]
    assert headings == [line for line, before in zip(lines[1:], lines, strict=False) if before == ""]


def test_advice_that_is_withheld_says_in_which_way() -> None:
    """By a caution, until an answer comes, or because it is an emergency."""
    kb = load(Path(__file__).parents[2] / "knowledge" / "tiny")
    often = {"washing": "very_often", "danger": ["none_of_these"]}
    first = [
        kb.explain({**often, "creams": ["warfarin"]}, "vitamin_e_oil")[0],
        kb.explain({**often, "creams": None}, "vitamin_e_oil")[0],
        kb.explain({"washing": "very_often", "danger": ["cold_hand"], "creams": ["urea"]}, "vitamin_e_oil")[0],
        kb.explain({"danger": ["cold_hand"]}, "warm_the_hand")[0],
    ]
    assert [
        "Vitamin E oil: withheld.",
        "Vitamin E oil: withheld until the answers that are missing show that it is safe.",
        "Vitamin E oil: withheld, since in an emergency only first aid counts.",
        "While you wait: offered.",
    ] == first


@pytest.mark.parametrize(
    ("avoided", "heading", "answer"),
    [
        (["nuts_seeds"], "Foods left out by", "Nuts or seeds"),
        (None, "Foods left out until this is known", "I don't know"),
    ],
)
def test_advice_names_the_rules_that_leave_its_foods_out(avoided: object, heading: str, answer: str) -> None:
    """A list says which rules take foods out of it, or might, and on which answer that rests."""
    lines = load("muscle_spasms").explain({"foods_avoided": avoided}, "magnesium_foods")
    behind = lines[lines.index(heading) :]
    assert "  - You do not eat nuts or seeds." in behind
    assert any(line.startswith("    - foods_avoided: ") and line.endswith(answer) for line in behind)


def test_the_referral_names_who_refers_and_what_could_not_be_ruled_out(kb: KnowledgeBase) -> None:
    """The highest level first; what is open and no higher is only named."""
    lines = told(kb, "referral", tea_cups=6, drink="water", danger_now=None)
    assert [
        "The referral is soon.",
        "It could be higher: 1 of the rules that refer further could not be ruled out.",
        "",
        "Referred by",
        "  - soon within 14 days: Poor sleep can be treated.",
    ] == lines[:5]
    assert ["", "Could not be ruled out", "  - emergency: Chest pain needs help at once."] == lines[-5:-2]
    lower = kb.explain({"danger_now": ["chest_pain"]}, "referral")
    assert "Not known either, and no higher than emergency: red_flag.fever_in_pregnancy, sleep.badly." == lower[-1]


@pytest.mark.parametrize("name", ["low_magnesium", "low_calcium", "referral", "ordinary_night_cramps"])
def test_no_question_is_written_out_twice(name: str) -> None:
    """From its second time on a question is named by its id."""
    kb = load("muscle_spasms")
    lines = kb.explain({"danger_now": ["none_of_these"], "age": 64}, name)
    for question in kb.knowledge.questionnaire.questions.values():
        assert sum(f"- {question.id}: {question.ask}" in line for line in lines) <= 1
        named = [line for line in lines if line.strip().startswith(f"- {question.id}: ")]
        assert named == [] or question.ask in named[0]


def test_every_name_of_the_shipped_base_can_be_explained() -> None:
    """Whatever stands in a report can be asked about, with every answer and with none."""
    kb = load("muscle_spasms")
    knowledge = kb.knowledge
    names = [*knowledge.contributors, *knowledge.states, *knowledge.advice, *list(knowledge.rules)[::20], "referral"]
    for answers in (
        {},
        {"danger_now": ["none_of_these"], "age": 34, "medicines": ["ppi"], "ppi_use": "over_four_years"},
    ):
        assert [name for name in names if not kb.explain(answers, name)[0].endswith(".")] == []


@pytest.mark.parametrize(
    ("name", "suggestion"), [("low_irn", "low_iron"), ("refferal", "referral"), ("age", ""), ("", "")]
)
def test_a_name_that_stands_for_nothing_is_a_problem(kb: KnowledgeBase, name: str, suggestion: str) -> None:
    """With the name that was probably meant."""
    with pytest.raises(AnswersInvalid) as refused:
        kb.explain(ANSWERS, name)
    assert [("IW-R022", suggestion)] == [(problem.code, problem.suggestion) for problem in refused.value.problems]
