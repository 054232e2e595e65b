"""Foods, what they contain, and what a person needs of a nutrient a day: texts and figures that no rule reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from intakewise.model.conditions import Condition
from intakewise.problems.problem import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Ingredient:
    """Something in foods that a rule can leave out, such as milk: every food that contains it goes."""

    id: str
    title: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Food:
    """
    A food with what one serving holds.

    Args:
        serving: how much one serving is, in words of a kitchen; `size` is the same as a weight or volume ("28 g").
        amount: as text, rounded to what the source can bear.
        contains: ids of ingredients; the food is shown only where no rule may leave any of them out.
        regions: where the figure holds, as foods are fortified differently; empty: everywhere.
        is_approximate: the amount was not checked against a source, and is shown as "about".
        places: where its parts stand, by path ("contains.0").
    """

    id: str
    food: str
    serving: str
    size: str
    amount: str
    unit: str
    contains: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    is_approximate: bool = False
    place: Place = field(default=NOWHERE, compare=False)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Amount:
    """
    A figure, as text, and for whom it is; None: for everybody.

    A need is given to those of whom `when` is not known to be false, a limit to those of whom it is known to be true.
    """

    amount: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """
    What one authority says of a nutrient: a daily need, or a limit.

    Args:
        region: whose figures they are.
        says: what kind of figure it is ("recommended amount", "limit from tablets").
        status: `sourced`, or `needs_review` where it was not checked against a source.
    """

    region: str
    says: str
    amounts: tuple[Amount, ...]
    sources: tuple[str, ...]
    status: str
    place: Place = field(default=NOWHERE, compare=False)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Nutrient:
    """Something that food holds, with daily needs and limits by region."""

    id: str
    title: str
    unit: str
    needs: tuple[Figures, ...]
    limits: tuple[Figures, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Unit:
    """
    Another unit in which some regions read figures.

    Args:
        of: the unit of the figures that it stands beside; only those of `nutrient` if that is given.
        holds: how much of that unit one of this is, as text; `step`: what figures in it are rounded to.
    """

    id: str
    label: str
    of: str
    holds: str
    step: str = "1"
    nutrient: str = ""
    place: Place = field(default=NOWHERE, compare=False)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)
