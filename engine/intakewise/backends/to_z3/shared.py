"""
The answers that two knowledge bases are both asked for, as variables: one where they mean the same, else two with laws.

What a law says of two variables is what `meaning.matching.answers_for` does with one answer.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import z3

from intakewise.backends.to_z3 import wholes
from intakewise.backends.to_z3.given import Given, any_answer, written_answer
from intakewise.backends.to_z3.truths import every, negation, some
from intakewise.model.pairs import Match, Pair, Side
from intakewise.model.questionnaires import Question, QuestionType


@dataclass(frozen=True, slots=True)
class Shared:
    """
    The answer to one question of either base, or of both.

    Args:
        given: the answer as each base reads it that asks the question.
        laws: what every answer keeps to, and, where there are two variables, how they hang together.
    """

    match: Match
    given: Mapping[Side, Given]
    laws: tuple[z3.BoolRef, ...]

    @property
    def answered(self) -> z3.BoolRef:
        """Return whether there is an answer to either."""
        return some(dict.fromkeys(each.answered for each in self.given.values()))

    def written(self, model: z3.ModelRef) -> object:
        """Return the answer that a model gives, as one to both; None: no answer."""
        match = self.match
        values = {side: written_answer(given, model) for side, given in self.given.items()}
        if match.same:
            return values[Side.NEW]
        renamed = [_renamed(match, side, value) for side, value in values.items() if value is not None]
        if len(renamed) == 2 and _is_list(match):
            return _joined(match, renamed)
        return renamed[-1] if renamed else None


def shared_answers(pair: Pair) -> list[Shared]:
    """Return whatever may be answered to the questions of two bases."""
    return [_shared(match) for match in pair.matches]


def given_of(shared: list[Shared], side: Side) -> dict[str, Given]:
    """Return the answers as one of the bases reads them."""
    found = (each.given.get(side) for each in shared)
    return {given.question.id: given for given in found if given is not None}


def _shared(match: Match) -> Shared:
    asked = {side: question for side in Side if (question := match.question(side)) is not None}
    # Variables go by their names: with the same, whatever rests on them comes out as the same formula.
    prefixes = dict.fromkeys(Side, "") if match.same else {Side.OLD: "old ", Side.NEW: "new "}
    given = {side: any_answer(question, prefixes[side]) for side, question in asked.items()}
    laws = [law for each in given.values() for law in each.laws]
    if not match.same and len(given) == 2:
        laws += _links(match, given[Side.OLD], given[Side.NEW])
    return Shared(match, given, tuple(laws))


def _links(match: Match, old: Given, new: Given) -> Iterator[z3.BoolRef]:
    match old.question.type:
        case QuestionType.CHOICE:
            yield from _choices(match, old, new)
        case QuestionType.CHOICES:
            yield old.answered == new.answered
            yield from _lists(match, old, new)
        case QuestionType.BOOLEAN:
            yield from (old.answered == new.answered, old.yes == new.yes)
        case QuestionType.INTEGER | QuestionType.DECIMAL:
            yield from _numbers(old, new)


def _numbers(old: Given, new: Given) -> Iterator[z3.BoolRef]:
    """Yield that both are told the same number, and that one which does not take it is told nothing."""
    assert old.number is not None
    assert new.number is not None
    yield z3.Implies(old.answered, new.answered == _takes(new.question, old.question, old.number))
    yield z3.Implies(new.answered, old.answered == _takes(old.question, new.question, new.number))
    most = max(old.question.decimals, new.question.decimals)
    first, second = (
        wholes.times(number, wholes.plain(10 ** (most - question.decimals)))
        for number, question in ((old.number, old.question), (new.number, new.question))
    )
    yield z3.Implies(every((old.answered, new.answered)), wholes.equals(first, second))


def _takes(question: Question, asked: Question, number: wholes.Whole) -> z3.BoolRef:
    """Return whether a question takes a number given to another: it is in range, and has no more decimals."""
    finer = wholes.plain(10 ** max(0, question.decimals - asked.decimals))
    coarser = wholes.plain(10 ** max(0, asked.decimals - question.decimals))
    rounded = wholes.divided_half_up(number, coarser)
    scaled = wholes.times(rounded, finer)
    demands = [wholes.equals(wholes.times(rounded, coarser), number)]
    if question.range is not None:
        demands += [
            wholes.at_least(scaled, question.range.low),
            negation(wholes.at_least(scaled, question.range.high + 1)),
        ]
    return every(demands)


def _choices(match: Match, old: Given, new: Given) -> Iterator[z3.BoolRef]:
    news = {option.id: _is(new, option.id) for option in new.question.options}
    for option in old.question.options:
        other = match.options.get(option.id)
        chosen = _is(old, option.id)
        yield z3.Implies(chosen, negation(new.answered)) if other is None else chosen == news.pop(other)
    yield from (z3.Implies(chosen, negation(old.answered)) for chosen in news.values())


def _is(given: Given, option: str) -> z3.BoolRef:
    assert given.number is not None
    return every((given.answered, wholes.equals(given.number, wholes.plain(given.question.rank_of(option)))))


def _lists(match: Match, old: Given, new: Given) -> Iterator[z3.BoolRef]:
    for first, second in match.options.items():
        # Whoever has nothing left to tick ticks `none`, which so may be ticked on one list alone.
        if not (old.question.option(first).none or new.question.option(second).none):
            yield old.ticked[first] == new.ticked[second]
        if old.question.allow_not_sure and new.question.allow_not_sure:
            yield old.unsure[first] == new.unsure[second]
    if old.question.search and new.question.search:
        yield old.unrecognised == new.unrecognised


def _is_list(match: Match) -> bool:
    return match.new is not None and match.new.type is QuestionType.CHOICES


def _renamed(match: Match, side: Side, value: object) -> object:
    if isinstance(value, str) and not (match.question(side) or match).options:
        return value
    if isinstance(value, str):
        return match.option_from(side, value)
    if isinstance(value, list):
        return [match.option_from(side, str(each)) for each in value]
    if isinstance(value, dict):
        return {key: part if key == "not_recognised" else _renamed(match, side, part) for key, part in value.items()}
    return value


def _joined(match: Match, values: list[object]) -> object:
    """Return all that is ticked on either list; that nothing applies only where that is so on both."""
    parts: dict[str, dict[str, None]] = {}
    for value in values:
        said: dict[str, list[str]] = value if isinstance(value, dict) else {"includes": value}  # type: ignore[dict-item]
        for key, each in said.items():
            parts.setdefault(key, {}).update(dict.fromkeys(each))
    none = {
        match.option_from(side, option.id)
        for side in Side
        for option in getattr(match.question(side), "options", ())
        if option.none
    }
    includes = list(parts.pop("includes", {}))
    ticked = [each for each in includes if each not in none]
    beside = {key: [each for each in found if each not in ticked] for key, found in parts.items()}
    beside = {key: found for key, found in beside.items() if found}
    if not ticked and not beside:
        return includes[:1]
    return {"includes": ticked, **beside} if beside else ticked
