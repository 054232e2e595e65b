"""
Find options by what a person typed: names, or words of names, that begin like it; if none does, names that are near.

Pure: knows names and letters, nothing of screens. Nothing is ever chosen for the person: what is near may be another
medicine, and is shown with its name.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from intakewise.model.questionnaires import Question
from intakewise.passes.option_names import OptionName, folded, option_names

MOST_FOUND = 20
MOST_NEAR = 5
ALLOWED_EDITS = ((10, 3), (8, 2), (4, 1))
"""From how many letters on, how many may be added, missing, changed, or swapped; one less where the first differs."""

FEWEST_JOINED = 5
"""Letters from which on a name is also found without its gaps: with fewer, "coam" would begin any "co-am…"."""

LIKE_ENOUGH = 80
"""Of 100: how much of several words has to be the same, in whatever order."""

_DOSES = frozenset({"mg", "mcg", "μg", "ug", "g", "ml", "l", "microgram", "micrograms", "iu", "units"})


@dataclass(frozen=True, slots=True)
class Hit:
    """
    Something that was found.

    Args:
        name: the name that matched; empty where it is the label of the option, or a word for any of several.
        options: what it leads to; several for one thing that is all of them.
        near: the name is only near what was typed, and may be quite another thing.
    """

    name: str
    options: tuple[str, ...]
    near: bool = False


class Finder:
    """Finds the options of one question; made once, asked at every key."""

    def __init__(self, question: Question) -> None:
        # What is not on the list is not found by a name.
        incomplete = {(option.id,) for option in question.options if option.incomplete}
        self._names = tuple(name for name in option_names(question) if name.options not in incomplete)

    def find(self, typed: str) -> tuple[Hit, ...]:
        """Return what may be meant, the likeliest first; nothing if nothing that could be compared was typed."""
        whole = folded(typed)
        if not whole:
            return ()
        bare = _without_dose(whole)
        # Beside what begins with what was typed, whatever is only near would be one more chance to take the wrong one.
        begin = self._beginning(whole) or self._beginning(bare) or self._beginning_in_one_word(bare)
        hits = [_hit(name, near=False) for name in begin] or [_hit(name, near=True) for name in self._near(bare)]
        return tuple(_once(hits))[:MOST_FOUND]

    def exactly(self, typed: str) -> tuple[Hit, ...]:
        """Return what is called just so, with or without the dose that stands behind it; several for a word for any."""
        whole = folded(typed)
        for wanted in (whole, _without_dose(whole)) if whole else ():
            called = [_hit(name, near=False) for name in self._names if name.folded == wanted]
            if called:
                return tuple(_once(called))
        return ()

    def _beginning(self, typed: str) -> list[OptionName]:
        ranked = [(_rank(name.folded, typed), not name.proper, number) for number, name in enumerate(self._names)]
        return [self._names[number] for rank, _, number in sorted(ranked) if rank < _NOWHERE]

    def _beginning_in_one_word(self, typed: str) -> list[OptionName]:
        """Return the names that begin like it but for gaps, which `folded` makes of hyphens: "coamilofruse"."""
        joined = typed.replace(" ", "")
        fitting = [name for name in self._names if name.folded.replace(" ", "").startswith(joined)]
        return fitting if len(joined) >= FEWEST_JOINED else []

    def _near(self, typed: str) -> list[OptionName]:
        """Return the names that are nearly what was typed, the nearest first."""
        costs: dict[int, float] = {}
        for number, cost in (*self._edited(typed), *self._reworded(typed)):
            costs[number] = min(cost, costs.get(number, cost))
        nearest = sorted(costs, key=lambda number: (costs[number], number))
        return [self._names[number] for number in nearest[:MOST_NEAR]]

    def _edited(self, typed: str) -> Iterator[tuple[int, float]]:
        """Yield names, words of names, and beginnings of names that are few edits away."""
        from rapidfuzz import process  # noqa: PLC0415 - the first question must come fast
        from rapidfuzz.distance import OSA  # noqa: PLC0415

        length = len(typed)
        allowed = next((edits for least, edits in ALLOWED_EDITS if length >= least), 0)
        if not allowed:
            return
        spellings: list[str] = []
        meant: list[tuple[int, float]] = []
        for number, name in enumerate(self._names):
            for spelling, cost in _spellings(name.folded, length):
                spellings.append(spelling)
                meant.append((number, cost))
        for spelling, edits, place in process.extract(
            typed, spellings, scorer=OSA.distance, score_cutoff=allowed, limit=None
        ):
            number, cost = meant[place]
            if edits < allowed or spelling[:1] == typed[0]:
                yield number, edits + cost

    def _reworded(self, typed: str) -> Iterator[tuple[int, float]]:
        """Yield names that have the same words as what was typed, in another order or with others between."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - the first question must come fast

        if " " not in typed:
            return
        names = [name.folded for name in self._names]
        for _, like, number in process.extract(
            typed, names, scorer=fuzz.token_set_ratio, score_cutoff=LIKE_ENOUGH, limit=None
        ):
            yield number, (100 - like) / 10


_EXACT, _BEGINS, _WORD_BEGINS, _NOWHERE = range(4)

_BEGINNING, _WORD = 0.4, 0.2
"""What is added to the edits where they are counted on a part of a name only."""


def _rank(name: str, typed: str) -> int:
    if name == typed:
        return _EXACT
    if name.startswith(typed):
        return _BEGINS
    return _WORD_BEGINS if f" {typed}" in name else _NOWHERE


def _spellings(name: str, length: int) -> Iterator[tuple[str, float]]:
    """Yield what a misspelt text of a length may stand for: the name, a word of it, or as much as was typed so far."""
    yield name, 0
    words = name.split()
    if len(words) > 1:
        yield from ((word, _WORD) for word in words if len(word) > 3)
    if len(name) > length:
        yield from ((name[:end], _BEGINNING) for end in (length - 1, length, length + 1))


def _without_dose(typed: str) -> str:
    """Return what was typed without doses, as they stand on boxes: "ramipril 2 5 mg" is ramipril."""
    words = [word for word in typed.split() if not word[0].isdigit() and word not in _DOSES]
    return " ".join(words) or typed


def _hit(name: OptionName, *, near: bool) -> Hit:
    return Hit(name.text if name.proper else "", name.options, near)


def _once(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Leave out repeats, and labels of what was found by its name already."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    found: set[tuple[str, ...]] = set()
    for hit in hits:
        if (hit.name, hit.options) not in seen and (hit.name or hit.options not in found):
            yield hit
        seen.add((hit.name, hit.options))
        found.add(hit.options)
