"""Reading the files of a knowledge base: which are read, under which name, and what is left out."""

import shutil
from pathlib import Path
from random import Random

import pytest

from intakewise.model.drafts import Kind
from intakewise.problems.problem import Severity
from intakewise.reading.cases import read_cases
from intakewise.reading.knowledge_base import Reading, read_knowledge
from intakewise.reading.library import Found, find_knowledge
from intakewise.wiring.opening import open_knowledge

BASE = Path(__file__).parents[2] / "author_mistakes" / "base"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the small base, which is the current folder."""
    shutil.copytree(BASE, tmp_path / "base")
    monkeypatch.chdir(tmp_path / "base")
    return tmp_path / "base"


def found(path: str = ".") -> Found:
    """Return where the base is."""
    found, problems = find_knowledge(path)
    assert found is not None, problems
    return found


def read(path: str = ".") -> Reading:
    """Return the base as it was read."""
    return read_knowledge(found(path))


def test_everything_that_is_written_is_read(folder: Path) -> None:
    """Each kind of thing, as often as it stands in the files."""
    reading = read()
    draft = reading.draft
    assert [] == reading.problems
    assert draft.questionnaire is not None
    assert draft.about is not None
    counts = (draft.questionnaire.questions, draft.questionnaire.derived, draft.rules, draft.contributors, draft.states)
    assert [12, 2, 8, 2, 2] == [len(each) for each in counts]
    assert [2, 1, 1, 2] == [len(each) for each in (draft.advice, draft.cautions, draft.sources, draft.properties)]
    assert ("tiredness", "0.1.0", 5) == (draft.about.id, draft.about.version, len(draft.about.levels))


def test_properties_may_stand_in_a_file_for_each_theme(folder: Path) -> None:
    """With `safety.yaml` or without it, in the order of the names; a hidden file is nobody's."""
    whole = (folder / "rules/tiredness/safety.yaml").read_text(encoding="utf-8")
    first, second = whole.split("  - id: no_greens", 1)
    (folder / "rules/tiredness/referrals.safety.yaml").write_text(first, encoding="utf-8")
    (folder / "rules/tiredness/foods.safety.yaml").write_text(
        f"properties:\n  - id: no_greens{second}", encoding="utf-8"
    )
    (folder / "rules/tiredness/.old.safety.yaml").write_text(whole, encoding="utf-8")
    (folder / "rules/tiredness/safety.yaml").unlink()
    reading = read()
    assert [] == reading.problems
    assert ["no_greens_with_thinners", "chest_pain_is_an_emergency"] == [each.id for each in reading.draft.properties]
    assert 8 == len(reading.draft.rules)


