"""The quiz without a terminal: one answer a line, in the order asked, from a file or a pipe."""

import json
from pathlib import Path
from random import Random

import pytest

from intakewise.history.shelf import kept_in
from intakewise.wiring.opening import load
from tests.acceptance.command_line import CHECKOUT, MARKER, Ran, intakewise
from tests.acceptance.quiz_terminal import TINY
from tests.line_answers import lines_for
from tests.random_bases.answers import partial_answers

BEGIN = ["1", "1", "1"]
"""Go on, go on, and none of the signs for which to call for help."""


def piped(*lines: str) -> Ran:
    """Take the tiny quiz with lines from a pipe, everything asked."""
    given = "".join(f"{line}\n" for line in [*BEGIN, *lines])
    ran = intakewise("quiz", TINY, "--thorough", "--region", "uk", given=given)
    assert "Traceback" not in ran.said
    assert "\x1b" not in ran.said
    return ran


ALL = ["1", "3", "2", "1.5", "1", "none", "3", "nothing else"]
"""An answer to each question of the tiny quiz."""


def test_answers_from_a_pipe_lead_to_the_report() -> None:
    """One answer a line in the order asked, each shown as it was understood, and the report at the end."""
    ran = piped(*ALL)
    assert 0 == ran.code
    for shown in ("Answer: 1.5\nNoted: 1.5 litres a day", "Noted: None of these", "You can look after this yourself"):
        assert shown in ran.out
    assert "" == ran.err


def test_the_example_of_the_readme_comes_to_the_same_through_a_pipe(tmp_path: Path) -> None:
    """The shipped quiz, with the answers of a file written as lines, has the assessment of that file."""
    kb = load()
    example = intakewise("assess", CHECKOUT / "docs/examples/heartburn_tablet.yaml", "--format", "json")
    interview = kb.interview()
    lines = [*BEGIN, *lines_for(interview, json.loads(example.out)["answers"])]
    report = tmp_path / "report.json"
    ran = intakewise("quiz", "--region", "uk", "--report", report, given="\n".join(lines) + "\n")
    assert (0, "") == (ran.code, ran.err)
    written = json.loads(report.read_text("utf-8"))
    assert interview.answers == written["answers"]
    assert kb.assess(interview.answers, region="uk").to_dict() == written["assessment"]


@pytest.mark.parametrize("seed", range(4))
def test_random_people_come_to_the_same_through_a_pipe(seed: int, tmp_path: Path) -> None:
    """Whatever somebody answers, medicines by name and names that nobody knows included, is taken as it stands."""
    kb = load()
    random = Random(seed)
    answers = {name: raw for name, raw in partial_answers(random, kb.knowledge.questionnaire).items() if name[0] != "_"}
    calm = {name: ["none_of_these"] for name in ("danger_now", "danger_muscle", "danger_nerves")} if seed % 2 else {}
    interview = kb.interview()
    lines = [*BEGIN, *lines_for(interview, {**answers, **calm})]
    report = tmp_path / "report.json"
    ran = intakewise("quiz", "--region", "uk", "--report", report, given="\n".join(lines) + "\n")
    assert (0, "") == (ran.code, ran.err), ran.out[-800:]
    assert interview.answers == json.loads(report.read_text("utf-8"))["answers"]


@pytest.mark.parametrize("count", range(len(BEGIN) + len(ALL)))
def test_input_that_ends_says_which_question_was_next_and_keeps_the_rest(count: int, history: Path) -> None:
    """However early the lines end, it exits as if stopped, names the next question, and loses nothing."""
    lines = [*BEGIN, *ALL][:count]
    given = "".join(f"{line}\n" for line in lines)
    ran = intakewise("quiz", TINY, "--thorough", "--region", "uk", given=given)
    assert 130 == ran.code
    asked = ran.out.rpartition("The input ended here. The next question was: “")[2].partition("”")[0]
    assert " ".join(asked.split()) in " ".join(ran.out.split("The input ended here.")[0].split())
    answered = max(count - len(BEGIN), 0)
    kept, problem = kept_in(history)
    assert problem is None
    assert ([answered] if answered else []) == [len(each.record.counted) for each in kept if each.record]
    assert ("Your answers so far are kept" if answered else "Nothing was kept.") in " ".join(ran.out.split())


@pytest.mark.parametrize(
    ("lines", "number", "expected"),
    [
        (["3"], 4, "Type one number, from 1 to 2."),
        (["yes"], 4, "Type one number, from 1 to 2."),
        ([""], 4, "Type one number, from 1 to 2."),
        (["1", "1, 3"], 5, "Type the numbers of all that fit, with commas between them."),
        (["1", "4"], 5, "Type the numbers of all that fit"),
        (["1", "3", MARKER], 6, "Type one number, from 1 to 2."),
        (["1", "3", "2", "1,500"], 7, "A number from 0 to 15, in litres a day."),
        (["1", "3", "2", "2-3"], 7, "A number from 0 to 15, in litres a day."),
        (["1", "3", "2", "12"], 7, "Where it is unusual, write “really” before it."),
        (["1", "3", "2", f"3 {MARKER}"], 7, "A number from 0 to 15, in litres a day."),
        (["1", "3", "2", "2", "1", "dakta"], 9, "Names, with commas between them, or “none”."),
        (["1", "3", "2", "2", "1", f"warfarin, {MARKER}"], 9, "Names, with commas between them, or “none”."),
        (["1", "3", "2", "2", "1", "cortisone cream"], 9, "Names, with commas between them, or “none”."),
        (["1", "3", "2", "2", "1", "none", "2?, 2"], 10, "Type the numbers of all that fit"),
    ],
)
def test_a_line_that_does_not_fit_stops_it(lines: list[str], number: int, expected: str) -> None:
    """Nothing is guessed or skipped: which line, of which question, and what is expected, without what it says."""
    ran = piped(*lines, *ALL)
    assert 2 == ran.code
    assert f"Line {number} of the input does not answer: “" in ran.err
    assert expected in ran.err
    assert MARKER not in ran.err
    assert "Stopped." in ran.out


