"""What `docs --site` says of what it could not find out."""

from pathlib import Path

import pytest

from intakewise.cli import publishing
from intakewise.problems.exit_codes import FINE, STOPPED


def test_without_z3_the_page_says_that_nothing_was_proved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page is written, the command warns, and says what to install; the cases are tried all the same."""
    monkeypatch.setattr("intakewise.wiring.extras.find_spec", lambda _: None)
    page = tmp_path / "page.html"
    assert FINE == publishing.publish("wells_dvt", page, None, is_quick=False)
    assert "IW-F016" in capsys.readouterr().err
    says = page.read_text("utf-8")
    assert "Nothing was proved for this page. Z3, which proves, was not installed." in says
    assert "All 30 cases pass." in says


def test_interrupted_it_writes_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while it proves leaves nothing behind, for half of the proofs would look like all of them."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(publishing, "prove_claims", interrupted)
    assert STOPPED == publishing.publish("wells_dvt", tmp_path / "page.html", None, is_quick=False)
    assert [] == list(tmp_path.iterdir())
