"""
The entries of a checklist: all of them, or those that a typed name finds.

Pure: knows options and names, nothing of keys or terminals.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from intakewise.interview.finding import Hit
from intakewise.language.saying import say
from intakewise.model.answers import Ticked
from intakewise.model.questionnaires import Option, Question
from intakewise.quiz.drawing import Row
from intakewise.quiz.replies import Item

EXAMPLES = 4
"""How many names of an option are shown while it is pointed at."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A name that is not on the list, as it was typed."""

    typed: str


Chosen = str | Hit | Kept | Item
"""What an entry stands for: an option's id, something that was found, a name to be kept, or an action."""

Names = Mapping[str, tuple[str, ...]]
"""By which names each option was found."""


def browsed(question: Question, ticked: Ticked, offered: tuple[str, ...]) -> tuple[Chosen, ...]:
    """
    Return the entries while nothing is typed.

    Of a list that is searched, what is ticked comes first, then what it means to tick nothing else, and then the rest.

    Args:
        offered: the options shown as "the rest" of a list that is searched; empty: all of them.
    """
    options = [option.id for option in question.options]
    if not question.search:
        return tuple(options)
    marked = [option for option in options if option in (*ticked.includes, *ticked.not_sure)]
    none = [option.id for option in question.options if option.none]
    incomplete = [option.id for option in question.options if option.incomplete]
    rest = [option for option in options if option in offered] if offered else options
    ordered = [*marked, *rest, *incomplete, *none] if offered else [*marked, *none, *incomplete, *rest]
    return (*(Kept(typed) for typed in ticked.not_recognised), *dict.fromkeys(ordered))


def row(question: Question, chosen: Chosen, ticked: Ticked, names: Names) -> Row:
    """Return how an entry is shown."""
    if isinstance(chosen, Item):
        return Row(chosen.label)
    if isinstance(chosen, Kept):
        if chosen.typed in ticked.not_recognised:
            return Row(say("“{typed}”, which is not on this list", typed=chosen.typed), "[x] ")
        return Row(say("None of these, or not sure which: keep “{typed}” as I typed it", typed=chosen.typed), "[ ] ")
    if isinstance(chosen, Hit):
        options = [question.option(option) for option in chosen.options]
        labels = " + ".join(option.label for option in options)
        mark = "[x] " if is_ticked(chosen, ticked, names) else "[ ] "
        return Row(f"{chosen.name}: {labels}", mark) if chosen.name else Row(labels, mark, _help(options[0]))
    option = question.option(chosen)
    found_by = f" ({', '.join(names[chosen])})" if names.get(chosen) else ""
    return Row(option.label + found_by, _mark(chosen, ticked), _help(option))


def is_ticked(hit: Hit, ticked: Ticked, names: Names) -> bool:
    """Tell whether all that was found is ticked already, by the same name if it was found by one."""
    return all(
        option in ticked.includes and (not hit.name or hit.name in names.get(option, ())) for option in hit.options
    )


def names_left(names: Names, ticked: Ticked) -> dict[str, tuple[str, ...]]:
    """
    Return the names that still say what is ticked.

    One thing that is several options goes with the first of them that is unticked: the others may be ticked by
    themselves, but no longer stand for it.
    """
    gone = {name for option, by in names.items() if option not in ticked.includes for name in by}
    kept = {option: tuple(name for name in by if name not in gone) for option, by in names.items()}
    return {option: by for option, by in kept.items() if by}


def _mark(option: str, ticked: Ticked) -> str:
    if option in ticked.includes:
        return "[x] "
    return "[?] " if option in ticked.not_sure else "[ ] "


def _help(option: Option) -> str:
    """Return what is said of an option while it is pointed at: its help, or some of its names."""
    if option.help or not option.also_called:
        return option.help
    return say("Such as {names}", names=", ".join(option.also_called[:EXAMPLES]))
