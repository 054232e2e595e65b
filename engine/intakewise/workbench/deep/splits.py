"""
Gaps and overlaps where rules split a number.

Rules split a number where they conclude the same sort of thing and differ in nothing else than what they ask of it. A
hole between two of them is a gap where it is a single step, or holds no whole number: between `below: 10` and `above:
10`, or, with decimals, between `at_most: 9` and `at_least: 10`. They overlap where both take in a value that ends one
and begins the other, or where one speaks for what the other speaks against.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from intakewise.model.cases import Expected
from intakewise.model.claims import Stance, Wish
from intakewise.model.conditions import Compare, Condition, Operator
from intakewise.model.flaws import Cause, Flaw
from intakewise.model.knowledge import FactKind, Knowledge
from intakewise.model.rules import Effect, Rule, Supports
from intakewise.passes.literals import unscaled
from intakewise.problems.problem import Problem, Severity
from intakewise.workbench.deep.asking import Asking
from intakewise.workbench.deep.parts import needs_of

_FAR = 10**12
"""Beyond every number: where a rule asks for no end."""

_NEXT_BUT_ONE = 2
"""How far apart two shares are with one value between them."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one rule takes of a number, both ends included."""

    rule: Rule
    number: str
    low: int
    high: int


def splits_of(knowledge: Knowledge) -> list[list[Share]]:
    """Return the rules that split a number, each split from its lowest share up."""
    splits: dict[object, list[Share]] = defaultdict(list)
    for rule in knowledge.rules.values():
        for key, share in _shares(knowledge, rule):
            for sort in sorted({_sort(effect) for effect in rule.effects}):
                splits[key, sort].append(share)
    several = {tuple(sorted(split, key=_order)): None for split in splits.values() if len(split) > 1}
    return [list(split) for split in several]


def flaws_in_split(asking: Asking, split: Sequence[Share]) -> Iterator[Flaw]:
    """
    Yield the gaps and overlaps of one split.

    Raises:  Undecided: the prover could not say.
    """
    yield from _gaps(asking, split)
    for first, second in combinations(split, 2):
        if _is_overlap(first, second) and asking.can_be(Wish(first.rule.when), Wish(second.rule.when)):
            yield _overlap(asking, first, second)


def _order(share: Share) -> tuple[int, int, str]:
    return share.low, share.high, share.rule.id


def _sort(effect: Effect) -> str:
    """Return what sort of thing an effect concludes."""
    return f"supports {effect.contributor}" if isinstance(effect, Supports) else type(effect).__name__


def _shares(knowledge: Knowledge, rule: Rule) -> Iterator[tuple[object, Share]]:
    """Yield each number that a rule asks for, with all else that it asks for as a key."""
    parts = needs_of(rule.when)
    asked: dict[str, list[Compare]] = defaultdict(list)
    for part in parts:
        if isinstance(part, Compare) and knowledge.facts[part.fact].kind is FactKind.NUMBER:
            asked[part.fact].append(part)
    for number, tests in asked.items():
        if all(test.operator is not Operator.DIFFERS for test in tests):
            rest: frozenset[Condition] = frozenset(part for part in parts if part not in tests)
            low = max((test.value for test in tests if test.operator is not Operator.AT_MOST), default=-_FAR)
            high = min((test.value for test in tests if test.operator is not Operator.AT_LEAST), default=_FAR)
            yield (number, rest), Share(rule, number, low, high)


def _gaps(asking: Asking, split: Sequence[Share]) -> Iterator[Flaw]:
    whole = 10 ** asking.knowledge.facts[split[0].number].decimals
    reached = split[0]
    for share in split[1:]:
        # A hole with a whole number in it, such as what is normal between too low and too high, is meant.
        is_narrow = share.low - reached.high == _NEXT_BUT_ONE or (reached.high // whole + 1) * whole >= share.low
        # What asks for single values, one by one, need not ask for all.
        is_plain = reached.low < reached.high and share.low < share.high
        if share.low > reached.high + 1 and is_narrow and is_plain:
            yield from _gap(asking, reached, share, split)
        if share.high > reached.high:
            reached = share


def _gap(asking: Asking, below: Share, above: Share, split: Sequence[Share]) -> Iterator[Flaw]:
    value = below.high + 1
    wishes = [
        Wish(Compare(below.number, Operator.EQUALS, value)),
        *map(Wish, _rest(below)),
        *(Wish(share.rule.when, Stance.NOT_TRUE) for share in split),
    ]
    if not asking.can_be(*wishes):
        return
    decimals = asking.knowledge.facts[below.number].decimals
    last = above.low - 1
    hole = unscaled(value, decimals) + (f" to {unscaled(last, decimals)}" if last > value else "")
    names = below.rule.id, above.rule.id
    message = f"Neither '{names[0]}' nor '{names[1]}' takes {below.number} at {hole}, which lies between them."
    fix = "Let one of them begin where the other ends (`at_most` and `above`, or `below` and `at_least`)."
    problem = Problem("IW-L055", above.rule.place, message, fix=fix, severity=Severity.WARNING)
    why = f"{below.number} at {unscaled(value, decimals)} lies between {names[0]} and {names[1]}."
    witness = asking.witness(f"{above.rule.id}.gap", why, Expected(not_fired=names), *wishes)
    yield Flaw(problem, _causes(below, above), "They are", witness)


def _rest(share: Share) -> Iterator[Condition]:
    yield from (
        part for part in needs_of(share.rule.when) if not (isinstance(part, Compare) and part.fact == share.number)
    )


def _is_overlap(first: Share, second: Share) -> bool:
    """Tell whether two shares, the lower one first, meet in one value, or contradict each other where they overlap."""
    if second.low > first.high or second.high <= first.high or second.low == first.low:
        return False
    return second.low == first.high or _contradict(first.rule, second.rule)


def _contradict(first: Rule, second: Rule) -> bool:
    return any(
        one.contributor == two.contributor and (one.decibans > 0) != (two.decibans > 0)
        for one in first.effects
        for two in second.effects
        if isinstance(one, Supports) and isinstance(two, Supports)
    )


def _overlap(asking: Asking, first: Share, second: Share) -> Flaw:
    decimals = asking.knowledge.facts[first.number].decimals
    shared = unscaled(second.low, decimals)
    if first.high > second.low:
        shared += f" to {unscaled(first.high, decimals)}"
    names = first.rule.id, second.rule.id
    message = f"Both '{names[0]}' and '{names[1]}' take {first.number} at {shared}."
    if _contradict(first.rule, second.rule):
        message = f"{message[:-1]}, one as evidence for something, the other against it."
    fix = "Let one of them begin where the other ends (`at_most` and `above`, or `below` and `at_least`)."
    problem = Problem("IW-L056", second.rule.place, message, fix=fix, severity=Severity.WARNING)
    why = f"{first.number} at {shared} is taken by {names[0]} and {names[1]}."
    wishes = Wish(first.rule.when), Wish(second.rule.when)
    witness = asking.witness(f"{second.rule.id}.overlap", why, Expected(fired=names), *wishes)
    return Flaw(problem, _causes(first, second), "They are", witness)


def _causes(*shares: Share) -> tuple[Cause, ...]:
    return tuple(Cause(share.rule.place, f"rule {share.rule.id}") for share in shares)
