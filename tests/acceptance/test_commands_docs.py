"""The command `docs`: what it writes, what it refuses, and what `--check` says of a page that was changed."""

import shutil
from pathlib import Path

import pytest

from tests.acceptance.command_line import CHECKOUT, intakewise

DOSSIER = CHECKOUT / "docs" / "clinical" / "dossier.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that holds the shipped dossier."""
    shutil.copy(DOSSIER, tmp_path / "dossier.yaml")
    return tmp_path


def test_it_writes_pages_that_are_then_up_to_date(folder: Path) -> None:
    """Right after writing, nothing is out of date; after a change, the page is named, and nothing is written."""
    assert 0 == intakewise("docs", "--into", str(folder)).code
    assert 0 == intakewise("docs", "--into", str(folder), "--check").code
    page = folder / "coverage.md"
    page.write_text("changed", "utf-8")
    checked = intakewise("docs", "--into", str(folder), "--check")
    assert 1 == checked.code
    assert "IW-F010" in checked.out
    assert "for_reviewers.md" not in checked.out
    assert "changed" == page.read_text("utf-8")


def test_a_folder_without_a_dossier_is_refused(tmp_path: Path) -> None:
    """Without a dossier there is nothing to write, and the file that is missing is named."""
    ran = intakewise("docs", "--into", str(tmp_path))
    assert 1 == ran.code
    assert "IW-F001" in ran.said
    assert [] == list(tmp_path.iterdir())


def test_an_item_with_both_is_refused(folder: Path) -> None:
    """An item says what carries it, or why nothing does: never both."""
    text = DOSSIER.read_text("utf-8").replace(
        "encoded_by: [red_flag.fit, ", "not_encoded: Why., encoded_by: [red_flag.fit, ", 1
    )
    (folder / "dossier.yaml").write_text(text, "utf-8")
    ran = intakewise("docs", "--into", str(folder))
    assert 1 == ran.code
    assert "IW-S008" in ran.said
    assert not (folder / "coverage.md").exists()
