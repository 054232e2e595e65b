"""What `compare` says has changed between files, and what it refuses."""

import json
from pathlib import Path

import pytest
import yaml

from tests.acceptance.command_line import (
    CHECKOUT,
    COULD_NOT_RUN,
    FINE,
    HEARTBURN,
    MARKER,
    PROBLEMS,
    TINY,
    Ran,
    assert_plain,
    intakewise,
)

LATER = CHECKOUT / "docs" / "examples" / "heartburn_tablet_later.yaml"
CALM = {
    "about_whom": "me",
    "danger": ["none_of_these"],
    "numb": False,
    "fluids": 2,
    "washing": "rarely",
    "creams": ["none_of_these"],
    "relatives": ["none_of_these"],
}


def written(folder: Path, name: str, **answers: object) -> Path:
    """Write answers to the tiny base: calm ones, with some changed."""
    file = folder / name
    file.write_text(json.dumps({**CALM, **answers}), "utf-8")
    return file


def compared(*files: Path, columns: str = "80", encoding: str = "utf-8") -> Ran:
    """Compare files of the tiny base; the run is fine."""
    ran = intakewise("compare", *files, "-k", TINY, COLUMNS=columns, PYTHONIOENCODING=encoding)
    assert (FINE, "") == (ran.code, ran.err)
    assert_plain(ran)
    return ran


def in_one_line(text: str) -> str:
    """Return a text without its line breaks."""
    return " ".join(text.split())


def test_what_changed_is_said_with_the_answers_behind_it(tmp_path: Path) -> None:
    """The referral, a reason, a band, advice, a caution, and the two answers."""
    one = written(tmp_path, "one.json", washing="very_often")
    two = written(tmp_path, "two.json", numb=True)
    text = in_one_line(compared(one, two).out)
    assert "Before: looking after it yourself. Now: a doctor in the coming weeks." in text
    assert "- New: Fingers that are numb at night Behind it: “In the last 4 weeks, were your fingers numb" in text
    assert (
        "↓ Washing that dries the skin: unlikely now, likely before. Behind it: “How often do you wash your hands?”"
        in text
    )
    assert "- No longer offered: Moisturise" in text
    assert "before: More than 20 times a day now: Less than 5 times a day" in text
    assert "before: No now: Yes" in text


def test_the_same_answers_have_not_changed(tmp_path: Path) -> None:
    """As before, and no answer that changed."""
    text = in_one_line(compared(written(tmp_path, "a.json"), written(tmp_path, "b.json")).out)
    assert "As before: looking after it yourself." in text
    assert "Answers that changed ──────────────────── None." in text


def test_nothing_reassures_while_something_is_open(tmp_path: Path) -> None:
    """Somebody who no longer answers a safety question is not said to look after it alone; what is open is named."""
    one, two = written(tmp_path, "one.json", numb=True), written(tmp_path, "two.json", danger=None)
    text = in_one_line(compared(one, two).out)
    assert "Before: a doctor in the coming weeks. Now: not known yet whether a doctor is needed." in text
    assert "New, could not be ruled out: A cold, pale hand" in text
    assert "Nothing points to a need for a doctor." not in text
    back = in_one_line(compared(two, one).out)
    assert "Ruled out since: A cold, pale hand" in back


def test_an_emergency_now_stands_alone(tmp_path: Path) -> None:
    """Whatever was before; in the other direction it is compared."""
    one, two = written(tmp_path, "one.json"), written(tmp_path, "two.json", danger=["cold_hand"])
    assert "What may play a part" not in compared(one, two).out
    assert "Get emergency help now" in compared(one, two).out
    assert "Before: emergency help now. Now: looking after it yourself." in in_one_line(compared(two, one).out)


def test_three_files_are_plotted_over_time(tmp_path: Path) -> None:
    """A row for each contributor, a column for each file; a question mark where answers are missing."""
    files = [written(tmp_path, f"{number}.json", washing=each) for number, each in enumerate(("rarely", "very_often"))]
    files.append(written(tmp_path, "2.json", washing=None))
    lines = compared(*files).out.splitlines()
    row = next(line for line in lines if line.startswith("Washing that dries the skin  "))
    assert ["▁", "▅", "▁?"] == row.split()[5:]
    head = lines[lines.index(row) - 1]
    assert [row.index("▁"), row.index("▅")] == [head.index("1"), head.index("2")]


@pytest.mark.parametrize("columns", ["20", "40", "80", "200"])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_a_plot_of_many_files_fits_the_page(tmp_path: Path, columns: str, encoding: str) -> None:
    """Thirty files go on below where the page is too narrow for them; no line is wider, and ASCII will do."""
    files = [written(tmp_path, f"{number}.json", washing="very_often") for number in range(30)]
    ran = compared(*files, columns=columns, encoding=encoding)
    assert max(map(len, ran.out.splitlines())) <= int(columns)
    assert ("=" if encoding == "ascii" else "▅") in ran.out
    assert "30" in ran.out.split()


