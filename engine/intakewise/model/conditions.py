"""
Conditions: what a rule, a branch, or a property asks of the facts.

`reading` makes `Test` and `Not`; after `passes.typecheck` only the typed atoms remain, after `passes.normalise` no
`Not`.
Every node carries its place, which takes no part in equality.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from intakewise.model.values import Truth
from intakewise.problems.problem import NOWHERE, Place


class Judged:
    """
    Where `meaning.evaluate` keeps what it makes of a node.

    No field of the node: it takes no part in equality, is neither written nor pickled, and goes with the node.
    """

    __slots__ = ("judge",)

    judge: Callable[..., Truth]


@dataclass(frozen=True, slots=True)
class All(Judged):
    """True if every part is true, false if one is false. No parts: true."""

    parts: tuple["Condition", ...]
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class AnyOf(Judged):
    """True if one part is true, false if every part is false. No parts: false."""

    parts: tuple["Condition", ...]
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Not(Judged):
    """The opposite of a part; unknown if the part is. Gone after `normalise`."""

    part: "Condition"
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Test(Judged):
    """
    A test as it was written: a fact, a word, and operands as text. Gone after `typecheck`.

    The word is `is` where only a value was written.
    """

    fact: str
    operator: str
    operands: tuple[str, ...]
    place: Place = field(default=NOWHERE, compare=False)
    operator_place: Place = field(default=NOWHERE, compare=False)
    operand_places: tuple[Place, ...] = field(default=(), compare=False)


class Operator(Enum):
    """How a whole number is compared."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EQUALS = "equals"
    DIFFERS = "differs"

    # Members are singletons; Enum's own hash of their names, in Python, took a tenth of an assessment.
    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True)
class Compare(Judged):
    """
    Compare a number, a choice, a band, or the referral with `value`.

    `value` is a scaled integer for numbers, the option's rank for choices, the rank of the band or level otherwise.
    """

    fact: str
    operator: Operator
    value: int
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Holds(Judged):
    """A boolean question or a state is `expected`."""

    fact: str
    expected: bool
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Includes(Judged):
    """The list answered to `fact` includes `option`, or, where `expected` is false, is known not to."""

    fact: str
    option: str
    expected: bool
    place: Place = field(default=NOWHERE, compare=False)
    key: str = field(init=False, compare=False, repr=False)
    """The name under which facts hold this option."""

    def __post_init__(self) -> None:
        """Join the key once: it is looked up in every assessment."""
        object.__setattr__(self, "key", f"{self.fact}.{self.option}")


@dataclass(frozen=True, slots=True)
class Known(Judged):
    """Something is known of `fact` (or, where `expected` is false, is not). Two-valued in a finished assessment."""

    fact: str
    expected: bool
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class AdviceGiven(Judged):
    """An advice is offered (or withheld). Properties and cases only: it is settled after all rules."""

    advice: str
    offered: bool
    expected: bool
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class FoodShown(Judged):
    """A food that contains this ingredient is shown, in whatever advice. Properties only, as `AdviceGiven`."""

    ingredient: str
    expected: bool
    place: Place = field(default=NOWHERE, compare=False)


AboutAdvice = AdviceGiven | FoodShown
"""What is settled after all rules, and so is no fact that a rule could read."""

Atom = Compare | Holds | Includes | Known | AboutAdvice
Condition = All | AnyOf | Not | Test | Atom
