"""The whole form in a real browser, from the first page to the report, at a desk and on a telephone."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

import intakewise
from tests.browser.accessible import barriers
from tests.browser.filling_form import Form
from tests.how_many import how_many
from tests.people_from_elsewhere import people

if TYPE_CHECKING:
    from playwright.sync_api import Page

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
DESK, TELEPHONE = (1280, 900), (360, 740)
LISTEN = """() => {
  window.told = [];
  for (const name of ['answer', 'emergency', 'complete'])
    document.querySelector('intake-form').addEventListener(name, (event) => window.told.push([name, event.detail]));
}"""


def answers_of(name: str) -> dict[str, object]:
    """The answers of an example."""
    return dict(yaml.safe_load((EXAMPLES / f"{name}.yaml").read_text("utf-8"))["answers"])


def fits_its_screen(form: Form) -> bool:
    """Whether a page need not be scrolled sideways."""
    return bool(form.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.parametrize("size", [DESK, TELEPHONE], ids=["desk", "telephone"])
def test_from_the_first_page_to_the_report(page: "Page", served: str, size: tuple[int, int]) -> None:
    """It asks what the terminal asks; what it shows and saves is what Python answers, to the last byte."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(served)
    form = Form(page)
    form.begin("United Kingdom")
    page.evaluate(LISTEN)
    assert 30 < form.fill_in_all(answers_of("heartburn_tablet") | {"medicines": ["omeprazole"]})
    assert "Here is what you answered. Is it right?" == form.title
    form.press("Show the result")

    name, complete = page.evaluate("window.told").pop()
    kb = intakewise.load("muscle_spasms")
    assessment = kb.assess(complete["answers"], region="uk")
    assert "complete" == name
    assert assessment.to_json() == complete["json"]
    assert assessment.referral.headline == form.title
    with page.expect_download() as saved:
        form.button("Save as data, with all answers").click()
    assert assessment.to_json().encode() == saved.value.path().read_bytes()
    with page.expect_download() as saved:
        form.button("Save as a page").click()
    assert assessment.referral.headline in saved.value.path().read_text("utf-8")
    assert form.root.locator("figure svg").is_visible()
    assert fits_its_screen(form)
    assert [] == barriers(page)


ASK = """async (bodies) => {
  const { Service } = await import("/form/service.js");
  const service = new Service("", "muscle_spasms", (address, options) => fetch(address, options));
  const found = [];
  for (const body of bodies) found.push((await service.report(body)).json);
  return found;
}"""
"""What the form does with answers that it holds, by its own script: they travel as a browser writes them."""


def test_what_a_browser_sends_is_answered_with_the_bytes_of_python(page: "Page", served: str) -> None:
    """For people of every kind, in both languages, with answers that are typed, imported, assumed, or missing."""
    page.goto(served)
    given = people(how_many(50), 63)
    found = page.evaluate(ASK, [each.as_body() for each in given])
    for each, json in zip(given, found, strict=True):
        kb = intakewise.load("muscle_spasms", each.language)
        assert kb.assess(each.answers, region=each.region, safety_from=each.safety_from).to_json() == json


@pytest.mark.long
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_bars_anybody(page: "Page", served: str, scheme: str) -> None:
    """axe-core finds nothing wrong with any screen, by day or by night; all of them fit a telephone."""
    page.set_viewport_size({"width": 320, "height": 700})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(served)
    form, answers = Form(page), answers_of("healthy_adult")
    form.heading.wait_for()
    found = barriers(page)
    form.begin("United Kingdom")
    while form.kind == "questions":
        found += [f"{form.title}: {each}" for each in barriers(page)]
        assert fits_its_screen(form), form.title
        form.fill_in(answers)
        form.press("Continue")
    found += barriers(page)
    form.press("Show the result")
    assert [] == found + barriers(page)
