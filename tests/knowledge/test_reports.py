"""
What a report says of people: no rendering loses or softens what a red flag says, and an emergency stands alone.

The people are those of the shipped base, and random ones who left much unanswered.
"""

from collections.abc import Iterator
from functools import cache

import pytest

from intakewise.model.assessments import Assessment
from intakewise.model.values import Level
from intakewise.report.compose import compose
from intakewise.report.to_html import html_of
from intakewise.report.to_markdown import markdown_of
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import load
from intakewise.wiring.people import open_people
from intakewise.workbench.cases import all_answers
from tests.knowledge.shipped import answer_sets, base, people
from tests.unit.report.drawn import drawn, essentials, in_one_line
from tests.unit.report.pages import Page, markdown_words

EVERY = 3
"""Of the people of the base, every third: each takes a tenth of a second and more."""

RANDOM = 60
REGIONS = ("uk", "us", "")
HOSTILE = "<script>a</script> | `b` \x1b[31m\u202e*c*"


@cache
def assessments() -> tuple[Assessment, ...]:
    """What the people come to."""
    return tuple(_assessed())


def _assessed() -> Iterator[Assessment]:
    opened = open_people("muscle_spasms")
    assert opened.knowledge is not None
    for number, person in enumerate(opened.people[::EVERY]):
        raw = all_answers(opened.knowledge, person.background, person.given, opened.answer_sets)
        yield base().assess(raw, region=REGIONS[number % len(REGIONS)])
    for raw in people("reports").people(RANDOM):
        yield base().assess(raw)
    for answers in answer_sets().values():
        # Whoever stops half-way, or begins in the middle, leaves red flags open.
        third = len(answers) // 3
        yield base().assess(dict(list(answers.items())[:third]))
        yield base().assess(dict(list(answers.items())[third:]))


def renderings(assessment: Assessment) -> dict[str, str]:
    """A report as it is read in each of its forms, in one line."""
    report = compose(assessment)
    return {
        "terminal": in_one_line(drawn(report, 100)),
        "html": Page(html_of(report)).words,
        "markdown": markdown_words(markdown_of(report)),
    }


@cache
def read() -> tuple[tuple[Assessment, dict[str, str]], ...]:
    """Each of the assessments with its renderings."""
    return tuple((each, renderings(each)) for each in assessments())


def as_read(text: str) -> str:
    """A text in single blanks."""
    return " ".join(text.split())


def below_emergency() -> list[tuple[Assessment, dict[str, str]]]:
    """Those that are no emergency."""
    return [(each, texts) for each, texts in read() if not each.emergency]


def test_the_people_reach_every_level_and_leave_things_open() -> None:
    """Otherwise the rest of these tests would say little."""
    assert {each.referral.level for each in assessments()} == set(Level)
    assert sum(bool(each.not_ruled_out) for each in assessments()) >= 20
    assert any(len(each.not_ruled_out) > 20 for each in assessments())


def test_no_rendering_loses_a_reason() -> None:
    """Headline, what to do, whom to turn to, and the sentence of each reason stand in every form."""
    for assessment, texts in read():
        referral = assessment.referral
        said = [referral.headline, *referral.how.values(), *referral.contacts]
        reasons = [each for each in referral.reasons if not assessment.emergency or each.level is Level.EMERGENCY]
        said += [each.reason.because for each in reasons]
        for form, text in texts.items():
            assert [] == [each for each in said if as_read(each) not in text], form


def test_the_essentials_name_every_reason_of_the_level_that_was_reached() -> None:
    """However short: by its title, or by its sentence where it has none."""
    for assessment in assessments():
        text = in_one_line(essentials(assessment, 100))
        reached = [each.reason for each in assessment.referral.reasons if each.level is assessment.referral.level]
        named = [each.because if assessment.emergency else each.title or each.because for each in reached]
        assert [] == [each for each in named if as_read(each) not in text]


def test_no_rendering_loses_what_could_not_be_ruled_out() -> None:
    """Each open warning sign by name; the essentials say how many there are, of every level, and what to answer."""
    for assessment, texts in below_emergency():
        names = [each.title or each.because for each in assessment.not_ruled_out]
        for form, text in texts.items():
            assert [] == [each for each in names if as_read(each) not in text], form
        text = in_one_line(essentials(assessment, 100))
        if names:
            assert "What could not be ruled out" in text
            assert str(len(names)) in text.split("What could not be ruled out")[1] or len(names) <= 6
            levels = {each.level for each in assessment.not_ruled_out}
            first = [next(each for each in assessment.not_ruled_out if each.level is level) for level in levels]
            assert [] == [each.title for each in first if as_read(each.title or each.because) not in text]


