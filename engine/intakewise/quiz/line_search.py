"""
Ask for entries of a long list by their names, in plain lines: what is called just so is ticked, all else asked about.

Knows nothing of interviews. What may be ticked together is decided in `ticking`, what a name finds in `finding`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rich.console import Console

from intakewise.interview.finding import Finder, Hit
from intakewise.language.saying import say
from intakewise.model.answers import Ticked
from intakewise.model.questionnaires import Question
from intakewise.quiz.line_answers import entry_number, none_meant, parts_of
from intakewise.quiz.line_prompt import Former, LinePrompt, put
from intakewise.quiz.lines import DoesNotFit, Lines
from intakewise.quiz.list_entries import Kept, names_left
from intakewise.quiz.replies import Frame, Given, Item, Misread
from intakewise.quiz.ticking import (
    NOTHING,
    add,
    drop,
    in_words,
    keep,
    none_option,
    refuse_confirming,
    tick,
    ticked_from,
)
from intakewise.quiz.typed import plain
from intakewise.report.page import paragraph

Entry = str | Kept
"""What has a number: an option's id, or a name that was kept as it was typed."""

MOST_MEANT = 9
"""How many things a name may stand for are listed: a longer list is not heard to its end."""


@dataclass(frozen=True, slots=True)
class _Names:
    """What was typed, as names."""

    typed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Done:
    """The person has said that this is all."""


@dataclass(frozen=True, slots=True)
class _Again:
    """The person wants to type a name in another way."""


@dataclass(slots=True)
class _Search:
    """A list that is being answered: what is ticked, and the names by which it was found."""

    question: Question
    frame: Frame
    lines: Lines
    console: Console
    finder: Finder
    ticked: Ticked
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)


def search_in_lines(frame: Frame, question: Question, former: Former | None, lines: Lines, console: Console) -> object:
    """
    Ask for any number of options by their names; of a file or a pipe, one line has all of them.

    Returns:  what is ticked, the former answer, or the value of an action of the frame.

    Raises:  what `put` does.
    """
    ticked = ticked_from(former.value.raw) if former and isinstance(former.value, Given) and lines.is_typed else NOTHING
    search = _Search(question, frame, lines, console, Finder(question), ticked)
    reply = put(_prompt(search, frame.ask, former), lines, console)
    while isinstance(reply, _Names | _Done | str | Kept):
        before = search.ticked
        if isinstance(reply, _Names):
            _take_names(search, reply.typed)
        elif not isinstance(reply, _Done):
            _take(search, _pressed(search, reply))
        if _is_finished(search, before, reply):
            return search.ticked
        ask = say("So far: {names}.", names=_said(search)) if search.ticked != NOTHING else frame.ask
        reply = put(_prompt(search, ask, None), lines, console)
    return reply


def _is_finished(search: _Search, before: Ticked, reply: object) -> bool:
    none = none_option(search.question)
    if none is not None and none.id in search.ticked.includes and search.ticked != before:
        return True  # there is nothing to be added to "none"
    if not search.lines.is_typed:
        return True
    if isinstance(reply, _Done):
        refused = refuse_confirming(search.question, search.ticked)
        paragraph(search.console, refused)
        return not refused
    return False


def _prompt(search: _Search, ask: str, former: Former | None) -> LinePrompt:
    entries = _entries(search)
    is_first = ask == search.frame.ask
    return LinePrompt(
        ask,
        [Item(_label(search, each), each) for each in entries],
        _how(search),
        lambda typed: _read(search, entries, typed),
        search.frame.actions,
        search.frame.place if is_first else "",
        former,
    )


def _how(search: _Search) -> str:
    if not search.lines.is_typed:
        return say("Names, with commas between them, or “none”. In quotes: a name that is not on the list.")
    if search.ticked == NOTHING:
        return say("Type a name as it stands on the box, or several with commas between them; or a number.")
    return say("Type one more name, or the word done if that is all.")


def _entries(search: _Search) -> list[Entry]:
    """Return what has a number: what is ticked, to take it away, and what is offered without its name."""
    ticked, options = search.ticked, search.question.options
    marked: list[Entry] = [*map(Kept, ticked.not_recognised)]
    marked += [option.id for option in options if option.id in (*ticked.includes, *ticked.not_sure)]
    offered = [option.id for option in options if option.id in search.frame.offered]
    incomplete = [option.id for option in options if option.incomplete]
    none = [option.id for option in options if option.none and ticked == NOTHING]
    return list(dict.fromkeys([*marked, *offered, *incomplete, *none]))


def _label(search: _Search, entry: Entry) -> str:
    if isinstance(entry, Kept):
        return say("Take away: {entry}", entry=f"“{entry.typed}”")
    label = search.question.option(entry).label
    if entry not in search.ticked.includes:
        return label
    found_by = ", ".join(search.names.get(entry, ()))
    return say("Take away: {entry}", entry=f"{label} ({found_by})" if found_by else label)


