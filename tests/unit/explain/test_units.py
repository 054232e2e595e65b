"""Figures in other units: rounded to the unit's own step, only where the region reads it."""

from dataclasses import replace

import pytest

from intakewise.explain.units import in_other_units
from intakewise.model.foods import Unit
from intakewise.model.knowledge import Knowledge, Region
from tests.small_bases import base_of

OZ = Unit("oz", "oz", "g", "28", "0.5")
IU = Unit("iu", "IU", "µg", "0.025", "10", "vitamin_d")


def of_two_regions() -> Knowledge:
    """A base of one region that reads ounces, and one that reads IU."""
    regions = {"us": Region("us", "US", ("oz",)), "uk": Region("uk", "UK", ("iu",))}
    return replace(base_of(), regions=regions, units={"oz": OZ, "iu": IU})


@pytest.mark.parametrize(
    ("amount", "unit", "region", "nutrient", "expected"),
    [
        ("85", "g", "us", "", ("3 oz",)),
        ("42", "g", "us", "", ("1.5 oz",)),
        ("35", "g", "us", "", ("1.5 oz",)),
        ("34.9", "g", "us", "", ("1 oz",)),
        ("85", "g", "uk", "", ()),
        ("85", "mL", "us", "", ()),
        ("4.5", "µg", "uk", "vitamin_d", ("180 IU",)),
        ("4.5", "µg", "uk", "vitamin_b12", ()),
        ("4.5", "µg", "", "vitamin_d", ("180 IU",)),
        ("85", "g", "", "vitamin_d", ("3 oz",)),
    ],
)
def test_a_figure_in_other_units(amount: str, unit: str, region: str, nutrient: str, expected: tuple[str, ...]) -> None:
    """Halves of a step round up; IU stand beside vitamin D alone; without a region every unit is shown."""
    assert expected == in_other_units(of_two_regions(), amount, unit, region, nutrient)
