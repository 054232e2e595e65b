"""What the form's scripts take for granted of what the service writes."""

import re
from pathlib import Path

import pytest

from intakewise.report import clinical_page, to_html
from intakewise.service.form_files import FOLDER
from tests.acceptance.command_line import CHECKOUT

LOWER = {"h1": "h2", "h2": "h3", "h3": "h4"}
AROUND = {"html", "head", "meta", "style", "body", "header", "main", "nav"}
"""What stands around a report; the form has its own."""

SOURCES = [Path(str(each.__file__)) for each in (to_html, clinical_page)]
REPORTS = sorted((CHECKOUT / "docs" / "examples").glob("*.html"))


@pytest.mark.parametrize("file", [*SOURCES, *REPORTS], ids=lambda file: file.name)
def test_the_form_copies_every_element_of_a_report(file: Path) -> None:
    """One that it does not know would be left out with all that it says, and nobody would be told."""
    script = (FOLDER / "report.js").read_text("utf-8")
    copied = " ".join(re.findall(r'_TAGS = "([^"]+)"', script)).split()
    written = set(re.findall(r"<([a-z][a-z0-9]*)", file.read_text("utf-8"))) - AROUND
    assert 5 < len(written)
    assert set() == {LOWER.get(each, each) for each in written} - set(copied)
