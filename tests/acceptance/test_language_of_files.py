"""`history` and `compare` speak the language in which a person answered, or the one that is named."""

import json
import re
from pathlib import Path

import pytest

from tests.acceptance.command_line import COULD_NOT_RUN, FINE, HEARTBURN, assert_plain, intakewise
from tests.acceptance.quiz_terminal import Terminal
from tests.acceptance.test_commands_compare import LATER
from tests.english_left import english_left, marked_in, spanish
from tests.translated_bases import copied, in_capitals


@pytest.fixture
def kept(history: Path, tmp_path: Path) -> str:
    """Return the id of a quiz in Spanish that was stopped after one answer."""
    base = copied(tmp_path, in_capitals())
    terminal = Terminal(["-m", "intakewise", "quiz", str(base), "--language", "es", "--region", "uk"], rows=60)
    for page in ("ES: A DOCTOR.", "ES: FOR GROWN-UPS.", "ES: CALL 999."):
        terminal.answer(page, "enter")
    terminal.answer("[ ] ES: CHEST PAIN", "end", "up")
    terminal.see("ES: CHEST PAIN")
    terminal.press("home", "space", "enter")
    terminal.see("¿Es correcto? / Is that right?")
    terminal.press("ctrl_c")
    assert 130 == terminal.end()
    (path,) = history.glob("*.jsonl")
    return path.stem


def test_what_was_answered_in_spanish_is_shown_in_spanish(kept: str) -> None:
    """Without being told so; with `--language`, what the engine says is in the other one, and the words stay."""
    shown = intakewise("history", "show", kept)
    assert_plain(shown)
    assert FINE == shown.code
    assert "sin terminar." in shown.out
    assert "ES: CHEST PAIN" in shown.out
    english = intakewise("history", "show", kept, "--language", "en")
    assert "not finished." in english.out
    assert "ES: CHEST PAIN" in english.out
    assert "es" == json.loads(intakewise("history", "show", kept, "--format", "json").out)["language"]


def test_the_list_is_in_the_language_that_is_named(kept: str) -> None:
    """Its entries may be of several languages: it is English unless told otherwise."""
    assert "1 answer, not finished" in intakewise("history").out
    listed = intakewise("history", "list", "--language", "es").out
    assert "1 respuesta, sin terminar" in listed
    assert "Última respuesta" in listed
    assert re.search(r"\d+ de \w+ de", " ".join(listed.split()))


def test_a_language_that_the_engine_does_not_speak_is_refused(kept: str) -> None:
    """With what there is, and what was probably meant."""
    for command in (["list"], ["show", kept]):
        ran = intakewise("history", *command, "--language", "esp")
        assert (COULD_NOT_RUN, ["IW-R070"], "") == (ran.code, ran.codes, ran.out)
        assert "Did you mean 'es'?" in ran.err


def test_reports_in_spanish_are_compared_in_spanish(tmp_path: Path) -> None:
    """In the language of the last report, with the referral in English, too; `--language en` has it in English."""
    files = [tmp_path / "one.json", tmp_path / "two.json"]
    for answers, file in zip((HEARTBURN, LATER), files, strict=True):
        assert FINE == intakewise("assess", answers, "--language", "es", "--report", file).code
    ran = intakewise("compare", *files)
    assert_plain(ran)
    assert (FINE, "") == (ran.code, ran.err)
    later = json.loads(files[1].read_text("utf-8"))["answers"]
    assessment = spanish().assess(later)
    assert assessment.in_english is not None
    assert [] == english_left(ran.out, marked_in(assessment))
    told = " ".join(ran.out.split())
    assert "Como antes: un médico en las próximas semanas." in told
    assert assessment.in_english.referral.headline in told
    assert 2 == told.count(spanish().knowledge.language.notice)
    assert "As before: a doctor in the coming weeks." in intakewise("compare", *files, "--language", "en").out
