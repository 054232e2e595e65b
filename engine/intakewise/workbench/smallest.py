"""
Make answers that break a claim as few as can be, so that an author sees what matters.

First whatever can go without the claim holding again goes; then a prover is asked whether still fewer would do.
"""

from collections.abc import Callable, Iterator, Mapping

from intakewise.backends.contract import Prover
from intakewise.model.claims import Claim
from intakewise.model.proofs import Found, Given, Verdict

Breaks = Callable[[Given, Given | None], bool]
"""Tells whether answers break a claim; the second are the same with one answer changed, where there are two sets."""

Pair = tuple[Given, Given | None]
Simpler = Callable[[Pair, str], Iterator[Pair]]
"""Yields the same answers with less of the one to this question."""


def smallest(prover: Prover, claim: Claim, found: Found, breaks: Breaks) -> tuple[Found, bool]:
    """Return the smallest answers that break a claim, and whether it is sure that no fewer would."""
    found = without_what_can_go(found, breaks)
    for most in range(len(found.answers or {})):
        fewer = prover.prove(claim, most)
        if fewer.verdict is Verdict.REFUTED:
            return without_what_can_go(fewer, breaks), True
        if fewer.verdict is Verdict.UNKNOWN:
            return found, False
    return found, True


def without_what_can_go(found: Found, breaks: Breaks) -> Found:
    """Drop answers, then ticks in lists, one by one, as long as the rest still breaks the claim."""
    pair = found.answers or {}, found.instead
    for simpler in (_without, _ticked_less):
        for name in list(pair[0]):
            pair = _simplest(pair, name, simpler, breaks)
    return Found(found.verdict, found.reason, *pair)


def _simplest(pair: Pair, name: str, simpler: Simpler, breaks: Breaks) -> Pair:
    """Make one answer simpler as long as that can be done."""
    for less in simpler(pair, name):
        if breaks(*less):
            return _simplest(less, name, simpler, breaks)
    return pair


def _without(pair: Pair, name: str) -> Iterator[Pair]:
    """Yield the pair without an answer; the one that is changed stays: the claim is about it."""
    answers, instead = pair
    if name in answers and (instead is None or instead.get(name) == answers[name]):
        yield _dropped(answers, name), None if instead is None else _dropped(instead, name)


def _ticked_less(pair: Pair, name: str) -> Iterator[Pair]:
    """Yield the pair with one tick less, in both sets."""
    answers, instead = pair
    ticked = _ticks(answers.get(name))
    for tick in ticked if len(ticked) > 1 else ():
        less = {**answers, name: [each for each in ticked if each != tick]}
        rest = _ticks(instead.get(name)) if instead is not None else []
        yield less, None if instead is None else {**instead, name: [each for each in rest if each != tick] or None}


def _ticks(value: object) -> list[str]:
    if isinstance(value, Mapping):
        value = value.get("includes")
    return value if isinstance(value, list) else []


def _dropped(given: Given, name: str) -> dict[str, object]:
    return {key: value for key, value in given.items() if key != name}
