"""Answer files: every form they may have, and what is wrong with those that are none."""

import io
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from intakewise.model.knowledge import Knowledge
from intakewise.passes.check_answers import check_answers
from intakewise.passes.from_draft import resolve_knowledge
from intakewise.reading.answer_files import AnswerFile, answers_from_text, read_answers
from intakewise.reading.knowledge_base import read_knowledge
from intakewise.reading.library import find_knowledge

BASE = Path(__file__).parents[2] / "author_mistakes" / "base"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """Return the small base of the author mistakes."""
    found, _ = find_knowledge(str(BASE))
    assert found is not None
    resolved, _ = resolve_knowledge(read_knowledge(found).draft)
    assert resolved is not None
    return resolved


def codes(answers: AnswerFile) -> list[str]:
    """Return the codes of what is wrong with a file."""
    return [problem.code for problem in answers.problems]


def test_plain_values_get_the_type_of_their_question(knowledge: Knowledge) -> None:
    """Yes is a truth only where one belongs; numbers are exact; what is quoted stays text."""
    written = """
snores: yes
age: 34
temperature: 38.50
drink: "yes"
tea_cups: "3"
medicines: [sleeping_pill]
sex: ~
leafy_greens:
anything_else: no
"""
    answers = answers_from_text(written, "x.yaml", knowledge)
    assert () == answers.problems
    assert {
        "snores": True,
        "age": Decimal(34),
        "temperature": Decimal("38.50"),
        "drink": "yes",
        "tea_cups": "3",
        "medicines": ["sleeping_pill"],
        "sex": None,
        "leafy_greens": None,
        "anything_else": "no",
    } == answers.answers


def test_answers_that_say_more_keep_their_parts(knowledge: Knowledge) -> None:
    """A unit, where the answer comes from, a list with doubts, and how a question was declined."""
    written = """
age: {value: 34, provenance: imported}
tea_cups: {value: 1.5, unit: mugs}
medicines: {includes: [sleeping_pill], not_sure: [blood_thinner]}
snores: {declined: rather_not_say}
drink: {value: null}
"""
    answers = answers_from_text(written, "x.yaml", knowledge).answers
    assert {"value": Decimal(34), "provenance": "imported"} == answers["age"]
    assert {"value": Decimal("1.5"), "unit": "mugs"} == answers["tea_cups"]
    assert {"includes": ["sleeping_pill"], "not_sure": ["blood_thinner"]} == answers["medicines"]
    assert {"declined": "rather_not_say"} == answers["snores"]
    assert {"value": None} == answers["drink"]


def test_json_and_yaml_say_the_same(knowledge: Knowledge) -> None:
    """The same answers, whichever way they are written, also with JSON indented by tabs."""
    yaml = answers_from_text("snores: yes\nage: 34\nmedicines: [sleeping_pill]\nsex: null\n", "x", knowledge)
    json = '{"snores": true, "age": 34, "medicines": ["sleeping_pill"], "sex": null}'
    assert yaml.answers == answers_from_text(json, "x", knowledge).answers
    tabs = json.replace('"age"', '\n\t"age"')
    assert (yaml.answers, ()) == (
        answers_from_text(tabs, "x", knowledge).answers,
        answers_from_text(tabs, "x", knowledge).problems,
    )


def test_each_answer_knows_its_place(knowledge: Knowledge) -> None:
    """A problem with an answer can point at its line."""
    answers = answers_from_text("snores: yes\nage: 340\n", "x.yaml", knowledge)
    _, problems = check_answers(knowledge.questionnaire, answers.answers, answers.places)
    assert [("IW-A004", "x.yaml:2:6")] == [(problem.code, str(problem.place)) for problem in problems]


def test_a_full_document_gives_its_region_and_its_answers(knowledge: Knowledge) -> None:
    """The document of DESIGN section 4."""
    written = "knowledge: tiredness\nversion: 0.1.0\nregion: uk\nanswers: {age: 34}\n"
    answers = answers_from_text(written, "x.yaml", knowledge)
    assert ({"age": Decimal(34)}, "uk", ()) == (answers.answers, answers.region, answers.problems)


def test_an_assessment_can_be_assessed_again(knowledge: Knowledge) -> None:
    """A report file holds the answers that gave it, among much else."""
    written = (
        '{"schema_version": "1.0", "knowledge": {"id": "tiredness", "version": "0.1.0"}, "region": "",'
        ' "answers": {"age": 34}, "referral": {"level": "soon"}}'
    )
    answers = answers_from_text(written, "x.json", knowledge)
    assert ({"age": Decimal(34)}, ()) == (answers.answers, answers.problems)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[1, 2]", ["IW-A012"]),
        ("just words", ["IW-A012"]),
        ("", ["IW-Y007"]),
        ("answers: {age: 3}\nage: 3\n", ["IW-A012"]),
        ("answers: {age: 3}\nknowledge: sleepiness\n", ["IW-A011"]),
        ("answers: {age: 3}\nknowledge: tiredness\nversion: 0.0.1\n", ["IW-A011"]),
        ("age: 3\nage: 4\n", ["IW-Y002"]),
        ('{"age": 3, "age": 4}', ["IW-Y002"]),
        ("age: [", ["IW-Y001"]),
        ('{"age": }{', ["IW-Y001"]),
    ],
)
def test_what_is_no_answer_file_is_a_problem(knowledge: Knowledge, written: str, expected: list[str]) -> None:
    """Anything else gives a problem, and never an exception."""
    assert expected == codes(answers_from_text(written, "x.yaml", knowledge))


def test_answers_to_another_version_are_only_a_warning(knowledge: Knowledge) -> None:
    """Answers of an older version can still be assessed, and it is said."""
    written = "answers: {age: 34}\nknowledge: tiredness\nversion: 0.0.1\n"
    answers = answers_from_text(written, "x.yaml", knowledge)
    assert ["warning"] == [problem.severity.value for problem in answers.problems]
    assert {"age": Decimal(34)} == answers.answers


def test_a_missing_file_a_folder_and_a_name_that_cannot_be_one_are_problems(
    knowledge: Knowledge, tmp_path: Path
) -> None:
    """No traceback for whatever is typed."""
    assert ["IW-F001"] == codes(read_answers(str(tmp_path / "nowhere.yaml"), knowledge))
    assert ["IW-F002"] == codes(read_answers(str(tmp_path), knowledge))
    assert ["IW-F003"] == codes(read_answers("nul\0byte", knowledge))


def test_answers_come_through_a_pipe(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads standard input, and its problems say so."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"age: 34\n")))
    assert {"age": Decimal(34)} == read_answers("-", knowledge).answers
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe")))
    (problem,) = read_answers("-", knowledge).problems
    assert ("IW-F005", "standard input") == (problem.code, problem.place.file)


def test_no_problem_repeats_an_answer(knowledge: Knowledge) -> None:
    """Answers are health data: what is wrong with a file is said without them."""
    for written in ("answers: {age: secret}\nage: secret\n", '{"age": "secret", "age": "secret"}', "age: secret\n- x"):
        assert not any("secret" in str(problem) for problem in answers_from_text(written, "x", knowledge).problems)
