"""Opening knowledge bases: by name and by folder, and everything that is wrong with one, without an exception."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from intakewise.problems.exceptions import KnowledgeInvalid
from intakewise.wiring.opening import load, open_knowledge

BASE = Path(__file__).parents[2] / "author_mistakes" / "base"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Return a copy of a sound base."""
    shutil.copytree(BASE, tmp_path / "base")
    return tmp_path / "base"


def test_a_base_is_found_by_name_and_by_folder(base: Path) -> None:
    """The shipped id, a content folder, and the folder of the rules in it."""
    assert "muscle_spasms" == load("muscle_spasms").id
    assert "tiredness" == load(base).id == load(str(base / "rules" / "tiredness")).id
    assert load(BASE).digest == load(base).digest


@pytest.mark.parametrize(
    ("name", "code"), [("nowhere", "IW-F007"), ("./nowhere", "IW-F001"), ("", "IW-F001"), ("a\0b", "IW-F001")]
)
def test_a_name_that_stands_for_nothing_is_a_problem(name: str, code: str) -> None:
    """`load` raises it, `open_knowledge` returns it."""
    with pytest.raises(KnowledgeInvalid) as invalid:
        load(name)
    assert [code] == [problem.code for problem in invalid.value.problems]
    opened = open_knowledge(name)
    assert (None, [code]) == (opened.knowledge, [problem.code for problem in opened.problems])


def test_every_mistake_is_in_the_exception(base: Path) -> None:
    """An author sees all of them, also where `load` was called in a program."""
    rules = base / "rules" / "tiredness" / "iron.yaml"
    rules.write_text(
        rules.read_text("utf-8").replace("age:", "agee:").replace("strength: strong", "strength: some"), "utf-8"
    )
    with pytest.raises(KnowledgeInvalid) as invalid:
        load(base)
    assert {"IW-S004", "IW-R012"} == {problem.code for problem in invalid.value.problems}


def test_cases_are_read_with_the_base_that_they_test(base: Path) -> None:
    """With their named answers; a mistake in a case is no mistake of the base."""
    opened = open_knowledge(base)
    assert (5, ["well"], ()) == (len(opened.cases), list(opened.answer_sets), opened.problems)
    (base / "rules" / "tiredness" / "more.cases.yaml").write_text(
        "cases: [{id: x, expect: {referal: soon}}]\n", "utf-8"
    )
    wrong = open_knowledge(base)
    assert ["IW-S001"] == [problem.code for problem in wrong.problems]
    assert wrong.knowledge is not None


def test_a_base_with_a_mistake_in_a_case_still_assesses(base: Path) -> None:
    """A person who answers needs no cases."""
    (base / "rules" / "tiredness" / "more.cases.yaml").write_text("cases: nothing\n", "utf-8")
    assert "tiredness" == load(base).id


def test_a_review_past_due_is_a_warning_only_when_a_day_is_given() -> None:
    """Nothing depends on the clock unless it is asked to."""
    assert () == open_knowledge(BASE).problems
    late = open_knowledge(BASE, date(2030, 1, 1)).problems
    assert {"IW-L017"} == {problem.code for problem in late}
    assert {"warning"} == {problem.severity.value for problem in late}


def test_no_damage_to_a_file_is_more_than_a_problem(base: Path) -> None:
    """Cut at any place, a file gives problems, never an exception."""
    file = base / "rules" / "tiredness" / "iron.yaml"
    whole = file.read_bytes()
    for end in range(0, len(whole), 97):
        file.write_bytes(whole[:end])
        opened = open_knowledge(base)
        assert opened.problems or opened.knowledge is not None
