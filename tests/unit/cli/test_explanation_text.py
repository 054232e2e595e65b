"""Explanations on a page: wrapped, and each line hanging from its mark."""

import pytest

from intakewise.cli.explanation_text import print_explanation

WORDS = "one two three four five six seven eight nine ten"


def printed(line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what a line becomes at 30 columns."""
    monkeypatch.setenv("COLUMNS", "31")
    print_explanation([line])
    return capsys.readouterr().out.splitlines()


@pytest.mark.parametrize(
    ("before", "hanging"), [("", ""), ("  ", "  "), ("  - ", "    "), ("  +10 ", "      "), ("  -3 ", "     ")]
)
def test_a_long_line_hangs_from_its_mark(
    before: str, hanging: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that marks stand out at the left."""
    lines = printed(f"{before}{WORDS}", capsys, monkeypatch)
    assert f"{before}one" == lines[0][: len(before) + 3]
    assert all(line.startswith(hanging) and line[len(hanging)] != " " for line in lines[1:])
    assert max(map(len, lines)) <= 31
    assert WORDS.split() == " ".join(lines).replace(before.strip() or "\0", "", 1).split()


def test_no_answer_can_drive_the_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Names that a person typed are shown without escape codes."""
    assert ["a[31mb"] == printed("a\x1b[31mb\u202e", capsys, monkeypatch)
