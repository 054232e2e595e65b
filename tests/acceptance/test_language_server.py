"""
What an editor shows, asked of yaml-language-server itself; left out where that is not installed.

It was written and tried with versions 1.15.0, 1.19.2, and 2.0.0: `npm install -g yaml-language-server@1.19.2`.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.command_line import CHECKOUT, FINE, intakewise
from tests.acceptance.language_server import LanguageServer

PROGRAM = "yaml-language-server"
HEAD = "# yaml-language-server: $schema=../../.schemas/muscle_spasms/{}.schema.json\n"
RULE = "rules:\n  - id: a.b\n    when: "

pytestmark = pytest.mark.skipif(shutil.which(PROGRAM) is None, reason=f"{PROGRAM} is not installed")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the shipped base and its schemas."""
    folder = tmp_path_factory.mktemp("content")
    shutil.copytree(CHECKOUT / "rules" / "muscle_spasms", folder / "rules" / "muscle_spasms")
    (folder / "questionnaires").mkdir()
    shutil.copy(CHECKOUT / "questionnaires" / "muscle_spasms.yaml", folder / "questionnaires")
    assert FINE == intakewise("schemas", ".", folder=folder).code
    return folder


@pytest.fixture(scope="module")
def server(content: Path) -> Iterator[LanguageServer]:
    """A server, asked by all tests."""
    with LanguageServer([PROGRAM], content) as server:
        yield server


def ask(server: LanguageServer, content: Path, schema: str, text: str) -> tuple[list[str], str, list[str]]:
    """Return what may be written at the mark `|`, what is said there, and what is wrong in the text."""
    path = content / "rules" / "muscle_spasms" / f"{abs(hash(text))}.yaml"
    whole = HEAD.format(schema) + text
    before, _, after = whole.partition("|")
    line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
    wrong = [message for _, message in server.wrong_in(path, before + after)]
    return server.completions(path, line, column), server.hover(path, line, max(1, column - 1)), wrong


@pytest.mark.parametrize(
    ("schema", "text", "among"),
    [
        ("rules", RULE + "{leafy_greens: {at_most: |}}", "weekly"),
        ("rules", RULE + "{danger_now: {includes_any: [|]}}", "fit"),
        ("rules", RULE + "\n      lea|", "leafy_greens"),
        ("rules", "rules:\n  - id: a.b\n    then:\n      - supports: |", "low_magnesium"),
        ("rules", "rules:\n  - id: a.b\n    then:\n      - withholds: [|]", "magnesium_foods"),
        ("rules", "rules:\n  - id: a.b\n    sources: [|]", "general_knowledge"),
        ("cases", "cases:\n  - id: a\n    given: {leafy_greens: |}", "most_days"),
        ("cases", "cases:\n  - id: a\n    expect: {fired: [|]}", "red_flag.fit"),
        ("cases", "cases:\n  - id: a\n    expect:\n      contributors:\n        low|", "low_calcium"),
    ],
)
def test_a_name_is_offered_where_it_belongs(
    server: LanguageServer, content: Path, schema: str, text: str, among: str
) -> None:
    """At the mark."""
    assert among in ask(server, content, schema, text)[0]


def test_a_name_is_explained_in_the_words_that_people_read(server: LanguageServer, content: Path) -> None:
    """Of a question what is asked, of an option its label."""
    _, said, _ = ask(server, content, "rules", RULE + "{leafy_greens|: never}")
    assert "how often did you eat leafy greens" in said
    assert "1 to 3 times a week" in ask(server, content, "rules", RULE + "{leafy_greens: {at_most: week|ly}}")[1]


@pytest.mark.parametrize(
    "text", ["{leafy_green: never}", "{leafy_greens: {at_most: weekely}}", "{leafy_greens: nevre}"]
)
def test_a_misspelt_name_is_marked(server: LanguageServer, content: Path, text: str) -> None:
    """Besides what is missing from an unfinished rule; spelt rightly, nothing besides is."""
    _, _, right = ask(server, content, "rules", RULE + "{leafy_greens: {at_most: weekly}}|")
    _, _, wrong = ask(server, content, "rules", RULE + text + "|")
    assert set(right) < set(wrong)


def test_nothing_is_marked_in_what_is_right(server: LanguageServer, content: Path) -> None:
    """In one file of each kind."""
    names = ["magnesium.yaml", "magnesium.cases.yaml", "contributors.yaml", "advice.yaml", "referrals.safety.yaml"]
    names += ["needs.yaml", "answers/healthy_adult.yaml", "people/opened.yaml", "translations/es.yaml"]
    files = [content / "rules" / "muscle_spasms" / name for name in names]
    assert {} == {path.name: wrong for path in files if (wrong := server.wrong_in(path, path.read_text("utf-8")))}
