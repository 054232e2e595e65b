"""What a person who waits sees: nothing at first, then how far it is, and no trace of it in the end."""

import sys

import pytest

from intakewise.cli.progress import with_progress


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every look at the clock find it 0.6 seconds later."""
    ticks = iter(range(1000))
    monkeypatch.setattr("intakewise.cli.progress.time.perf_counter", lambda: next(ticks) * 0.6)


@pytest.mark.usefixtures("clock")
def test_progress_is_shown_after_a_second_and_removed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On standard error, and only the items on standard output."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert ["a", "b", "c"] == list(with_progress("abc", 3, "people"))
    out, err = capsys.readouterr()
    assert "" == out
    assert "\r\x1b[K2 of 3 people\r\x1b[K3 of 3 people\r\x1b[K" == err


@pytest.mark.usefixtures("clock")
def test_nothing_is_shown_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    """A file or a pipe gets no escape codes."""
    assert ["a", "b", "c"] == list(with_progress("abc", 3, "people"))
    assert ("", "") == capsys.readouterr()


@pytest.mark.usefixtures("clock")
def test_the_line_is_cleared_before_something_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """So that a problem does not stand behind a count."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    items = with_progress("abc", 3, "cases", lambda item: item == "c")
    for _ in range(3):
        next(items)
    assert capsys.readouterr().err.endswith("2 of 3 cases\r\x1b[K")
