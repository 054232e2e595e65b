"""
What a prompt shows, and what a person can reply to it: plain data between the screens and the interview.

Knows nothing of terminals.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Given:
    """An answer, in the form that an interview takes."""

    raw: object


@dataclass(frozen=True, slots=True)
class Declines:
    """No answer: `dont_know` or `rather_not_say`."""

    reason: str


@dataclass(frozen=True, slots=True)
class GoBack:
    """Back to the screen before."""


@dataclass(frozen=True, slots=True)
class GoElsewhere:
    """To another part of the quiz, or to an answer that was given."""


Leaving = GoBack | GoElsewhere
"""How a question can be left without a reply to it; each is the value of an item that was offered for it."""

Reply = Given | Declines | Leaving


@dataclass(frozen=True, slots=True)
class Note:
    """A text that is shown on request, beside the question: why it is asked, and help."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """
    Something in a list that can be chosen.

    Args:
        value: what choosing it means: an option's id, a reply, or a note to show.
        help: shown while it is pointed at.
        letter: what is typed for it where nothing can be pointed at; empty: one of its label's, or the letter that each
            language has for it.
    """

    label: str
    value: object
    help: str = ""
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """
    What stands around the answers of one prompt.

    Args:
        place: where in the quiz this is ("Screen 7 of at most 52").
        ask: the question.
        hint: what an answer looks like: unit and range.
        actions: what can be done instead of answering, below the answers.
        offered: the options of a long list that are shown before anything is typed; empty: all.
        first: the value of the entry that is pointed at, where none was chosen before.
        leaves_room: half of the screen at most, so that what was printed above stays in sight.
    """

    ask: str
    place: str = ""
    hint: str = ""
    actions: tuple[Item, ...] = ()
    offered: tuple[str, ...] = ()
    first: object = None
    leaves_room: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """
    What somebody typed, understood.

    Args:
        raw: in the form that an interview takes.
        shown: how it was understood, in words; empty where that goes without saying.
        doubt: what to ask before it is taken, because it is unusual; empty where it is not.
        is_literal: it was typed just as it counts, so that nobody need ask whether that is meant.
    """

    raw: object
    shown: str = ""
    doubt: str = ""
    is_literal: bool = True


@dataclass(frozen=True, slots=True)
class Misread:
    """
    What somebody typed, not understood.

    Args:
        message: what is wrong, and what would be right.
        may_grow: it can still become right by typing on, so nobody should be told while they type.
    """

    message: str
    may_grow: bool = False
