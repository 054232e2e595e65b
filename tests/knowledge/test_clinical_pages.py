"""The clinical pages say what the knowledge base holds, and the dossier names nothing that is not there."""

from dataclasses import replace
from pathlib import Path

import pytest

from intakewise.cli.documenting import pages_of
from intakewise.model.dossier import Dossier
from intakewise.problems.problem import Problem
from intakewise.reading.dossier import read_dossier
from intakewise.workbench.coverage import coverage_page
from intakewise.workbench.dossier_names import check_dossier, names_in
from tests.knowledge.shipped import knowledge, opened

CLINICAL = Path(__file__).parents[2] / "docs" / "clinical"
SMALL = """
intro: What the evidence says.
parts:
  - id: flags
    title: Red flags
    from: section 3
    items:
      - {id: RF01, says: A fit., encoded_by: [NAME]}
      - {id: RF02, says: "A pulse, by hand.", not_encoded: No question asks it.}
"""


def small(folder: Path, name: str) -> tuple[Dossier, list[Problem]]:
    """A dossier of two items, the first carried by `name`, and what is wrong with it."""
    path = folder / "dossier.yaml"
    path.write_text(SMALL.replace("NAME", name), "utf-8")
    dossier, problems = read_dossier(path)
    assert dossier is not None, problems
    return dossier, check_dossier(dossier, names_in(knowledge(), opened().cases))


def shipped() -> Dossier:
    """The dossier of the shipped base."""
    dossier, problems = read_dossier(CLINICAL / "dossier.yaml")
    assert dossier is not None, problems
    return dossier


@pytest.mark.parametrize("page", ["coverage.md", "for_reviewers.md"])
def test_a_page_is_what_would_be_written_now(page: str) -> None:
    """No page is stale: `make docs` writes them anew."""
    pages, problems = pages_of("muscle_spasms", CLINICAL)
    assert pages is not None, problems
    assert pages[page] == (CLINICAL / page).read_text("utf-8")


def test_the_dossier_holds_every_code() -> None:
    """Every coded item of the two files is there: red flags, chains, cautions, thresholds, stretches, profiles."""
    codes = [
        *(f"RF{number:02}" for number in range(1, 69)),
        *(f"N{number}" for number in range(1, 19)),
        *(f"CC{number:02}" for number in range(1, 53)),
        *(f"SC{number:02}" for number in range(1, 32)),
        *(f"HY{number}" for number in range(1, 11)),
        *(f"ST{number}" for number in range(1, 7)),
        *(f"TP{number}" for number in range(1, 15)),
        *(f"P{number}" for number in range(1, 6)),
        *(f"FIX-{number:02}" for number in range(1, 19)),
        *(f"Q{number:02}" for number in range(1, 56)),
        *(f"PRES-{number:02}" for number in range(1, 33)),
    ]
    items = {item.id for part in shipped().parts for item in part.items}
    assert set() == set(codes) - items


def test_only_two_red_flags_are_not_encoded() -> None:
    """RF67 and RF68 are no rules; every other red flag is carried by a rule."""
    flags = [item for part in shipped().parts if part.id == "red_flags" for item in part.items]
    assert ["RF67", "RF68"] == [item.id for item in flags if not item.encoded_by]
    assert [] == [item.id for item in flags if item.encoded_by and not set(item.encoded_by) & set(knowledge().rules)]


def test_a_name_that_stands_for_nothing_is_refused(tmp_path: Path) -> None:
    """A misspelt rule is a problem at its place, with the name that was meant."""
    _, problems = small(tmp_path, "red_flag.fitt")
    assert [("IW-R060", 8, "red_flag.fit")] == [(each.code, each.place.line, each.suggestion) for each in problems]


def test_the_same_code_twice_is_refused(tmp_path: Path) -> None:
    """Two items never share a code: the page would say two things of one."""
    dossier, _ = small(tmp_path, "red_flag.fit")
    twice = replace(dossier, parts=dossier.parts * 2)
    problems = check_dossier(twice, names_in(knowledge(), ()))
    assert ["IW-R001", "IW-R001"] == [each.code for each in problems]


def test_a_rule_that_answers_to_no_item_is_listed(tmp_path: Path) -> None:
    """The page ends with every rule that no item names, and with none that one names."""
    dossier, problems = small(tmp_path, "red_flag.fit")
    assert [] == problems
    page = coverage_page(knowledge(), dossier, names_in(knowledge(), ()))
    carried, rest = page.split("## Rules that answer to no item")
    assert "| RF01 | A fit. | rule `red_flag.fit` |" in carried
    assert "| RF02 | A pulse, by hand. | *Not encoded:* No question asks it. |" in carried
    assert {f"`{name}`" in rest for name in knowledge().rules if name != "red_flag.fit"} == {True}
    assert "| `red_flag.fit` |" not in rest
