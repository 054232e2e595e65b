"""`explain` on the command line: cases, JSON, what is not looked for, and names that stand for nothing."""

import json
import shutil
from pathlib import Path

import pytest

from tests.acceptance.command_line import CHECKOUT, COULD_NOT_RUN, FINE, HEARTBURN, PROBLEMS, assert_plain, intakewise
from tests.acceptance.test_author_mistakes import BASE

CASES = "rules/tiredness/iron.cases.yaml"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Return a copy of the small base with a case that fails in five ways."""
    shutil.copytree(BASE, tmp_path / "base")
    path = tmp_path / "base" / CASES
    path.write_text(
        path.read_text("utf-8") + "  - id: wrong\n"
        "    background: well\n"
        "    given: {leafy_greens: weekly, age: 40}\n"
        "    expect:\n"
        "      contributors: {low_iron: {at_least: likely}}\n"
        "      fired: [iron.pale]\n"
        "      referral: soon\n"
        "      not_fired: [iron.few_greens]\n"
        "      cautions: [greens_and_thinners]\n",
        "utf-8",
    )
    return tmp_path / "base"


def test_a_case_that_fails_says_why_and_what_would_mend_it(base: Path) -> None:
    """Each thing that does not hold is explained; what should have come out is looked for, over the same background."""
    ran = intakewise("explain", "--case", "wrong", "-k", ".", folder=base)
    assert_plain(ran)
    assert (PROBLEMS, "") == (ran.code, ran.err)
    assert ["IW-C001"] * 5 == ran.codes
    wished = [line.rpartition(" ")[2] for line in ran.out.splitlines() if line.startswith("The smallest change")]
    assert ["referral=soon", "low_iron=likely", "iron.pale", "iron.care"] == wished
    assert "iron.few_greens is true." in ran.out
    assert "    background: well\n    given: {age: 71}\n    expect: {fired: [iron.pale]}\n" in ran.out


def test_the_cases_that_are_offered_pass(base: Path) -> None:
    """Pasted into a file of cases as they stand."""
    ran = intakewise("explain", "--case", "wrong", "-k", ".", "--format", "json", folder=base)
    found = [each["smallest_change"] for each in json.loads(ran.out)["explained"]]
    cases = [each["case"] for each in found if each is not None]
    (base / "rules/tiredness/pasted.cases.yaml").write_text("\n".join(["cases:", *cases]) + "\n", "utf-8")
    ran = intakewise("test", ".", folder=base)
    assert 4 == len(cases)
    assert "Failed: wrong\n" in ran.out


def test_a_case_that_passes_says_so(base: Path) -> None:
    """And one thing of it can be explained all the same."""
    ran = intakewise("explain", "--case", "thinner", "-k", ".", folder=base)
    assert (FINE, True) == (ran.code, ran.out.startswith("Case 'thinner' passes."))
    ran = intakewise("explain", "--case", "thinner", "iron.care", "-k", ".", folder=base)
    assert (FINE, True) == (ran.code, ran.out.startswith("iron.care is true."))


def test_a_program_gets_every_part_with_its_line() -> None:
    """The same as JSON: the condition as a tree, and the change with its case."""
    ran = intakewise("explain", HEARTBURN, "magnesium.few_rich_foods", "--format", "json")
    assert (FINE, "") == (ran.code, ran.err)
    (explained,) = json.loads(ran.out)["explained"]
    (rule,) = explained["rules"]
    assert ["magnesium.few_rich_foods", "rule", False] == [explained["name"], explained["kind"], rule["truth"]]
    assert ("all", [False, False, False, True]) == (rule["when"]["says"], [e["truth"] for e in rule["when"]["parts"]])
    places = [each["place"] for each in rule["when"]["parts"]]
    assert {"rules/muscle_spasms/magnesium.yaml"} == {place["file"] for place in places}
    assert [9, 10, 11, 12] == [place["line"] for place in places]
    change = explained["smallest_change"]
    assert ("found", True, 3) == (change["search"], change["is_smallest"], len(change["changes"]))


def test_without_z3_one_line_says_what_was_not_looked_for(tmp_path: Path) -> None:
    """All else is explained."""
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.util as util\nfind = util.find_spec\n"
        "util.find_spec = lambda name, *more: None if name == 'z3' else find(name, *more)\n",
        "utf-8",
    )
    path = f"{tmp_path}:{CHECKOUT / 'engine'}"
    ran = intakewise("explain", HEARTBURN, "magnesium.few_rich_foods", PYTHONPATH=path)
    assert_plain(ran)
    assert (FINE, True) == (ran.code, ran.out.startswith("magnesium.few_rich_foods is false."))
    last = " ".join(ran.out.rpartition("\n\n")[2].split())
    assert last.startswith("Not looked for: the smallest change that would give it.")
    assert "pip install 'intakewise[prove]'" in last


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([HEARTBURN, "low_magnesium=likley"], "Did you mean 'likely'?"),
        ([HEARTBURN, "low_magnesium="], "Expected one of: possible, likely, very_likely."),
        ([HEARTBURN, "referral=self_care"], "Expected one of: routine, soon, urgent, emergency."),
        ([HEARTBURN, "red_flag.fit=true"], "'red_flag.fit' has no levels to ask for."),
        ([HEARTBURN, "x" * 5000], f"'{'x' * 80}'"),
        ([HEARTBURN, "\x1b[2J"], "Nothing here is called '?[2J'."),
        (["--case", "few_grens", "-k", BASE], "Did you mean 'few_greens'?"),
        (["--case", "y" * 5000, "-k", BASE], f"There is no case '{'y' * 80}'."),
        (["--case", "few_greens", "low_irn", "-k", BASE], "Did you mean 'low_iron'?"),
        ([HEARTBURN, "referral", "--case", "magnesium.ppi_and_tremor"], "give NAME alone."),
        ([], "Missing argument 'ANSWERS'."),
    ],
    ids=lambda each: str(each)[-20:],
)
def test_what_cannot_be_explained_is_refused(arguments: list[str], said: str) -> None:
    """With the name that was probably meant; nothing long, and nothing that drives a terminal, is repeated."""
    ran = intakewise("explain", *arguments)
    assert_plain(ran)
    assert (COULD_NOT_RUN, "") == (ran.code, ran.out)
    assert said in " ".join(ran.err.split())
    assert len(ran.err) < 600


def test_spanish_is_spoken_throughout() -> None:
    """What is said of a condition and of a change is there in Spanish, too; what an author writes stays."""
    ran = intakewise("explain", HEARTBURN, "magnesium.few_rich_foods", "--language", "es")
    assert (FINE, "") == (ran.code, ran.err)
    for english in ("Its condition", "false", "it is", "smallest change", "instead of", "Both engines"):
        assert english not in ran.out
    assert "leafy_greens: {at_most: weekly}" in ran.out
