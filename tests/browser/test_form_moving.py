"""Moving about in the form: back, to an answer, by keyboard alone; with a screen reader, in Spanish, and at night."""

import json
from typing import TYPE_CHECKING

from tests.browser.accessible import barriers
from tests.browser.filling_form import Form

if TYPE_CHECKING:
    from playwright.sync_api import Page

FOCUSED = "document.querySelector('intake-form').shadowRoot.activeElement?.innerText ?? ''"
ON_HEADING = """(before) => {
  const at = document.querySelector('intake-form').shadowRoot.activeElement;
  return at?.localName === 'h2' && at.innerText !== before;
}"""
WELLS = "?knowledge=wells_dvt"


def begun(page: "Page", address: str) -> Form:
    """The form at its first question."""
    page.goto(address)
    form = Form(page)
    form.begin()
    return form


def test_a_question_is_not_passed_without_an_answer(page: "Page", served: str) -> None:
    """It says so at the question, aloud, too; and nothing is sent."""
    form = begun(page, served)
    form.button("Continue").click()
    assert "Please answer, or choose “I don't know”." == form.root.get_by_role("alert").inner_text()
    assert ["about_whom"] == form.asked
    assert [] == barriers(page)


def test_back_shows_the_former_answer(page: "Page", served: str) -> None:
    """It is still ticked, and can be changed; at the first question there is nothing to go back to."""
    form = begun(page, served)
    assert 0 == form.button("Back").count()
    form.fill_in({"about_whom": "me"})
    form.press("Continue")
    form.fill_in({"age": 34})
    form.press("Continue")
    form.press("Back")
    assert "34" == form.root.get_by_role("textbox").input_value()
    form.press("Back")
    assert form.root.get_by_label("Me", exact=True).is_checked()


def test_what_was_entered_and_not_sent_is_still_there(page: "Page", served: str) -> None:
    """Whoever looks at all answers, goes back, or saves for later finds it when the question comes again."""
    form = begun(page, served)
    form.fill_in({"about_whom": "me"})
    form.press("Continue")
    entered = form.root.get_by_role("textbox")
    for leave in ("All answers", "Back", "Save, and go on later"):
        form.fill_in({"age": 34})
        form.press(leave)
        form.press("Continue")
        assert (["age"], "34") == (form.asked, entered.input_value())
        entered.fill("")
    form.fill_in({"age": 34})
    form.press("Continue")
    form.press("All answers")
    form.press("Change: How old are you?")
    assert "How old are you?" == form.title
    form.fill_in({"age": 35})
    form.press("Save, and go on later")
    form.press("Continue")
    assert "35" == entered.input_value()


def test_an_answer_can_be_changed_from_the_list(page: "Page", served: str) -> None:
    """And what it closes no longer applies: that is said."""
    form = begun(page, served)
    form.fill_in({"about_whom": "me"})
    form.press("Continue")
    form.fill_in({"age": 34})
    form.press("Continue")
    form.fill_in({"pregnancy": "not_pregnant"})
    form.press("Continue")
    form.press("All answers")
    assert "34 years" == form.listed()["How old are you?"]
    form.press("Change: How old are you?")
    form.fill_in({"age": 5})
    form.press("Continue")
    assert form.root.get_by_text("These answers no longer apply").is_visible()
    form.press("All answers")
    assert "5 years" == form.listed()["How old are you?"]
    assert 2 == len(form.listed())


def test_numbers_are_read_as_people_write_them(page: "Page", served: str) -> None:
    """What is none, too high, or can be read in two ways is said; what is unusual is asked once more."""
    form = begun(page, served)
    form.fill_in({})
    form.press("Continue")
    field, alert = form.root.get_by_role("textbox"), form.root.get_by_role("alert")
    said = {"many": "not a number", "1,500": "more than one number", "34.5": "whole number", "300": "too high"}
    for typed, words in (said | {"-3": "too low", "117": "unusual"}).items():
        field.fill(typed)
        page.keyboard.press("Enter")
        assert words in alert.inner_text(), typed
    form.press("Continue")
    assert ["age"] != form.asked


ANSWERED = {"about_whom": "me", "age": 40, "danger_now": ["none_of_these"], "medicines": ["ppi"]}
KEEP = """([given, digest]) => {
  const at = Object.fromEntries(Object.keys(given).map((id) => [id, Date.now()]));
  sessionStorage.setItem('intake-form  muscle_spasms', JSON.stringify({given, at, digest, region: 'uk'}));
}"""


def at_medicines(page: "Page", address: str) -> Form:
    """The form at the question about medicines: the answers before it were kept in the tab."""
    page.goto(address)
    form = Form(page)
    form.heading.wait_for()
    digest = page.evaluate("fetch('/v1/knowledge/muscle_spasms').then((got) => got.json()).then((got) => got.digest)")
    page.evaluate(KEEP, [ANSWERED, digest])
    page.reload()
    form.root.locator("form").wait_for()
    form.press("All answers")
    form.press("Change: Which medicines have you taken in the last 4 weeks?")
    return form


