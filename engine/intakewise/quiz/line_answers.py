"""
Understand a line as an answer: the number of an entry, several numbers, or an entry's own words.

Pure, and exact: what is near an answer is not one. Knows nothing of terminals.
"""

import re
from collections.abc import Sequence

from intakewise.interview.finding import Finder, Hit
from intakewise.language.saying import say
from intakewise.model.answers import Ticked
from intakewise.model.questionnaires import Question
from intakewise.passes.option_names import folded, options_called
from intakewise.quiz.replies import Given, Item, Misread
from intakewise.quiz.ticking import none_option
from intakewise.quiz.typed import plain

_BETWEEN = re.compile(r"\s*[,;]\s*|\s+(?:and|&)\s+")
_NUMBERS = re.compile(r"[0-9]{1,3}(?:\s+[0-9]{1,3})+")
_TICK = re.compile(r"(?P<entry>.*?)\s*(?P<unsure>\?|\(?not sure\)?)?", re.DOTALL)


def read_one(items: Sequence[Item], typed: str) -> object:
    """Return the value of the entry that a line names by its number, its words, or its id; or why it names none."""
    number = entry_number(typed, len(items))
    if isinstance(number, Misread):
        return number
    if number is not None:
        return items[number].value
    wanted = folded(typed)
    named = [item.value for item in items if wanted and (wanted in _words_for(item) or plain(typed) == _id(item))]
    return named[0] if len(named) == 1 else Misread(say("That is none of the answers."))


def entry_number(typed: str, count: int) -> int | Misread | None:
    """Return which entry a line of digits stands for, from 0; None if it is no line of digits."""
    digits = plain(typed).removesuffix(".")
    if not (digits.isascii() and digits.isdigit()):
        return None
    if not 1 <= int(digits[:9]) <= count:
        return Misread(say("There is no {number} here: the last one is {last}.", number=digits[:9], last=count))
    return int(digits) - 1


def _id(item: Item) -> str:
    value = item.value.raw if isinstance(item.value, Given) else item.value
    return value if isinstance(value, str) else ""


def _words_for(item: Item) -> tuple[str, ...]:
    """Return what may be typed for an entry, without what keyboards and people leave out."""
    words = folded(item.label)
    if isinstance(item.value, Given) and isinstance(item.value.raw, bool):
        return (words, folded(say("y") if item.value.raw else say("n")))
    return (words,)


def parts_of(typed: str) -> list[str]:
    """
    Return what a line lists: split at commas, and at blanks where it is all numbers.

    >>> parts_of("1, 4 and 5"), parts_of("1 4"), parts_of("iron tablets, zinc")
    (['1', '4', '5'], ['1', '4'], ['iron tablets', 'zinc'])
    """
    if _NUMBERS.fullmatch(typed.strip()):
        return typed.split()
    return [part for part in _BETWEEN.split(typed.strip()) if part]


def read_several(question: Question, finder: Finder | None, typed: str) -> Ticked | Misread:
    """
    Understand a line as the entries of a checklist.

    Args:
        finder: finds entries by other names, where they have such.
    """
    labels = {folded(option.label): option.id for option in question.options}
    whole = labels.get(folded(typed)) or none_meant(question, typed)
    if whole is not None:
        return Ticked((whole,))
    includes: set[str] = set()
    not_sure: set[str] = set()
    for part in parts_of(typed):
        tick = _TICK.fullmatch(part)
        assert tick is not None
        option = _option(question, finder, tick["entry"])
        if isinstance(option, Misread):
            return option
        (not_sure if tick["unsure"] else includes).update(option)
    return _ticked(question, includes, not_sure)


def none_meant(question: Question, typed: str) -> str | None:
    """Return the option that excludes all others, where a line says so in a word; None if it does not."""
    none = none_option(question)
    return none.id if none is not None and folded(typed) in (folded(say("none")), folded(say("nothing"))) else None


def _ticked(question: Question, includes: set[str], not_sure: set[str]) -> Ticked | Misread:
    none = none_option(question)
    if not_sure and not question.allow_not_sure:
        return Misread(say("“Not sure” is not an answer to a single entry here."))
    if includes & not_sure:
        return Misread(say("One entry is there twice, once as not sure."))
    if none is not None and none.id in includes | not_sure and len(includes | not_sure) > 1:
        return Misread(say("“{none}” cannot stand together with something else.", none=none.label))
    if none is not None and none.id in not_sure:
        return Misread(say("“{none}” is sure, or not an answer.", none=none.label))
    if not (includes or not_sure):
        return Misread(say("That is none of the answers."))
    return Ticked(_in_order(question, includes), _in_order(question, not_sure))


def _in_order(question: Question, options: set[str]) -> tuple[str, ...]:
    return tuple(option.id for option in question.options if option.id in options)


def _option(question: Question, finder: Finder | None, typed: str) -> tuple[str, ...] | Misread:
    number = entry_number(typed, len(question.options))
    if isinstance(number, Misread):
        return number
    if number is not None:
        return (question.options[number].id,)
    if question.rank_of(typed) >= 0:
        return (typed,)
    exact = options_called(question, typed)
    if len(exact) == 1:
        return exact[0]
    return _not_exactly(question, finder.find(typed) if finder else (), typed)


def _not_exactly(question: Question, hits: Sequence[Hit], typed: str) -> Misread:
    """Say that an entry is not called so, and which ones may be meant: none is taken for it."""
    meant = dict.fromkeys(option for hit in hits for option in hit.options)
    if not meant:
        return Misread(say("“{typed}” is none of the answers.", typed=typed))
    entries = "; ".join(f"{question.rank_of(option) + 1}, {question.option(option).label}" for option in meant)
    return Misread(say("“{typed}” is none of the answers. Do you mean: {entries}?", typed=typed, entries=entries))
