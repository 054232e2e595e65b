"""
Ask for something typed, with what else can be done in a list below, all in reach of the arrow keys.

Knows nothing of numbers or interviews: the function that reads what was typed comes from outside.
"""

from collections.abc import Callable
from dataclasses import dataclass

import questionary
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import BufferControl, FormattedTextControl, HSplit, VSplit, Window

from intakewise.language.saying import say
from intakewise.quiz.drawing import POINTED, QUIET, WARNING, Line, Row, list_lines, needed_lines, paragraph
from intakewise.quiz.framing import Around, Framed, framed
from intakewise.quiz.replies import Frame, Given, Misread, Understood
from intakewise.quiz.stage import ENTER, STYLE, Stage, act, drawn, keys_line, run, stage_bindings

Read = Callable[[str], Understood | Misread]


@dataclass(slots=True)
class _State:
    """
    The field on the screen: the pointer is at it (0) or at an action below; `doubted` was typed and asked about.
    """

    stage: Stage
    buffer: Buffer
    read: Read
    pointed: int = 0
    doubted: str | None = None


def ask_field(frame: Frame, read: Read, former: str = "") -> object:
    """
    Ask for something typed.

    Args:
        read: understands what was typed; also called while it is being typed.
        former: what was typed before.

    Returns:  `Given`, or the value of an action of the frame.

    Raises:
        KeyboardInterrupt: Ctrl-C.
        EOFError: Ctrl-D, or the terminal has gone.
    """
    prompt = questionary.text("", default=former, style=STYLE)
    state = _State(Stage(frame), prompt.application.current_buffer, read)
    state.buffer.on_text_changed += lambda _: _back_to_field(state)
    field = BufferControl(state.buffer)
    container = HSplit(
        [
            drawn(lambda width, height: _layout(state, width, height).head),
            VSplit([Window(FormattedTextControl(lambda: _arrow(state)), width=2), Window(field, height=1)]),
            drawn(lambda width, height: _below(state, width, height)),
        ]
    )
    bindings = stage_bindings(state.stage)

    def moving(key: Keys, step: int) -> None:
        def move(_: KeyPressEvent) -> None:
            state.pointed, state.doubted = (state.pointed + step) % (1 + len(frame.actions)), None

        bindings.add(key, eager=True)(move)

    for key, step in ((Keys.Down, 1), (Keys.Up, -1), (Keys.ControlI, 1), (Keys.BackTab, -1)):
        moving(key, step)

    def enter(_: KeyPressEvent | Buffer) -> bool:
        if state.pointed:
            act(state.stage, frame.actions[state.pointed - 1].value)
        else:
            _submit(state)
        return True

    for key in ENTER:
        bindings.add(key, eager=True)(enter)
    # prompt_toolkit has more keys that accept a line, such as Escape and then Enter: none may go round ours.
    state.buffer.accept_handler = enter
    return run(prompt, container, bindings, state.stage, field)


def _back_to_field(state: _State) -> None:
    state.pointed, state.doubted = 0, None


def _submit(state: _State) -> None:
    """Take what was typed, or say why not; what is unusual is asked once more."""
    typed = state.buffer.text
    understood = state.read(typed)
    if isinstance(understood, Misread):
        state.stage.message = understood.message
    elif understood.doubt and state.doubted != typed:
        state.doubted = typed
        state.stage.message = understood.doubt + " " + say("Press Enter again if that is right, or change it.")
    else:
        act(state.stage, Given(understood.raw))


def _arrow(state: _State) -> StyleAndTextTuples:
    return [("", "  ")] if state.pointed else [(POINTED, "> ")]


def _layout(state: _State, width: int, height: int) -> Framed:
    keys = keys_line(state.stage, say("Enter: done"), say("Down: more choices"))
    around = Around(state.stage.frame, state.stage.note, state.stage.message, keys)
    return framed(
        around, width, height, _field_lines(state, width) + needed_lines(_rows(state), state.pointed - 1, width)
    )


def _field_lines(state: _State, width: int) -> int:
    """Return how high the field is with what is understood of it."""
    return 1 + len(_so_far(state, width))


def _rows(state: _State) -> list[Row]:
    return [Row(item.label, gap_before=not number) for number, item in enumerate(state.stage.frame.actions)]


def _below(state: _State, width: int, height: int) -> list[Line]:
    """Return what stands below the field: how it is understood so far, the actions, a message, and the keys."""
    layout = _layout(state, width, height)
    room = max(layout.room - _field_lines(state, width), 1)
    lines, state.stage.first = list_lines(_rows(state), state.pointed - 1, width, room, state.stage.first)
    return [*_so_far(state, width), *lines, *layout.foot]


def _so_far(state: _State, width: int) -> list[Line]:
    """Return what is to be said of what is typed so far: how it is understood, or what is wrong with it."""
    understood = state.read(state.buffer.text) if state.buffer.text.strip() else Understood(None)
    if isinstance(understood, Understood):
        return paragraph(f"= {understood.shown}", width, QUIET, first="  ") if understood.shown else [[("", "")]]
    if understood.may_grow or state.stage.message:
        return [[("", "")]]
    return paragraph(understood.message, width, WARNING, first="! ")
