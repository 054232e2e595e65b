"""The tutorial is tested: followed step by step in an empty folder, every command prints what it shows."""

import re
from pathlib import Path

from tests.acceptance.command_line import CHECKOUT, FINE, PROBLEMS
from tests.acceptance.shown_output import assert_shown
from tests.acceptance.tutorial import follow, steps_in

PAGE = (CHECKOUT / "docs" / "tutorial.md").read_text("utf-8")

_WRONG = re.compile(r"[1-9]\d* (errors?|failed|refuted)\b")


def test_the_tutorial_does_what_it_says(tmp_path: Path) -> None:
    """Followed as a reader would, every command prints what is shown, and exits with what that comes to."""
    for step in follow(PAGE, tmp_path):
        assert_shown(step.shown, step.ran.said)
        expected = PROBLEMS if _WRONG.search(step.shown) else FINE
        assert expected == step.ran.code, step.command
        assert step.shown.strip(), step.command


def test_nothing_in_the_tutorial_is_passed_over() -> None:
    """Each block of code, and each sentence that asks for a change, is one that the test follows."""
    blocks = sum(text.count("```") for text in steps_in(PAGE)) // 2
    assert PAGE.count("```") // 2 == blocks
    asked = len(re.findall(r"\bchange\s+`(?!``)", PAGE)) + len(re.findall(r"\bDelete\s+`", PAGE))
    assert asked == sum("```" not in text for text in steps_in(PAGE))


def test_no_link_of_the_tutorial_leads_nowhere() -> None:
    """Every file that it links to is there."""
    links = re.findall(r"\]\(((?!http)[^)#]+)", PAGE)
    assert [] == [link for link in links if not (CHECKOUT / "docs" / link).exists()]
