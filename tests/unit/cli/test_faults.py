"""What is said of a fault that nobody foresaw: where it was and what to do, never what it says."""

import errno

import pytest

from intakewise.cli.faults import SWITCH, tell_fault
from intakewise.problems.problem import Severity, ranked

SECRET = "I drink too much"


class Lying:
    """Something that our code takes for a problem, and that raises what it is given."""

    def __init__(self, fault: Exception) -> None:
        self._fault = fault

    @property
    def severity(self) -> Severity:
        """Fail, for a reason of its own."""
        try:
            raise TypeError(SECRET)
        except TypeError as first:
            raise self._fault from first


def raised(fault: Exception) -> Exception:
    """Return an exception as it arrives at the top, on its way through our code."""
    try:
        ranked([Lying(fault)])  # type: ignore[list-item]
    except Exception as arrived:
        return arrived
    raise AssertionError


def said(fault: Exception, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what is printed; nothing goes to standard output."""
    tell_fault(raised(fault))
    printed = capsys.readouterr()
    assert "" == printed.out
    return printed.err


@pytest.mark.parametrize("fault", [ValueError(SECRET), KeyError(SECRET), OSError(errno.EACCES, SECRET, SECRET)])
def test_a_fault_never_repeats_what_it_says(
    fault: Exception, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its text may hold an answer; its kind and its place do not."""
    monkeypatch.delenv(SWITCH, raising=False)
    text = said(fault, capsys)
    assert text.startswith(f"Something went wrong inside Intakewise: {type(fault).__name__} in problems/problem.py, ")
    assert SECRET not in text
    assert "Please report it" in text
    monkeypatch.setenv(SWITCH, "1")
    assert SECRET not in said(fault, capsys)


def test_the_whole_way_to_a_fault_can_be_seen(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it arose from, too."""
    monkeypatch.setenv(SWITCH, "1")
    text = said(ValueError(SECRET), capsys)
    assert "ValueError\nIt arose from this:\n" in text
    assert 'problems/problem.py", line ' in text
    assert text.rstrip().endswith("TypeError")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EFBIG, errno.EIO])
def test_an_output_that_fails_is_not_our_fault(number: int, capsys: pytest.CaptureFixture[str]) -> None:
    """A full disk is said to be one."""
    text = said(OSError(number, "whatever"), capsys)
    assert text.startswith("The result could not be printed: ")
    assert "our fault" not in text
