"""Schemas for editors: what is right is accepted, no name that stands for nothing is, and names are there."""

import json
import os
import shutil
from pathlib import Path

import pytest
import yaml

from intakewise.passes.names import UNKNOWN
from intakewise.reading.library import Found
from intakewise.reading.schema_files import ENDING
from intakewise.workbench.editor.files import wanted
from intakewise.workbench.editor.schemas import FOLDER
from tests.acceptance.command_line import CHECKOUT
from tests.acceptance.editor_files import is_accepted, schema_of
from tests.acceptance.test_author_mistakes import BASE, MISTAKES, apply

STARTER = CHECKOUT / "starter"
BASES = {
    found.name: found
    for content in (CHECKOUT, STARTER)
    for rules in sorted((content / "rules").iterdir())
    for found in [Found(rules, content / "questionnaires")]
}
FILES = [
    path
    for content in (CHECKOUT, STARTER)
    for part in ("questionnaires", "rules")
    for path in sorted((content / part).rglob("*.yaml"))
]
FILES.append(CHECKOUT / "docs/clinical/dossier.yaml")
HEAD = "# yaml-language-server: $schema="
MISSPELT = {*UNKNOWN.values(), "IW-R013", "IW-R019"}

SCHEMAS = {name: wanted(found) for name, found in BASES.items()}


def base_of(path: Path) -> str:
    """The base that a shipped file belongs to."""
    if path.parent.name == "questionnaires":
        return path.stem
    return path.parts[path.parts.index("rules") + 1] if "rules" in path.parts else "muscle_spasms"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_a_shipped_file_names_its_schema_and_keeps_to_it(path: Path) -> None:
    """Its first line leads to the schema of its base and kind, and an editor marks nothing in it."""
    with path.open(encoding="utf-8") as stream:
        first = stream.readline().rstrip("\n")
    content = STARTER if path.is_relative_to(STARTER) else CHECKOUT
    schema = content / FOLDER / base_of(path) / f"{schema_of(path)}{ENDING}"
    assert f"{HEAD}{os.path.relpath(schema, path.parent)}" == first, (
        "write this line first: editors find the schema by it"
    )
    assert is_accepted(path, SCHEMAS[base_of(path)])


def misspelt() -> list[Path]:
    """The mistakes of authors that are names which stand for nothing."""
    mistakes = {path: yaml.safe_load(path.read_text("utf-8")) for path in sorted(MISTAKES.glob("*.yaml"))}
    return [
        path
        for path, mistake in mistakes.items()
        if any(each["code"] in MISSPELT and each["message"].startswith(("Unknown ", "'")) for each in mistake["expect"])
    ]


@pytest.mark.parametrize("path", misspelt(), ids=lambda path: path.stem)
def test_a_name_that_stands_for_nothing_is_marked(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file with such a mistake is refused by the schemas of the very base that it is in."""
    shutil.copytree(BASE, tmp_path / "base")
    monkeypatch.chdir(tmp_path / "base")
    mistake = yaml.safe_load(path.read_text("utf-8"))
    for change in mistake["change"]:
        apply(change, Path())
    schemas = wanted(Found(Path("rules/tiredness"), Path("questionnaires")))
    wrong = {each["at"].partition(":")[0] for each in mistake["expect"] if each["code"] in MISSPELT}
    assert [] == [file for file in wrong if is_accepted(Path(file), schemas)]


def definition(name: str) -> dict[str, object]:
    """A shared definition of the schemas for the shipped base."""
    shared = json.loads(SCHEMAS["muscle_spasms"]["conditions.schema.json"])
    found = shared["$defs"][name]
    assert isinstance(found, dict)
    return found


def test_options_are_there_where_they_are_written_with_their_labels() -> None:
    """After `leafy_greens: {at_most:` an editor finds the options of that question, and what each means."""
    asked = definition("condition")["properties"]["leafy_greens"]  # type: ignore[index]
    assert "leafy greens" in asked["description"]
    plain, words = asked["anyOf"]
    assert {"$ref": "conditions.schema.json#/$defs/options_of_leafy_greens"} == plain
    assert plain["$ref"] == words["properties"]["at_most"]["$ref"]
    options = definition("options_of_leafy_greens")
    assert ["never", "weekly", "most_days"] == options["enum"]
    assert "1 to 3 times a week" == options["enumDescriptions"][1]  # type: ignore[index]


def test_what_could_not_be_read_restricts_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A question with a mistake of its own may still be named, and asked anything; without its file, any may."""
    shutil.copytree(BASE, tmp_path / "base")
    monkeypatch.chdir(tmp_path / "base")
    found = Found(Path("rules/tiredness"), Path("questionnaires"))
    questions = Path("questionnaires/tiredness.yaml")
    text = questions.read_text("utf-8")
    questions.write_text(text.replace("- id: leafy_greens\n", "- id: leafy_greens\n        tpye: choice\n"), "utf-8")
    assert is_accepted(Path("rules/tiredness/iron.yaml"), wanted(found))
    questions.unlink()
    assert is_accepted(Path("rules/tiredness/iron.yaml"), wanted(found))
    assert is_accepted(Path("rules/tiredness/answers/well.yaml"), wanted(found))


def test_the_same_base_gives_the_same_bytes() -> None:
    """So that files that nothing has changed are left alone, and `--check` can tell."""
    assert SCHEMAS["phq_9"] == wanted(BASES["phq_9"])