def _read(search: _Search, entries: Sequence[Entry], typed: str) -> object:
    number = entry_number(typed, len(entries))
    if isinstance(number, Misread):
        return number
    if number is not None:
        return entries[number]
    if search.lines.is_typed and plain(typed) == plain(say("done")):
        return _Done()
    none = none_meant(search.question, typed)
    if none is not None and search.ticked == NOTHING:
        return none
    whole = search.finder.exactly(typed)
    return _Names((typed,) if whole else tuple(parts_of(typed)))


def _pressed(search: _Search, entry: Entry) -> Ticked | str:
    if isinstance(entry, Kept):
        return drop(search.ticked, entry.typed)
    return tick(search.question, search.ticked, entry)


def _take_names(search: _Search, typed: Sequence[str]) -> None:
    for each in typed:
        quoted = each.strip('"“”').strip() if each[:1] in '"“' and each[-1:] in '"”' else ""
        exact = search.finder.exactly(quoted or each)
        if search.question.rank_of(each) >= 0:
            _take(search, add(search.question, search.ticked, (each,)))
        elif len(exact) == 1:
            _take_hit(search, exact[0])
        elif quoted:
            _take(search, keep(search.question, search.ticked, quoted))
        else:
            _ask_which(search, each, exact or search.finder.find(each))


def _ask_which(search: _Search, typed: str, hits: Sequence[Hit]) -> None:
    """Ask which of several things a name means, or whether it is kept as it was typed; nothing is taken for it."""
    meant = hits[:MOST_MEANT]
    if not search.lines.is_typed:
        paragraph(search.console, _not_exact(search, typed, meant))
        raise DoesNotFit(search.lines.number, search.frame.ask, _how(search))
    items = [Item(_hit_in_words(search, hit), hit) for hit in meant]
    items.append(Item(say("None of these, or not sure which: keep “{typed}” as I typed it", typed=typed), Kept(typed)))
    if not meant:
        items = [Item(say("Keep “{typed}” as I typed it", typed=typed), Kept(typed))]
    again = Item(say("leave it out, and type it in another way"), _Again(), letter=say("b = go back")[:1])
    how = say("Type one number, or several with commas between them.") if meant else say("Type 1 to keep it.")
    prompt = LinePrompt(_which(typed, hits), items, how, lambda line: _read_meant(items, line), (again,))
    chosen = put(prompt, search.lines, search.console)
    for each in chosen if isinstance(chosen, tuple) else ():
        if isinstance(each, Hit):
            _take_hit(search, each)
        else:
            _take(search, keep(search.question, search.ticked, typed))


def _which(typed: str, hits: Sequence[Hit]) -> str:
    if not hits:
        return say("Nothing on this list is called “{typed}”.", typed=typed)
    if all(hit.near for hit in hits):
        return say("Nothing on this list is called “{typed}”. Do you mean one of these?", typed=typed)
    if len(hits) > MOST_MEANT:
        return say("What do you mean by “{typed}”? There are more: type more of the name to hear them.", typed=typed)
    return say("What do you mean by “{typed}”?", typed=typed)


def _not_exact(search: _Search, typed: str, hits: Sequence[Hit]) -> str:
    if not hits:
        return say("Nothing on this list is called “{typed}”.", typed=typed)
    meant = "; ".join(_hit_in_words(search, hit) for hit in hits)
    return say("“{typed}” may stand for: {meant}.", typed=typed, meant=meant)


def _read_meant(items: Sequence[Item], typed: str) -> object:
    numbers = [entry_number(part, len(items)) for part in parts_of(typed)]
    wrong = next((each for each in numbers if isinstance(each, Misread)), None)
    chosen = tuple(items[each].value for each in numbers if isinstance(each, int))
    if wrong is not None or len(chosen) < len(numbers) or not chosen:
        return wrong or Misread(say("That is none of the answers."))
    return chosen


def _hit_in_words(search: _Search, hit: Hit) -> str:
    labels = " + ".join(search.question.option(option).label for option in hit.options)
    return f"{hit.name}: {labels}" if hit.name else labels


def _take_hit(search: _Search, hit: Hit) -> None:
    if _take(search, add(search.question, search.ticked, hit.options)) and hit.name:
        for option in hit.options:
            search.names[option] = tuple(dict.fromkeys([*search.names.get(option, ()), hit.name]))


def _take(search: _Search, outcome: Ticked | str) -> bool:
    """Take a list as it is then, or say why it cannot be so; return whether it was taken."""
    if isinstance(outcome, str):
        paragraph(search.console, outcome)
        if not search.lines.is_typed:
            raise DoesNotFit(search.lines.number, search.frame.ask, _how(search))
        return False
    search.ticked = outcome
    search.names = names_left(search.names, outcome)
    return True


def _said(search: _Search) -> str:
    return in_words(search.question, search.ticked, search.names)
