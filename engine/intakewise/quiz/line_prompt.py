"""
Put one question as plain lines, and read until a line answers it. Nothing that was printed is ever changed again.

Knows nothing of interviews, nor of types: how a line is understood comes from outside.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console

from intakewise.language.saying import say
from intakewise.quiz.lines import UNREADABLE, DoesNotFit, InputEnded, Lines
from intakewise.quiz.replies import Declines, GoBack, GoElsewhere, Item, Misread, Note
from intakewise.quiz.typed import plain
from intakewise.report.page import clean, gap, paragraph, show


@dataclass(frozen=True, slots=True)
class Former:
    """An answer from before, and how it is said."""

    value: object
    said: str


@dataclass(frozen=True, slots=True)
class LinePrompt:
    """
    One question as it is put.

    Args:
        before: what is said before the question, such as where in the quiz it stands.
        numbered: what can be chosen by its number.
        how: what is to be typed; also what a file that has something else is told to have.
        read: understands a line.
        actions: what can be done instead, each by a letter; notes are one, whatever their number.
        former: the answer before, which an empty line keeps; None if there is none.
    """

    ask: str
    numbered: Sequence[Item]
    how: str
    read: Callable[[str], object]
    actions: Sequence[Item] = ()
    before: str = ""
    former: Former | None = None


def put(prompt: LinePrompt, lines: Lines, console: Console) -> object:
    """
    Ask until a line is an answer, an action, or empty where a former answer is kept by that.

    Raises:
        KeyboardInterrupt: the person stops, by the letter for that or with Ctrl-C.
        InputEnded: there are no more lines.
        DoesNotFit: a line of a file or a pipe is no answer.
    """
    actions = lettered(prompt.actions)
    _tell(prompt, actions, console)
    while True:
        typed = _next_line(prompt, lines, console)
        command = _command(typed, actions)
        if not typed and prompt.former is not None:
            return prompt.former.value
        if not typed and lines.is_typed:
            _tell(prompt, actions, console)
        elif command == _letter(_why()) and _notes(prompt):
            _tell_notes(prompt, console)
        elif command == _letter(_stop()):
            raise KeyboardInterrupt
        elif command in actions:
            return actions[command].value
        else:
            outcome = _understood(prompt, typed)
            if not isinstance(outcome, Misread):
                return outcome
            paragraph(console, outcome.message)
            if not lines.is_typed:
                raise DoesNotFit(lines.number, prompt.ask, prompt.how)


def _understood(prompt: LinePrompt, typed: str) -> object:
    if UNREADABLE in typed:
        return Misread(say("A character in this line cannot be read."))
    if not typed:
        return Misread(say("The line is empty."))
    return prompt.read(typed)


def _next_line(prompt: LinePrompt, lines: Lines, console: Console) -> str:
    console.print(clean(say("Answer:")), end=" ")
    console.file.flush()
    try:
        typed = lines.read()
    except EOFError as ended:
        gap(console)
        raise InputEnded(prompt.ask) from ended
    if not lines.is_typed:
        show(console, clean(typed))  # nobody has seen it typed
    return typed


def _tell(prompt: LinePrompt, actions: Mapping[str, Item], console: Console) -> None:
    """Print the whole question at once: what is asked, the answers, the former one, and last what to type."""
    gap(console)
    paragraph(console, prompt.before)
    paragraph(console, prompt.ask)
    for number, item in enumerate(prompt.numbered, 1):
        about = f" ({item.help.rstrip('.')})" if item.help else ""
        show(console, clean(f"{item.label}{about}"), mark=f"{number}. ")
    if prompt.former is not None:
        paragraph(console, say("Your answer before: {answer}. Enter alone keeps it.", answer=prompt.former.said))
    letters = [_legend(item) or f"{letter} = {item.label}" for letter, item in actions.items()]
    letters += [_why()] if _notes(prompt) else []
    letters.append(_stop())
    paragraph(console, prompt.how)
    paragraph(console, say("Or: {letters}.", letters=", ".join(letters)))


def _legend(item: Item) -> str:
    """Return the letter of an action with what it does, in the letters of the language; empty if it has no own."""
    if item.value == Declines("dont_know"):
        return say("d = I don't know")
    if item.value == Declines("rather_not_say"):
        return say("s = I'd rather not say")
    if isinstance(item.value, GoElsewhere):
        return say("g = go to another part")
    return say("b = go back") if isinstance(item.value, GoBack) else ""


def _why() -> str:
    return say("? = why we ask")


def _stop() -> str:
    return say("q = stop")


def _letter(legend: str) -> str:
    return legend.partition(" ")[0]


def _notes(prompt: LinePrompt) -> list[Note]:
    return [item.value for item in prompt.actions if isinstance(item.value, Note)]


def _tell_notes(prompt: LinePrompt, console: Console) -> None:
    for note in _notes(prompt):
        paragraph(console, f"{note.title} {note.text}")


def _command(typed: str, actions: Mapping[str, Item]) -> str:
    """Return the letter that a line stands for: itself, or the words beside it; empty if it stands for none."""
    wanted = plain(typed)
    if wanted in (_letter(_why()), _letter(_stop()), *actions):
        return wanted
    return next((letter for letter, item in actions.items() if plain(item.label) == wanted), "")


def lettered(actions: Sequence[Item]) -> dict[str, Item]:
    """Return actions by their letters; one that has none gets the first of its label that is free."""
    chosen = [item for item in actions if not isinstance(item.value, Note)]
    letters = [_letter(_legend(item)) or item.letter for item in chosen]
    found = {letter: item for letter, item in zip(letters, chosen, strict=True) if letter}
    for letter, item in zip(letters, chosen, strict=True):
        if not letter:
            free = (each for each in plain(item.label) if each.isalpha() and each not in (*found, _letter(_stop())))
            found[next(free)] = item
    return found
