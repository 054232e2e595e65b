"""What `evaluate` prints and writes, what it refuses, and how it ends."""

import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.acceptance.command_line import COULD_NOT_RUN, FINE, PROBLEMS, TINY, assert_plain, intakewise

PEOPLE = "rules/tiny/people"
CONSTRUCTED = f"{PEOPLE}/constructed.yaml"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Return a copy of the tiny base, with its five people."""
    shutil.copytree(TINY, tmp_path / "base")
    return tmp_path / "base"


def changed(base: Path, file: str, before: str, after: str) -> None:
    """Change one text of the base."""
    text = (base / file).read_text("utf-8")
    assert before in text
    (base / file).write_text(text.replace(before, after), "utf-8")


def test_the_card_of_five_people(base: Path) -> None:
    """Counted by hand: all at the right level, one left open, one contributor to find and found."""
    ran = intakewise("evaluate", "-k", ".", folder=base)
    assert_plain(ran)
    assert (FINE, "") == (ran.code, ran.err)
    assert "5 people: 1 published, 4 constructed, 1 held out, 3 benign." in ran.out
    assert "Referred too low: 0 people. Forbidden advice: offered never. Left open: 1" in ran.out
    rows = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert "All 5 of 5 100 % 57 to 100 % ████████████████████" in rows
    assert "Held out 1 of 1 100 % 21 to 100 % ████████████████████" in rows
    assert "Held out no cases" in rows
    assert "routine · ██ [2] · · · 2" in rows
    assert "all 1 2 0 1 1 5" in rows
    assert rows[rows.index("Misses") + 2] == "None."


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(columns: int, base: Path) -> None:
    """Also where somebody is referred too low by two levels."""
    changed(base, CONSTRUCTED, "expect: {referral: urgent}", "expect: {referral: emergency}")
    ran = intakewise("evaluate", "-k", ".", folder=base, COLUMNS=str(columns))
    assert max(map(len, ran.out.splitlines())) <= columns


def test_without_unicode_everything_is_ascii(base: Path) -> None:
    """Shades and bars have their stand-ins."""
    ran = intakewise("evaluate", "-k", ".", folder=base, PYTHONIOENCODING="ascii")
    assert ran.out.isascii()
    assert "?" not in ran.out.replace("urgency advice?", "")
    assert re.search(r"routine +\. +## \[2\]", ran.out)


def test_somebody_referred_too_low_is_named_and_fails_the_run(base: Path) -> None:
    """With what was expected, what came, and the rules behind it."""
    changed(base, CONSTRUCTED, "expect: {referral: urgent}", "expect: {referral: emergency}")
    ran = intakewise("evaluate", "-k", ".", folder=base)
    assert (PROBLEMS, "") == (ran.code, ran.err)
    assert "Referred too low: 1 person." in ran.out
    assert "- fresh_cut: expected emergency; came urgent (red_flag.deep_cut)." in ran.out
    assert re.search(r"emergency +· +· +· +▒▒ 1! +▒▒ \[1\] +2", ran.out)


def test_forbidden_advice_is_named_and_fails_the_run(base: Path) -> None:
    """A sound referral does not make up for it."""
    changed(base, CONSTRUCTED, "creams: [warfarin]", "creams: [tar]")
    ran = intakewise("evaluate", "-k", ".", folder=base)
    assert PROBLEMS == ran.code
    assert "Forbidden advice: offered once." in ran.out
    assert "- washes_a_lot: expected vitamin_e_oil not offered; came vitamin_e_oil" in ran.out


def test_held_out_people_are_named_only_where_that_is_asked_for(base: Path) -> None:
    """In a terminal, in JSON, and in each kind of report; the run fails either way."""
    file = f"{PEOPLE}/held_out.yaml"
    changed(base, file, "{referral: emergency}", "{referral: emergency, contributors: [cream_harm]}")
    changed(base, file, "danger: [cold_hand]", "danger: [none_of_these]")
    for name in ("card.html", "card.md", "card.json"):
        hidden = intakewise("evaluate", "-k", ".", "--report", name, folder=base)
        assert PROBLEMS == hidden.code
        assert "Referred too low (1)" in hidden.out
        assert "Held-out people, who are only counted here: 1." in hidden.out
        written = (base / name).read_text("utf-8")
        assert "cold_hand" not in hidden.said + written
        named = intakewise("evaluate", "-k", ".", "--held-out", "--report", name, folder=base)
        assert "- cold_hand (held out): expected emergency; came self_care." in named.out
        assert "cold_hand" in (base / name).read_text("utf-8")
    counts = {"too_low": 1, "forbidden": 0, "too_high": 0, "not_found": 1}
    printed = intakewise("evaluate", "-k", ".", "--format", "json", folder=base).out
    assert counts == json.loads(printed)["unnamed_misses"]
    assert "cold_hand" not in printed


def test_other_misses_are_scores_and_fail_nothing(base: Path) -> None:
    """A referral that is too high, and a contributor that was not found."""
    changed(
        base, CONSTRUCTED, "expect: {referral: routine}", "expect: {referral: self_care, contributors: [cream_harm]}"
    )
    ran = intakewise("evaluate", "-k", ".", folder=base)
    assert FINE == ran.code
    assert "- numb_at_night: expected self_care; came routine (nerve.numb_at_night)." in ran.out
    assert "- numb_at_night: expected cream_harm; came none above unlikely." in ran.out


def test_a_file_or_a_folder_of_people_may_be_named(base: Path) -> None:
    """They need not belong to the base that is scored."""
    one = intakewise("evaluate", f"{PEOPLE}/held_out.yaml", "-k", ".", folder=base)
    assert "1 person: 1 published, 0 constructed, 1 held out, 0 benign." in one.out
    shutil.move(base / PEOPLE, base / "elsewhere")
    all_five = intakewise("evaluate", "elsewhere", "-k", ".", folder=base)
    assert "5 people:" in all_five.out
    none = intakewise("evaluate", "-k", ".", folder=base)
    assert (COULD_NOT_RUN, "", ["IW-F001"]) == (none.code, none.out, none.codes)
    assert "There are no people in the knowledge base." in none.err


@pytest.mark.parametrize("where", ["nowhere.yaml", "people", "a\nb"])
def test_people_that_are_not_there_are_a_problem(where: str, base: Path) -> None:
    """Exit code 2, as for any file that cannot be read."""
    ran = intakewise("evaluate", where, "-k", ".", folder=base)
    assert_plain(ran)
    assert (COULD_NOT_RUN, "", ["IW-F001"]) == (ran.code, ran.out, ran.codes)


def test_a_mistake_in_a_file_of_people_stops_the_scoring(base: Path) -> None:
    """All of them at once, with places and suggestions; a score of the others would look better than it is."""
    changed(base, CONSTRUCTED, "contributors: [washing_a_lot]", "contributors: [washing_alot]")
    changed(base, f"{PEOPLE}/held_out.yaml", "cold_hand], numb", "cold_hand], wound_days: 3, numb")
    ran = intakewise("evaluate", "-k", ".", folder=base)
    assert_plain(ran)
    assert (PROBLEMS, "", ["IW-R014"]) == (ran.code, ran.out, ran.codes)
    assert f"{CONSTRUCTED}:8:50  IW-R014  Unknown contributor 'washing_alot'." in ran.err
    assert "Did you mean 'washing_a_lot'?" in ran.err
    assert "Nobody was scored: first put right what stands above." in ran.err
    changed(base, CONSTRUCTED, "contributors: [washing_alot]", "contributors: [washing_a_lot]")
    hidden = intakewise("evaluate", "-k", ".", folder=base)
    assert (PROBLEMS, ["IW-C002"]) == (hidden.code, hidden.codes)
    as_data = json.loads(intakewise("evaluate", "-k", ".", "--format", "json", folder=base).out)
    assert ["IW-C002"] == [problem["code"] for problem in as_data["problems"]]
    checked = json.loads(intakewise("check", ".", "--format", "json", folder=base).out)["problems"]
    assert ["IW-C002"] == [problem["code"] for problem in checked if problem["severity"] == "error"]


def test_a_base_with_an_error_cannot_be_scored(base: Path) -> None:
    """Exit code 2: nothing is known about its people."""
    changed(base, "rules/tiny/rules.yaml", "when: {numb: yes}", "when: {nump: yes}")
    ran = intakewise("evaluate", "-k", ".", folder=base)
    assert (COULD_NOT_RUN, "", ["IW-R012"]) == (ran.code, ran.out, ran.codes)


def test_people_are_checked_and_counted_and_never_run_as_cases(base: Path) -> None:
    """`check` reads them, `test` does not."""
    changed(base, CONSTRUCTED, "expect: {referral: urgent}", "expect: {referral: emergency}")
    assert ", 5 people; " in intakewise("check", ".", folder=base).out
    ran = intakewise("test", ".", folder=base)
    assert (FINE, "There are no cases.\n") == (ran.code, ran.out)


def test_the_card_as_json(base: Path) -> None:
    """Counts, shares, intervals, the matrix, and the misses; null where there is nothing to count."""
    changed(base, CONSTRUCTED, "expect: {referral: urgent}", "expect: {referral: emergency}")
    ran = intakewise("evaluate", "-k", ".", "--format", "json", "--report", "card.json", folder=base)
    card = json.loads(ran.out)
    assert ("tiny", [], card) == (
        card["knowledge"]["id"],
        card["problems"],
        json.loads((base / "card.json").read_text("utf-8")),
    )
    all_people = card["groups"]["all"]
    assert {"hits": 4, "of": 5, "share": 0.8, "low": 0.3755, "high": 0.9638} == all_people["safe_referral"]
    assert {"hits": 0, "of": 0, "share": None, "low": None, "high": None} == card["groups"]["held_out"]["top_1"]
    assert {"self_care": 0, "routine": 0, "soon": 0, "urgent": 1, "emergency": 1} == all_people["matrix"]["emergency"]
    assert [
        {
            "person": "fresh_cut",
            "file": CONSTRUCTED,
            "line": 22,
            "what": "too_low",
            "expected": "emergency",
            "came": "urgent (red_flag.deep_cut)",
        }
    ] == card["misses"]


class Page(HTMLParser):
    """Which tags a page opens and whether it closes them in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an opened tag."""
        self.tags.add(tag)
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that closes itself."""
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag opened last."""
        assert tag == self.open.pop()

    def handle_data(self, data: str) -> None:
        """Note a text as a reader sees it."""
        self.texts.append(data)


def test_the_page_is_one_file_without_scripts_and_escapes_every_text(base: Path) -> None:
    """It asks nothing from a network, and a story cannot bring tags of its own."""
    changed(base, CONSTRUCTED, "expect: {referral: urgent}", "expect: {referral: emergency}")
    changed(base, CONSTRUCTED, "A cook of 20 cut a finger", "A cook of 20 <script>alert(1)</script> cut a finger")
    intakewise("evaluate", "-k", ".", "--report", "card.html", folder=base)
    text = (base / "card.html").read_text("utf-8")
    page = Page()
    page.feed(text)
    assert [] == page.open
    assert not {"script", "link", "img", "iframe"} & page.tags
    assert not re.search(r"(src|href|url\()", text)
    assert any("A cook of 20 <script>alert(1)</script> cut a finger" in each for each in page.texts)
    assert "fresh_cut: expected emergency; came urgent (red_flag.deep_cut)." in page.texts
    assert "[2]" in page.texts


def test_the_markdown_page_is_the_same_each_time(base: Path) -> None:
    """It names no day and no machine; brackets are no links."""
    for name in ("a.md", "b.md"):
        assert FINE == intakewise("evaluate", "-k", ".", "--report", name, folder=base).code
    page = (base / "a.md").read_text("utf-8")
    assert page == (base / "b.md").read_text("utf-8")
    assert page.startswith("# Score card of tiny 0.1.0\n")
    assert r"| routine | · | \[2\] | · | · | · | 2 |" in page


@pytest.mark.parametrize(
    ("name", "code"),
    [("card.pdf", "IW-F009"), ("card", "IW-F009"), ("nowhere/card.html", "IW-F001"), ("folder.md", "IW-F002")],
)
def test_a_report_that_cannot_be_written_is_refused_first(name: str, code: str, base: Path) -> None:
    """Before anybody is assessed."""
    (base / "folder.md").mkdir()
    ran = intakewise("evaluate", "-k", ".", "--report", name, folder=base)
    assert_plain(ran)
    assert (COULD_NOT_RUN, "", [code]) == (ran.code, ran.out, ran.codes)


def test_a_disk_that_refuses_the_report_is_told_after_the_card(base: Path) -> None:
    """The card is printed all the same."""
    (base / "card.md").symlink_to("/sys/card.md")
    ran = intakewise("evaluate", "-k", ".", "--report", "card.md", folder=base)
    assert (COULD_NOT_RUN, ["IW-F009"]) == (ran.code, ran.codes)
    assert "5 people:" in ran.out
