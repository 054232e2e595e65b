"""The command `docs`: what it writes, what it refuses, and what `--check` says of a page that was changed."""

import shutil
from pathlib import Path

import pytest

from tests.acceptance.command_line import CHECKOUT, COULD_NOT_RUN, FINE, PROBLEMS, intakewise

DOSSIER = CHECKOUT / "docs" / "clinical" / "dossier.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that holds the shipped dossier."""
    shutil.copy(DOSSIER, tmp_path / "dossier.yaml")
    return tmp_path


def test_it_writes_pages_that_are_then_up_to_date(folder: Path) -> None:
    """Right after writing, nothing is out of date; after a change, the page is named, and nothing is written."""
    assert FINE == intakewise("docs", "--into", str(folder)).code
    assert FINE == intakewise("docs", "--into", str(folder), "--check").code
    page = folder / "coverage.md"
    page.write_text("changed", "utf-8")
    checked = intakewise("docs", "--into", str(folder), "--check")
    assert PROBLEMS == checked.code
    assert "IW-F010" in checked.out
    assert "for_reviewers.md" not in checked.out
    assert "changed" == page.read_text("utf-8")


def test_a_folder_without_a_dossier_is_refused(tmp_path: Path) -> None:
    """Without a dossier there is nothing to write, and the file that is missing is named."""
    ran = intakewise("docs", "--into", str(tmp_path))
    assert (COULD_NOT_RUN, "") == (ran.code, ran.out)
    assert "IW-F001" in ran.err
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("into", ["docs/clinical/dossier.yaml", "nowhere\x1b[2J", "x" * 5000])
def test_a_folder_that_is_none_is_a_plain_sentence(into: str) -> None:
    """A file, a name that drives a terminal, a name that no system takes: each is a problem, never a traceback."""
    for more in ([], ["--check"]):
        ran = intakewise("docs", "--into", into, *more)
        assert (COULD_NOT_RUN, "") == (ran.code, ran.out)
        assert "IW-F00" in ran.err
        assert "\x1b" not in ran.err


def test_a_base_without_rules_is_refused(folder: Path) -> None:
    """A knowledge base that there is none of is named, and nothing is written."""
    ran = intakewise("docs", "muscle_spasm", "--into", str(folder))
    assert COULD_NOT_RUN == ran.code
    assert "Did you mean 'muscle_spasms'?" in ran.err
    assert not (folder / "coverage.md").exists()


def test_an_item_with_both_is_refused(folder: Path) -> None:
    """An item says what carries it, or why nothing does: never both."""
    text = DOSSIER.read_text("utf-8").replace(
        "encoded_by: [red_flag.fit, ", "not_encoded: Why., encoded_by: [red_flag.fit, ", 1
    )
    (folder / "dossier.yaml").write_text(text, "utf-8")
    ran = intakewise("docs", "--into", str(folder))
    assert PROBLEMS == ran.code
    assert "IW-S008" in ran.said
    assert not (folder / "coverage.md").exists()
