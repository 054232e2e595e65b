"""Ask axe-core what bars people with disabilities from a page that a browser shows."""

from typing import TYPE_CHECKING

from tests.browser.installed import AXE

if TYPE_CHECKING:
    from playwright.sync_api import Page

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_ASK = "rules => axe.run({runOnly: rules, resultTypes: ['violations']})"


def barriers(page: "Page") -> list[str]:
    """Every violation of WCAG 2.2 AA and of axe's best practices: the rule, and up to five places that break it."""
    page.evaluate(AXE.read_text("utf-8"))  # not as a script of the page, which forbids them
    found = page.evaluate(_ASK, _RULES)
    return [f"{each['id']}: {_places(each['nodes'])}" for each in found["violations"]]


def _places(nodes: list[dict[str, str]]) -> str:
    shown = "; ".join(" ".join(map(str, node["target"])) for node in nodes[:5])
    return f"{shown} and {len(nodes) - 5} more" if len(nodes) > 5 else shown
