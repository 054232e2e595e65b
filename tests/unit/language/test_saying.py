"""The engine's own texts, in the language that is spoken."""

from threading import Thread

from intakewise.language.saying import say, say_number, speaking, spoken


def test_what_stands_in_braces_is_filled_in_and_never_read_again() -> None:
    """A value with braces of its own, such as what a person typed, is shown as it is."""
    assert say("You typed {typed}.", typed="{0} {secret}") == "You typed {0} {secret}."


def test_a_text_without_values_may_have_braces() -> None:
    """Nothing is filled in where nothing is given."""
    assert say("Write {so}.") == "Write {so}."


def test_a_number_chooses_the_form() -> None:
    """One day, but no days and two days."""
    assert [say_number("{count} day", "{count} days", count) for count in (0, 1, 2)] == ["0 days", "1 day", "2 days"]


def test_a_language_without_texts_is_spoken_in_english() -> None:
    """Nobody gets an empty line."""
    with speaking("xx"):
        assert say("Yes") == "Yes"


def test_threads_do_not_disturb_each_other() -> None:
    """What one thread speaks, another does not."""
    heard: list[str] = []
    with speaking("es"):
        thread = Thread(target=lambda: heard.append(spoken()))
        thread.start()
        thread.join()
        assert (heard, spoken()) == (["en"], "es")
    assert spoken() == "en"
