"""A section at a time: the same questions and the same result, on fewer pages."""

from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING

import intakewise
from tests.browser.accessible import barriers
from tests.browser.filling_form import Form
from tests.browser.test_form_embedded import in_a_page
from tests.browser.test_form_whole import LISTEN, answers_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

WELLS = {"suspected": True, "lung_or_collapse": False, "active_cancer": True}


def walked(form: Form, answers: Mapping[str, object]) -> list[list[str]]:
    """Answer everything, and return what each page asked."""
    pages = []
    while form.kind == "questions":
        pages.append(form.asked)
        form.fill_in(answers)
        form.press("Continue")
    return pages


def result(form: Form) -> str:
    """Show the result, and return it as JSON."""
    form.page.evaluate(LISTEN)
    form.press("Show the result")
    return str(form.page.evaluate("window.told").pop()[1]["json"])


def test_a_section_is_asked_on_one_page(page: "Page", served: str) -> None:
    """It asks what is asked one by one, and comes to the same, byte for byte."""
    form = in_a_page(page, served)
    form.begin()
    one_by_one = walked(form, WELLS)
    expected = result(form)
    form = in_a_page(page, served, attributes='by="section"')
    form.begin()
    by_section = walked(form, WELLS)
    assert [*chain(*one_by_one)] == [*chain(*by_section)]
    assert len(by_section) < len(one_by_one) / 2
    assert expected == result(form)


def test_what_an_answer_may_close_comes_after_it(page: "Page", served: str) -> None:
    """No question stands beside one that decides whether it is asked, and nobody is barred by a long page."""
    form = in_a_page(page, served, attributes='by="section"', knowledge="muscle_spasms")
    form.begin("United Kingdom")
    about = page.evaluate("fetch('/v1/knowledge/muscle_spasms').then((got) => got.json())")
    needs = {each["id"]: set(each["depends_on"]) for each in about["questions"]}
    answers, most = answers_of("healthy_adult"), 0
    while form.kind == "questions":
        asked = set(form.asked)
        assert not any(asked & needs[each] for each in asked)
        if len(asked) > most:
            most = len(asked)
            assert [] == barriers(page)
        form.fill_in(answers)
        form.press("Continue")
    assert most > 5
    kb = intakewise.load("muscle_spasms")
    complete = result(form)
    assert kb.assess(answers, region="uk").referral.headline == form.title
    assert '"emergency": false' in complete


def test_back_shows_the_whole_section(page: "Page", served: str) -> None:
    """With what was answered."""
    form = in_a_page(page, served, attributes='by="section"')
    form.begin()
    first = form.asked
    form.fill_in(WELLS)
    form.press("Continue")
    form.press("Back")
    assert first == form.asked
    assert len(first) == form.root.locator("input:checked").count()
