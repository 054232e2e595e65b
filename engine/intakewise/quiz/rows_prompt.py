"""
Ask several questions on one screen: up and down through the rows, left and right through the answers of one.

Knows nothing of interviews. What a key does to a row is decided in `rows`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from prompt_toolkit.application import Application
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from questionary.question import Question as Prompt

from intakewise.language.saying import say
from intakewise.quiz.drawing import Line, fitted
from intakewise.quiz.framing import Around, framed
from intakewise.quiz.replies import Declines, Frame, Given, Item, Leaving, Note
from intakewise.quiz.rows import (
    QuestionRow,
    declined,
    doubt_of,
    entries,
    erased,
    names_of,
    pick,
    press,
    refuse_done,
    reply_of,
    step,
    typed,
)
from intakewise.quiz.rows_drawing import DIGITS, blocks_of
from intakewise.quiz.stage import ENTER, STYLE, Stage, drawn, keys_line, run, stage_bindings

MOST_NEEDED = 10
"""Lines of a row that are worth more than where in the quiz it stands: its words and a few of its answers."""


@dataclass(slots=True)
class _State:
    """
    The rows on the screen.

    Args:
        pointed: where the arrow is: at a row, or, beyond them, at an action.
        explains: why a question is asked, and help, are shown for the row at the arrow.
        doubted: unusual numbers that were asked about, by the row they stand in.
    """

    stage: Stage
    rows: list[QuestionRow]
    pointed: int = 0
    explains: bool = False
    doubted: dict[int, str] = field(default_factory=dict)

    @property
    def actions(self) -> tuple[Item, ...]:
        """What stands below the rows."""
        return self.stage.frame.actions

    @property
    def row(self) -> QuestionRow | None:
        """The row at the arrow; None at an action."""
        return self.rows[self.pointed] if self.pointed < len(self.rows) else None


def ask_rows(frame: Frame, rows: Sequence[QuestionRow]) -> Mapping[str, Given | Declines] | Leaving:
    """
    Ask several questions at once.

    Returns:  a reply for each question, by its id, or how the screen was left.

    Raises:
        KeyboardInterrupt: Ctrl-C.
        EOFError: Ctrl-D, or the terminal has gone.
    """
    state = _State(Stage(frame), list(rows))

    def draw(width: int, height: int) -> list[Line]:
        return _draw(state, width, height)

    bindings = stage_bindings(state.stage)
    _moving_keys(bindings, state)
    _answering_keys(bindings, state)
    prompt = Prompt(Application(style=STYLE))
    result = run(prompt, drawn(draw), bindings, state.stage)
    assert isinstance(result, dict | Leaving)
    return result


def _moving_keys(bindings: KeyBindings, state: _State) -> None:
    count = len(state.rows) + len(state.actions)

    def moving(key: Keys, by: int) -> None:
        def move(_: KeyPressEvent) -> None:
            state.pointed = (state.pointed + by) % count

        bindings.add(key, eager=True)(move)

    def jumping(key: Keys, to: int) -> None:
        def jump(_: KeyPressEvent) -> None:
            state.pointed = to

        bindings.add(key, eager=True)(jump)

    def stepping(key: Keys, by: int) -> None:
        def go(_: KeyPressEvent) -> None:
            if state.row is not None:
                state.rows[state.pointed] = step(state.row, by)

        bindings.add(key, eager=True)(go)

    for key, by in ((Keys.Down, 1), (Keys.Up, -1), (Keys.ControlI, 1), (Keys.BackTab, -1)):
        moving(key, by)
    for key, to in ((Keys.Home, 0), (Keys.PageUp, 0), (Keys.End, count - 1), (Keys.PageDown, count - 1)):
        jumping(key, to)
    for key, by in ((Keys.Right, 1), (Keys.Left, -1)):
        stepping(key, by)


def _answering_keys(bindings: KeyBindings, state: _State) -> None:
    @bindings.add(ENTER[0], eager=True)
    @bindings.add(ENTER[1], eager=True)
    def _enter(event: KeyPressEvent) -> None:
        action = None if state.row else state.actions[state.pointed - len(state.rows)].value
        if isinstance(action, Declines):
            _decline_all_left(state, action)
        elif action is not None:
            event.app.exit(result=action)
        elif _is_done(state):
            event.app.exit(result={row.question.id: reply_of(row) for row in state.rows})

    @bindings.add(Keys.Any)
    @bindings.add(Keys.BracketedPaste)
    def _key(event: KeyPressEvent) -> None:
        # Keys that print nothing, such as Delete, come with their escape sequence as data.
        key = event.key_sequence[-1].key
        if not isinstance(key, Keys) or key is Keys.BracketedPaste:
            _take(state, event.data)

    for key, count in ((Keys.Backspace, 1), (Keys.ControlU, 10_000)):

        def erase(_: KeyPressEvent, count: int = count) -> None:
            if state.row is not None and state.row.is_typed:
                state.rows[state.pointed] = erased(state.row, count)

        bindings.add(key, eager=True)(erase)


def _take(state: _State, pressed: str) -> None:
    """Do what a printed key does at the arrow: explain, type, choose, or tick."""
    row = state.row
    if pressed == "?":
        state.explains = not state.explains
    elif row is None:
        return
    elif row.is_typed:
        state.rows[state.pointed] = typed(row, pressed)
    elif pressed == " " or (len(pressed) == 1 and pressed in "123456789"):
        outcome = press(row) if pressed == " " else pick(row, int(pressed) - 1)
        if isinstance(outcome, str):
            state.stage.message = outcome
        else:
            state.rows[state.pointed] = outcome


def _decline_all_left(state: _State, how: Declines) -> None:
    """Decline every row without an answer, and go there, so that it is seen before it is confirmed."""
    left = [number for number, row in enumerate(state.rows) if reply_of(row) is None]
    if not left:
        if _is_done(state):
            state.stage.message = say("Each one has an answer. Enter at one of them goes on.")
        return
    for number in left:
        state.rows[number] = declined(state.rows[number], how)
    state.pointed = left[0]
    marked = ", ".join(names_of(state.rows)[number] for number in left)
    state.stage.message = say("Marked so: {names}. Press Enter if that is right, or change it.", names=marked)


def _is_done(state: _State) -> bool:
    """Tell whether every row can be taken as it is; if not, say why, and go there."""
    refused = refuse_done(state.rows)
    if refused is not None:
        state.pointed, state.stage.message = refused
        return False
    for number, row in enumerate(state.rows):
        doubt = doubt_of(row)
        if doubt and state.doubted.get(number) != row.typed:
            state.doubted[number] = row.typed
            state.pointed = number
            state.stage.message = f"{names_of(state.rows)[number]} {doubt} " + say(
                "Press Enter again if that is right, or change it."
            )
            return False
    return True


def _draw(state: _State, width: int, height: int) -> list[Line]:
    around = Around(state.stage.frame, _note(state), state.stage.message, _keys(state))
    layout = framed(around, width, height, _needed(state, width, height))
    blocks = blocks_of(state.rows, state.actions, state.pointed, width, layout.room)
    lines, state.stage.first = fitted(blocks, state.pointed, width, layout.room, state.stage.first)
    return layout.head + lines + layout.foot


def _needed(state: _State, width: int, height: int) -> int:
    """Return how many lines the row at the arrow takes, and what is said of those out of sight; some, if it is long."""
    blocks = blocks_of(state.rows, state.actions, state.pointed, width, height)
    return min(len(blocks[state.pointed]), MOST_NEEDED) + 2


def _note(state: _State) -> Note | None:
    row = state.row
    if row is None or not state.explains:
        return None
    why = Note(say("Why we ask:"), row.question.why)
    if not row.question.help:
        return why
    # Help first: in a small terminal the end of a long note is cut off.
    return Note(say("Help:"), f"{row.question.help} {why.title} {why.text}")


def _keys(state: _State) -> str:
    row = state.row
    if row is None:
        return keys_line(state.stage, say("Up, Down: move"), say("Enter: choose"))
    most = min(len(entries(row)), DIGITS)
    choose = say("Left, Right or 1 to {last}: choose", last=most)
    if row.is_checklist:
        choose = say("Left, Right: move to an answer · Space or 1 to {last}: tick", last=most)
    elif row.is_typed:
        choose = say("Type a number, or Right: no answer")
    return keys_line(state.stage, say("Up, Down: question"), choose, say("?: why and help"), say("Enter: next"))
