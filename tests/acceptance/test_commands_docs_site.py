"""The command `docs --site`: what it refuses, and what it finds out. What it writes is tested on the page itself."""

import re
from pathlib import Path

import pytest

from tests.acceptance.command_line import COULD_NOT_RUN, FINE, intakewise


def test_a_page_that_is_no_html_is_refused(tmp_path: Path) -> None:
    """A name with another ending is refused before anything is read, and nothing is written."""
    ran = intakewise("docs", "--site", str(tmp_path / "page.pdf"))
    assert (COULD_NOT_RUN, "") == (ran.code, ran.out)
    assert "IW-F009" in ran.err
    assert [] == list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """A folder that is missing is a problem at once, and not after the page has been made."""
    ran = intakewise("docs", "--site", str(tmp_path / "nowhere" / "page.html"))
    assert (COULD_NOT_RUN, "") == (ran.code, ran.out)
    assert "IW-F0" in ran.err


def test_a_base_that_there_is_none_of_is_refused(tmp_path: Path) -> None:
    """It is named, with what was probably meant."""
    ran = intakewise("docs", "muscle_spasm", "--site", str(tmp_path / "page.html"))
    assert COULD_NOT_RUN == ran.code
    assert "Did you mean 'muscle_spasms'?" in ran.err
    assert [] == list(tmp_path.iterdir())


def test_a_page_says_what_came_of_claims_cases_and_changes(tmp_path: Path) -> None:
    """Proofs, cases, and the figures of `mutate` stand on it; with --quick, that nobody looked."""
    page, figures = tmp_path / "page.html", tmp_path / "mutations.json"
    figures.write_text(intakewise("mutate", "wells_dvt", "--format", "json").out, "utf-8")
    ran = intakewise("docs", "wells_dvt", "--site", str(page), "--mutations", str(figures))
    assert (FINE, f"Page written: {page}\n", "") == (ran.code, ran.out, ran.err)
    says = page.read_text("utf-8")
    assert re.search(r"<li>Proofs: \d+ proved\.</li><li>Cases: 27 of 27 pass\.</li>", says)
    assert re.search(r"<li>Changes of the rules: \d+ of \d+ are noticed by a case\.</li>", says)
    assert FINE == intakewise("docs", "wells_dvt", "--site", str(page), "--quick").code
    assert "Nothing was proved for this page. It was written with --quick." in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "This is not what `mutate` prints."),
        ("[" * 100_000, "This is not what `mutate` prints."),
        ('{"knowledge": {"digest": "x"}, "mutants": {}, "survivors": []}', "This is not what `mutate` prints."),
        (
            '{"knowledge": {"digest": "x"}, "mutants": {"tried": 1, "noticed": 1, "not_tried": 0}, "survivors": []}',
            "These figures are of other rules.",
        ),
    ],
)
def test_other_figures_are_refused(tmp_path: Path, text: str, says: str) -> None:
    """A file that `mutate` did not write, or wrote of other rules, is named, and no page is written."""
    figures = tmp_path / "mutations.json"
    figures.write_text(text, "utf-8")
    ran = intakewise("docs", "wells_dvt", "--site", str(tmp_path / "page.html"), "--mutations", str(figures))
    assert (COULD_NOT_RUN, ["IW-F017"]) == (ran.code, ran.codes)
    assert says in ran.err
    assert [figures] == list(tmp_path.iterdir())


def test_figures_that_are_not_there_are_refused(tmp_path: Path) -> None:
    """A file that cannot be read is named."""
    ran = intakewise("docs", "wells_dvt", "--site", str(tmp_path / "page.html"), "--mutations", str(tmp_path / "no"))
    assert (COULD_NOT_RUN, ["IW-F003"]) == (ran.code, ran.codes)
