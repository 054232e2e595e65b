"""Laying out prompts: never wider than the screen, and the arrow always in sight."""

from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.utils import get_cwidth

from intakewise.quiz.drawing import Row, list_lines, row_lines, visible, wrap

TEXTS = st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs"]), max_size=200)


@given(TEXTS, st.integers(2, 60))
def test_no_wrapped_line_is_too_wide(text: str, width: int) -> None:
    """Wide characters and long words included."""
    assert all(get_cwidth(line) <= width for line in wrap(text, width))


@given(TEXTS, st.integers(2, 60))
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    """Only blanks may go."""
    assert "".join(text.split()) == "".join("".join(wrap(text, width)).split())


@given(st.lists(st.integers(1, 4), min_size=1, max_size=40), st.data())
def test_the_pointed_row_is_always_in_sight(heights: list[int], data: st.DataObject) -> None:
    """Wherever the list was scrolled to before."""
    pointed = data.draw(st.integers(0, len(heights) - 1))
    before = data.draw(st.integers(0, len(heights) - 1))
    first, last = visible(heights, pointed, data.draw(st.integers(1, 30)), before)
    assert first <= pointed < last


@given(st.lists(st.integers(1, 4), min_size=1, max_size=40), st.data())
def test_a_list_keeps_to_its_room(heights: list[int], data: st.DataObject) -> None:
    """Where the highest row and two lines for what is out of sight fit, nothing stands out of the room."""
    room = data.draw(st.integers(6, 30))
    pointed = data.draw(st.integers(0, len(heights) - 1))
    first, last = visible(heights, pointed, room, data.draw(st.integers(0, len(heights) - 1)))
    assert sum(heights[first:last]) + (first > 0) + (last < len(heights)) <= room


def test_what_is_out_of_sight_is_counted() -> None:
    """A list that is cut says how much there is above and below."""
    lines, first = list_lines([Row(str(number)) for number in range(20)], 10, 40, 5, 8)
    texts = ["".join(text for _, text in line) for line in lines]
    assert (["  ... 8 more above", "  8", "  9", "> 10", "  ... 9 more below"], 8) == (texts, first)


def test_a_list_without_the_arrow_begins_at_its_top() -> None:
    """While the arrow is in the field above, the first rows are in sight."""
    lines, first = list_lines([Row(str(number)) for number in range(9)], -1, 40, 3, 0)
    assert (["  0", "  1", "  ... 7 more below"], 0) == (["".join(text for _, text in line) for line in lines], first)


def test_the_second_line_of_a_label_stands_below_the_first() -> None:
    """A wrapped label is not taken for two entries."""
    lines = row_lines(Row("one two three", "[ ] "), 13)
    assert ["  [ ] one two", "      three"] == ["".join(text for _, text in line) for line in lines]
