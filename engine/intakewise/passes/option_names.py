"""
Every name by which an option can be found: its label, what it is also called, and names it shares with others.

Knows which names there are, nothing of how they are searched.
"""

import unicodedata
from dataclasses import dataclass

from intakewise.model.questionnaires import Question


@dataclass(frozen=True, slots=True)
class OptionName:
    """
    One name and what it leads to.

    Args:
        text: as it was written.
        folded: as it is compared.
        options: ids; several for one thing that is all of them.
        proper: it names one thing, such as a medicine; else it is a label, or a word for any of several options.
    """

    text: str
    folded: str
    options: tuple[str, ...]
    proper: bool


def folded(text: str) -> str:
    """
    Return a text without what people leave out or get wrong while typing: case, accents, hyphens, dots.

    >>> folded("  Co-Amilofruse 5/40 "), folded("Crohn's"), folded("Sinthromé"), folded("Nerve, brain")
    ('co amilofruse 5 40', 'crohns', 'sinthrome', 'nerve brain')
    """
    parts = unicodedata.normalize("NFKD", text.casefold())
    kept = (part if part.isalnum() else _put_for(part) for part in parts if not unicodedata.combining(part))
    return " ".join("".join(kept).split())


def _put_for(mark: str) -> str:
    return "" if mark in "'’`." else " "


def option_names(question: Question) -> tuple[OptionName, ...]:
    """Return every name of every option, in the order in which they stand; names for any of several stand for each."""
    names: list[OptionName] = []
    for option in question.options:
        names.append(OptionName(option.label, folded(option.label), (option.id,), proper=False))
        names += (OptionName(name, folded(name), (option.id,), proper=True) for name in option.also_called)
    for shared in question.shared_names:
        each = [shared.options] if shared.together else [(option,) for option in shared.options]
        for name in shared.names:
            names += (OptionName(name, folded(name), options, proper=shared.together) for options in each)
    return tuple(names)


def options_called(question: Question, text: str) -> tuple[tuple[str, ...], ...]:
    """Return what a text is a name of: each is what one name leads to, several options where it is all of them."""
    called = folded(text)
    if not called:
        return ()
    return tuple(dict.fromkeys(name.options for name in option_names(question) if name.folded == called))


def is_searched(question: Question) -> bool:
    """Tell whether typing finds the options of a list: it is long, or its options have other names."""
    return question.search or bool(question.shared_names) or any(option.also_called for option in question.options)