def report_of(folder: Path, name: str, answers: Path, **changes: str) -> Path:
    """Write a report as `--report` does, then change its stamp as if other rules had given it."""
    report = folder / name
    assert intakewise("assess", answers, "-k", TINY, "--report", report).code == FINE
    document = json.loads(report.read_text("utf-8"))
    document["version"] = changes.get("version", document["version"])
    document["assessment"]["knowledge"]["digest"] = changes.get("digest", document["assessment"]["knowledge"]["digest"])
    document["assessment"]["referral"]["level"] = changes.get("level", document["assessment"]["referral"]["level"])
    report.write_text(json.dumps(document), "utf-8")
    return report


def test_reports_of_the_same_rules_are_compared_as_they_are(tmp_path: Path) -> None:
    """Nothing is said of versions."""
    one = report_of(tmp_path, "one.report.json", written(tmp_path, "one.json"))
    assert "The rules have changed" not in compared(one, written(tmp_path, "two.json", numb=True)).out


@pytest.mark.parametrize("changes", [{"version": "0.0.1", "digest": "0" * 64}, {"digest": "0" * 64}])
def test_what_other_rules_gave_is_assessed_anew_and_said_first(tmp_path: Path, changes: dict[str, str]) -> None:
    """With what it said then, where that was another referral."""
    one = report_of(tmp_path, "one.report.json", written(tmp_path, "one.json"), level="urgent", **changes)
    ran = compared(one, written(tmp_path, "two.json", numb=True))
    assert ran.out.startswith("The rules have changed since these files were written.")
    text = in_one_line(ran.out)
    assert "so that like is compared with like" in text
    assert "It then said: a doctor the same day; now: looking after it yourself." in text
    assert "Before: looking after it yourself." in text


def test_programs_get_every_step_and_the_whole(tmp_path: Path) -> None:
    """Files in order, each step, and from the first to the last; bands and levels as words."""
    files = [written(tmp_path, f"{number}.json", numb=number == 1) for number in range(3)]
    found = json.loads(intakewise("compare", *files, "-k", TINY, "--format", "json").out)
    assert ["self_care", "routine", "self_care"] == [each["referral"] for each in found["files"]]
    assert ["routine", "self_care"] == [step["referral"]["after"] for step in found["steps"]]
    assert [] == found["overall"]["answers"]
    assert [{"question", "ask", "before", "after"}] == [set(each) for each in found["steps"][0]["answers"]]


def test_the_shipped_examples_are_compared() -> None:
    """A man whose cramps came more often, and who stopped eating greens."""
    text = in_one_line(intakewise("compare", HEARTBURN, LATER).out)
    assert "As before: a doctor in the coming weeks." in text
    assert "New: Few foods rich in magnesium" in text


def test_files_of_different_knowledge_bases_are_refused(tmp_path: Path) -> None:
    """No knowledge base fits both."""
    one, two = (tmp_path / name for name in ("one.yaml", "two.yaml"))
    one.write_text(yaml.safe_dump({"knowledge": "tiny", "answers": CALM}), "utf-8")
    two.write_text(yaml.safe_dump({"knowledge": "muscle_spasms", "answers": {"age": 34}}), "utf-8")
    ran = intakewise("compare", one, two, "-k", TINY)
    assert (COULD_NOT_RUN, ["IW-F015"]) == (ran.code, ran.codes)
    as_json = intakewise("compare", one, two, "-k", TINY, "--format", "json")
    assert ["IW-F015"] == [each["code"] for each in json.loads(as_json.out)["problems"]]


def test_files_of_another_knowledge_base_are_refused(tmp_path: Path) -> None:
    """Both are of one, and another is asked: -k names it."""
    one = tmp_path / "one.yaml"
    one.write_text(yaml.safe_dump({"knowledge": "tiny", "answers": CALM}), "utf-8")
    ran = intakewise("compare", one, one)
    assert (COULD_NOT_RUN, {"IW-A011"}) == (ran.code, set(ran.codes))


@pytest.mark.parametrize("sources", [["one.json"], ["-", "-"]])
def test_two_files_are_needed(tmp_path: Path, sources: list[str]) -> None:
    """One alone, or standard input twice, has nothing to be compared with."""
    written(tmp_path, "one.json")
    ran = intakewise("compare", *sources, "-k", TINY, given="{}", folder=tmp_path)
    assert (COULD_NOT_RUN, ["IW-F015"]) == (ran.code, ran.codes)


def test_answers_that_do_not_fit_are_problems_and_are_not_repeated(tmp_path: Path) -> None:
    """Of all files at once; a file that is not there cannot be used at all."""
    one, two = written(tmp_path, "one.json", washing=MARKER), written(tmp_path, "two.json", nails=MARKER)
    ran = intakewise("compare", one, two, "-k", TINY)
    assert (PROBLEMS, {"IW-A003", "IW-A001"}) == (ran.code, set(ran.codes))
    assert_plain(ran)
    gone = intakewise("compare", tmp_path / "gone.json", one, "-k", TINY)
    assert (COULD_NOT_RUN, ["IW-F001"]) == (gone.code, gone.codes)


def test_standard_input_may_be_one_of_them(tmp_path: Path) -> None:
    """Answers from a pipe are compared with a file."""
    one = written(tmp_path, "one.json")
    ran = intakewise("compare", one, "-", "-k", TINY, given=json.dumps({**CALM, "numb": True}))
    assert FINE == ran.code
    assert "New: Fingers that are numb at night" in ran.out
