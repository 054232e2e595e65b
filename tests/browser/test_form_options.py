"""What single questions can have: not sure of an entry, why it is asked, names that are misspelt; and other writing."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import intakewise
from intakewise.model.languages import Language
from intakewise.model.questionnaires import Option, QuestionType
from intakewise.wiring.knowledge_base import KnowledgeBase
from tests.browser.accessible import barriers
from tests.browser.form_in_process import answer_by
from tests.browser.test_form_embedded import in_a_page
from tests.browser.test_form_moving import at_medicines

if TYPE_CHECKING:
    from playwright.sync_api import Page

TEXTS = {"active_cancer": "هل لديك سرطان نشط الآن؟", "suspected": "هل تشتبه في جلطة وريدية عميقة في الساق؟"}


def changed(**questions: Mapping[str, object]) -> KnowledgeBase:
    """The Wells score with some questions otherwise."""
    knowledge = intakewise.load("wells_dvt").knowledge
    known = dict(knowledge.questionnaire.questions)
    known |= {name: replace(known[name], **fields) for name, fields in questions.items()}  # type: ignore[arg-type]
    return KnowledgeBase(replace(knowledge, questionnaire=replace(knowledge.questionnaire, questions=known)))


def test_arabic_reads_from_right_to_left(page: "Page", served: str) -> None:
    """Its texts begin on the right, digits of its own are understood, and nobody is barred."""
    kb = changed(**{name: {"ask": text} for name, text in TEXTS.items()})
    answer_by(page, KnowledgeBase(replace(kb.knowledge, language=Language("ar", "العربية", "original"))))
    page.set_viewport_size({"width": 360, "height": 740})
    form = in_a_page(page, served, language="ar")
    form.begin()
    while form.title not in TEXTS.values():
        form.fill_in({})
        form.press("Continue")
    heading, space = (form.root.locator(each).first.bounding_box() for each in ("legend h2", ".form"))
    assert heading
    assert space
    where = "(e) => { const r = document.createRange(); r.selectNodeContents(e); return r.getClientRects()[0].right }"
    assert abs(form.heading.evaluate(where) - space["x"] - space["width"]) < 2
    assert "rtl" == form.heading.evaluate("(e) => getComputedStyle(e).direction")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [] == barriers(page)


def test_somebody_may_be_unsure_of_an_entry(page: "Page", served: str) -> None:
    """It is sent as such, shown as such, and undoes the tick; the list stands for the others."""
    options = (Option("red", "Red"), Option("swollen", "Swollen"), Option("none_of_these", "None of these", none=True))
    kb = changed(suspected={"type": QuestionType.CHOICES, "options": options, "allow_not_sure": True})
    sent: list[object] = []
    answer_by(page, KnowledgeBase(kb.knowledge))
    page.on("request", lambda request: sent.append(request.post_data_json) if request.method == "POST" else None)
    form = in_a_page(page, served)
    form.begin()
    while "suspected" not in form.asked:
        form.fill_in({})
        form.press("Continue")
    form.root.locator("input[value=red]").check()
    form.root.get_by_label("Swollen: Not sure").check()
    form.root.locator("input[value=swollen]").check()
    assert not form.root.get_by_label("Swollen: Not sure").is_checked()
    form.root.get_by_label("Swollen: Not sure").check()
    assert not form.root.locator("input[value=swollen]").is_checked()
    assert [] == barriers(page)
    form.press("Continue")
    assert {"includes": ["red"], "not_sure": ["swollen"]} == sent[-1]["answers"]["suspected"]  # type: ignore[index]
    form.press("All answers")
    assert "Red; not sure: Swollen" in form.listed().values()


def test_a_base_may_not_ask_where_somebody_is(page: "Page", served: str) -> None:
    """Then every telephone number is given."""
    answer_by(page, KnowledgeBase(replace(intakewise.load("wells_dvt").knowledge, region_question=None)))
    form = in_a_page(page, served)
    form.heading.wait_for()
    assert 0 == form.root.get_by_role("radio").count()
    form.begin()
    assert "questions" == form.kind


def test_why_is_what_the_terminal_says(page: "Page", served: str) -> None:
    """The author's reason, then what the answer can still change."""
    form = in_a_page(page, served, knowledge="muscle_spasms")
    form.begin("United Kingdom")
    form.fill_in({"about_whom": "me"})
    form.press("Continue")
    [asked] = form.asked
    interview = intakewise.load("muscle_spasms").interview()
    interview.answer_several({"about_whom": "me"})
    why = interview.why(asked)
    form.root.get_by_text("Why do we ask?").click()
    shown = form.root.locator("details.why p").all_inner_texts()
    assert [each for each in (why.why, *why.sentences) if each] == shown


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Sinthromé", "Sinthrome"),
        ("omeprazloe 20 mg", "omeprazole"),
        ("coamilofruse", "co-amilofruse"),
        ("hidroclorothiazide", "hydrochlorothiazide"),
    ],
)
def test_names_are_found_however_they_are_written(page: "Page", served: str, typed: str, found: str) -> None:
    """With accents and without, in one word, misspelt, with the dose."""
    form = at_medicines(page, served)
    form.root.get_by_role("combobox").fill(typed)
    entry = form.root.get_by_role("option").first
    entry.wait_for()
    assert entry.inner_text().casefold().startswith(found.casefold())


def test_a_name_without_a_network_can_be_kept(cut_page: "Page", served: str) -> None:
    """Nothing is found, which is said; what was typed is not lost."""
    form = at_medicines(cut_page, served)
    cut_page.context.set_offline(True)
    form.root.get_by_role("combobox").fill("omeprazole")
    form.root.get_by_text("There is no connection now.").first.wait_for()
    form.root.get_by_role("option", name="keep “omeprazole” as I typed it").click()
    assert form.root.get_by_label("“omeprazole”, which is not on this list").is_checked()