def test_while_anything_is_open_nothing_says_that_no_doctor_is_needed() -> None:
    """In no form, in whole or in short."""
    levels = base().knowledge.levels
    reassuring = [as_read(each.reassures) for each in levels.values() if each.reassures]
    for assessment, texts in below_emergency():
        if assessment.see_doctor is False:
            continue
        shown = [*texts.values(), in_one_line(essentials(assessment, 100))]
        assert [] == [text for text in shown if f"{levels[Level.SELF_CARE].title}." in text]
        if assessment.not_ruled_out:
            assert [] == [each for each in reassuring if any(each in text for text in shown)]


def test_everything_that_was_withheld_or_cautioned_is_told() -> None:
    """By name, in every form; a caution in the essentials, too."""
    for assessment, texts in below_emergency():
        titles = [each.title for each in assessment.withheld] + [each.title for each in assessment.advice]
        titles += [each.title for each in assessment.cautions]
        for form, text in texts.items():
            assert [] == [each for each in titles if as_read(each) not in text], form
        text = in_one_line(essentials(assessment, 100))
        assert [] == [each.title for each in assessment.cautions if as_read(each.title) not in text]


def test_questions_without_an_answer_are_named() -> None:
    """Those that were declined and those that were not asked; and how many do not apply."""
    for assessment, texts in below_emergency():
        text = texts["markdown"]
        asked = [assessment.questions[name] for name in assessment.unanswered]
        assert [] == [each for each in asked if as_read(each) not in text]


def test_an_emergency_stands_alone_in_every_form() -> None:
    """No part beside what to do now, first aid, and why: nothing that could soften it."""
    emergencies = [(each, texts) for each, texts in read() if each.emergency]
    softer = (
        "What may play a part",
        "What you can do",
        "could not be ruled out",
        "When to get help sooner",
        "What we left out",
        "What we do not know",
        "What this rests on",
    )
    for assessment, texts in emergencies:
        report = compose(assessment)
        assert () == report.parts
        others = [each.title for each in assessment.withheld]
        for form, text in texts.items():
            assert [] == [each for each in (*softer, *others) if as_read(each) in text], form
            how = next(iter(assessment.referral.how.values()))
            assert text.index(as_read(how)) < text.index("Why"), form


@pytest.mark.parametrize("width", [20, 40, 79])
def test_no_line_of_a_report_is_wider_than_its_terminal(width: int) -> None:
    """From 20 columns on."""
    for assessment in assessments()[::4]:
        lines = drawn(compose(assessment), width).splitlines()
        assert [] == [line for line in lines if len(line) > width]


@pytest.mark.parametrize("name", ["healthy_adult", "on_heartburn_tablet", "healthy_runner", "vegan_adult"])
def test_the_essentials_of_ordinary_people_fit_one_screen(name: str) -> None:
    """24 lines of 80 columns hold what has to be read."""
    assessment = base().assess(answer_sets()[name], region="uk")
    assert len(essentials(assessment).splitlines()) <= 24


def test_what_somebody_typed_is_shown_and_does_nothing() -> None:
    """The name of a medicine that is not known can hold anything."""
    typed = {"includes": ["ppi"], "not_recognised": [HOSTILE]}
    assessment = base().assess({**answer_sets()["on_heartburn_tablet"], "medicines": typed}, region="uk")
    texts = renderings(assessment)
    assert not any(code in text for text in texts.values() for code in ("\x1b", "\u202e"))
    page = Page(html_of(compose(assessment)))
    assert not {"script", "b", "em"} & set(page.tags)


@cache
def spanish() -> KnowledgeBase:
    """The base in a translation that nobody has reviewed."""
    found = load("muscle_spasms", language="es")
    assert not found.knowledge.language.is_trusted
    return found


@pytest.mark.parametrize("answers", [{"danger_now": ["fit"]}, {"cramp_now": True}, {}], ids=["fit", "urgent", "open"])
def test_beside_a_translation_that_nobody_reviewed_the_referral_stands_in_english(answers: dict[str, object]) -> None:
    """With the notice, in every form: what somebody who answers in English is told to do, and why."""
    assessment, english = spanish().assess(answers, region="us"), base().assess(answers, region="us")
    referral = english.referral
    reached = [each.reason.because for each in referral.reasons if each.level is referral.level]
    said = [assessment.referral.headline, referral.headline, *referral.how.values(), *reached]
    for form, text in renderings(assessment).items():
        assert as_read(assessment.language.notice) in text, form
        assert [] == [each for each in said if as_read(each) not in text], form
    page = Page(html_of(compose(assessment)))
    assert ["es", "en"] == page.all_of("lang")
