"""
What all prompts share: the keys for leaving, going back, and notes, and how a prompt is put on the screen.

Knows questionary and prompt_toolkit, nothing of questions or interviews.
"""

from collections.abc import Callable
from dataclasses import dataclass

from prompt_toolkit.application import get_app
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Container, FormattedTextControl, Layout, UIControl, Window
from prompt_toolkit.styles import Style
from questionary.question import Question as Prompt

from intakewise.language.saying import say
from intakewise.quiz.drawing import Line, styled
from intakewise.quiz.encoding import in_encoding
from intakewise.quiz.replies import Frame, GoBack, GoElsewhere, Leaving, Note

STYLE = Style([("pointed", "fg:ansicyan"), ("warning", "fg:ansired"), ("question", "bold")])
"""Colour only ever repeats what an arrow, a mark, or a word says already."""


@dataclass(slots=True)
class Stage:
    """
    What changes on the screen while one prompt stands there.

    Args:
        note: the note that was asked for.
        message: why the last key did nothing, until the next key.
        first: the first row of the list that is in sight.
    """

    frame: Frame
    note: Note | None = None
    message: str = ""
    first: int = 0


ENTER = (Keys.ControlM, Keys.ControlJ)
"""Enter, and what the terminal makes of it when it was pressed before the prompt was ready."""

Draw = Callable[[int, int], list[Line]]
"""Draw in so many columns and at most so many lines."""


def drawn(draw: Draw) -> Window:
    """Return a window that is drawn anew, for the size that the terminal then has, at every key."""

    def text() -> StyleAndTextTuples:
        output = get_app().output
        size, encoding = output.get_size(), output.encoding()
        # One column and one line are left free: terminals differ in what the last one of each does.
        lines = draw(max(size.columns - 1, 10), max(size.rows - 1, 4))
        return styled([[(style, in_encoding(text, encoding)) for style, text in line] for line in lines])

    return Window(FormattedTextControl(text), dont_extend_height=True)


def act(stage: Stage, value: object) -> None:
    """Do what an entry stands for: show or put away its note, or end the prompt with its value."""
    if isinstance(value, Note):
        stage.note = None if stage.note == value else value
    else:
        get_app().exit(result=value)


def stage_bindings(stage: Stage) -> KeyBindings:
    """Return the keys of every prompt besides its own: Ctrl-B goes back, Ctrl-G anywhere, Ctrl-C and Ctrl-D leave."""
    bindings = KeyBindings()

    def leaving(key: Keys, way: Leaving, refusal: str) -> None:
        def leave(event: KeyPressEvent) -> None:
            if _offers(stage, way):
                event.app.exit(result=way)
            else:
                stage.message = refusal

        bindings.add(key, eager=True)(leave)

    leaving(Keys.ControlB, GoBack(), say("There is nothing to go back to here."))
    leaving(Keys.ControlG, GoElsewhere(), say("There is nowhere else to go from here."))

    @bindings.add(Keys.ControlC, eager=True)
    def _stop(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    @bindings.add(Keys.ControlD, eager=True)
    def _leave(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError)

    return bindings


def first_note(stage: Stage) -> Note | None:
    """Return the note that `?` shows: why the question is asked."""
    return next((item.value for item in stage.frame.actions if isinstance(item.value, Note)), None)


def run(
    prompt: Prompt, container: Container, bindings: KeyBindings, stage: Stage, focused: UIControl | None = None
) -> object:
    """
    Put one of questionary's prompts on the screen in our drawing and with our keys, and wait for its result.

    Nothing of it stays on the screen. Bindings that come last win over questionary's own.

    Raises:
        KeyboardInterrupt: Ctrl-C.
        EOFError: Ctrl-D, or the terminal has gone.
    """
    application = prompt.application
    ours = [bindings] if application.key_bindings is None else [application.key_bindings, bindings]
    application.layout = Layout(container, focused_element=focused)
    application.key_bindings = merge_key_bindings(ours)
    application.erase_when_done = True
    application.key_processor.before_key_press += lambda _: _forget_message(stage)
    return prompt.unsafe_ask()


def _forget_message(stage: Stage) -> None:
    stage.message = ""


def keys_line(stage: Stage, *keys: str) -> str:
    """Return the keys in one sentence, the prompt's own first."""
    back = [say("Ctrl-B: back")] if _offers(stage, GoBack()) else []
    return " · ".join([*keys, *back, say("Ctrl-C: stop")])


def _offers(stage: Stage, way: Leaving) -> bool:
    return any(action.value == way for action in stage.frame.actions)
