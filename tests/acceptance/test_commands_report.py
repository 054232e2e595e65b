"""`assess --full` and `--report`: the essentials, all of it, and files of every kind."""

import stat
from pathlib import Path

import pytest
from pypdf import PdfReader

from intakewise.report.to_pdf import refuse_pdf
from intakewise.wiring.opening import load
from tests.acceptance.command_line import CHECKOUT, COULD_NOT_RUN, FINE, HEARTBURN, assert_plain, intakewise
from tests.unit.report.drawn import in_one_line
from tests.unit.report.pages import Page

EXAMPLES = CHECKOUT / "docs" / "examples"
PAGES = [
    f"{name}{ending}" for name in ("emergency", "healthy_adult", "heartburn_tablet") for ending in (".html", ".md")
]
LACKING = refuse_pdf()
RULES = "FDA Drug Safety Communication"
"""A source, which stands in the details only."""


@pytest.mark.parametrize("name", PAGES)
def test_an_example_is_what_the_program_writes_now(name: str, tmp_path: Path) -> None:
    """No page in docs/examples is stale: `make docs` writes them anew."""
    ran = intakewise("assess", EXAMPLES / f"{Path(name).stem}.yaml", "--report", tmp_path / name)
    assert FINE == ran.code, ran.said
    assert (tmp_path / name).read_text("utf-8") == (EXAMPLES / name).read_text("utf-8")


def test_the_example_pdf_is_of_the_rules_as_they_are() -> None:
    """Its bytes depend on the fonts of a machine; the digest that it prints does not."""
    printed = "".join(page.extract_text() for page in PdfReader(EXAMPLES / "heartburn_tablet.pdf").pages)
    digest = load().knowledge.digest
    assert digest in "".join(printed.split())


def test_the_essentials_come_first_and_the_rest_when_asked_for() -> None:
    """The essentials fit 24 lines and say how to see more; with --full they stand above everything else."""
    short, full = intakewise("assess", HEARTBURN), intakewise("assess", HEARTBURN, "--full")
    lines = short.out.splitlines()
    assert len(lines) <= 24
    assert "--full" in lines[-1]
    assert RULES not in in_one_line(short.out)
    assert full.out.startswith("\n".join(lines[:-2]))
    assert RULES in in_one_line(full.out)
    assert "What would change this" in full.out


def test_an_emergency_says_nothing_of_more() -> None:
    """There is nothing else to be seen, in full or not."""
    short, full = (intakewise("assess", EXAMPLES / "emergency.yaml", *more) for more in ([], ["--full"]))
    assert short.out == full.out
    assert "--full" not in short.out


@pytest.mark.parametrize("name", ["r.html", "r.md", "r.json"])
def test_a_file_of_every_kind_is_private_and_printed_beside(name: str, tmp_path: Path) -> None:
    """Only its owner can read it, and the essentials are printed all the same."""
    path = tmp_path / name
    ran = intakewise("assess", HEARTBURN, "--report", path)
    assert FINE == ran.code
    assert "See a doctor in the coming weeks" in ran.out
    assert 0o600 == stat.S_IMODE(path.stat().st_mode)
    assert "heartburn tablet" in path.read_text("utf-8")
    assert [path] == list(tmp_path.iterdir())


@pytest.mark.skipif(LACKING is None, reason="a PDF can be made here")
def test_what_a_machine_lacks_for_a_pdf_is_said_before_anything_else(tmp_path: Path) -> None:
    """The problem says how to get it; nothing is printed and nothing is written."""
    ran = intakewise("assess", HEARTBURN, "--report", tmp_path / "r.pdf")
    assert (COULD_NOT_RUN, "", ["IW-F020"]) == (ran.code, ran.out, ran.codes)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.skipif(LACKING is not None, reason=str(LACKING))
def test_a_pdf_holds_what_the_page_holds(tmp_path: Path) -> None:
    """Private, tagged, and with the same words; the summary for a clinician is its last page, by itself."""
    path = tmp_path / "r.pdf"
    ran = intakewise("assess", HEARTBURN, "--report", path)
    assert FINE == ran.code, ran.said
    assert 0o600 == stat.S_IMODE(path.stat().st_mode)
    pages = [in_one_line(page.extract_text()) for page in PdfReader(path).pages]
    assert "See a doctor in the coming weeks" in pages[0]
    assert RULES.split(" with", maxsplit=1)[0] in " ".join(pages)
    assert pages[-1].startswith("Summary for a clinician")
    assert "Where this comes from" in pages[-1]


@pytest.mark.parametrize("name", ["r.doc", "r", "r.HTML", ".html"])
def test_another_ending_is_refused_before_anything_else(name: str, tmp_path: Path) -> None:
    """The problem names those that there are; nothing is printed and nothing is written."""
    ran = intakewise("assess", HEARTBURN, "--report", tmp_path / name)
    assert (COULD_NOT_RUN, "", ["IW-F009"]) == (ran.code, ran.out, ran.codes)
    assert ".html, .pdf, .md, or .json" in ran.err
    assert [] == list(tmp_path.iterdir())
    assert_plain(ran)


def test_a_page_says_what_the_terminal_says() -> None:
    """Each word that is printed in full stands there, too; the summary has as many negatives as its sheet holds."""
    page = Page((EXAMPLES / "heartburn_tablet.html").read_text("utf-8"))
    printed, _ = intakewise("assess", HEARTBURN, "--full", COLUMNS="100").out.split("Summary for a clinician")
    words = [word for word in printed.split() if word.isalpha()]
    assert [] == [word for word in words if word not in page.words]
