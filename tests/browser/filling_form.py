"""Fill in the web form as a person does: by what is to be seen, one page after the other."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Locator, Page

DONT_KNOW = "I don't know"
MOST_PAGES = 150


class Form:
    """The form on a page, or in a frame of one."""

    def __init__(self, page: "Page | Frame") -> None:
        self.page = page
        self.root = page.locator("intake-form")
        self.heading = self.root.locator("h2").first

    @property
    def title(self) -> str:
        """What stands above the page that is shown."""
        return self.heading.inner_text()

    @property
    def kind(self) -> str:
        """Which kind of page is shown: intro, questions, review, emergency, report, unfinished."""
        classes = self.root.locator(".page").get_attribute("class") or ""
        return classes.removeprefix("page").strip()

    @property
    def asked(self) -> list[str]:
        """The ids of the questions that are shown."""
        return [str(each.get_attribute("data-question")) for each in self.fields]

    @property
    def fields(self) -> "list[Locator]":
        """The questions that are shown."""
        return self.root.locator("fieldset[data-question]").all()

    def begin(self, region: str = "Somewhere else: show them all") -> None:
        """Choose a region, where there are any, and start."""
        self.heading.wait_for()
        if self.root.get_by_role("radio").count():
            self.root.get_by_role("radio", name=region, exact=True).check()
        self.press("Start")

    def press(self, name: str) -> None:
        """Press a button, and wait until another page is shown."""
        old = self.root.locator(".page > *").first.element_handle()
        self.button(name).click()
        self.page.wait_for_function("old => !old.isConnected", arg=old)

    def button(self, name: str) -> "Locator":
        """A button by its whole name."""
        return self.root.get_by_role("button", name=name, exact=True)

    def fill_in(self, answers: Mapping[str, object]) -> None:
        """Answer all questions that are shown, those that are not in `answers` by "I don't know"."""
        for field in self.fields:
            self._answer(field, answers.get(str(field.get_attribute("data-question"))))

    def _answer(self, field: "Locator", answer: object) -> None:
        if answer is None:
            field.get_by_label(DONT_KNOW, exact=True).check()
        elif isinstance(answer, bool):
            field.get_by_label("Yes" if answer else "No", exact=True).check()
        elif isinstance(answer, str):
            field.locator(f'input[value="{answer}"]').check()
        elif isinstance(answer, list):
            for option in answer:
                self._tick(field, str(option))
        else:
            field.locator("input[type=text]").fill(str(answer))

    def _tick(self, field: "Locator", option: str) -> None:
        """Tick an option; where a list is searched, the first one that is found by this name."""
        box = field.locator(f'input[value="{option}"]')
        if box.count():
            box.check()
        else:
            field.get_by_role("combobox").fill(option)
            field.get_by_role("option").first.click()

    def fill_in_all(self, answers: Mapping[str, object]) -> int:
        """Answer everything up to the page after the last question; return how many pages of questions that were."""
        for number in range(MOST_PAGES):
            if self.kind != "questions":
                return number
            self.fill_in(answers)
            self.press("Continue")
        raise AssertionError("it asks without end")

    def listed(self) -> Mapping[str, str]:
        """What the page with all answers says, by question."""
        rows = self.root.locator(".answered").all()
        return {row.locator("dt").inner_text(): row.locator("dd > span").inner_text() for row in rows}
