"""
Show that the bounds of each operator are sound: what is settled stays so, whatever is still open turns out to be.

By the plain evaluator itself, over every way in which the parts can be known or open. Conditions of any size, and
chains of rules, are built of nothing else: what holds of each operator holds of them. Knows no knowledge base.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import product

from intakewise.meaning.derive import derive
from intakewise.meaning.evaluate import evaluate
from intakewise.meaning.evidence import open_groups
from intakewise.meaning.facts import Facts
from intakewise.model.conditions import All, AnyOf, Compare, Condition, Holds, Includes, Known, Operator
from intakewise.model.questionnaires import Derived, Operation, Scored, Term
from intakewise.model.rules import Contributor, GroupBounds, Supports
from intakewise.model.values import FactValue, Span, Truth

Values = tuple[FactValue, ...]

_TRUTHS: Values = tuple(Truth)


@dataclass(frozen=True, slots=True)
class _Trial:
    """One use of an operator: what each of its parts may be, and what it makes of them."""

    domains: tuple[Values, ...]
    run: Callable[[Values], FactValue]


@cache
def how_unsound(operator: str) -> str:
    """Return how something that an operator has settled could change, in words; empty if nothing can."""
    for trial in _TRIALS[operator]():
        for parts in product(*trial.domains):
            settled = trial.run(parts)
            later_of = [tuple(filter(partial(_may_become, part), trial.domains[i])) for i, part in enumerate(parts)]
            for later in product(*later_of):
                found = trial.run(later)
                if not _may_become(settled, found):
                    return f"{_told(parts)} gives {_told([settled])}, and {_told(later)} {_told([found])}"
    return ""


def _may_become(value: FactValue, later: FactValue) -> bool:
    """Tell whether a value may turn out to be another once more is answered: a settled one is what it is."""
    if value is Truth.OPEN or value == later:
        return True
    if not isinstance(value, Span) or not isinstance(later, Span):
        return False
    is_settled = value.low < value.high and value.gap is Truth.UNKNOWN
    return not is_settled and value.low <= later.low and later.high <= value.high


def _told(values: Sequence[FactValue]) -> str:
    return ", ".join(f"{each.low} to {each.high}" if isinstance(each, Span) else each.value for each in values)


def _spans(low: int, high: int) -> Iterator[Span]:
    for first in range(low, high + 1):
        yield Span(first, first)
        for last in range(first + 1, high + 1):
            yield Span(first, last, Truth.UNKNOWN)
            yield Span(first, last, Truth.OPEN)


_NUMBERS: Values = (Truth.OPEN, Truth.UNKNOWN, *_spans(0, 4))
"""Numbers are only compared: the ends of a span, of a narrower one, and the number asked for are five at most."""

_TERMS: Values = (Truth.OPEN, Truth.UNKNOWN, *_spans(-1, 1))
"""Numbers below, at, and above zero: whether something is known does not hang on more."""


def _facts(parts: Values) -> dict[str, FactValue]:
    """Name each part so that it can be read as a fact, and as an option of a list."""
    return {f"f.{number}": part for number, part in enumerate(parts)}


def _asked(condition: Condition, parts: Values) -> FactValue:
    return evaluate(condition, Facts(_facts(parts), final=False))


def _asked_at_last(condition: Condition, parts: Values) -> FactValue:
    return evaluate(condition, Facts(_facts(parts)))


def _derived(derived: Derived, parts: Values) -> FactValue:
    return derive(derived, Facts(_facts(parts)))


def _connected(make: Callable[[tuple[Condition, ...]], Condition]) -> Iterator[_Trial]:
    """
    Yield one to four parts; more are taken one by one, and what came of those before counts as one.

    Options of lists come before all others, and without a call for each: some parts are such, or all, or none.
    """
    for count in range(1, 5):
        for ticked in range(count + 1):
            options = [Includes("f", str(number), expected=True) for number in range(ticked)]
            others = [Holds(f"f.{number}", expected=True) for number in range(ticked, count)]
            yield _Trial((_TRUTHS,) * count, partial(_asked, make((*others, *options))))


def _holds() -> Iterator[_Trial]:
    for expected in (True, False):
        yield _Trial((_TRUTHS,), partial(_asked, Holds("f.0", expected=expected)))


def _includes() -> Iterator[_Trial]:
    for expected in (True, False):
        yield _Trial((_TRUTHS,), partial(_asked, Includes("f", "0", expected=expected)))


def _known() -> Iterator[_Trial]:
    for expected, final in product((True, False), repeat=2):
        yield _Trial((_NUMBERS,), partial(_asked_at_last if final else _asked, Known("f.0", expected=expected)))


def _compared(operator: Operator) -> Iterator[_Trial]:
    for number in range(-1, 6):
        yield _Trial((_NUMBERS,), partial(_asked, Compare("f.0", operator, number)))


def _reckoned(operation: Operation) -> Iterator[_Trial]:
    derived = Derived("d", "", operation, terms=(Term("f.0", 0, 0), Term("f.1", 0, 0)))
    yield _Trial((_TERMS, _TERMS), partial(_derived, derived))


def _scored(operation: Operation) -> Iterator[_Trial]:
    """Yield points of either sign; each condition adds its own, so that two stand for any number."""
    for points in product((1,) if operation is Operation.COUNT else (-2, -1, 1, 2), repeat=2):
        items = tuple(Scored(each, Holds(f"f.{number}", expected=True)) for number, each in enumerate(points))
        derived = Derived("d", "", operation, scored=items)
        yield _Trial((_TRUTHS, _TRUTHS), partial(_derived, derived))


def _groups() -> Iterator[_Trial]:
    """Yield three pieces of evidence in one group: whether its clamped sum may still change, and what it then is."""
    for decibans in product((-3, 3, 7), repeat=3):
        for bounds in (GroupBounds(), GroupBounds(at_most=3), GroupBounds(at_least=0), GroupBounds(-3, 7)):
            contributor = Contributor("c", "", "", 0, {"g": bounds})
            pieces = tuple(Supports("c", each, "g") for each in decibans)
            yield _Trial((_TRUTHS,) * 3, partial(_group_sum, contributor, pieces))


def _group_sum(contributor: Contributor, pieces: tuple[Supports, ...], truths: Values) -> FactValue:
    judged = [(piece, truth) for piece, truth in zip(pieces, truths, strict=True) if isinstance(truth, Truth)]
    if open_groups(contributor, judged):
        return Truth.OPEN
    total = contributor.groups["g"].clamp(sum(piece.decibans for piece, truth in judged if truth is Truth.TRUE))
    return Span(total, total)


_TRIALS: dict[str, Callable[[], Iterator[_Trial]]] = {
    "all": partial(_connected, All),
    "any": partial(_connected, AnyOf),
    "is": _holds,
    "includes": _includes,
    "known": _known,
    **{each.value: partial(_compared, each) for each in Operator},
    **{each.value: partial(_reckoned, each) for each in Operation},
    **{each.value: partial(_scored, each) for each in (Operation.COUNT, Operation.SCORE)},
    "group_of_evidence": _groups,
}

OPERATORS = tuple(_TRIALS)
"""Everything that decides what is settled, by name; a state is settled as `any` of its rules is."""
