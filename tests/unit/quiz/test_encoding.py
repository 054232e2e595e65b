"""What is printed where the output does not know every character."""

from hypothesis import given
from hypothesis import strategies as st

from intakewise.quiz.encoding import in_encoding, nearest


def test_typographic_marks_become_those_of_a_typewriter() -> None:
    """Quotes, dashes, dots, arrows, and signs keep what they say."""
    assert '"No" - yes\' ... 2 x 3 >= 5 ug <-' == nearest("“No” – yes’ … 2 × 3 ≥ 5 µg ←")


def test_only_what_an_encoding_does_not_know_is_replaced() -> None:
    """Latin 1 has accents and no curly quotes."""
    assert '"café"' == in_encoding("“café”", "latin-1")
    assert '"cafe"' == in_encoding("“café”", "ascii")
    assert "“café”" == in_encoding("“café”", "utf-8")


@given(st.text().filter(lambda text: text.isprintable()))
def test_every_text_can_be_printed(text: str) -> None:
    """Whatever a name holds, its nearest is ASCII; and ASCII stays as it is."""
    assert in_encoding(text, "ascii").isascii()
    assert nearest(nearest(text)) == nearest(text)
