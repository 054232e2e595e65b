"""The printed report: what it says and what it never says, at any width."""

from dataclasses import replace
from datetime import date
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from intakewise.model.cited import Cited
from intakewise.problems.exceptions import EngineFailed, EnginesDisagree
from intakewise.report.citing import Citations
from intakewise.report.compose import compose
from intakewise.report.sources import sources
from intakewise.report.to_terminal import draw_essentials, draw_parts
from intakewise.report.unfinished import compose_unfinished
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import load
from tests.unit.report.drawn import captured, drawn, in_one_line, printed

TINY = Path(__file__).parents[2] / "knowledge" / "tiny"
KB: KnowledgeBase = load(TINY)

CALM: dict[str, object] = {
    "about_whom": "me",
    "danger": ["none_of_these"],
    "numb": False,
    "fluids": 2,
    "washing": "rarely",
    "creams": ["none_of_these"],
    "relatives": ["none_of_these"],
    "note": "",
}
EMERGENCY = {**CALM, "danger": ["cold_hand"]}


ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "danger": st.sampled_from([["none_of_these"], ["cold_hand"], ["deep_cut"], None]),
        "numb": st.sampled_from([True, False, None]),
        "fluids": st.sampled_from([0, 0.5, 2, None]),
        "washing": st.sampled_from(["rarely", "very_often", None]),
        "creams": st.sampled_from([["none_of_these"], ["steroid_strong", "warfarin"], ["emollient"], None]),
    },
)


@given(ANSWERS, st.integers(20, 200))
def test_no_line_is_wider_than_the_console(answers: dict[str, object], width: int) -> None:
    """Whatever the answers, from 20 columns to 200."""
    text = printed(KB.assess(answers), width)
    assert [] == [line for line in text.splitlines() if cell_len(line) > width]


@given(ANSWERS)
def test_everything_below_an_emergency_has_its_safety_net_and_disclaimer(answers: dict[str, object]) -> None:
    """What would mean getting help sooner, and the disclaimer, stand in every report below emergency."""
    assessment = KB.assess(answers)
    text = in_one_line(printed(assessment))
    assert in_one_line(assessment.disclaimer).split(". ")[0] in text
    for sooner in assessment.referral.sooner:
        assert sooner in text


@given(ANSWERS)
def test_no_report_names_a_percentage_or_says_what_a_person_has(answers: dict[str, object]) -> None:
    """Bands in words, never chances, never "you lack"."""
    text = printed(KB.assess(answers))
    assert "%" not in text
    assert "you lack" not in text.lower()


@given(ANSWERS)
def test_nothing_open_is_passed_over(answers: dict[str, object]) -> None:
    """While anything is not ruled out, the report says so, and never that nothing points to a need for a doctor."""
    assessment = KB.assess(answers)
    text = in_one_line(printed(assessment))
    if assessment.not_ruled_out:
        assert "What could not be ruled out" in text
        assert "Nothing points to a need for a doctor." not in text


def test_a_calm_report_is_calm() -> None:
    """With everything answered and nothing found, there is no alarm, nothing open, and no empty part."""
    text = in_one_line(printed(KB.assess(CALM, region="uk")))
    assert "You can look after this yourself for now." in text
    assert "Nothing points to a need for a doctor." in text
    assert "Nothing that we looked at stands out." in text
    for part in ("could not be ruled out", "Not enough answers", "Why ─", "left out", "careful", "What you can do"):
        assert part not in text


def test_an_emergency_is_printed_alone() -> None:
    """Only what to do now, first aid, and why."""
    text = in_one_line(printed(KB.assess({**EMERGENCY, "washing": "very_often", "numb": True}, region="uk")))
    assert "Get emergency help now: A cold, pale hand." in text
    assert "While you wait" in text
    for part in ("What may play a part", "Moisturise", "Vitamin E", "What this rests on", "numb at night"):
        assert part not in text


