"""Ask for one entry of a list, with the arrow keys. Knows nothing of questions or interviews."""

from collections.abc import Sequence

import questionary
from prompt_toolkit.key_binding import KeyPressEvent

from intakewise.language.saying import say
from intakewise.quiz.drawing import Line, Row
from intakewise.quiz.list_stage import choices_from, control_of, draw_list, list_bindings, note_key
from intakewise.quiz.replies import Frame, Item
from intakewise.quiz.stage import ENTER, STYLE, Stage, act, drawn, keys_line, run


def ask_one(frame: Frame, items: Sequence[Item], former: object = None) -> object:
    """
    Ask for one entry.

    Args:
        former: the value of the entry chosen before; it is pointed at, and says so.

    Returns:  the value of an entry, or of an action of the frame.

    Raises:
        KeyboardInterrupt: Ctrl-C.
        EOFError: Ctrl-D, or the terminal has gone.
    """
    entries = [*items, *frame.actions]
    known = former if any(item.value == former for item in entries) else None
    choices = choices_from(items, frame.actions)
    wanted = known if known is not None else frame.first
    pointed = next((choice for choice in choices if wanted is not None and choice.value == wanted), None)
    prompt = questionary.select("", choices, default=pointed, use_jk_keys=False, style=STYLE)
    control, stage = control_of(prompt), Stage(frame)
    rows = [
        Row(
            say("{answer} (your answer before)", answer=item.label)
            if known is not None and item.value == known
            else item.label,
            help=item.help,
            gap_before=number == len(items),
        )
        for number, item in enumerate(entries)
    ]
    keys = keys_line(stage, say("Up, Down: move"), say("Enter: choose"))

    def draw(width: int, height: int) -> list[Line]:
        room = height // 2 if frame.leaves_room else height
        return draw_list(stage, rows, keys, pointed=control.pointed_at, above=(), width=width, height=room)

    def choose(event: KeyPressEvent) -> None:
        act(stage, control.get_pointed_at().value)

    bindings = list_bindings(control, stage)
    note_key(bindings, stage)
    for key in ENTER:
        bindings.add(key, eager=True)(choose)
    return run(prompt, drawn(draw), bindings, stage)