def test_places_name_files_as_the_user_would(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Relative to the current folder if below it, and as it was given otherwise."""
    assert "rules/tiredness/iron.yaml" == read().draft.rules[0].place.file
    monkeypatch.chdir(folder / "rules")
    assert "tiredness/iron.yaml" == read("tiredness").draft.rules[0].place.file
    question = read("tiredness").draft.questionnaire
    assert question is not None
    assert question.place.file.endswith("questionnaires/tiredness.yaml")
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert f"{folder}/rules/tiredness/iron.yaml" == read(str(folder)).draft.rules[0].place.file


def test_cases_answers_and_hidden_files_are_no_rules(folder: Path) -> None:
    """Backups of an editor, cases, notes, and answer sets are left alone when rules are read."""
    rules = folder / "rules" / "tiredness"
    for name in (".iron.yaml.swp", ".#iron.yaml", "README.md", "iron.yaml~"):
        (rules / name).write_text("rules: [")
    assert [] == read().problems


def test_a_base_without_rules_is_legal_and_warned_of(folder: Path) -> None:
    """Nothing would ever be concluded, and an author who just began sees why."""
    for name in ("iron", "sleep", "red_flags"):
        (folder / "rules" / "tiredness" / f"{name}.yaml").unlink()
    (problem,) = read().problems
    assert ("IW-F006", Severity.WARNING, "rules/tiredness") == (problem.code, problem.severity, problem.place.file)


def test_what_cannot_be_built_is_remembered_by_name(folder: Path) -> None:
    """Its id keeps others from being blamed; without an id any name may have been meant."""
    path = folder / "rules" / "tiredness" / "contributors.yaml"
    path.write_text(path.read_text().replace("prior: -7", "prior: low").replace("{id: bleeds_easily", "{name: bleeds"))
    unread = read().draft.unread
    assert frozenset({"poor_sleep"}) == unread.names[Kind.CONTRIBUTOR]
    assert frozenset({Kind.STATE}) == unread.kinds
    assert ["low_iron"] == [contributor.id for contributor in read().draft.contributors]


def test_a_mistake_in_one_file_leaves_the_others(folder: Path) -> None:
    """A file that is no YAML at all costs its own content only."""
    (folder / "rules" / "tiredness" / "sleep.yaml").write_text("rules: [")
    reading = read()
    assert ["IW-Y001"] == [problem.code for problem in reading.problems]
    assert [6, True] == [len(reading.draft.rules), Kind.RULE in reading.draft.unread.kinds]


def test_cases_and_answer_sets_are_read_beside_the_rules(folder: Path) -> None:
    """Answers are typed by their questions; an answer set is called as its file."""
    written = read_cases(found(), read().draft)
    assert [] == written.problems
    assert ["few_greens", "thinner", "bad_sleep", "chest_pain", "fever_in_pregnancy"] == [
        case.id for case in written.cases
    ]
    assert {"snores": False, "medicines": ["none_of_these"]}.items() <= written.answer_sets["well"].answers.items()
    few_greens = written.cases[0]
    assert ("well", ("iron.few_greens", "iron.pale")) == (few_greens.background, few_greens.expected.fired)
    assert "rules/tiredness/iron.cases.yaml:7:15" == str(few_greens.places["fired.0"])


_PIECES = (
    *("", "null", "[]", "{}", "yes", "-1", "3.5", "[a, b]", "{a: b}", "'q'", "|", "&a b", "*a", "!!x y", "- a", "? a"),
    *("all", "not", "advice", "referral", "é", "\t", "\0", "2026-02-30", "9" * 30, "{known: yes}", "{at_most: -3}"),
    *("self_care", "likely", "choices", "text", "decimal", "{", "]", ":", "#", '"', "\n", "  "),
)


def _damaged(text: str, random: Random) -> str:
    """Return a text with a line lost, repeated, moved in, or with something else in it."""
    lines = text.split("\n")
    line = random.randrange(len(lines))
    words = lines[line].split(" ")
    damage = random.randrange(6)
    if damage == 0:
        del lines[line]
    elif damage == 1:
        lines.insert(line, random.choice(lines))
    elif damage == 2:
        lines[line] = " " * random.randrange(12) + lines[line].strip()
    elif damage == 3:
        lines = lines[:line]
    else:
        words[random.randrange(len(words))] = random.choice([*_PIECES, *text.split()])
        lines[line] = " ".join(words)
    return "\n".join(lines)


def test_no_damage_to_a_file_is_more_than_a_problem(folder: Path) -> None:
    """Three hundred damaged bases: each is read to the end, and every problem can be shown."""
    files = sorted(folder.rglob("*.yaml"))
    whole = {path: path.read_text("utf-8") for path in files}
    noticed = 0
    for seed in range(300):
        random = Random(seed)
        damaged = random.choices(files, k=random.choice((1, 1, 2, 3)))
        for path in damaged:
            path.write_text(_damaged(path.read_text("utf-8"), random), "utf-8")
        problems = open_knowledge(".").problems
        assert all(str(problem) and problem.place.file for problem in problems)
        noticed += bool(problems)
        for path in damaged:
            path.write_text(whole[path], "utf-8")
    assert noticed > 200
