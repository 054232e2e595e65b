"""Laying out the rows of a screen: never wider than the screen, and what the arrow is at always in sight."""

from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.utils import get_cwidth

from intakewise.quiz.actions import declining_all
from intakewise.quiz.drawing import CURSOR, fitted
from intakewise.quiz.rows import QuestionRow, step, typed
from intakewise.quiz.rows_drawing import blocks_of
from tests.unit.quiz.test_rows import FLUIDS, GREENS, QUESTIONS, SIGNS, pressed


def texts(lines: list[list[tuple[str, str]]]) -> list[str]:
    """The lines as they are read."""
    return ["".join(text for _, text in line) for line in lines]


@given(st.lists(pressed(), min_size=2, max_size=6), st.integers(20, 100), st.integers(5, 40), st.data())
def test_rows_keep_to_width_and_room_with_the_cursor_in_sight(
    rows: list[QuestionRow], width: int, room: int, data: st.DataObject
) -> None:
    """Whatever is answered, wherever the arrow is, and wherever the list began before."""
    actions = declining_all()
    pointed = data.draw(st.integers(0, len(rows) + len(actions) - 1))
    blocks = blocks_of(rows, actions, pointed, width, room)
    lines, _ = fitted(blocks, pointed, width, room, data.draw(st.integers(0, len(blocks) - 1)))
    assert all(get_cwidth(text) <= width for text in texts(lines))
    assert 1 == sum(CURSOR in line for line in lines)
    assert len(lines) <= max(room, 4)


def test_only_the_row_at_the_arrow_shows_what_can_be_chosen() -> None:
    """The others show their answer, or that they have none."""
    rows = [QuestionRow(GREENS), step(QuestionRow(SIGNS), 1), typed(QuestionRow(FLUIDS), "2")]
    lines = [text for block in blocks_of(rows, (), 0, 60, 20) for text in texts(block)]
    assert [
        "> Greens",
        "    1 ( ) Never",
        "    2 ( ) Weekly",
        "    3 ( ) Daily",
        "    4 ( ) I don't know",
        "    5 ( ) I'd rather not say",
        "  Any of these? [not answered]",
        "  How much do you drink? 2 litres a day",
    ] == lines


def test_a_row_higher_than_the_screen_says_that_there_is_more() -> None:
    """Its words stay, and what is out of sight is not passed over in silence."""
    (block,) = blocks_of([QuestionRow(GREENS)], (), 0, 60, 6)
    assert ["> Greens", "    1 ( ) Never", "    2 ( ) Weekly", "    ... more below"] == texts(block)


def test_every_type_is_drawn() -> None:
    """A row of each type at the arrow."""
    heights = [len(blocks_of([QuestionRow(question)], (), 0, 80, 30)[0]) for question in QUESTIONS]
    assert [5, 6, 7, 6] == heights
