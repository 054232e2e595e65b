"""Figures in the units that a region reads, beside the unit in which they are given."""

from decimal import ROUND_HALF_UP, Decimal

from intakewise.model.foods import Unit
from intakewise.model.knowledge import Knowledge


def in_other_units(knowledge: Knowledge, amount: str, unit: str, region: str, nutrient: str = "") -> tuple[str, ...]:
    """
    Return a figure in each other unit that the region shows, with the unit's name.

    Args:
        region: empty: every unit that any region shows.
        nutrient: what it is a figure of, as some units (IU) are defined for one nutrient only.
    """
    regions = [knowledge.regions[region]] if region else list(knowledge.regions.values())
    shown = dict.fromkeys(name for each in regions for name in each.units)
    fitting = [knowledge.units[name] for name in shown]
    return tuple(
        f"{_converted(amount, each)} {each.label}"
        for each in fitting
        if each.of == unit and each.nutrient in ("", nutrient)
    )


def _converted(amount: str, unit: Unit) -> str:
    step = Decimal(unit.step)
    steps = (Decimal(amount) / Decimal(unit.holds) / step).quantize(Decimal(1), ROUND_HALF_UP)
    return plain(steps * step)


def plain(number: Decimal) -> str:
    """
    Return a number without zeros at its end.

    >>> plain(Decimal("8.0")), plain(Decimal("640")), plain(Decimal("1.5"))
    ('8', '640', '1.5')
    """
    whole = number.to_integral_value()
    return str(int(whole)) if number == whole else f"{number.normalize():f}"
