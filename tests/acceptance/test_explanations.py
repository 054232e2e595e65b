"""
Every file of tests/explanations is answers to the base of tests/author_mistakes, and the page that they must give.

Drop a file in, and it is a test. `answers` or `case`: what is explained; `name`: what is asked.
"""

from pathlib import Path

import pytest
import yaml

from intakewise.cli.explaining import explain_answers, explain_case
from tests.acceptance.test_author_mistakes import BASE

PAGES = sorted((Path(__file__).parents[1] / "explanations").glob("*.yaml"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_answers_give_exactly_this_page(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """At 80 columns, and nothing on standard error."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(BASE)
    asked = yaml.safe_load(path.read_text("utf-8"))
    if "case" in asked:
        explain_case(asked["case"], asked.get("name"), ".", "text")
    else:
        answers = tmp_path / "answers.yaml"
        answers.write_text(asked["answers"], "utf-8")
        explain_answers(str(answers), asked["name"], ".", "en", "text")
    printed = capsys.readouterr()
    assert "" == printed.err
    assert asked["page"].splitlines() == printed.out.splitlines()
    assert max(map(len, printed.out.splitlines())) <= 80
