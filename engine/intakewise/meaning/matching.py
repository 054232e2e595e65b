"""
Match the questions of two knowledge bases, and read answers to both as answers to either.

A question or an option whose id has changed is the same where people read the same words. Knows nothing of rules.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Protocol, TypeVar

from intakewise.model.knowledge import Knowledge
from intakewise.model.pairs import Match, Pair, Side
from intakewise.model.questionnaires import Question, QuestionType

RawAnswers = dict[str, object]


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Part = TypeVar("_Part", bound=_Named)


def pair_of(old: Knowledge, new: Knowledge) -> Pair:
    """Return two knowledge bases with their questions matched."""
    return Pair(old, new, tuple(_matches(old.questionnaire.questions, new.questionnaire.questions)))


def _matches(old: Mapping[str, Question], new: Mapping[str, Question]) -> Iterator[Match]:
    counterparts = _counterparts(old.values(), new.values(), _may_be_asked_alike, lambda question: question.ask)
    by_new = {each: older for older, each in counterparts.items()}
    for name, question in new.items():
        older = old.get(by_new.get(name, ""))
        if older is None:
            yield Match(name, None, question, {}, same=False)
        else:
            options = _counterparts(older.options, question.options, lambda *_: True, lambda option: option.label)
            yield Match(name, older, question, options, same=_takes_the_same(older, question, options))
    for name, question in old.items():
        if name not in counterparts:
            key = f"{name} (before)" if name in new else name
            yield Match(key, question, None, {}, same=False)


def _counterparts(
    old: Iterable[_Part], new: Iterable[_Part], may_be: Callable[[_Part, _Part], bool], read: Callable[[_Part], str]
) -> dict[str, str]:
    """
    Return which of the old are which of the new: by id and words, else by the words that people read, else by id.

    Words come before an id: where two options change their words with each other, people answer what they read.
    """
    olds, news = {each.id: each for each in old}, {each.id: each for each in new}
    found: dict[str, str] = {}

    def match(name: str, other: str) -> None:
        is_free = name in olds and other in news and name not in found and other not in found.values()
        if is_free and may_be(olds[name], news[other]):
            found[name] = other

    for name, each in olds.items():
        if name in news and read(each) == read(news[name]):
            match(name, name)
    by_words = {read(each): name for name, each in news.items() if name not in found.values()}
    for name, each in olds.items():
        match(name, by_words.get(read(each), ""))
    for name in olds:
        match(name, name)
    return found


def _may_be_asked_alike(old: Question, new: Question) -> bool:
    """Tell whether an answer to one can be read as one to the other at all."""
    return old.type is new.type and old.unit == new.unit


def _takes_the_same(old: Question, new: Question, options: Mapping[str, str]) -> bool:
    is_named_alike = old.id == new.id and all(one == two for one, two in options.items())
    return is_named_alike and _taken_by(old) == _taken_by(new)


def _taken_by(question: Question) -> tuple[object, ...]:
    options: object = tuple((option.id, option.none, option.incomplete) for option in question.options)
    if question.type is QuestionType.CHOICES:
        assert isinstance(options, tuple)
        options = frozenset(options)  # the order of a list means nothing
    ends = None if question.range is None else (question.range.low, question.range.high)
    return question.allow_not_sure, question.search, question.decimals, ends, options


def answers_for(pair: Pair, side: Side, answers: Mapping[str, object]) -> RawAnswers:
    """
    Return what a person would answer to one base who gives these answers to both.

    What a base does not ask goes. Of a list, options that it does not have go; where none is left, nothing applies.
    """
    found: RawAnswers = {}
    for match in pair.matches:
        question = match.question(side)
        if question is not None and match.key in answers:
            value = answers[match.key]
            found[question.id] = value if match.same else _value_for(match, side, question, value)
    return found


def answers_from(pair: Pair, side: Side, answers: Mapping[str, object]) -> RawAnswers:
    """Return answers to one base as answers to both: those that only the other asks are missing."""
    found: RawAnswers = {}
    for match in pair.matches:
        question = match.question(side)
        if question is not None and question.id in answers:
            value = answers[question.id]
            found[match.key] = value if match.same else _renamed(question, value, _common(match, side))
    return found


def _common(match: Match, side: Side) -> Callable[[str], str | None]:
    return lambda option: match.option_from(side, option)


def _value_for(match: Match, side: Side, question: Question, value: object) -> object:
    value = _renamed(question, value, lambda option: match.option_for(side, option))
    if question.range is not None and isinstance(value, int | float | Decimal):
        scaled = Decimal(str(value)).scaleb(question.decimals)
        is_taken = scaled == int(scaled) and question.range.low <= scaled <= question.range.high
        return value if is_taken else None
    if question.type is not QuestionType.CHOICES or value is None:
        return value
    return _list_for(question, dict(value) if isinstance(value, Mapping) else {"includes": value})


def _list_for(question: Question, parts: RawAnswers) -> object:
    """Return what is left of a list, once it holds only options that the base has; nothing left: none of these."""
    if "declined" in parts:
        return parts
    none = [option.id for option in question.options if option.none]
    includes = parts.get("includes")
    assert isinstance(includes, list)
    beside = {
        "not_sure": parts.get("not_sure") if question.allow_not_sure else None,
        "not_recognised": parts.get("not_recognised") if question.search else None,
    }
    beside = {key: value for key, value in beside.items() if value}
    ticked = [option for option in includes if option not in none]
    if beside:
        return {"includes": ticked, **beside}
    return ticked or none


def _renamed(question: Question, value: object, name: Callable[[str], str | None]) -> object:
    """Return an answer with other names of options; options without one are left out."""
    if isinstance(value, Mapping):
        if "declined" in value:
            return value
        return {key: part if key == "not_recognised" else _renamed(question, part, name) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [renamed for each in value if (renamed := name(str(each))) is not None]
    if isinstance(value, str) and question.type is QuestionType.CHOICE:
        return name(value)
    return value
