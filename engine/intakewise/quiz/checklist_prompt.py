"""
Ask for any number of entries of a list: ticked with the space bar, searched by typing where the list is long.

Knows nothing of interviews. What may be ticked together is decided by the functions it is given.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import questionary
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from questionary.prompts.common import InquirerControl

from intakewise.model.answers import Ticked
from intakewise.quiz.drawing import Line, Row, paragraph
from intakewise.quiz.list_stage import choices_from, control_of, draw_list, list_bindings, note_key
from intakewise.quiz.replies import Frame, Item
from intakewise.quiz.stage import ENTER, STYLE, Stage, act, drawn, keys_line, run


@dataclass(frozen=True, slots=True)
class Checklist:
    """
    A list to be ticked.

    Args:
        items: its entries; their values are option ids.
        tick: what the space bar does to an entry; a text says why it does nothing.
        refuse: why the list cannot be confirmed as it is; empty if it can.
        search: it is long, and searched by typing.
        elsewhere: the label of the entry for what is not on the list; empty if there is none such.
        unsure: single entries may be "not sure".
    """

    items: Sequence[Item]
    tick: Callable[[Ticked, str], Ticked | str]
    refuse: Callable[[Ticked], str]
    search: bool = False
    elsewhere: str = ""
    unsure: bool = False


@dataclass(slots=True)
class _State:
    """The list on the screen, and what is ticked in it."""

    checklist: Checklist
    control: InquirerControl
    stage: Stage
    ticked: Ticked


def ask_several(frame: Frame, checklist: Checklist, ticked: Ticked) -> Ticked | object:
    """
    Ask for any number of entries.

    Args:
        ticked: what is ticked at first.

    Returns:  what is ticked, or the value of an action of the frame.

    Raises:
        KeyboardInterrupt: Ctrl-C.
        EOFError: Ctrl-D, or the terminal has gone.
    """
    choices = choices_from(checklist.items, frame.actions)
    prompt = questionary.checkbox("", choices, use_jk_keys=False, use_search_filter=checklist.search, style=STYLE)
    state = _State(checklist, control_of(prompt), Stage(frame), ticked)

    def draw(width: int, height: int) -> list[Line]:
        return _draw(state, width, height)

    bindings = list_bindings(state.control, state.stage)
    _ticking_keys(bindings, state)
    if checklist.search:
        _searching_keys(bindings, state)
    else:
        note_key(bindings, state.stage)
    return run(prompt, drawn(draw), bindings, state.stage)


def _ticking_keys(bindings: KeyBindings, state: _State) -> None:
    actions = tuple(action.value for action in state.stage.frame.actions)

    @bindings.add(" ", eager=True)
    def _tick(event: KeyPressEvent) -> None:
        value = state.control.get_pointed_at().value
        if value in actions:
            act(event, state.stage, value)
            return
        outcome = state.checklist.tick(state.ticked, str(value))
        if isinstance(outcome, Ticked):
            state.ticked = outcome
            _end_search(state)
        else:
            state.stage.message = outcome

    @bindings.add(ENTER[0], eager=True)
    @bindings.add(ENTER[1], eager=True)
    def _confirm(event: KeyPressEvent) -> None:
        value = state.control.get_pointed_at().value
        if value in actions:
            act(event, state.stage, value)
            return
        state.stage.message = _unfinished_search(state) or state.checklist.refuse(state.ticked)
        if not state.stage.message:
            event.app.exit(result=state.ticked)

    # questionary ticks everything, or turns everything round, at one of these keys. Not in a list of symptoms.
    for key in (Keys.ControlA,) if state.checklist.search else ("a", "i"):
        bindings.add(key, eager=True)(lambda event: None)


def _searching_keys(bindings: KeyBindings, state: _State) -> None:
    """Add what questionary's search lacks: letters beyond ASCII, and one key that ends the search."""

    @bindings.add(Keys.Any)
    def _letter(event: KeyPressEvent) -> None:
        if event.data.isprintable():
            state.control.search_filter = (state.control.search_filter or "") + event.data
            state.control.pointed_at = 0

    @bindings.add(Keys.ControlU, eager=True)
    def _end(_: KeyPressEvent) -> None:
        _end_search(state)


def _unfinished_search(state: _State) -> str:
    """Say what to do with a name that was typed and not ticked: it must not get lost when the list is confirmed."""
    typed = state.control.search_filter
    if not typed:
        return ""
    if state.control.filtered_choices and state.control.found_in_search:
        return f"“{typed}” is typed and not ticked yet. Space ticks the entry at the arrow, Ctrl-U clears the search."
    other = f", and tick “{state.checklist.elsewhere}”" if state.checklist.elsewhere else ""
    return f"“{typed}” is not on this list. Clear it with Ctrl-U{other}."


def _end_search(state: _State) -> None:
    """Show the whole list again, and point at the same entry as before."""
    if state.control.search_filter is None:
        return
    pointed = state.control.get_pointed_at()
    state.control.search_filter = None
    state.control.pointed_at = state.control.choices.index(pointed)


def _draw(state: _State, width: int, height: int) -> list[Line]:
    items = {item.value: item for item in (*state.checklist.items, *state.stage.frame.actions)}
    shown = state.control.filtered_choices
    actions = [choice.value for choice in shown if choice.title == " "]
    rows = [
        Row(items[choice.value].label, gap_before=choice.value == actions[0])
        if choice.value in actions
        else Row(items[choice.value].label, _mark(state.ticked, choice.value), items[choice.value].help)
        for choice in shown
    ]
    first = "Type: search" if state.checklist.search else "Up, Down: move"
    space = "Space: tick, again: not sure" if state.checklist.unsure else "Space: tick"
    keys = keys_line(state.stage, *([] if state.checklist.unsure else [first]), space, "Enter: done")
    above = _search_lines(state, width) if state.checklist.search else []
    pointed = state.control.pointed_at
    return draw_list(state.stage, rows, keys, pointed=pointed, above=above, width=width, height=height)


def _mark(ticked: Ticked, option: str) -> str:
    if option in ticked.includes:
        return "[x] "
    return "[?] " if option in ticked.not_sure else "[ ] "


def _search_lines(state: _State, width: int) -> list[Line]:
    """Return what was typed, whether anything matches, and what is ticked, some of which may be out of sight."""
    typed = state.control.search_filter or ""
    lines = paragraph(f"Search: {typed}_", width)
    if typed and not state.control.found_in_search:
        missing = f"Nothing here matches “{typed}”. The whole list is shown."
        lines += paragraph(missing, width, "bold")
    labels = {item.value: item.label for item in state.checklist.items}
    if state.ticked.includes:
        lines += paragraph("; ".join(labels[each] for each in state.ticked.includes), width, first="Ticked: ")
    return [*lines, [("", "")]]
