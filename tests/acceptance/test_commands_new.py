"""`intakewise new` and `new-rule`: what they write is sound at once; nothing is overwritten, or half written."""

from pathlib import Path

import pytest

from tests.acceptance.command_line import COULD_NOT_RUN, FINE, PROBLEMS, Ran, assert_plain, intakewise

RED_FLAG = (
    "--when",
    "danger_now: {includes: fainted}",
    "--then",
    "refers: emergency",
    "--because",
    "A faint needs help.",
)

HOME = "night_cramps/rules/night_cramps"


def texts_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A folder in which `night_cramps` was begun."""
    assert FINE == intakewise("new", "night_cramps", folder=tmp_path).code
    return tmp_path


def new_rule(folder: Path, *arguments: str) -> Ran:
    """Add a rule to `night_cramps`."""
    return intakewise("new-rule", *arguments, folder=folder)


def test_a_new_base_is_sound_tested_and_proved(base: Path) -> None:
    """`check` has no warning, every case passes and sees everything, every claim is proved, no mutant survives."""
    assert "; 0 warnings." in intakewise("check", "night_cramps", folder=base).out
    assert "Coverage: 100 %\n8 passed" in intakewise("test", "night_cramps", "--coverage", folder=base).out
    proved = intakewise("prove", "night_cramps", folder=base)
    assert (FINE, True) == (proved.code, " proved in" in proved.out), proved.said
    assert "Mutation score: 100 %" in intakewise("mutate", "night_cramps", folder=base).out


def test_a_new_base_bears_its_name_and_title_and_nothing_of_the_starter(tmp_path: Path) -> None:
    """The title is what was asked for, whatever YAML makes of its characters."""
    ran = intakewise("new", "a1", "here", "--title", 'My "own": #1 \\ quiz', folder=tmp_path)
    assert FINE == ran.code
    assert b"my_quiz" not in b"".join(texts_in(tmp_path).values())
    assert FINE == intakewise("check", "here", folder=tmp_path).code
    assert 'My "own": #1 \\ quiz' in intakewise("quiz", "here", "--plain", "--no-history", folder=tmp_path).said


def test_a_second_base_stands_beside_the_first(base: Path) -> None:
    """In a folder with another base, the last line says how to name this one."""
    ran = intakewise("new", "day_cramps", "night_cramps", folder=base)
    assert "intakewise check night_cramps/rules/day_cramps" in ran.out
    assert FINE == intakewise("check", "night_cramps/rules/day_cramps", folder=base).code


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["Tension Headache"], "IW-F030"),
        ([""], "IW-F030"),
        (["../up"], "IW-F030"),
        (["x" * 61], "IW-F030"),
        (["muscle_spasms"], "IW-F030"),
        (["fine", "--title", "two\nlines"], "IW-F030"),
        (["fine", "a_file"], "IW-F031"),
        (["night_cramps"], "IW-F031"),
    ],
)
def test_what_cannot_be_begun_is_told_and_nothing_is_written(base: Path, arguments: list[str], code: str) -> None:
    """A bad name or title, a folder that is a file, and a base that is there already."""
    (base / "a_file").write_text("mine", "utf-8")
    before = texts_in(base)
    ran = intakewise("new", *arguments, folder=base)
    assert (COULD_NOT_RUN, [code], before) == (ran.code, ran.codes, texts_in(base))
    assert_plain(ran)


def test_a_questionnaire_in_the_way_leaves_nothing_half_written(tmp_path: Path) -> None:
    """Where one file is there already, none is written, and no folder is left behind."""
    there = tmp_path / "mine" / "rules" / "sub" / "x.yaml"
    there.parent.mkdir(parents=True)
    there.write_text("mine", "utf-8")
    (tmp_path / "mine" / "questionnaires").mkdir()
    (tmp_path / "mine" / "questionnaires" / "b.yaml").write_text("mine", "utf-8")
    before = texts_in(tmp_path)
    ran = intakewise("new", "b", "mine", folder=tmp_path)
    assert (["IW-F031"], before) == (ran.codes, texts_in(tmp_path))
    assert not (tmp_path / "mine" / "rules" / "b").exists()


def test_a_new_rule_is_added_with_two_cases_and_the_rest_stays(base: Path) -> None:
    """Comments and layout stay to the byte; `check` has no warning, and every case passes."""
    before = texts_in(base)
    ran = new_rule(base, "red_flag.faint", "night_cramps", *RED_FLAG)
    assert FINE == ran.code
    after = texts_in(base)
    changed = {name for name in after if after[name] != before.get(name)}
    assert {f"{HOME}/red_flags.yaml", f"{HOME}/red_flags.cases.yaml"} == changed
    assert all(after[name].startswith(before[name]) for name in changed)
    assert "; 0 warnings." in intakewise("check", "night_cramps", folder=base).out
    assert "10 passed, 0 failed" in intakewise("test", "night_cramps", folder=base).out
    covered = intakewise("test", "night_cramps", "--coverage", folder=base).out
    assert "rules, fired and not                     8 of 8     100 %" in covered


def test_a_rule_on_a_band_gets_a_new_file(base: Path) -> None:
    """Answers are found through evidence, and a new theme has a file of its own."""
    ran = new_rule(
        base, "habits.tired", "night_cramps", "--when", "short_sleep: {at_least: likely}",
        "--then", "refers: soon, within: {days: 14}", "--because", "Too little sleep needs a look.",
    )  # fmt: skip
    assert "    given: {sleep_hours: 5}\n    expect: {referral: soon, fired: [habits.tired]}" in ran.out
    assert FINE == intakewise("test", "night_cramps", folder=base).code


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        (["bad", "night_cramps", *RED_FLAG], "IW-F030"),
        (["red_flag.danger_now", "night_cramps", *RED_FLAG], f"{HOME}/red_flags.yaml:5:9  IW-R001"),
        (["a.b", "night_cramps", *RED_FLAG, "--source", "nobody"], "--source  IW-R018"),
        (["advice.b", "night_cramps", *RED_FLAG], f"{HOME}/advice.yaml  IW-F031"),
        (["a.b", "night_cramps", "--when", "slep_hours: {below: 5}", *RED_FLAG[2:]], "--when  IW-R012"),
        (["a.b", "night_cramps", "--when", "all: [", *RED_FLAG[2:]], "--when  IW-Y001"),
        (["a.b", "night_cramps", *RED_FLAG[:2], "--then", "refers: urgnt", *RED_FLAG[4:]], "--then  IW-S004"),
        (["a.b", "nowhere", *RED_FLAG], "nowhere  IW-F007"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_rule_names_its_option(base: Path, arguments: list[str], begins: str) -> None:
    """Each problem stands where the author wrote it, no folder of our own is named, and nothing is written."""
    before = texts_in(base)
    ran = new_rule(base, *arguments)
    assert ran.err.startswith(begins), ran.err
    assert (True, before) == (ran.code in (PROBLEMS, COULD_NOT_RUN), texts_in(base))
    assert "intakewise-" not in ran.said
    assert_plain(ran)


def test_a_condition_that_cannot_hold_is_told(base: Path) -> None:
    """Where no answers make the rule fire, nothing is written."""
    when = "all: [short_sleep: {at_least: likely}, sleep_hours: {at_least: 6}]"
    ran = new_rule(base, "sleep.odd", "night_cramps", "--when", when, *RED_FLAG[2:])
    assert PROBLEMS == ran.code
    assert "Nothing was written." in ran.err


def test_a_file_that_does_not_end_with_its_list_is_told(base: Path) -> None:
    """A list in brackets is left alone."""
    rules = base / "night_cramps" / "rules" / "night_cramps" / "red_flags.yaml"
    flow = "{id: red_flag.danger_now, title: A, when: {danger_now: {includes: fainted}}, then: [{refers: emergency}]"
    rules.write_text(
        f"rules: [{flow}, because: A., sources: [general_knowledge], "
        "review: {status: needs_review, checked: 2026-01-01, due: 2048-01-01}}]\n", "utf-8",
    )  # fmt: skip
    before = texts_in(base)
    ran = new_rule(base, "red_flag.faint", "night_cramps", *RED_FLAG)
    assert (PROBLEMS, before) == (ran.code, texts_in(base))
    assert ran.codes, ran.err