def test_a_saved_file_is_gone_on_with(page: "Page", served: str) -> None:
    """Its answers are there, and what is missing is asked; safety questions again, since nobody knows how old it is."""
    page.goto(served)
    form = Form(page)
    form.heading.wait_for()
    saved = {"knowledge": "muscle_spasms", "version": "0.1.0", "region": "uk", "answers": ANSWERED}
    form.root.locator("input[type=file]").set_input_files(
        files={"name": "saved.json", "mimeType": "application/json", "buffer": json.dumps(saved).encode()}
    )
    form.root.get_by_text("Some time has passed").wait_for()
    while form.asked != ["danger_now"]:
        form.fill_in(ANSWERED | {"pregnancy": "not_pregnant"})
        form.press("Continue")
    assert form.root.get_by_label("None of these", exact=True).is_checked()
    form.press("All answers")
    assert "Me" in form.listed().values()


def test_a_name_that_was_typed_is_never_lost(page: "Page", served: str) -> None:
    """A medicine that is not on the list is kept as it was typed; one that was not chosen stops the person."""
    form = at_medicines(page, served)
    box, alert = form.root.get_by_role("combobox"), form.root.get_by_role("alert")
    box.fill("omeprazol")
    form.root.get_by_role("option").first.wait_for()
    form.button("Continue").click()
    assert "You typed “omeprazol”. Please choose it from the list, or clear it." == alert.inner_text()
    assert "omeprazole: Heartburn tablet, PPI type" == form.root.get_by_role("option").first.inner_text()
    assert [] == barriers(page)
    box.fill("zzyzx")
    form.root.get_by_text("Nothing on this list is called “zzyzx”.").wait_for()
    box.press("ArrowUp")
    box.press("Enter")
    assert form.root.get_by_label("“zzyzx”, which is not on this list").is_checked()
    form.root.get_by_label("I take no medicines").check()
    assert not form.root.get_by_label("“zzyzx”, which is not on this list").is_checked()
    form.root.get_by_label("“zzyzx”, which is not on this list").check()
    assert not form.root.get_by_label("I take no medicines").is_checked()
    form.press("Continue")
    form.press("All answers")
    assert "“zzyzx” (not recognised)" == form.listed()["Which medicines have you taken in the last 4 weeks?"]


def test_nothing_that_is_near_is_chosen_for_anybody(page: "Page", served: str) -> None:
    """A misspelt name finds what is near, says so, and ticks nothing; a brand of two medicines ticks both."""
    form = at_medicines(page, served)
    box = form.root.get_by_role("combobox")
    box.fill("omeprazloe 20 mg")
    form.root.get_by_text("Did you mean one of these?").wait_for()
    box.press("Enter")
    assert ["medicines"] == form.asked
    box.fill("Zestoretic")
    form.root.get_by_role("option", name="Zestoretic:").wait_for()
    box.press("ArrowDown")
    box.press("Enter")
    assert 3 == form.root.locator("fieldset input:checked").count()


def test_the_keyboard_is_enough(page: "Page", served: str) -> None:
    """From the first page to the report; the focus goes to the heading of each page."""
    page.goto(served + WELLS)
    form = Form(page)
    form.heading.wait_for()
    for _ in range(40):
        if form.kind == "report":
            break
        before = form.title
        if form.kind == "questions":
            reach(page, "INPUT")
            page.keyboard.press("Space")
            page.keyboard.press("Enter")
        else:
            if form.kind == "intro":
                reach(page, "INPUT")
                page.keyboard.press("Space")
            reach(page, {"intro": "Start", "emergency": "Yes, that is right"}.get(form.kind, "Show the result"))
            page.keyboard.press("Enter")
        page.wait_for_function(ON_HEADING, arg=before)
        assert form.title == page.evaluate(FOCUSED)
    assert "report" == form.kind


def reach(page: "Page", wanted: str) -> None:
    """Press Tab until the focus is on a button of this name, or on an element of this kind."""
    root = "document.querySelector('intake-form').shadowRoot"
    at = f"[{root}.activeElement].map((each) => each && (each.innerText || each.tagName))[0]"
    for _ in range(60):
        page.keyboard.press("Tab")
        if wanted == page.evaluate(at):
            return
    raise AssertionError(f"Tab does not lead to {wanted}")


def test_it_speaks_spanish(page: "Page", served: str) -> None:
    """Questions, words, and report; that no clinician has looked at the translation stands first."""
    page.goto(served)
    form = Form(page)
    form.heading.wait_for()
    form.root.get_by_label("Language").select_option("es")
    form.root.get_by_text("Antes de empezar").wait_for()
    assert "es" == form.root.locator(".form").get_attribute("lang")
    assert form.root.get_by_text("Esta traducción se hizo con una máquina.").is_visible()
    assert [] == barriers(page)
