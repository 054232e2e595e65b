"""The command `docs --site`: what it refuses. What it writes is tested on the page itself."""

from pathlib import Path

from tests.acceptance.command_line import COULD_NOT_RUN, intakewise


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