def test_what_is_on_the_lines_before_is_kept_when_one_does_not_fit(history: Path) -> None:
    """The answers before the line that does not fit are in the history, and only those."""
    piped("1", "3", "nonsense")
    kept, _ = kept_in(history)
    assert [{"about_whom": "me", "danger": ["none_of_these"]}] == [each.record.counted for each in kept if each.record]


def test_an_unusual_number_counts_when_it_is_written_as_meant() -> None:
    """Nobody can be asked again, so whoever writes the file says it beforehand."""
    assert 0 == piped("1", "3", "2", "really 12", *ALL[4:]).code


def test_names_on_one_line_tick_what_is_called_so(tmp_path: Path) -> None:
    """Names, one of two medicines in one, a dose behind one, and a quoted name that is not on the list."""
    report = tmp_path / "report.json"
    names = 'Daktacort, Betnovate 0.1 %, "Sudocrem"'
    ran = intakewise(
        "quiz", TINY, "--thorough", "--region", "uk", "--report", report,
        given="\n".join([*BEGIN, *ALL[:5], names, *ALL[6:], ""]),
    )  # fmt: skip
    assert 0 == ran.code, ran.said
    written = json.loads(report.read_text("utf-8"))["answers"]["creams"]
    assert {"includes": ["antifungal", "steroid_mild", "steroid_strong"], "not_recognised": ["Sudocrem"]} == written


@pytest.mark.parametrize("rest", [[], ["nonsense"], ["2"]], ids=["ended", "not an answer", "ended while changed"])
def test_an_emergency_that_nobody_confirms_is_shown_all_the_same(rest: list[str], history: Path) -> None:
    """Where the lines end, or do not fit, at "Is that right?", what to do now is shown whole; it is not finished."""
    ran = piped("1", "1", *rest)
    assert (2 if rest == ["nonsense"] else 130) == ran.code
    said = " ".join(ran.out.split("Is that right?")[1].split())
    assert "Get emergency help now: A cold, pale hand." in said
    assert "Keep the hand warm and still" in said
    assert "Call 999." in said
    kept, _ = kept_in(history)
    assert [False] == [each.record.is_finished for each in kept if each.record]


def test_an_emergency_that_is_taken_back_goes_on() -> None:
    """The question "Is that right?" has a line of its own, and so has the answer that is changed."""
    ran = piped("1", "1", "2", "3", *ALL[2:])
    assert 0 == ran.code
    assert "Get emergency help now" not in ran.out.split("This may be an emergency")[-1]


def test_no_line_is_taken_for_the_wish_to_go_on(history: Path) -> None:
    """A kept interview is not offered to a file: its first line answers the first question, each time."""
    piped("1", "3")
    ran = piped(*ALL)
    assert 0 == ran.code
    assert "You have begun this before" not in ran.out
    assert history.is_dir()


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_the_ends_of_lines_do_not_matter(ending: str) -> None:
    """A file of another system is read, with a mark of its encoding at the front and no end of the last line."""
    given = "\ufeff" + ending.join([*BEGIN, *ALL])
    assert 0 == intakewise("quiz", TINY, "--thorough", "--region", "uk", given=given).code


def test_what_cannot_be_read_is_no_answer() -> None:
    """Bytes that are no text are never part of an answer."""
    given = "".join(f"{line}\n" for line in [*BEGIN, *ALL[:5]]).encode() + b'"Sud\xffcrem"\n'
    ran = intakewise("quiz", TINY, "--thorough", "--region", "uk", given=given)
    assert 2 == ran.code
    assert "A character in this line cannot be read." in ran.out


def test_a_file_without_ends_of_lines_is_not_read_whole() -> None:
    """Megabytes on one line stop it at once."""
    ran = intakewise("quiz", TINY, "--region", "uk", given=b"x" * 5_000_000)
    assert 2 == ran.code
    assert len(ran.out) < 20_000


def test_in_ascii_nothing_is_a_question_mark() -> None:
    """Where only ASCII can be printed, quotes are straight and dashes are dashes."""
    given = "".join(f"{line}\n" for line in [*BEGIN, *ALL])
    for language, encoding in (("C.UTF-8", "ascii"), ("C", "")):
        command = ("quiz", TINY, "--thorough", "--region", "uk")
        ran = intakewise(*command, given=given, LC_ALL=language, PYTHONIOENCODING=encoding)
        assert (0, True) == (ran.code, ran.out.isascii())
        assert '"I don\'t know" is never taken for a no.' in " ".join(ran.out.split())


def test_in_another_language_its_words_and_letters_are_typed() -> None:
    """In Spanish the letters stand for Spanish words: `s` is yes, `p` declines, and `ninguno` is none of these."""
    given = "\n".join([*BEGIN, "1", "64", "ninguno", "nada", "ninguno", "p", "s", ""])
    ran = intakewise("quiz", "--language", "es", "--region", "uk", given=given)
    said = " ".join(ran.out.split())
    for shown in ("d = no lo sé, p = prefiero no decirlo", "Anotado: Nada de esto", "Anotado: Prefiero no decirlo"):
        assert shown in said
    assert "Anotado: Sí" in said
    assert 130 == ran.code