def test_a_missing_answer_is_named_where_advice_is_withheld() -> None:
    """Advice that an unknown answer could make unsafe says which answer is missing."""
    text = in_one_line(printed(KB.assess({**CALM, "washing": "very_often", "creams": None})))
    expected = (
        "Vitamin E oil: it could be unsafe for you, and you did not tell us: “Which creams or tablets do you use?”"
    )
    assert expected in text


def test_every_number_of_a_source_is_explained() -> None:
    """Each [n] has its source, and each source its [n]."""
    text = printed(KB.assess({**CALM, "washing": "very_often"}))
    assert "[1]" in text
    assert "1. Nobody (2020)." in text


def test_a_page_without_a_year_is_printed_with_the_day_on_which_it_was_read() -> None:
    """Whoever looks it up can tell which version was read, where the page says none."""
    page = Cited("page", "Leg cramps", "NHS", None, {"url": "https://example.org"}, date(2026, 11, 23))
    assert "NHS. Leg cramps. https://example.org (read on 2026-11-23)" in _sources_printed(page)


def test_a_source_that_nobody_can_look_up_says_so() -> None:
    """A trial of which only a summary was read is not passed off as one that was found."""
    lost = Cited("lost", "A trial", "Somebody", 2020, {}, unlocated="Only a summary was read.")
    assert "Somebody (2020). A trial. It cannot be looked up. Only a summary was read." in _sources_printed(lost)


def test_a_title_that_is_a_question_ends_in_its_own_mark() -> None:
    """No full stop follows a question mark."""
    asks = Cited("asks", "What is the risk?", "Somebody", 2020, {"pmid": "1"})
    assert "What is the risk? https://pubmed" in _sources_printed(asks)


def _sources_printed(source: Cited) -> str:
    part = sources(Citations({source.id: source}, [source.id]))
    assert part is not None
    return in_one_line(captured(lambda console: draw_parts([part], console), 120))


def test_escape_codes_in_an_answer_do_not_reach_the_terminal() -> None:
    """An answer file from elsewhere cannot drive the terminal of who reads the report."""
    said = ("Which creams do you use? \x1b[31mred\x07\u202e",)
    assessment = KB.assess({**CALM, "numb": True})
    (first,) = assessment.referral.reasons
    tainted = replace(first, reason=replace(first.reason, because_you_said=said))
    text = printed(replace(assessment, referral=replace(assessment.referral, reasons=(tainted,))))
    assert "Which creams do you use? [31mred\n" in text


def test_bars_need_neither_colour_nor_unicode() -> None:
    """On a console that has only ASCII, bars and lines are drawn in ASCII."""
    target = BytesIO()
    with TextIOWrapper(target, encoding="ascii", errors="replace") as file:
        console = Console(file=file, width=80, highlight=False, markup=False, emoji=False)
        report = compose(KB.assess({**CALM, "washing": "very_often"}))
        draw_essentials(report, console)
        draw_parts(report.parts, console)
        file.flush()
        text = target.getvalue().decode("ascii")
    assert "#########...  likely" in text
    assert "\n=====" in f"\n{text}"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (CALM, EMERGENCY, "Get emergency help now: A cold, pale hand."),
        ({**CALM, "numb": True}, CALM, "See a doctor in the coming weeks: Fingers that are numb at night."),
        (CALM, CALM, "See a doctor in the coming weeks."),
    ],
)
def test_engines_that_disagree_give_the_higher_referral(
    first: dict[str, object], second: dict[str, object], expected: str
) -> None:
    """At least routine, and it says that it could not finish."""
    failure = EnginesDisagree(["rule x"], (KB.assess(first), KB.assess(second)))
    text = in_one_line(drawn(compose_unfinished(failure)))
    assert expected in text
    assert "We could not finish this assessment." in text
    assert "look after this yourself" not in text


def test_an_engine_that_failed_gives_at_least_routine() -> None:
    """Without any result, nobody is told that they need no doctor."""
    failure = EngineFailed("durable_rules", "a reason")
    text = in_one_line(drawn(compose_unfinished(failure)))
    assert "See a doctor in the coming weeks." in text
    assert "We could not finish this assessment." in text
