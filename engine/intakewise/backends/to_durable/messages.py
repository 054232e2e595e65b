"""
What durable_rules is told of one person.

A property is written once for a person, those of truths once when loading, and joined into the messages of all parts
that read it: to write each message anew took a fifth of what durable_rules takes. Most people say no to most questions,
so messages begin with every fact false.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from intakewise.backends.to_durable.encoding import Property, Slot, View, Written, short_names
from intakewise.backends.to_durable.parts import Part
from intakewise.backends.to_durable.patterns import bounds
from intakewise.model.values import FactValue, Span, Truth

_FALSE, _TRUE = Truth.FALSE, Truth.TRUE  # looked up hundreds of times in one assessment

Pick = Callable[[Sequence[str]], tuple[str, ...]]
"""Takes the properties of one part out of all that are written."""


@dataclass(slots=True)
class Messages:
    """
    All properties as written so far, by their numbers.

    Args:
        certain: for messages that find what is certain.
        possible: for those that find what is possible.
        unknown: the facts that are not known; of all others the two are alike.
    """

    certain: list[str]
    possible: list[str]
    unknown: set[str]

    def copy(self) -> "Messages":
        """Return messages that can go on apart from these."""
        return Messages(list(self.certain), list(self.possible), set(self.unknown))

    def join(self, pick: Pick, facts: frozenset[str]) -> tuple[str, ...]:
        """Return the message of a part for certain, and that for possible where it reads a fact that is not known."""
        certain = "".join(pick(self.certain))
        return (certain,) if facts.isdisjoint(self.unknown) else (certain, "".join(pick(self.possible)))


def properties_of(parts: Iterable[Part]) -> dict[Slot, Property]:
    """Return the properties that the messages of parts carry."""
    compared: dict[Slot, list[int]] = {}
    for part in parts:
        for _, pattern in part.patterns:
            for bound in bounds(pattern):
                compared.setdefault(bound.slot, []).append(bound.value)
    return {
        slot: Property(name, number, slot.end == "high", min(values), max(values))
        for number, ((slot, values), name) in enumerate(zip(compared.items(), short_names(), strict=False))
    }


def picking(numbers: Sequence[int]) -> Pick:
    """Return what takes the items of these numbers out of a list, as a tuple however few they are."""
    return itemgetter(*numbers) if len(numbers) > 1 else lambda items: tuple(items[number] for number in numbers)


class Writer:
    """Writes facts into messages, as they are under one view."""

    def __init__(self, properties: Mapping[Slot, Property], view: View) -> None:
        facts = {slot.fact: None for slot in properties}
        self._view = view
        self._of_values: dict[str, list[Property]] = {fact: [] for fact in facts}
        self._of_known: dict[str, list[Property]] = {fact: [] for fact in facts}
        self._of_truth: dict[Truth, dict[str, list[tuple[int, Written]]]] = {
            truth: {fact: [] for fact in facts} for truth in Truth
        }
        for slot, each in properties.items():
            (self._of_known if slot.known else self._of_values)[slot.fact].append(each)
            for truth, written in self._of_truth.items():
                meant = whether_known(truth, view) if slot.known else truth
                written[slot.fact].append((each.number, each.of_truth(meant)))
        self._all_false = Messages([""] * len(properties), [""] * len(properties), set())
        for fact in facts:
            self.write(self._all_false, fact, _FALSE)

    def begin(self) -> Messages:
        """Return messages in which every fact is false."""
        return self._all_false.copy()

    def write(self, messages: Messages, fact: str, value: FactValue) -> None:
        """Write the properties of a fact that some pattern reads; one that is written as unknown stays so."""
        certain, possible = messages.certain, messages.possible
        if isinstance(value, Truth):
            if value is not _TRUE and value is not _FALSE:
                messages.unknown.add(fact)
            for number, written in self._of_truth[value][fact]:
                certain[number], possible[number] = written
            return
        if value.low != value.high:
            messages.unknown.add(fact)
        for each in self._of_values[fact]:
            certain[each.number], possible[each.number] = each.of_span(value)
        for each in self._of_known[fact]:
            certain[each.number], possible[each.number] = each.of_truth(whether_known(value, self._view))


def whether_known(value: FactValue, view: View) -> Truth:
    """Return whether a value is known, which only what surely holds leaves open."""
    is_known = value.low == value.high if isinstance(value, Span) else value is _TRUE or value is _FALSE
    if is_known:
        return _TRUE
    return _FALSE if view is View.NOW else Truth.UNKNOWN
