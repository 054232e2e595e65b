"""
What the two prompts with lists share: questionary's list behind our drawing, and the keys that move in it.

Knows nothing of questions or interviews.
"""

from collections.abc import Sequence
from typing import Protocol

import questionary
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from questionary.prompts.common import InquirerControl
from questionary.question import Question as Prompt

from intakewise.quiz.drawing import Line, Row, list_lines, needed_lines
from intakewise.quiz.framing import Around, framed
from intakewise.quiz.replies import Item
from intakewise.quiz.stage import Stage, first_note, stage_bindings

PAGE = 8


class Pointing(Protocol):
    """A list with an arrow in it."""

    pointed_at: int

    @property
    def choice_count(self) -> int:
        """How many entries it has."""
        ...


def choices_from(items: Sequence[Item], actions: Sequence[Item]) -> list[questionary.Choice]:
    """Return entries for questionary; what they look like is drawn elsewhere."""
    return [
        *(questionary.Choice(item.label, item.value) for item in items),
        *(questionary.Choice(" ", item.value) for item in actions),
    ]


def control_of(prompt: Prompt) -> InquirerControl:
    """Return questionary's list: its entries, pointer, and search."""
    windows = prompt.application.layout.find_all_windows()
    return next(window.content for window in windows if isinstance(window.content, InquirerControl))


def list_bindings(control: Pointing, stage: Stage) -> KeyBindings:
    """Return the keys that move in a list, besides questionary's Up and Down."""
    bindings = stage_bindings(stage)

    def moving(key: Keys, step: int) -> None:
        def move(_: KeyPressEvent) -> None:
            control.pointed_at = min(max(control.pointed_at + step, 0), control.choice_count - 1)

        bindings.add(key, eager=True)(move)

    def turning(key: Keys, step: int) -> None:
        def turn(_: KeyPressEvent) -> None:
            if control.choice_count:
                # From nowhere, Down leads to the first entry, and Up to the last.
                start = max(control.pointed_at, 0) if step < 0 else control.pointed_at
                control.pointed_at = (start + step) % control.choice_count

        bindings.add(key, eager=True)(turn)

    for key, step in ((Keys.Home, -10_000), (Keys.End, 10_000), (Keys.PageUp, -PAGE), (Keys.PageDown, PAGE)):
        moving(key, step)
    for key, step in ((Keys.Down, 1), (Keys.Up, -1), (Keys.ControlI, 1), (Keys.BackTab, -1)):
        turning(key, step)
    return bindings


def note_key(bindings: KeyBindings, stage: Stage) -> None:
    """Let `?` show why the question is asked, and put it away again."""

    @bindings.add("?", eager=True)
    def _show(_: KeyPressEvent) -> None:
        stage.note = None if stage.note else first_note(stage)


def draw_list(
    stage: Stage, rows: Sequence[Row], keys: str, *, pointed: int, above: Sequence[Line], width: int, height: int
) -> list[Line]:
    """Draw a prompt with a list: the frame, what stands `above` the list, as much of the list as fits, and the keys."""
    around = Around(stage.frame, stage.note, stage.message, keys, above)
    layout = framed(around, width, height, needed_lines(rows, pointed, width))
    lines, stage.first = list_lines(rows, pointed, width, layout.room, stage.first)
    return layout.head + lines + layout.foot
