"""`assess --language es`: every kind of report is in Spanish, says that nobody has read it, and is urgent in both."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from intakewise.reading.answer_files import read_answers
from intakewise.report.to_pdf import refuse_pdf
from tests.acceptance.command_line import CHECKOUT, FINE, intakewise
from tests.english_left import english_left, marked_in, spanish
from tests.unit.report.drawn import in_one_line
from tests.unit.report.pages import Page, markdown_words

EXAMPLES = CHECKOUT / "docs" / "examples"
NAMES = ("emergency", "heartburn_tablet", "healthy_adult")
ENDINGS = (".html", ".md", ".pdf")
NOTICE = spanish().knowledge.language.notice


def written(name: str, ending: str, folder: Path) -> tuple[str, str]:
    """Return what `assess` prints of an example in Spanish, and the words of the file that it writes, in one line."""
    path = folder / f"{name}{ending}"
    ran = intakewise("assess", EXAMPLES / f"{name}.yaml", "--language", "es", "--full", "--report", path)
    assert FINE == ran.code, ran.said
    if ending == ".pdf":
        pages = [page.extract_text() for page in PdfReader(path).pages]
        return in_one_line(ran.out), in_one_line(" ".join(pages))
    text = path.read_text("utf-8")
    if ending == ".html":
        assert '<html lang="es">' in text
        assert '<div lang="en">' in text
        return in_one_line(ran.out), Page(text).words
    return in_one_line(ran.out), markdown_words(text)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ending", ENDINGS)
def test_a_report_in_spanish_has_english_only_where_it_is_marked(name: str, ending: str, tmp_path: Path) -> None:
    """In the terminal and in each kind of file; the referral in both, the notice at the top and at the end."""
    lacking = refuse_pdf()
    if ending == ".pdf" and lacking is not None:
        pytest.skip(str(lacking))
    assessment = spanish().assess(read_answers(str(EXAMPLES / f"{name}.yaml"), spanish().knowledge).answers)
    assert assessment.in_english is not None
    marked = marked_in(assessment)
    for shown in written(name, ending, tmp_path):
        assert [] == english_left(shown, marked)
        assert assessment.referral.headline in shown
        assert shown.index(assessment.referral.headline) < shown.index(assessment.in_english.referral.headline)
        assert shown.index(NOTICE) < shown.index(assessment.in_english.referral.headline) < shown.rindex(NOTICE)


def test_english_would_be_found() -> None:
    """Otherwise the rest would say little: texts of the base and of the engine are looked for."""
    assert english_left("Qué. When to get help sooner. Si.") == ["When to get help sooner"]
    assert english_left("x In the last 24 hours, have you had any of these? y")
    assert not english_left("When to get help sooner", ["When to get help sooner"])


@pytest.mark.parametrize("name", ["emergency", "heartburn_tablet"])
def test_the_example_in_spanish_is_what_the_program_writes_now(name: str, tmp_path: Path) -> None:
    """No page in docs/examples is stale."""
    written(name, ".html", tmp_path)
    now, kept = tmp_path / f"{name}.html", EXAMPLES / f"{name}.es.html"
    assert now.read_text("utf-8") == kept.read_text("utf-8")
