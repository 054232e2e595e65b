"""
Ask for any number of entries of a list: ticked with the space bar, and found by typing a name where there are names.

Knows nothing of interviews. What may be ticked together is decided in `ticking`, what a name finds in `finding`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from prompt_toolkit.application import Application
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from questionary.question import Question as Prompt

from intakewise.interview.finding import Finder, Hit
from intakewise.language.saying import say
from intakewise.model.answers import Ticked
from intakewise.model.questionnaires import Question
from intakewise.passes.option_names import is_searched
from intakewise.quiz.drawing import Line, Row, paragraph
from intakewise.quiz.list_entries import Chosen, Kept, browsed, is_ticked, names_left, row
from intakewise.quiz.list_stage import draw_list, list_bindings, note_key
from intakewise.quiz.replies import Frame, Item
from intakewise.quiz.stage import ENTER, STYLE, Stage, act, drawn, keys_line, run
from intakewise.quiz.ticking import add, drop, in_words, keep, refuse_confirming, tick
from intakewise.quiz.typed import printable

MOST_TYPED = 60
"""Letters of a name: no box has a longer one."""

NOWHERE = -1
"""The arrow is at no entry: what was typed may be quite another thing than what is near it."""


@dataclass(slots=True)
class _State:
    """The list on the screen, what was typed, and what is ticked, with the names by which it was found."""

    question: Question
    stage: Stage
    ticked: Ticked
    finder: Finder | None
    typed: str = ""
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    entries: tuple[Chosen, ...] = ()
    pointed_at: int = 0

    @property
    def choice_count(self) -> int:
        """How many entries there are, for the keys that move in them."""
        return len(self.entries)


def ask_several(frame: Frame, question: Question, ticked: Ticked) -> Ticked | object:
    """
    Ask for any number of options.

    Args:
        ticked: what is ticked at first.

    Returns:  what is ticked, or the value of an action of the frame.

    Raises:
        KeyboardInterrupt: Ctrl-C.
        EOFError: Ctrl-D, or the terminal has gone.
    """
    state = _State(question, Stage(frame), ticked, Finder(question) if is_searched(question) else None)
    _show_all(state)

    def draw(width: int, height: int) -> list[Line]:
        return _draw(state, width, height)

    bindings = list_bindings(state, state.stage)
    note_key(bindings, state.stage)
    _ticking_keys(bindings, state)
    if state.finder is not None:
        _typing_keys(bindings, state, state.finder)
    return run(Prompt(Application(style=STYLE)), drawn(draw), bindings, state.stage)


def _ticking_keys(bindings: KeyBindings, state: _State) -> None:
    @bindings.add(" ", eager=True)
    def _space(event: KeyPressEvent) -> None:
        if state.typed:
            _type(state, " ")
        else:
            _press(event, state)

    @bindings.add(ENTER[0], eager=True)
    @bindings.add(ENTER[1], eager=True)
    def _enter(event: KeyPressEvent) -> None:
        if state.typed or isinstance(state.entries[state.pointed_at], Item):
            _press(event, state)
            return
        state.stage.message = refuse_confirming(state.question, state.ticked)
        if not state.stage.message:
            event.app.exit(result=state.ticked)


def _typing_keys(bindings: KeyBindings, state: _State, finder: Finder) -> None:
    @bindings.add(Keys.Any)
    @bindings.add(Keys.BracketedPaste)
    def _letters(event: KeyPressEvent) -> None:
        # Keys that print nothing, such as Delete, come with their escape sequence as data.
        key = event.key_sequence[-1].key
        if not isinstance(key, Keys) or key is Keys.BracketedPaste:
            _type(state, event.data if state.typed else event.data.strip())

    @bindings.add(Keys.Backspace, eager=True)
    def _shorter(_: KeyPressEvent) -> None:
        _search(state, state.typed[:-1])

    @bindings.add(Keys.ControlU, eager=True)
    def _clear(_: KeyPressEvent) -> None:
        _search(state, "")


def _type(state: _State, letters: str) -> None:
    if printable(letters):
        _search(state, (state.typed + printable(letters))[:MOST_TYPED])


def _search(state: _State, typed: str) -> None:
    """Show what a name finds, or the whole list where none is typed."""
    was_typed, state.typed = state.typed, typed
    if not typed:
        if was_typed:
            _show_all(state)
        return
    assert state.finder is not None
    hits = state.finder.find(typed)
    is_kept = state.question.search and bool(typed.strip())
    state.entries = (*hits, Kept(typed.strip())) if is_kept else hits
    state.pointed_at = 0 if not hits or _is_clear(state.finder, typed, hits) else NOWHERE


def _is_clear(finder: Finder, typed: str, hits: Sequence[Hit]) -> bool:
    """Tell whether only one thing can be meant: "met" begins several medicines, and Enter may take none for another."""
    meant = finder.exactly(typed) or hits
    return not any(hit.near for hit in meant) and len({hit.options for hit in meant}) == 1


def _show_all(state: _State, at: Chosen | None = None) -> None:
    state.typed = ""
    state.entries = (*browsed(state.question, state.ticked, state.stage.frame.offered), *state.stage.frame.actions)
    state.pointed_at = state.entries.index(at) if at in state.entries else 0


def _press(event: KeyPressEvent, state: _State) -> None:
    """Do what the entry at the arrow stands for."""
    if not 0 <= state.pointed_at < len(state.entries):
        state.stage.message = _nothing_pointed_at(state)
        return
    chosen = state.entries[state.pointed_at]
    if isinstance(chosen, Item):
        act(state.stage, chosen.value)
    elif isinstance(chosen, Hit):
        _press_hit(state, chosen)
    elif isinstance(chosen, Kept):
        is_kept = chosen.typed in state.ticked.not_recognised
        _take(state, drop(state.ticked, chosen.typed) if is_kept else keep(state.question, state.ticked, chosen.typed))
        if not state.stage.message:
            _show_all(state)
    else:
        _take(state, tick(state.question, state.ticked, chosen))


def _nothing_pointed_at(state: _State) -> str:
    if not state.entries:
        return say("“{typed}” is not on this list. Clear it with Ctrl-U.", typed=state.typed)
    if not any(isinstance(entry, Hit) and entry.near for entry in state.entries):
        return say(
            "“{typed}” can be several of these. Go to what you mean with Up and Down, then press Enter.",
            typed=state.typed,
        )
    return say(
        "“{typed}” is not on this list. Go to what you mean with Up and Down, then press Enter.", typed=state.typed
    )


def _press_hit(state: _State, hit: Hit) -> None:
    if is_ticked(hit, state.ticked, state.names):
        state.stage.message = say("That is ticked already. To untick it, clear the search with Ctrl-U.")
        return
    _take(state, add(state.question, state.ticked, hit.options))
    if state.stage.message:
        return
    if hit.name:
        for option in hit.options:
            state.names[option] = (*state.names.get(option, ()), hit.name)
    _show_all(state, at=hit.options[0])


def _take(state: _State, outcome: Ticked | str) -> None:
    if isinstance(outcome, str):
        state.stage.message = outcome
        return
    state.ticked = outcome
    state.names = names_left(state.names, outcome)


def _draw(state: _State, width: int, height: int) -> list[Line]:
    actions = state.stage.frame.actions
    rows = [row(state.question, chosen, state.ticked, state.names) for chosen in state.entries]
    if actions and not state.typed:
        first = len(rows) - len(actions)
        rows[first] = Row(rows[first].label, gap_before=True)
    above = _lines_above(state, width)
    return draw_list(state.stage, rows, _keys(state), pointed=state.pointed_at, above=above, width=width, height=height)


def _keys(state: _State) -> str:
    if state.typed:
        return keys_line(state.stage, say("Up, Down: move"), say("Enter: tick"), say("Ctrl-U: clear"))
    if state.question.allow_not_sure:
        return keys_line(state.stage, say("Space: tick, again: not sure"), say("Enter: done"))
    first = say("Type: search") if state.question.search else say("Up, Down: move")
    return keys_line(state.stage, first, say("Space: tick"), say("Enter: done"))


def _lines_above(state: _State, width: int) -> list[Line]:
    """Return what was typed, whether anything is called that, and what is ticked, some of which may be out of sight."""
    if not (state.typed or state.question.search):
        return []
    lines = paragraph(in_words(state.question, state.ticked, state.names), width, first=say("Ticked:") + " ")
    lines += paragraph(say("Search: {typed}", typed=f"{state.typed}_"), width)
    hits = [entry for entry in state.entries if isinstance(entry, Hit)]
    if state.typed and not hits:
        lines += paragraph(say("Nothing here is called “{typed}”.", typed=state.typed), width, "bold")
    elif state.typed and all(hit.near for hit in hits):
        lines += paragraph(
            say("Nothing here is called “{typed}”. Did you mean one of these?", typed=state.typed), width, "bold"
        )
    return [*lines, [("", "")]]
