"""Finding a knowledge base: by name, by path, from an installed package; and what is said when there is none."""

import os
import sys
from pathlib import Path

import pytest

from intakewise.reading.available import available
from intakewise.reading.library import find_all, find_knowledge, shown

BASE = Path(__file__).parents[2] / "author_mistakes" / "base"


def content(folder: Path, *names: str) -> Path:
    """Make a content folder with empty knowledge bases of these names."""
    (folder / "questionnaires").mkdir(parents=True)
    for name in names:
        (folder / "rules" / name).mkdir(parents=True)
        (folder / "rules" / name / "knowledge.yaml").touch()
    return folder


def code(name: str | Path) -> str:
    """Return the code of the one problem of finding a knowledge base."""
    found, problems = find_knowledge(str(name))
    assert found is None
    (problem,) = problems
    assert problem.message
    return problem.code


def test_a_shipped_base_is_found_by_its_id() -> None:
    """The flagship is called by its name, from wherever one is."""
    found, problems = find_knowledge("muscle_spasms")
    assert [] == problems
    assert found is not None
    assert ("muscle_spasms", True) == (found.name, (found.questionnaires / "muscle_spasms.yaml").is_file())


@pytest.mark.parametrize("path", [".", "rules/tiredness", "rules/tiredness/", "./rules/../rules/tiredness"])
def test_a_base_is_found_by_its_content_folder_or_its_own(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A content folder with one base in it, and that base's folder, both lead to it and to its questionnaire."""
    monkeypatch.chdir(BASE)
    found, problems = find_knowledge(path)
    assert [] == problems
    assert found is not None
    assert ("tiredness", True) == (found.name, (found.questionnaires / "tiredness.yaml").is_file())


def test_a_base_is_found_from_inside_its_own_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """`check .` works where the rules are."""
    monkeypatch.chdir(BASE / "rules" / "tiredness")
    found, _ = find_knowledge(".")
    assert found is not None
    assert ("tiredness", True) == (found.name, (found.questionnaires / "tiredness.yaml").is_file())


def test_a_name_is_taken_for_an_id_before_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that happens to be called like a shipped base does not stand in its way."""
    (tmp_path / "muscle_spasms").mkdir()
    monkeypatch.chdir(tmp_path)
    found, _ = find_knowledge("muscle_spasms")
    assert found is not None
    assert not found.rules.is_relative_to(tmp_path)


def test_a_misspelt_name_is_suggested() -> None:
    """Whoever misses a letter is told the name."""
    _, (problem,) = find_knowledge("muscle_spasm")
    assert ("IW-F007", "muscle_spasms") == (problem.code, problem.suggestion)


def test_several_bases_in_one_folder_have_to_be_named(tmp_path: Path) -> None:
    """The engine does not choose one of two bases; `find_all` gives both."""
    folder = content(tmp_path, "one", "two")
    assert "IW-F007" == code(folder)
    assert ["one", "two"] == [found.name for found in find_all(str(folder))[0]]


def test_find_all_of_anything_else_is_what_find_knowledge_finds() -> None:
    """A name gives one base, and what is not there its problem."""
    assert ["muscle_spasms"] == [found.name for found in find_all("muscle_spasms")[0]]
    assert ["IW-F001"] == [problem.code for problem in find_all("./nowhere")[1]]


def test_what_is_no_knowledge_base_is_a_problem(tmp_path: Path) -> None:
    """A missing path, a file, an empty folder, a name that cannot be one: each says what is wrong."""
    (tmp_path / "file.yaml").touch()
    (tmp_path / "empty").mkdir()
    (tmp_path / "circle").symlink_to("circle")
    assert "IW-F001" == code(tmp_path / "nowhere")
    assert "IW-F002" == code(tmp_path / "file.yaml")
    assert "IW-F006" == code(tmp_path / "empty")
    assert "IW-F001" == code(tmp_path / "circle")
    assert "IW-F001" == code("nul\0byte/x")
    assert "IW-F003" == code("x" * 5000 + "/y")
    assert "IW-F001" == code("")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_closed_folder_is_a_problem(tmp_path: Path) -> None:
    """A folder without permission says so."""
    folder = content(tmp_path, "one")
    (folder / "rules").chmod(0)
    assert "IW-F003" == code(folder)
    (folder / "rules").chmod(0o700)


def provide(
    folder: Path, value: str, monkeypatch: pytest.MonkeyPatch, *, name: str = "sleep", base: str = "sleep"
) -> None:
    """Install a package in a folder that names a knowledge base in its entry points."""
    about = folder / f"{name}_rules-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}-rules\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(f"[intakewise.knowledge]\n{base} = {value}\n")
    monkeypatch.syspath_prepend(str(folder))
    for module in [module for module in sys.modules if module.startswith("sleep_rules")]:
        monkeypatch.delitem(sys.modules, module)


def package(folder: Path, code: str) -> Path:
    """Make a package with content in it."""
    content(folder / "sleep_rules", "sleep")
    (folder / "sleep_rules" / "__init__.py").write_text(code)
    return folder


@pytest.mark.parametrize(
    "value", ["sleep_rules", "sleep_rules:FOLDER", "sleep_rules:folder", "sleep_rules:FOLDER_AS_TEXT"]
)
def test_an_installed_package_can_provide_a_base(value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry point is a package with content in it, a folder, or a function that returns one."""
    written = (
        "from pathlib import Path\nFOLDER = Path(__file__).parent\nFOLDER_AS_TEXT = str(FOLDER)\n"
        "def folder():\n    return FOLDER\n"
    )
    provide(package(tmp_path, written), value, monkeypatch)
    found, problems = find_knowledge("sleep")
    assert [] == problems
    assert found is not None
    assert tmp_path / "sleep_rules" / "rules" / "sleep" == found.rules


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("sleep_rules:FOLDER", "raise RuntimeError('no')"),
        ("sleep_rules:missing", ""),
        ("sleep_rules.missing", ""),
        ("no_such_module", ""),
        ("sleep_rules:", ""),
        ("not a module at all", ""),
        ("sleep_rules:NUMBER", "NUMBER = 3"),
        ("sleep_rules:NOWHERE", "NOWHERE = '/nowhere'"),
    ],
)
def test_a_package_that_fails_is_named(
    value: str, written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a package of somebody else does wrong, the message says which it was."""
    provide(package(tmp_path, written), value, monkeypatch)
    _, (problem,) = find_knowledge("sleep")
    assert ("IW-F050", True) == (problem.code, "sleep-rules" in problem.message)


def test_no_code_of_a_package_runs_where_its_entry_point_is_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its content is data: found, and read."""
    provide(package(tmp_path, "raise RuntimeError('run')"), "sleep_rules", monkeypatch)
    found, problems = find_knowledge("sleep")
    assert ([], True) == (problems, found is not None)
    assert "sleep_rules" not in sys.modules


def test_a_package_without_code_can_provide_a_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without `__init__.py` is a package, too."""
    content(tmp_path / "sleep_rules", "sleep")
    provide(tmp_path, "sleep_rules", monkeypatch)
    found, problems = find_knowledge("sleep")
    assert ([], True) == (problems, found is not None)


def test_of_two_packages_none_is_guessed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both are named; nothing of either is run."""
    provide(package(tmp_path, "raise RuntimeError('run')"), "sleep_rules:FOLDER", monkeypatch)
    provide(tmp_path, "sleep_rules", monkeypatch, name="rest")
    _, (problem,) = find_knowledge("sleep")
    assert "'sleep' is provided by more than one package: 'rest-rules' and 'sleep-rules'." == problem.message
    listed = [each for each in available() if each.package]
    assert [("sleep", "rest-rules"), ("sleep", "sleep-rules")] == [(each.id, each.package) for each in listed]
    assert {problem} == {each.problem for each in listed}


@pytest.mark.parametrize("taken", ["muscle_spasms", "Sleep rules"])
def test_a_name_that_leads_nowhere_is_listed_with_the_reason(
    taken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shipped base is never replaced by one of a package, and what is no id is never opened."""
    provide(package(tmp_path, "raise RuntimeError('run')"), "sleep_rules", monkeypatch, base=taken)
    (listed,) = [each for each in available() if each.package]
    assert (taken, "sleep-rules", "1.0") == (listed.id, listed.package, listed.version)
    assert listed.problem is not None
    found, _ = find_knowledge("muscle_spasms")
    assert found is not None
    assert not found.rules.is_relative_to(tmp_path)


def test_a_path_is_shown_as_the_user_would_name_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Below the current folder it is relative to that; elsewhere it is as it was given."""
    monkeypatch.chdir(tmp_path)
    assert "a/b.yaml" == shown(Path("a/b.yaml"))
    assert "a/b.yaml" == shown(tmp_path / "a" / "b.yaml")
    assert "b.yaml" == shown(Path("a/../b.yaml"))
    assert "../b.yaml" == shown(Path("../b.yaml"))
    assert "/elsewhere/b.yaml" == shown(Path("/elsewhere/b.yaml"))
