"""A quiz in another language, in a real terminal: how one comes to it, and what is said of an unreviewed one."""

from pathlib import Path

import pytest

from tests.acceptance.quiz_terminal import Terminal
from tests.translated_bases import NOTICE, REVIEWED, copied, in_capitals

MEXICO = {"LC_ALL": "es_MX.UTF-8"}


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a base with a translation by a machine: each text in capitals."""
    return copied(tmp_path_factory.mktemp("drafted"), in_capitals())


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the same with a reviewed one."""
    return copied(tmp_path_factory.mktemp("reviewed"), in_capitals(REVIEWED))


def quiz(base: Path, *options: str, environment: dict[str, str] | None = None, rows: int = 60) -> Terminal:
    """Open a quiz in a terminal."""
    arguments = ["-m", "intakewise", "quiz", str(base), "--no-history", *options]
    return Terminal(arguments, rows=rows, environment=environment)


def test_a_system_in_another_language_is_asked_which_and_may_have_english(drafted: Path) -> None:
    """The locale never decides: it only brings the question, with its own language first."""
    terminal = quiz(drafted, environment=MEXICO)
    terminal.see("¿En qué idioma? / In which language?")
    terminal.see("> Español (traducción automática, aún sin revisar)")
    terminal.press("down", "enter")
    terminal.see("Español: intakewise quiz --language es")
    terminal.see("Tiredness")


def test_the_language_that_was_chosen_is_spoken(drafted: Path) -> None:
    """Enter takes the language of the system, texts of the base and of the engine alike."""
    terminal = quiz(drafted, environment=MEXICO)
    terminal.answer("¿En qué idioma?", "enter")
    terminal.see("English: intakewise quiz --language en")
    terminal.see("ES: TIREDNESS")


@pytest.mark.parametrize("environment", [{"LC_ALL": "C.UTF-8"}, {"LC_ALL": "fr_FR.UTF-8"}, {"LC_ALL": "en_GB.UTF-8"}])
def test_no_other_system_is_asked(drafted: Path, environment: dict[str, str]) -> None:
    """Whoever is set to a language that there is not begins at once, in English, and sees what else there is."""
    terminal = quiz(drafted, environment=environment)
    terminal.see("Shall we go on?")
    assert "Español: intakewise quiz --language es" in terminal.screen.text()
    assert "language?" not in terminal.everything()


def test_a_named_language_is_not_asked_about(drafted: Path) -> None:
    """`--language` decides, whatever the system is set to."""
    terminal = quiz(drafted, "--language", "en", environment=MEXICO)
    terminal.see("What it is not")
    assert "idioma" not in terminal.everything()


def test_a_language_that_is_not_there_is_refused(drafted: Path) -> None:
    """A misspelt code is a plain sentence with the codes that there are, and no quiz."""
    terminal = quiz(drafted, "--language", "esp")
    terminal.see("IW-R070 The knowledge base has no texts in 'esp'. Expected one of: en, es. Did you mean 'es'?")
    assert 2 == terminal.end()


def to_emergency(base: Path) -> Terminal:
    """Answer that the chest hurts, as far as it is asked whether that is right; stop at each page for its notice."""
    terminal = quiz(base, "--language", "es", "--region", "uk")
    terminal.see("ES: A DOCTOR.")
    terminal.press("enter")
    terminal.see("ES: FOR GROWN-UPS.")
    terminal.press("enter")
    terminal.see("ES: CALL 999.")
    terminal.press("enter")
    terminal.answer("[ ] ES: CHEST PAIN", "space")
    terminal.answer("[x] ES: CHEST PAIN", "enter")
    terminal.see("Esto puede ser una emergencia")
    return terminal


def test_an_unreviewed_translation_says_so_on_every_page(drafted: Path) -> None:
    """Before the first question, at each heading, and where an emergency is asked about."""
    terminal = to_emergency(drafted)
    terminal.see("Usted dijo: ES: DO YOU HAVE ANY OF THESE NOW? ES: CHEST PAIN")
    terminal.see("You said:")  # the last notice stands above the English words
    shown = terminal.everything()
    assert 4 == shown.count(NOTICE)
    assert "[traducción automática, aún sin revisar]" in shown


def test_what_concerns_an_emergency_stands_in_english_too(drafted: Path) -> None:
    """The signs, the number, and what was understood are read by whoever does not trust the translation."""
    terminal = to_emergency(drafted)
    terminal.see("You said: Do you have any of these now? Chest pain")
    shown = terminal.everything()
    for spanish, english in (
        ("Pare aquí y busque ayuda ahora si hay algo de esto", "Stop here and get help now if there is any of these"),
        ("- ES: CHEST PAIN.", "- Chest pain."),
        ("ES: CALL 999.", "Call 999."),
        ("Esto puede ser una emergencia", "This may be an emergency"),
    ):
        assert shown.index(spanish) < shown.index(english)


def test_stopping_an_emergency_says_what_to_do_in_both(drafted: Path) -> None:
    """Ctrl-C does not hide it, in either language."""
    terminal = to_emergency(drafted)
    terminal.press("ctrl_c")
    terminal.see("Lo que ya respondió dice: ES: GET EMERGENCY HELP NOW. ES: CALL FOR HELP.")
    terminal.see("What you answered so far already says: Get emergency help now. Call for help.")
    assert 130 == terminal.end()


def test_a_reviewed_translation_stands_alone(reviewed: Path) -> None:
    """Once a clinician has read it, there is no notice and no English."""
    terminal = to_emergency(reviewed)
    shown = terminal.everything()
    assert NOTICE not in shown
    assert "traducción automática" not in shown
    assert "Chest pain" not in shown
