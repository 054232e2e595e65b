"""Slips made on purpose in the shipped rules are all reported by some tool, and changes that mean the same by none."""

from collections import Counter
from pathlib import Path

import pytest

from tests.acceptance.edits import Edited
from tests.acceptance.seeded import PAGE, row_of, seeded_edits

EDITS = seeded_edits()


def test_there_are_twenty_slips_and_ten_harmless_changes() -> None:
    """And the page lists each of them."""
    assert Counter(edit.says["kind"] for edit in EDITS) == {"faulty": 20, "harmless": 10}
    page = PAGE.read_text("utf-8")
    assert [edit.name for edit in EDITS if f"| {edit.name[:3]} | {edit.says['what']} |" not in page] == []


@pytest.mark.long
@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_a_slip_is_reported_and_a_harmless_change_is_not(edit: Edited, tmp_path: Path) -> None:
    """By `check`, `test`, `prove`, or `diff`; which of them is what the page says."""
    row = row_of(edit, tmp_path)
    print(row)
    assert row.is_reported == (edit.says["kind"] == "faulty"), str(row)
    assert str(row) in PAGE.read_text("utf-8"), f"python -m tests.acceptance.seeded writes the page anew: {row}"
