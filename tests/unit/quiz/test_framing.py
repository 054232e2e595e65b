"""What stands around the answers: all of it where there is room, and never so much that the answer is out of sight."""

from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.utils import get_cwidth

from intakewise.quiz.drawing import Line, Row, list_lines, needed_lines
from intakewise.quiz.framing import Around, framed
from intakewise.quiz.replies import Frame, Note

WORDS = st.text("abc ", min_size=1, max_size=160).filter(str.strip)
FRAME = Frame("In the last 24 hours, have you had any of these?", "Screen 4 of at most 70", "Tick all that fit.")
KEYS = "Up, Down: move · Space: tick · Enter: done"


def texts(lines: list[Line]) -> list[str]:
    """The lines as they are read."""
    return ["".join(text for _, text in line) for line in lines]


def around(message: str = "", note: Note | None = None) -> Around:
    """A question with what stands around it."""
    return Around(FRAME, note, message, KEYS)


def test_all_of_it_stands_there_where_there_is_room() -> None:
    """The place, the question, the hint, and the keys, with empty lines between."""
    layout = framed(around(), 80, 24, 3)
    assert ["", "Screen 4 of at most 70", FRAME.ask, FRAME.hint, ""] == texts(layout.head)
    assert (["", KEYS], 17) == (texts(layout.foot), layout.room)


def test_what_is_needed_least_goes_first() -> None:
    """Empty lines, then where one is, then the keys, then the hint; the question and the answer stay."""
    seen = [
        [*texts(layout.head), *texts(layout.foot)]
        for layout in (framed(around(), 80, high, 3) for high in range(10, 4, -1))
    ]
    assert [
        ["", "Screen 4 of at most 70", FRAME.ask, FRAME.hint, "", "", KEYS],
        ["Screen 4 of at most 70", FRAME.ask, FRAME.hint, KEYS],
        ["Screen 4 of at most 70", FRAME.ask, FRAME.hint, KEYS],
        ["Screen 4 of at most 70", FRAME.ask, FRAME.hint, KEYS],
        [FRAME.ask, FRAME.hint, KEYS],
        [FRAME.ask, FRAME.hint],
    ] == seen  # fmt: skip


def test_a_note_that_is_too_long_leaves_the_question_and_some_answers() -> None:
    """It is cut at its end, and said to be: whoever reads it still sees what it is about."""
    layout = framed(around(note=Note("Why we ask:", "because " * 40)), 20, 14, 9)
    assert "In the last 24" == texts(layout.head)[0]
    assert ("  ...", 4) == (texts(layout.head)[-1], layout.room)


@given(WORDS, WORDS, st.lists(WORDS, min_size=1, max_size=9), st.data())
def test_the_whole_prompt_fits_with_the_answer_at_the_arrow(
    ask: str, keys: str, labels: list[str], data: st.DataObject
) -> None:
    """Whatever the size of the terminal, the prompt is no higher and no wider, and the arrow is on it."""
    width, height = data.draw(st.integers(20, 120)), data.draw(st.integers(4, 40))
    rows = [Row(label, "[ ] ") for label in labels]
    pointed = data.draw(st.integers(0, len(rows) - 1))
    note = data.draw(st.sampled_from([None, Note("Why we ask:", ask)]))
    shown = Around(Frame(ask, ask, ask), note, data.draw(st.sampled_from(["", ask[:40]])), keys)
    layout = framed(shown, width, height, needed_lines(rows, pointed, width))
    lines, _ = list_lines(rows, pointed, width, layout.room, data.draw(st.integers(0, len(rows) - 1)))
    whole = texts([*layout.head, *lines, *layout.foot])
    assert all(get_cwidth(line) <= width for line in whole)
    assert any(line.startswith("> [ ] ") for line in whole)
    if height >= 12:
        assert len(whole) <= height
